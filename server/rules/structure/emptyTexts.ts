import { argumentIndex } from '../../language/lookup.ts';
import type { Part } from '../../model/Budget.ts';
import { type Bound, BoundLine } from '../../model/binding/bind.ts';
import { listed } from '../../model/branches.ts';
import type { Argument } from '../../syntax/tree.ts';
import type { Finding } from '../Rule.ts';
import { fieldName } from './bindFaults.ts';

/** Of a branch, the texts that say nothing where something has to be said: names, and what is required or recommended. */
export const emptyTexts = listed((part: Part): readonly Finding[] => {
  const found: Finding[] = [];
  for (const bound of part.bound) collectIn(bound, 'file', part, found);
  return found;
});

/** No generator: it runs over every statement. */
function collectIn(bound: Bound, block: string, part: Part, found: Finding[]): void {
  const { schema, children } = bound;
  const finding = schema.need || NAMED.has(schema.id) ? emptyArgument(bound, block, part) : undefined;
  if (finding) found.push(finding);
  if (!INSIDE.has(schema.id)) return;
  for (const child of children) if (!(child instanceof BoundLine)) collectIn(child, schema.block ?? block, part, found);
}

/** What has a name of its own, and what has fields. */
const NAMED: ReadonlySet<string> = new Set(['department', 'unit', 'project']);
const INSIDE: ReadonlySet<string> = new Set([...NAMED, 'performance']);

function emptyArgument({ schema, args }: Bound, block: string, { segment }: Part): Finding | undefined {
  const empty = argumentIndex(schema).required.find(({ name }) => isEmpty(args[name]));
  const argument = empty && args[empty.name];
  if (!argument) return undefined;
  const { zh, en } = fieldName(schema);
  const isName = empty.name === 'name' && NAMED.has(schema.id);
  return {
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
