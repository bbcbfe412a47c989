import type { BlockName } from '../../language/blocks.ts';
import { type Locale, say } from '../../language/locale.ts';
import { blockIndex, valuesOf } from '../../language/lookup.ts';
import type { Localized, Spelling } from '../../language/schema.ts';
import type { Budget } from '../../model/Budget.ts';
import type { MoneyUnit } from '../../model/money.ts';
import { folded } from '../../text/folded.ts';
import type { KeywordLanguage } from '../keywordLanguage.ts';
import { amountIn, type CellAmount, numberOf } from './cells.ts';
import type { Columns } from './columns.ts';
import type { Cell, Row } from './plainRows.ts';
import type { Role } from './roles.ts';
import { type TableUnit, tableUnit } from './tableUnit.ts';

/** What became of one row: statements, each as its parts; nothing because it says nothing of its own; or it could not be read. */
export type Outcome =
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  | { readonly kind: 'left-out' | 'unread'; readonly reason: Localized };

/** A statement's parts, which stand below those of the statements beside it. */
export type Line = readonly string[];

/** A row, or a column, that is not among the statements, and why. */
export interface RowNote {
  readonly text: string;
  readonly reason: string;
}

/** The rows of a table of which one thing became. */
export function rowNotes(
  rows: readonly { readonly row: Row; readonly outcome: Outcome }[],
  kind: 'unread' | 'left-out',
  locale: Locale,
): RowNote[] {
  return rows.flatMap(({ row, outcome }) =>
    outcome.kind === kind ? { text: rowText(row), reason: say(outcome.reason, locale) } : [],
  );
}

/** A row as it stood, without empty cells at its ends. */
export function rowText(row: Row): string {
  const text = row.map((cell) => cell.text).join(' | ');
  return text.replace(/^[| ]+|(?<![| ])[| ]+$/g, '');
}

/** What readers of rows know of the place and of the table. */
export interface Reading {
  readonly block: BlockName;
  readonly columns: Columns;
  readonly budget: Budget;
  /** That of numbers without one at the place, where it may be another than the budget's. */
  readonly unit?: MoneyUnit;
  readonly language: KeywordLanguage;
  /** Whether the block has a statement of this id. */
  readonly has: (id: string) => boolean;
}

/** Reads the rows of one kind of table. */
export type RowReader = (row: Row, reading: Reading, rows: readonly Row[]) => Outcome;

export const unread = (zh: string, en: string): Outcome => ({ kind: 'unread', reason: { zh, en } });
export const leftOut = (zh: string, en: string): Outcome => ({ kind: 'left-out', reason: { zh, en } });

/** The cell of a row in the column with a role. */
export function cellOf(row: Row, role: Role, { columns }: Reading): Cell | undefined {
  const column = columns.at.get(role);
  return column === undefined ? undefined : row[column];
}

/** The text of that cell; empty where there is none. */
export function textOf(row: Row, role: Role, reading: Reading): string {
  return cellOf(row, role, reading)?.text ?? '';
}

/** The amount in the column with a role, with its unit where that is not the place's; undefined for what is no amount. */
export function writtenAmount(row: Row, role: Role, reading: Reading): string | 'empty' | undefined {
  return amountAt(row, reading.columns.at.get(role) ?? -1, reading);
}

/** The amount in a column, as `writtenAmount` gives it. */
export function amountAt(row: Row, column: number, reading: Reading): string | 'empty' | undefined {
  const { columns, budget, unit: ofPlace = budget.unit } = reading;
  const amount = amountIn(row[column]);
  if (amount === undefined || amount === 'empty') return amount;
  const told = amount.unit ? undefined : (unitBeside(row, reading) ?? columns.unitOf(column));
  const unit = amount.unit ?? told?.unit ?? (amount.isYuan ? '元' : undefined);
  return moved(amount, told?.places ?? 0) + (unit === undefined || unit === ofPlace ? '' : unit);
}

/** The unit in a column of its own, which is none of measurement there. */
function unitBeside(row: Row, reading: Reading): TableUnit | undefined {
  return reading.columns.at.has('value') ? undefined : tableUnit(folded(textOf(row, 'measure', reading)));
}

/** The digits of an amount with their point moved to the right, exactly. */
function moved(amount: CellAmount, places: number): string {
  if (places === 0) return amount.digits;
  return numberOf(amount)
    .times(10 ** places)
    .toFixed();
}

/** Says which cell is no amount. */
export function noAmount(row: Row, role: Role, reading: Reading): Outcome {
  return notAnAmount(textOf(row, role, reading));
}

export function notAnAmount(text: string): Outcome {
  return unread(`“${text}”不是金额`, `“${text}” is not an amount`);
}

/** A keyword of the block by its id, in the file's language. */
export function keyword(id: string, { block, language }: Reading): string {
  for (const schema of new Set(blockIndex(block).words.values()))
    if (schema.id === id && 'word' in schema.head) return schema.head.word[language];
  return id;
}

/** A word of an enumeration by its id, in the file's language. */
export function valueWord(enumeration: string, id: string, { language }: Reading): string {
  const word: Spelling | undefined = valuesOf(enumeration).find((value) => value.id === id)?.word;
  return word?.[language] ?? id;
}
