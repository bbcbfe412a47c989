/**
 * Text of the user within a line of Markdown, shown as it is: no emphasis, link, HTML or table cell comes of it. Addresses
 * are broken up too, since Markdown makes links of them by itself.
 */
export function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|&~@]/g, '\\$&')
    .replace(/(https?|ftp|mailto):/gi, '$1\\:')
    .replace(/www\./gi, 'www\\.');
}

/** Text of the user at the start of a paragraph or list item, where it could look like a heading or a list as well. */
export function escapedStart(text: string): string {
  return escaped(text).replace(/^(\d*)([-+#=.)])(?=[-=#\s]|$)/, '$1\\$2');
}

/** Escaped text in bold; nothing where there is none. */
export function bold(text: string): string {
  const content = escaped(text);
  return content === '' ? '' : `**${content}**`;
}

/** Paragraphs, the empty ones left out. */
export function paragraphs(...texts: readonly (string | undefined)[]): string {
  return texts.filter(Boolean).join('\n\n');
}

/** Markdown that leads to an address, where there is one. */
export function link(markdown: string, address: string | undefined): string {
  if (address === undefined || markdown === '') return markdown;
  return `[${markdown}](${address.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

/** What is known of one thing: its name and value, a row for each; a fact without a value is left out. */
export function facts(rows: readonly (readonly [string, string | undefined])[]): string | undefined {
  const told = rows.filter(([, value]) => value);
  const [first, ...rest] = told.map(([name, value]) => `| ${name} | ${value} |`);
  return first && [first, '| :-- | :-- |', ...rest].join('\n');
}

/** A table of cells that are Markdown already; the first column is text, the others are numbers. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), `|${header.map((_, i) => (i === 0 ? ' :-- ' : ' --: ')).join('|')}|`, ...rows.map(line)].join(
    '\n',
  );
}

/** What Markdown made by the functions above says, for editors that show none: cells of a row stand behind each other. */
export function plainText(markdown: string): string {
  const lines = markdown.split('\n').filter((line) => !/^\|(?: :?--:? \|)+$/.test(line));
  return lines.map((line) => (line.startsWith('|') ? plainCells(line) : plainLine(line))).join('\n');
}

function plainCells(row: string): string {
  return row
    .slice(1, -1)
    .split(/ \| |^ | $/)
    .map(plainLine)
    .filter(Boolean)
    .join('  ');
}

/** Without emphasis and links; the first mark that is not escaped is one. */
function plainLine(line: string): string {
  return line
    .replace(/(?<!\\)\[([^[\]\\]*(?:\\.[^[\]\\]*)*)\]\([^()\s]*\)/g, '$1')
    .replace(/(?<!\\)\*\*|(?<!\\)`/g, '')
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
}
