import type { Typeface, Typography } from '../../tables/layout.ts';

const generic: ReadonlySet<string> = new Set(['serif', 'sans-serif', 'monospace', 'cursive', 'fantasy', 'system-ui']);

/** The fonts, sizes and weights of a document as custom properties (`--body-font`, `--body-size`, `--body-weight` …). */
export function typographyCss({ title, headings, body, table, note }: Typography): string {
  const faces: Readonly<Record<string, Typeface>> = {
    title,
    'heading-1': headings[1],
    'heading-2': headings[2],
    'heading-3': headings[3],
    body,
    table,
    note,
  };
  return `:root {\n${Object.entries(faces).map(declarations).join('\n')}\n}\n`;
}

function declarations([name, { fonts, size, bold }]: readonly [string, Typeface]): string {
  return `  --${name}-font: ${fonts.map(family).join(', ')};
  --${name}-size: ${size}pt;
  --${name}-weight: ${bold ? 'bold' : 'normal'};`;
}

/** A font's name as CSS: whatever is no letter, digit, blank or hyphen is escaped by its number. */
function family(name: string): string {
  if (generic.has(name)) return name;
  return `"${name.replace(/[^\p{L}\p{N} -]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
