/** Attributes by their names; one that is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; its children are XML already, its attributes are not. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value]) => ` ${attribute}="${escapeXml(String(value))}"`);
  const open = `${name}${written.join('')}`;
  return children.length > 0 ? `<${open}>${children.join('')}</${name}>` : `<${open}/>`;
}

/** What XML 1.0 has no place for, lone surrogates among it. */
const FORBIDDEN = /[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text as it may stand in XML: without control characters and halves of characters; line ends are LF. */
export function printable(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replace(FORBIDDEN, '');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#xA;',
  '\t': '&#x9;',
};

/** Text as it stands in an attribute or between tags. */
export function escapeXml(text: string): string {
  return printable(text).replace(/[&<>"\n\t]/gu, (character) => entities[character] ?? character);
}
