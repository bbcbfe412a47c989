import { findValue } from '../../language/lookup.ts';
import type { StatementSchema } from '../../language/schema.ts';
import type { Span } from '../../text/Span.ts';

/** Values of which one has to be chosen, as forms print them: 经常性/一次性. */
export interface Choice extends Span {
  readonly words: readonly string[];
}

/** The values that stand in the arguments of a statement in place of one of them; undefined where anything else does. */
export function choiceIn(text: string, { start, end }: Span, { args }: StatementSchema): Choice | undefined {
  const typed = text.slice(start, end);
  const words = typed.split(/[/／、|｜]|或/).map((word) => word.trim());
  const [first = ''] = words;
  const spec = args.find(({ values }) => values !== undefined && findValue(values, first) !== undefined);
  const isChoice = words.length > 1 && words.every((word) => findValue(spec?.values ?? '', word) !== undefined);
  const from = start + typed.length - typed.trimStart().length;
  return isChoice ? { start: from, end: from + typed.trim().length, words } : undefined;
}
