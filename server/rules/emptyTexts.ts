import { argumentIndex } from '../language/lookup.ts';
import type { Part } from '../model/Budget.ts';
import { type Bound, BoundLine } from '../model/bind.ts';
import { listed } from '../model/branches.ts';
import type { Argument } from '../syntax/tree.ts';
import type { Finding } from './Rule.ts';

/** Of a branch, the texts that say nothing where something has to be said: names, and what is required or recommended. */
export const emptyTexts = listed((part: Part): readonly Finding[] =>
  part.bound.flatMap((bound) => [...emptyIn(bound, 'file', part)]),
);

function* emptyIn(bound: Bound, block: string, part: Part): Iterable<Finding> {
  const { schema, children } = bound;
  if (schema.need || NAMED.has(schema.id)) yield* emptyArgument(bound, block, part);
  if (!INSIDE.has(schema.id)) return;
  for (const child of children) if (!(child instanceof BoundLine)) yield* emptyIn(child, schema.block ?? block, part);
}

/** What has a name of its own, and what has fields. */
const NAMED: ReadonlySet<string> = new Set(['department', 'unit', 'project']);
const INSIDE: ReadonlySet<string> = new Set([...NAMED, 'performance']);

function* emptyArgument({ schema, args, statement }: Bound, block: string, { segment }: Part): Iterable<Finding> {
  const [word] = 'word' in schema.head ? [schema.head.word] : [];
  const named = word ?? { zh: statement.head?.text ?? '', en: statement.head?.text ?? '' };
  for (const { name } of argumentIndex(schema).required) {
    const argument = args[name];
    if (!argument || !isEmpty(argument)) continue;
    const isName = name === 'name' && NAMED.has(schema.id);
    yield {
      place: { segment, start: argument.start, end: argument.end },
      severity: schema.need === 'recommended' && !isName ? 'warning' : 'error',
      about: `${block}/${schema.id}`,
      message: {
        zh: isName ? `“${named.zh}”的名称还没有填写` : `“${named.zh}”还没有填写`,
        en: isName ? `The name of “${named.en}” is empty` : `“${named.en}” is empty`,
      },
    };
    return;
  }
}

function isEmpty(argument: Argument): boolean {
  return (argument.kind === 'string' || argument.kind === 'text') && argument.value.trim() === '';
}
