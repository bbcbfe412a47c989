import type { Part } from '../../model/Budget.ts';
import { type Bound, BoundLine } from '../../model/binding/bind.ts';
import { placeholdersIn, readPlaceholder } from '../../model/placeholders.ts';
import { publishedTexts } from '../../rules/texts/publishedText.ts';
import type { Argument } from '../../syntax/tree.ts';
import { ascii } from '../../text/ascii.ts';
import { onceFor } from '../../text/onceFor.ts';
import type { Span } from '../../text/Span.ts';

/** A place at which a subject code stands; spans are in the segment of its part. */
export interface SubjectUse {
  readonly code: string;
  readonly role: 'declaration' | 'use';
  readonly codeSpan: Span;
  /** The name beside it, with its quotes. */
  readonly nameSpan: Span | undefined;
  readonly name: string | undefined;
}

/** Every subject code of a top-level statement, those in placeholders behind the others. */
export const subjectUses = onceFor((part: Part): readonly SubjectUse[] => {
  const uses: SubjectUse[] = [];
  for (const bound of part.bound) collect(bound, uses);
  collectPlaceholders(part, uses);
  return uses;
});

/** Plain loops: it runs over every line of a file. */
function collect(bound: Bound, uses: SubjectUse[]): void {
  if (bound instanceof BoundLine) {
    uses.push(useOfLine(bound));
    return;
  }
  const { schema, statement, args, children } = bound;
  if ('code' in schema.head && statement.head) uses.push(useAt(bound, statement.head.text, statement.head));
  else if (args['code']?.kind === 'quantity' && isCodeArgument(bound))
    uses.push(useAt(bound, args['code'].digits + args['code'].unit, args['code']));
  for (const child of children) collect(child, uses);
}

function useOfLine({ schema, statement }: BoundLine): SubjectUse {
  const { code, start, name, nameStart } = statement;
  return {
    code,
    role: schema.id === 'subject' ? 'declaration' : 'use',
    codeSpan: { start, end: start + code.length },
    name,
    nameSpan: name === undefined ? undefined : { start: nameStart, end: nameStart + name.length + 2 },
  };
}

/** The code of a department or unit is none of a subject. */
function isCodeArgument({ schema }: Bound): boolean {
  return schema.args.some(({ name, type }) => name === 'code' && type === 'code');
}

function useAt({ schema, args }: Bound, code: string, { start, end }: Span): SubjectUse {
  const name: Argument | undefined = args['name'];
  return {
    code,
    role: schema.id === 'subject' ? 'declaration' : 'use',
    codeSpan: { start, end },
    ...(name?.kind === 'string'
      ? { name: name.value, nameSpan: { start: name.start, end: name.end } }
      : { name: undefined, nameSpan: undefined }),
  };
}

function collectPlaceholders(part: Part, uses: SubjectUse[]): void {
  if (!part.bound.some(({ schema }) => schema.id === 'explain')) return;
  for (const { path, raw, place } of publishedTexts(part)) {
    if (path !== 'explain') continue;
    for (const { name, start, end } of placeholdersIn(raw)) {
      const meant = name === undefined ? undefined : readPlaceholder(name);
      if (meant?.kind !== 'subject') continue;
      const { code } = meant;
      const from = place.start + start + ascii(raw.slice(start, end)).lastIndexOf(code);
      const codeSpan = { start: from, end: from + code.length };
      uses.push({ code, role: 'use', codeSpan, nameSpan: undefined, name: undefined });
    }
  }
}
