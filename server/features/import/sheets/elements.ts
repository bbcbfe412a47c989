/** One element of a part of a workbook: what stands in its tag and between its tags, and where it begins and ends. */
export interface Element {
  readonly attributes: string;
  readonly body: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The elements of a name, with or without a prefix; none of those that are read here holds one of its own name. Every
 * character is looked at once, whatever is missing: what is not closed is no element.
 */
export function* elements(xml: string, name: string): Generator<Element> {
  let open: Tag | undefined;
  for (const tag of tags(xml, name)) {
    const { kind, start, end } = tag;
    if (kind === 'open') open ??= tag;
    else if (kind === 'empty' && !open) yield { attributes: attributesOf(xml, tag), body: '', start, end };
    else if (kind === 'close' && open) {
      yield { attributes: attributesOf(xml, open), body: xml.slice(open.end, start), start: open.start, end };
      open = undefined;
    }
  }
}

/** The value of an attribute as it is written. */
export function attributeIn(attributes: string, name: string): string | undefined {
  const pattern = patterns.get(name) ?? new RegExp(`(?:^|\\s)${name}=("[^"]*"|'[^']*')`);
  patterns.set(name, pattern);
  return pattern.exec(attributes)?.[1]?.slice(1, -1);
}

const patterns = new Map<string, RegExp>();

interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  readonly start: number;
  readonly nameEnd: number;
  readonly end: number;
}

function attributesOf(xml: string, { kind, nameEnd, end }: Tag): string {
  return xml.slice(nameEnd, end - (kind === 'empty' ? 2 : 1));
}

function* tags(xml: string, name: string): Generator<Tag> {
  for (let start = xml.indexOf('<'); start >= 0; ) {
    const end = endOf(xml, start);
    if (end < 0) return;
    const isClosing = xml[start + 1] === '/';
    const nameEnd = endOfName(xml, isClosing ? start + 2 : start + 1, name);
    if (nameEnd >= 0)
      yield { kind: isClosing ? 'close' : xml[end - 2] === '/' ? 'empty' : 'open', start, nameEnd, end };
    start = xml.indexOf('<', end);
  }
}

/** Where a name ends that stands at a place, with or without a prefix; -1 where another one does. */
function endOfName(xml: string, start: number, name: string): number {
  const prefix = /\w{1,60}:/y;
  prefix.lastIndex = start;
  const isPlain = xml.startsWith(name, start);
  const from = isPlain || !prefix.test(xml) ? start : prefix.lastIndex;
  const end = from + name.length;
  return (isPlain || xml.startsWith(name, from)) && /[\s/>]/.test(xml[end] ?? '') ? end : -1;
}

/** Behind the `>` that ends what begins at a place, -1 where nothing does; a value in quotes may hold one. */
function endOf(xml: string, start: number): number {
  if (xml.startsWith('<!--', start)) return behind(xml, '-->', start + 4);
  if (xml.startsWith('<![CDATA[', start)) return behind(xml, ']]>', start + 9);
  for (let i = start + 1; i < xml.length; i++) {
    const character = xml[i];
    if (character === '>') return i + 1;
    if (character !== '"' && character !== "'") continue;
    i = xml.indexOf(character, i + 1);
    if (i < 0) return -1;
  }
  return -1;
}

function behind(xml: string, end: string, from: number): number {
  const at = xml.indexOf(end, from);
  return at < 0 ? -1 : at + end.length;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text that XML writes with entities. */
export function decoded(text: string): string {
  return text.replace(/&(?:#(\w+)|(\w+));/g, (entity, code, name) =>
    code === undefined ? (entities[name] ?? entity) : character(code),
  );
}

/** The character of a number, which is hexadecimal behind an x. */
export function character(code: string): string {
  const point = /^x/i.test(code) ? Number.parseInt(code.slice(1), 16) : Number(code);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}
