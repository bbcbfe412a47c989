import type { Place } from '../../model/Budget.ts';
import type { Block, Segment, Statement } from '../../syntax/tree.ts';
import { onceFor } from '../../text/onceFor.ts';

/** A block before which nothing stands. */
export interface Headless {
  readonly block: Block;
  /** Whether it stands in the block of a statement. */
  readonly isWithin: boolean;
}

/** Whether nothing stands before the block of a statement. */
export function isHeadless({ head, args }: Statement): boolean {
  return !head && args.length === 0;
}

/** By where their { stand. */
export const headlessIn = onceFor(({ statements }: Segment): ReadonlyMap<number, Headless> => {
  const found = new Map<number, Headless>();
  const waiting = [{ statements, isWithin: false }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const statement of next.statements) {
      const { block } = statement;
      if (!block) continue;
      const isLone = isHeadless(statement);
      const { isWithin } = next;
      if (isLone) found.set(block.start, { block, isWithin });
      waiting.push({ statements: block.statements, isWithin: isWithin || !isLone });
    }
  }
  return found;
});

/** The } of blocks before which nothing stands, whose { are in a place: without these they would be too much. */
export function closingOf(segment: Segment, { start, end }: Place): Place[] {
  const blocks = Array.from({ length: end - start }, (_, i) => headlessIn(segment).get(start + i)?.block);
  return blocks.flatMap((block) => (block?.closed ? [{ segment, start: block.end - 1, end: block.end }] : []));
}
