import { argumentWords } from '../../language/lookup.ts';
import type { ArgumentType, StatementSchema } from '../../language/schema.ts';
import { onceFor } from '../../text/onceFor.ts';
import type { Span } from '../../text/Span.ts';

/** Something between two blanks. */
export interface Piece extends Span {
  readonly typed: string;
}

/** What the arguments of a statement may be. */
export interface Wanted {
  readonly takes: (...types: readonly ArgumentType[]) => boolean;
  readonly words: ReadonlySet<string>;
  readonly hasMany: boolean;
}

export const wantedBy = onceFor((schema: StatementSchema): Wanted => {
  const { args } = schema;
  return {
    takes: (...types) => args.some(({ type }) => types.includes(type)),
    words: new Set(argumentWords(schema)),
    hasMany: args.some(({ type, many }) => many && isText(type)),
  };
});

function isText(type: ArgumentType): boolean {
  return type === 'string' || type === 'text';
}

const BLANK = String.raw`\s\u3000\u00a0\ufeff`;
/** In quotes of any kind there may be blanks. */
const QUOTED = String.raw`"(?:[^"\\]|\\.)*"|“[^“”]*”|”[^“”]*“|”[^“”"]*"|‘[^‘’]*’|’[^‘’]*‘|「[^「」]*」|『[^『』]*』|＂[^＂]*＂|'[^']*'`;
const PIECE = new RegExp(`(?:${QUOTED})(?![^${BLANK},，、「『“])|[^${BLANK}]+`, 'g');
const AMONG_COMMAS = /[^,，、]+/g;
const BETWEEN_COMMAS = new RegExp(`[^${BLANK},，、]+`, 'g');

/** What stands between blanks in the arguments of a line, which begin at an offset. */
export function piecesOf(typed: string, from: number, { hasMany, takes }: Wanted): Piece[] {
  const found = matches(PIECE, typed, from).filter((piece) => !/^[,，、]+$/.test(piece.typed));
  const [only] = found;
  // 办公室、财务科: names that only commas stand between.
  if (hasMany && only && found.length === 1) return matches(AMONG_COMMAS, only.typed, only.start);
  // Behind a name a comma separates; in sentences it belongs to them.
  return takes('text') ? found : found.map(withoutComma);
}

/** What only commas and blanks stand between, whatever it is. */
export function partsOf(typed: string, from: number): Piece[] {
  return matches(BETWEEN_COMMAS, typed, from);
}

function matches(pattern: RegExp, text: string, from: number): Piece[] {
  return [...text.matchAll(pattern)].map(({ 0: typed, index }) => {
    return { typed, start: from + index, end: from + index + typed.length };
  });
}

function withoutComma(piece: Piece): Piece {
  const isLast = piece.typed.length > 1 && /[,，、]$/.test(piece.typed);
  return isLast ? { ...piece, typed: piece.typed.slice(0, -1), end: piece.end - 1 } : piece;
}
