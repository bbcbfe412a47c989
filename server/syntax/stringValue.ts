/** The value of a `"…"` or `“…”` as typed: without its quotes, `\"`, `\\` and `\n` resolved; before anything else a `\` is one. */
export function stringValue(image: string): string {
  const body = image.slice(1, endsInQuote(image) ? -1 : undefined);
  if (image.startsWith('“')) return body;
  return body.includes('\\') ? body.replace(/\\(["\\n])/g, (_, c: string) => (c === 'n' ? '\n' : c)) : body;
}

/** Whether a quote stands at the end: of the kind that began it, or one of the other kind that has no half within. */
function endsInQuote(image: string): boolean {
  if (image.length < 2) return false;
  if (image.endsWith('"')) return true;
  return image.endsWith('”') && (image.startsWith('“') || image.split('“').length < image.split('”').length);
}

/** The value of a `"""…"""`: the common indentation removed, the line breaks after and before the quotes left out. */
export function textValue(image: string): string {
  const body = image.slice(3, image.length >= 6 && image.endsWith('"""') ? -3 : undefined);
  const lines = body.split(/\r\n?|\n/);
  if (lines.length === 1) return body.trim();
  const first = lines.shift() ?? '';
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^\s*/.exec(line)?.[0].length ?? 0);
  // There may be more lines than a call takes arguments.
  const indent = indents.reduce((least, each) => Math.min(least, each), indents[0] ?? 0);
  const rest = lines.map((line) => line.slice(indent).trimEnd());
  return [first.trim(), ...rest].join('\n').replace(/^\n/, '').replace(/\n$/, '');
}

/** A value as a `"…"` that reads back the same. */
export function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
