/**
 * The text of the string literal that begins at an offset of a TypeScript source; of what is put into a template, nothing
 * stays.
 */
export function readLiteral(source: string, offset: number): string {
  const quote = source[offset];
  let value = '';
  for (let at = offset + 1; at < source.length; at++) {
    const character = source[at];
    if (character === quote) return value;
    if (character === '\\') {
      at++;
      value += source[at] === 'n' ? '\n' : source[at];
    } else if (quote === '`' && source.startsWith('${', at)) at = endOfInsertion(source, at + 2);
    else value += character;
  }
  throw new Error('the literal does not end');
}

/** Where the `}` stands that ends an insertion; literals in it are skipped whole. */
function endOfInsertion(source: string, offset: number): number {
  let depth = 0;
  for (let at = offset; at < source.length; at++) {
    const character = source[at] ?? '';
    if (character === '{') depth++;
    else if (character === '}' && depth-- === 0) return at;
    else if (/['"`]/.test(character)) at = endOfLiteral(source, at);
  }
  throw new Error('the insertion does not end');
}

function endOfLiteral(source: string, offset: number): number {
  const quote = source[offset];
  for (let at = offset + 1; at < source.length; at++) {
    if (source[at] === quote) return at;
    if (source[at] === '\\') at++;
    else if (quote === '`' && source.startsWith('${', at)) at = endOfInsertion(source, at + 2);
  }
  throw new Error('the literal does not end');
}
