import type { ArgumentSchema } from '../../language/schema.ts';
import type { Piece } from '../../syntax/pieces.ts';
import { displayWidth } from '../../text/displayWidth.ts';
import { type Line, trailingComment } from './Line.ts';
import type { WordsOf } from './WordsOf.ts';

/** A line that is one statement, cut into cells. */
export interface Row {
  readonly line: Line;
  /**
   * An `item` has a code, a name and an amount, a `total` an amount behind a keyword; a `labelled` one a word behind its
   * keyword (`指标 数量 "…"`); a `table` one strings only. Everything else is a `field`.
   */
  readonly kind: 'item' | 'total' | 'labelled' | 'table' | 'strings' | 'field';
  readonly cells: readonly Cell[];
}

/** The pieces of a row from one to before another. */
export interface Cell {
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly width: number;
  /** Of an amount that is no calculation, how it stands with others; undefined of everything else. */
  readonly number: NumberCell | undefined;
}

/** A number and what touches it. */
export interface NumberCell {
  /** How much of its width stands before its point. */
  readonly whole: number;
  /** 元, 万元 …; empty where there is none. */
  readonly unit: string;
}

/** The cells of a line; undefined where it is no row: a comment, a block of several lines or its end, several statements, one left as typed. */
export function rowOf(line: Line, wordsOf: WordsOf): Row | undefined {
  if (line.statements !== 1 || line.opensBlock || line.isAsTyped || line.pieces[0]?.kind === 'close') return undefined;
  const parts = partsOf(line, line.pieces.length - (trailingComment(line) ? 1 : 0));
  const last = parts.at(-1);
  if (!last || parts.length < 2) return undefined;
  if (last.sort === 'b' && (parts.length === 2 || line.depth === 0)) return undefined;
  const kind = kindOf(line, parts);
  return { line, kind, cells: cellsOf(line, kind, parts, wordsOf) };
}

/** A row as a field: everything behind its keyword is one cell. */
export function asField(row: Row): Row {
  const [head, value] = row.cells;
  const to = row.cells.at(-1)?.to ?? 0;
  return head && value ? { ...row, kind: 'field', cells: [head, { ...value, column: 1, to }] } : row;
}

/** The head or an argument; its sort is a letter, so that what follows what can be told by a pattern. */
interface Part {
  /** Head, string, text, word, comparator, number, calculation, block. */
  readonly sort: 'h' | 's' | 't' | 'w' | 'p' | 'n' | 'e' | 'b';
  readonly from: number;
  readonly to: number;
}

function partsOf({ pieces }: Line, end: number): Part[] {
  const parts: Part[] = [];
  let depth = 0;
  for (let from = 0; from < end; ) {
    let to = from;
    do {
      const kind = pieces[to]?.kind;
      if (kind === 'left' || kind === 'open') depth++;
      if (kind === 'right' || kind === 'close') depth--;
      to++;
    } while (to < end && (depth > 0 || goesOn(pieces, to)));
    parts.push({ sort: sortOf(pieces, from, to), from, to });
    from = to;
  }
  return parts;
}

/** Whether a piece belongs to the argument before it. Behind a code, which is the first, a sign begins another one. */
function goesOn(pieces: readonly Piece[], i: number): boolean {
  const [before, kind] = [pieces[i - 1]?.kind, pieces[i]?.kind];
  if (kind === 'comma' || kind === 'colon' || kind === 'right' || kind === 'operator') return true;
  if (kind === 'comment' || before === 'comment' || before === 'operator' || before === 'sign') return true;
  return kind === 'sign' && i > 1 && (before === 'number' || before === 'right');
}

const sorts: Readonly<Partial<Record<Piece['kind'], Part['sort']>>> = {
  string: 's',
  text: 't',
  comparator: 'p',
  open: 'b',
};

function sortOf(pieces: readonly Piece[], from: number, to: number): Part['sort'] {
  const kind = pieces[from]?.kind ?? 'word';
  const known = sorts[kind];
  if (known) return known;
  if (kind === 'word') return from === 0 ? 'h' : 'w';
  if (kind === 'number' && from === 0) return 'h';
  const end = pieces[to - 1]?.kind === 'comma' ? to - 1 : to;
  const isSigned = kind === 'sign' && pieces[from + 1]?.kind === 'number';
  return (kind === 'number' && end === from + 1) || (isSigned && end === from + 2) ? 'n' : 'e';
}

function kindOf({ block, schema, pieces }: Line, parts: readonly Part[]): Row['kind'] {
  const typed = parts.map(({ sort }) => sort).join('');
  const isCode = pieces[0]?.kind === 'number' || (schema !== undefined && 'code' in schema.head);
  if (isCode && /^hs?[ne]?w*b?$/.test(typed)) return 'item';
  if (/^h[ne]w*b?$/.test(typed) && (!schema || schema.args.some(isFigure))) return 'total';
  if (/^hw[st]/.test(typed)) return 'labelled';
  if (/^s+$/.test(typed)) return 'strings';
  return block === 'appendix' && /^hs+$/.test(typed) ? 'table' : 'field';
}

function isFigure({ type }: ArgumentSchema): boolean {
  return type === 'amount' || type === 'count';
}

/** In which column a part of a row begins a cell; what has none belongs to the cell before it. */
function columnOf(kind: Row['kind'], parts: readonly Part[], i: number): number | undefined {
  const sort = parts[i]?.sort;
  const before = parts[i - 1]?.sort;
  switch (kind) {
    case 'table':
    case 'strings':
      return i;
    case 'field':
      return i < 2 ? i : undefined;
    case 'labelled':
      return before === 'p' ? undefined : labelledColumn(i - (parts[3]?.sort === 'p' && i > 3 ? 1 : 0));
    default:
      if (i === 1 && sort === 's') return 1;
      if (sort === 'n' || sort === 'e') return 2;
      return i === 0 ? 0 : before === 'w' ? undefined : 3;
  }
}

/** `指标 数量` is one cell, then follow the name, the value and the weight. */
function labelledColumn(i: number): number | undefined {
  return i === 0 ? 0 : i > 1 && i < 5 ? i - 1 : undefined;
}

function cellsOf(line: Line, kind: Row['kind'], parts: readonly Part[], wordsOf: WordsOf): Cell[] {
  const cells: Cell[] = [];
  for (let i = 0; i < parts.length; ) {
    const part = parts[i];
    const column = columnOf(kind, parts, i) ?? 0;
    i++;
    while (i < parts.length && columnOf(kind, parts, i) === undefined) i++;
    if (!part) continue;
    const to = parts[i]?.from ?? parts.at(-1)?.to ?? part.to;
    const isNumber = part.sort === 'n' && (kind === 'item' || kind === 'total');
    const text = cellText(line, part.from, to, wordsOf);
    const width = displayWidth(text);
    cells.push({ column, from: part.from, to, width, number: isNumber ? numberIn(text) : undefined });
  }
  return cells.slice();
}

/** Nothing for a cell that goes on in the next line: what stands there cannot be below anything. */
function cellText({ pieces, gaps }: Line, from: number, to: number, wordsOf: WordsOf): string {
  let text = '';
  for (let i = from; i < to; i++) {
    const piece = pieces[i];
    const gap = i > from ? (gaps[i] ?? '') : '';
    if (!piece || piece.kind === 'text' || gap.includes('\n')) return '';
    text += gap + wordsOf(piece);
  }
  return text;
}

const NUMBER = /^([-+\d,]*)(?:\.\d+)?([^\s,]*)/;

function numberIn(text: string): NumberCell {
  const [, whole = '', unit = ''] = NUMBER.exec(text) ?? [];
  return { whole: whole.length, unit };
}
