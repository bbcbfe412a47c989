import type { Part } from '../model/Budget.ts';
import type { Bound } from '../model/binding/bind.ts';
import { firstOf, spanOfStatement } from '../syntax/stretches.ts';
import type { Segment, Statement, Tree } from '../syntax/tree.ts';
import { lastAtMost } from '../text/partitionPoint.ts';
import type { Span } from '../text/Span.ts';
import type { Analysis } from './Analysis.ts';

/** A statement with what the schema knows of it; `bound` is undefined where it knows nothing. */
export interface Step {
  readonly statement: Statement;
  readonly bound: Bound | undefined;
  /** The offset in the file at which its segment begins, and the one at which all of the statement ends. */
  readonly base: number;
  readonly end: number;
  /** Of a statement that only goes on in the segment, and has ended there: the statement as it begins. */
  readonly beginning?: Step;
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
  let among = part?.bound;
  while (true) {
    const statement = siblings.findLast(({ start }) => start <= at);
    const bound = among?.find((each) => each.statement === statement);
    const step = statement && stepOf(statement, bound, { tree, parts, i });
    if (!step || !holds(statement, at))
      return { segment, base, at, owners, statement: step && hereOf(statement, step, base), siblings };
    owners.push(step);
    siblings = statement.block?.statements ?? [];
    among = bound?.children;
  }
}

interface SegmentAt {
  readonly tree: Tree;
  readonly parts: readonly Part[];
  readonly i: number;
}

/** A statement of a segment; one that only goes on there as it begins. */
function stepOf(statement: Statement, bound: Bound | undefined, { tree, parts, i }: SegmentAt): Step {
  const { segments, starts } = tree;
  const isCut = statement.continues || (segments[i]?.stretch === 'first' && statement === segments[i]?.statements[0]);
  const first = isCut ? firstOf(segments, i) : i;
  const base = starts[first] ?? 0;
  const beginning = isCut && segments[first]?.statements[0];
  if (!beginning) return { statement, bound, base, end: base + statement.end };
  return { statement: beginning, bound: parts[first]?.bound[0], base, end: spanOfStatement(tree, i).end };
}

/** A statement that has ended before an offset of a segment, as it stands in that. */
function hereOf(statement: Statement, step: Step, base: number): Step {
  if (!statement.continues) return step;
  return { statement, bound: undefined, base, end: base + statement.end, beginning: step };
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
