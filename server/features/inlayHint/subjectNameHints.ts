import type { Budget, Part } from '../../model/Budget.ts';
import { type Bound, BoundLine } from '../../model/binding/bind.ts';
import { quoted } from '../../syntax/stringValue.ts';
import type { Span } from '../../text/Span.ts';
import { codesAbove } from '../subjectPath.ts';
import type { PartHint } from './HintSource.ts';

/** The name of a subject behind a code that stands alone. */
export function* subjectNameHints({ bound, segment }: Part, budget: Budget): Iterable<PartHint> {
  for (const { code, end } of bound.flatMap(namelessCodes)) {
    const name = budget.nameOf(code);
    if (name === '') continue;
    const path = [...codesAbove(code), code].map((each) => `${each} ${budget.nameOf(each)}`.trim()).join(' › ');
    yield {
      at: end,
      text: { zh: name, en: name },
      tooltip: () => ({ zh: path, en: path }),
      target: budget.subjectByCode.get(code)?.reference.place,
      insertion: () => ({ place: { segment, start: end, end }, newText: ` ${quoted(name)}` }),
    };
  }
}

interface Code extends Span {
  readonly code: string;
}

/** The codes of a statement and of those in it that have no name although they may. */
function namelessCodes(bound: Bound): Code[] {
  return [...namelessCode(bound), ...bound.children.flatMap(namelessCodes)];
}

function namelessCode(bound: Bound): Code[] {
  const { schema, statement, args } = bound;
  if (bound instanceof BoundLine) return bound.statement.name === undefined ? codeAt(bound.statement) : [];
  if (args['name'] || !schema.args.some(({ name }) => name === 'name')) return [];
  const { code } = args;
  if (code)
    return code.kind === 'quantity' ? [{ code: code.digits + code.unit, start: code.start, end: code.end }] : [];
  const { head } = statement;
  return head && 'code' in schema.head ? [{ code: head.text, start: head.start, end: head.end }] : [];
}

function codeAt({ code, start }: BoundLine['statement']): Code[] {
  return [{ code, start, end: start + code.length }];
}
