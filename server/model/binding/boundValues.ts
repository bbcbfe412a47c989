import type { Argument } from '../../syntax/tree.ts';
import type { Bound } from './bind.ts';

/** The children of a statement that are of one keyword. */
export function childrenOf(bound: Bound, id: string): Bound[] {
  return bound.children.filter(({ schema }) => schema.id === id);
}

/** The value of a string or text argument; empty for anything else. */
export function stringOf(argument: Argument | undefined): string {
  return argument?.kind === 'string' || argument?.kind === 'text' ? argument.value : '';
}

/** The text of a word argument; empty for anything else. */
export function wordOf(argument: Argument | undefined): string {
  return argument?.kind === 'word' ? argument.text : '';
}
