import { printable } from '../xml.ts';

/** What a name may not have, and the full-width twins that stand there instead. */
const twins: Readonly<Record<string, string>> = {
  '[': '［',
  ']': '］',
  ':': '：',
  '*': '＊',
  '?': '？',
  '/': '／',
  '\\': '＼',
};

/** The longest name, in UTF-16 units. */
const longest = 31;

/** Names of worksheets as like the wanted ones as Excel allows: without the characters that it forbids, short, each once. */
export function worksheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set(['history']);
  return wanted.map((text) => {
    const plain = allowed(text) || 'Sheet';
    let name = shortened(plain, longest);
    for (let count = 2; taken.has(name.toLowerCase()); count++) {
      const suffix = `（${count}）`;
      name = shortened(plain, longest - suffix.length) + suffix;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

function allowed(text: string): string {
  return printable(text)
    .replace(/\s+/gu, ' ')
    .replace(/[[\]:*?/\\]/gu, (character) => twins[character] ?? '')
    .replace(/^'+|(?<!')'+$/gu, '’')
    .trim();
}

/** Cut at a character, with a sign that it was. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\u{D800}-\u{DBFF}]$/u, '')}…`;
}

/** A table's name: its number and its title, without what stands in brackets where that is too long. */
export function sheetName(label: string, title: string): string {
  const full = `${label} ${withoutYear(title)}`;
  return full.length <= longest ? full : full.replace(/（[^（）]*）/gu, '');
}

/** A title without its year: the rest tells more on a tab. */
export function withoutYear(title: string): string {
  return title.replace(/^\d{4}年度?/u, '');
}
