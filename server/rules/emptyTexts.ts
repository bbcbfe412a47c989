import { argumentIndex } from '../language/lookup.ts';
import type { Part } from '../model/Budget.ts';
import { type Bound, BoundLine } from '../model/bind.ts';
import { listed } from '../model/branches.ts';
import type { Argument } from '../syntax/tree.ts';
import { fieldName } from './bindFaults.ts';
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

function* emptyArgument({ schema, args }: Bound, block: string, { segment }: Part): Iterable<Finding> {
  const empty = argumentIndex(schema).required.find(({ name }) => isEmpty(args[name]));
  const argument = empty && args[empty.name];
  if (!argument) return;
  const { zh, en } = fieldName(schema);
  const isName = empty.name === 'name' && NAMED.has(schema.id);
  yield {
    place: { segment, start: argument.start, end: argument.end },
    severity: schema.need === 'recommended' && !isName ? 'warning' : 'error',
    about: `${block}/${schema.id}`,
    message: {
      zh: isName ? `“${zh}”的名称还没有填写` : `“${zh}”还没有填写`,
      en: isName ? `The name of “${en}” is empty` : `“${en}” is empty`,
    },
  };
}

function isEmpty(argument: Argument | undefined): boolean {
  return (argument?.kind === 'string' || argument?.kind === 'text') && argument.value.trim() === '';
}
