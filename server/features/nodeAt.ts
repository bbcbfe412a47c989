import type { Part } from '../model/Budget.ts';
import type { Bound } from '../model/bind.ts';
import type { Segment, Statement } from '../syntax/tree.ts';
import { lastAtMost } from '../text/partitionPoint.ts';
import type { Span } from '../text/Span.ts';
import type { Analysis } from './Analysis.ts';

/** A statement with what the schema knows of it; `bound` is undefined where it knows nothing. */
export interface Step {
  readonly statement: Statement;
  readonly bound: Bound | undefined;
}

/** Where an offset of the file falls. */
export interface Node {
  readonly segment: Segment;
  /** The offset in the file at which the segment begins. */
  readonly base: number;
  /** The offset in the segment. */
  readonly at: number;
  /** The statements whose blocks hold the offset, the outermost first. */
  readonly owners: readonly Step[];
  /** The last statement of the innermost block (or of the file) that begins at or before the offset. */
  readonly statement: Step | undefined;
  /** The statements beside it, itself included. */
  readonly siblings: readonly Statement[];
}

/** The syntax at an offset of the file. A block that is never closed holds all that follows it. */
export function nodeAt({ tree, parts }: Analysis, offset: number): Node | undefined {
  const i = lastAtMost(tree.starts, offset);
  const [segment, base, part] = [tree.segments[i], tree.starts[i], parts[i]];
  if (!segment || base === undefined) return undefined;
  const at = offset - base;
  const owners: Step[] = [];
  let siblings = segment.statements;
  while (true) {
    const statement = siblings.findLast(({ start }) => start <= at);
    const step = statement && { statement, bound: boundOf(statement, owners.at(-1), part) };
    if (!step || !holds(step.statement, at)) return { segment, base, at, owners, statement: step, siblings };
    owners.push(step);
    siblings = step.statement.block?.statements ?? [];
  }
}

function boundOf(statement: Statement, owner: Step | undefined, part: Part | undefined): Bound | undefined {
  const among = owner ? owner.bound?.children : part?.bound;
  return among?.find((bound) => bound.statement === statement);
}

function holds({ block }: Statement, at: number): boolean {
  return block !== undefined && block.start < at && (at < block.end || !block.closed);
}

/** The name of the block that an offset stands in: `file` outside all braces, undefined in a block that the schema does not know. */
export function blockNameAt({ owners }: Node): string | undefined {
  const owner = owners.at(-1);
  return owner ? owner.bound?.schema.block : 'file';
}

/** Whether an offset stands in a comment; in front of its `#` it does not. */
export function isInComment({ segment, at }: Node): boolean {
  return segment.comments.some(({ start, end }) => start < at && at <= end);
}

/** A span of the node's segment as one of the file. */
export function spanInFile({ base }: Node, { start, end }: Span): Span {
  return { start: base + start, end: base + end };
}
