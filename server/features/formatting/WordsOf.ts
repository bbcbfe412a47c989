import type { Piece } from '../../syntax/pieces.ts';

/** What a piece is written as. */
export type WordsOf = (piece: Piece) => string;
