import { type Locale, say } from '../../language/locale.ts';
import type { Item } from '../../model/Budget.ts';
import { type Source, sources } from '../../model/Budget.ts';
import { sourceCells } from '../../model/cells.ts';
import { compareAmounts } from '../../model/figures.ts';
import { sourceWord } from '../../model/readPart.ts';
import { amountText, unitOfDeclared, written, writtenNumber } from '../../rules/amountText.ts';
import { setApart } from '../../syntax/scan.ts';
import type { TextEdit } from '../../text/TextEdit.ts';
import type { Analysis } from '../Analysis.ts';
import { commentedOut, isAlone } from './commentedOut.ts';
import { isSum, lastTotal } from './lastTotal.ts';

/** Makes the revenue of each source that has one line what its expenditure is, and says above what it was. */
export function balancedRevenue(analysis: Analysis, year: number | undefined, locale: Locale): TextEdit[] {
  return sources.flatMap((source) => {
    const lines = analysis.budget.revenue.flatMap((block) => block.lines).filter((line) => line.source === source);
    const [line] = lines;
    return line && lines.length === 1 ? balanced(line, source, analysis, { year, locale }) : [];
  });
}

/** Makes the totals of revenue that its lines do not make any more comments. */
export function lastRevenueTotals(analysis: Analysis, locale: Locale): TextEdit[] {
  return analysis.budget.revenue.flatMap(({ total, lines, segment }) => {
    if (!total || isSum(total.amount, lines)) return [];
    const offset = analysis.locate({ segment, start: 0, end: 0 }).span.start;
    return commentedOut(segment, total.statement, say(lastTotal, locale)).map(({ span: { start, end }, newText }) => ({
      span: { start: offset + start, end: offset + end },
      newText,
    }));
  });
}

interface Old {
  readonly year: number | undefined;
  readonly locale: Locale;
}

function balanced(line: Item, source: Source, analysis: Analysis, { year, locale }: Old): TextEdit[] {
  const { figures, fileUnit } = analysis.budget;
  const spent = figures.expenditure.root.figure(sourceCells([source]));
  if (compareAmounts(line.amount, spent) !== 'mismatch') return [];
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
      zh: `${word.zh}${year === undefined ? '原' : ` ${year} 年`}为 ${was}，本年按转入的支出`,
      en: `${word.en} was ${was}${year === undefined ? '' : ` in ${year}`}; now what the rolled expenditure asks for`,
    },
    locale,
  );
  const lineBreak = segment.text.includes('\r\n') ? '\r\n' : '\n';
  return [{ span: { start, end: start }, newText: `# ${note}${lineBreak}` }, edit];
}
