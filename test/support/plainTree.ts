import type { Statement, Tree } from '../../server/syntax/tree.ts';

/** A statement at its place in the file, with those in its block. */
interface Placed {
  readonly start: number;
  readonly end: number;
  readonly own: readonly object[];
  readonly block?: {
    readonly start: number;
    readonly end: number;
    readonly closed: boolean;
    readonly inside: Placed[];
  };
}

/**
 * What a file says, with its places in it, however it is cut: its statements, what is put together from several segments being
 * one of them; its faults and its comments.
 */
export function plainTree({ segments, starts }: Tree): object {
  const statements: Placed[] = [];
  segments.forEach((segment, i) => {
    for (const statement of segment.statements) {
      const placed = at(statement, starts[i] ?? 0);
      const beginning = statement.continues ? statements.pop() : undefined;
      statements.push(beginning ? goneOn(beginning, placed) : placed);
    }
  });
  const listed = (of: 'faults' | 'comments'): object[] =>
    segments.flatMap((segment, i) => segment[of].map((each) => moved(each, starts[i] ?? 0)));
  return { statements, faults: listed('faults'), comments: listed('comments') };
}

function at({ start, end, head, args, block }: Statement, by: number): Placed {
  const own = [...(head ? [head] : []), ...args].map((each) => moved(each, by));
  const placed = { start: start + by, end: end + by, own };
  if (!block) return placed;
  const inside = block.statements.map((each) => at(each, by));
  return { ...placed, block: { start: block.start + by, end: block.end + by, closed: block.closed, inside } };
}

function goneOn(beginning: Placed, { end, block }: Placed): Placed {
  if (!beginning.block || !block) throw new Error('what goes on has a block');
  return {
    ...beginning,
    end,
    block: { ...beginning.block, end, inside: [...beginning.block.inside, ...block.inside] },
  };
}

/** The same with all offsets in it moved. */
export function moved<T extends object>(node: T, by: number): T {
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    const isOffset = (key === 'start' || key === 'end') && typeof value === 'number';
    copy[key] = isOffset ? value + by : typeof value === 'object' && value !== null ? moved(value, by) : value;
  }
  return Object.assign(Array.isArray(node) ? [] : {}, copy) as T;
}
