import type { StatementSchema } from '../../language/schema.ts';
import type { Piece } from '../../syntax/pieces.ts';
import type { Span } from '../../text/Span.ts';

/** One line as it is to be, not yet aligned with others: a statement, several with `;` between, a comment, a `}`. */
export interface Line {
  readonly pieces: readonly Piece[];
  /** What stands before each piece; of the first, nothing. A `\n` in one of them continues the statement in the next line. */
  readonly gaps: readonly string[];
  /** How many blocks it stands in. */
  readonly depth: number;
  /** The name of the innermost one. */
  readonly block: string;
  /** What the language knows of its first statement. */
  readonly schema: StatementSchema | undefined;
  /** How many statements begin on it, those of a block on the same line not counted. */
  readonly statements: number;
  /** Whether a block begins that ends on another line. */
  readonly opensBlock: boolean;
  readonly hasBlankBefore: boolean;
  /** Whether nothing changes on it but where it begins: its blanks may belong to a text. */
  readonly isAsTyped: boolean;
}

/** A segment that does not parse: it stays as it is. */
export interface BrokenSegment extends Span {
  readonly hasBlankBefore: boolean;
}

/** Whether something is laid out. */
export function isLine(line: Line | BrokenSegment): line is Line {
  return 'pieces' in line;
}

/** Whether a line is a comment behind something. */
export function trailingComment({ pieces }: Line): Piece | undefined {
  const last = pieces.at(-1);
  return pieces.length > 1 && last?.kind === 'comment' ? last : undefined;
}
