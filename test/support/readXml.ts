/** An element of an XML document; text stands among its children. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The root of a document without CDATA and comments; throws where it is not well-formed or has a forbidden character. */
export function readXml(text: string): XmlElement {
  const forbidden = text.match(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u);
  if (forbidden) throw new Error(`forbidden character at ${forbidden.index}`);
  const open: { name: string; attributes: Record<string, string>; children: (XmlElement | string)[] }[] = [
    { name: '', attributes: {}, children: [] },
  ];
  for (const [part, end, name, attributes, isEmpty] of text.matchAll(
    /<\?[^>]*\?>|<\/([\w:-]+)>|<([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|[^<]+|</gu,
  )) {
    const top = open.at(-1);
    if (!top || part === '<') throw new Error('not well-formed');
    if (name) {
      const element = { name, attributes: attributesOf(attributes ?? ''), children: [] };
      top.children.push(element);
      if (!isEmpty) open.push(element);
    } else if (end) {
      if (top.name !== end) throw new Error(`</${end}> closes <${top.name}>`);
      open.pop();
    } else if (!part.startsWith('<?')) top.children.push(decode(part));
  }
  const root = open[0]?.children.find((child) => typeof child !== 'string');
  if (open.length !== 1 || typeof root !== 'object') throw new Error('not well-formed');
  return root;
}

function attributesOf(text: string): Record<string, string> {
  const found = [...text.matchAll(/([\w:-]+)="([^"]*)"/gu)].map(([, name = '', value = '']) => [name, decode(value)]);
  if (new Set(found.map(([name]) => name)).size < found.length) throw new Error(`an attribute twice: ${text}`);
  return Object.fromEntries(found);
}

function decode(text: string): string {
  return text.replace(/&(#x[\da-f]+|\w+)?;?/giu, (entity, name = '') => {
    const character = name.startsWith('#x') ? String.fromCodePoint(Number.parseInt(name.slice(2), 16)) : ENTITIES[name];
    if (character === undefined) throw new Error(`unknown entity ${entity}`);
    return character;
  });
}

/** The child elements, of one name where it is given. */
export function elementsOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  const elements = element?.children.filter((child): child is XmlElement => typeof child !== 'string') ?? [];
  return name === undefined ? elements : elements.filter((child) => child.name === name);
}

/** The first child that is reached by the names, one level after the other. */
export function childAt(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>((parent, name) => elementsOf(parent, name)[0], element);
}

/** Every element of a name below, in the order of the text. */
export function allElements(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => [...(child.name === name ? [child] : []), ...allElements(child, name)]);
}
