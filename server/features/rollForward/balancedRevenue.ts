import { type Locale, say } from '../../language/locale.ts';
import type { Item } from '../../model/Budget.ts';
import { type Source, sources } from '../../model/Budget.ts';
import { sourceCells } from '../../model/figures/cells.ts';
import { agrees } from '../../model/figures/figures.ts';
import { sourceWord } from '../../model/sourceWord.ts';
import { totalOf } from '../../model/totalOf.ts';
import { amountText, unitOfDeclared, written, writtenNumber } from '../../rules/amountText.ts';
import { setApart } from '../../syntax/scan.ts';
import type { Segment } from '../../syntax/tree.ts';
import { lineBreakOf } from '../../text/lineBreakOf.ts';
import type { TextEdit } from '../../text/TextEdit.ts';
import type { Analysis } from '../Analysis.ts';
import { commentedOut, isAlone, noted } from './commentedOut.ts';
import { amountsOf, isSum, lastTotal } from './lastTotal.ts';
import { toCheck } from './toCheck.ts';

/**
 * Makes the revenue of each source that has one line what its expenditure is, and says above what it was. Above the first
 * of several it says what they are to make, as nobody knows which of them changes.
 */
export function balancedRevenue(analysis: Analysis, year: number | undefined, locale: Locale): TextEdit[] {
  return sources.flatMap((source) => {
    const lines = analysis.budget.revenue.flatMap((block) => block.lines).filter((line) => line.source === source);
    const [line, second] = lines;
    if (!line) return [];
    return second
      ? toBalance(lines, line, source, { analysis, locale })
      : balanced(line, source, analysis, { year, locale });
  });
}

function toBalance(
  lines: readonly Item[],
  { amountPlace: { segment }, statement }: Item,
  source: Source,
  { analysis, locale }: { readonly analysis: Analysis; readonly locale: Locale },
): TextEdit[] {
  const { figures, fileUnit } = analysis.budget;
  const spent = figures.expenditure.root.figure(sourceCells([source]));
  if (isSum(spent, lines)) return [];
  const word = sourceWord(source);
  const [made, asked] = [totalOf(amountsOf(lines)), spent].map(({ value }) => amountText(value, fileUnit));
  const note = {
    zh: `${word.zh}各行合计 ${made}，转入的支出 ${asked}，改成相等`,
    en: `the lines of ${word.en} make ${made}, the rolled expenditure is ${asked}; to be made the same`,
  };
  return inFile(analysis, segment, noted(segment, statement, say(toCheck, locale) + say(note, locale)));
}

/** Edits of a segment, in offsets of its file. */
function inFile(analysis: Analysis, segment: Segment, edits: readonly TextEdit[]): TextEdit[] {
  return edits.map(({ span, newText }) => ({ span: analysis.locate({ segment, ...span }).span, newText }));
}

/** Makes the totals of revenue that its lines do not make any more comments. */
export function lastRevenueTotals(analysis: Analysis, locale: Locale): TextEdit[] {
  return analysis.budget.revenue.flatMap(({ total, lines, segment }) => {
    if (!total || isSum(total.amount, lines)) return [];
    return inFile(analysis, segment, commentedOut(segment, total.statement, say(lastTotal, locale)));
  });
}

interface Old {
  readonly year: number | undefined;
  readonly locale: Locale;
}

function balanced(line: Item, source: Source, analysis: Analysis, { year, locale }: Old): TextEdit[] {
  const { figures, fileUnit } = analysis.budget;
  const spent = figures.expenditure.root.figure(sourceCells([source]));
  if (agrees(line.amount, spent)) return [];
  const { amount, amountPlace } = line;
  const { span } = analysis.locate(amountPlace);
  const { segment, start: at } = amountPlace;
  const edit = {
    span,
    newText: setApart(segment.text, at, writtenNumber(spent.value, written(line), 'money', fileUnit)),
  };
  const [statement] = segment.statements;
  if (!statement || !isAlone(segment, statement)) return [edit];
  const was = amountText(amount.value, unitOfDeclared(written(line), fileUnit));
  const { start } = analysis.locate({ segment, start: statement.start, end: statement.start }).span;
  const word = sourceWord(source);
  const note = say(
    {
      zh: `${word.zh}${year === undefined ? '原' : ` ${year}年`}为 ${was}，本年按转入的支出`,
      en: `${word.en} was ${was}${year === undefined ? '' : ` in ${year}`}; now what the rolled expenditure asks for`,
    },
    locale,
  );
  const lineBreak = lineBreakOf(segment.text);
  return [{ span: { start, end: start }, newText: `# ${note}${lineBreak}` }, edit];
}
