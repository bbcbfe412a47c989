import { blockIndex } from '../../language/lookup.ts';
import type { Budget, RevenueBlock, Source } from '../../model/Budget.ts';
import { add, type Money, writtenDigits } from '../../model/money.ts';
import { sourceWord } from '../../model/sourceWord.ts';
import { numberInPlace, written, writtenNumber } from '../amountText.ts';
import { insertLines, lacksClosing, offsetFor } from '../edits/insertLines.ts';
import { spelledLike } from '../edits/spelling.ts';
import type { Fix } from '../Rule.ts';

/** What of a source is received and not spent stays at the end of the year: in the line that says so, or in a new one. */
export function leftAtYearEnd(source: Source, revenue: RevenueBlock, unspent: Money, { fileUnit }: Budget): Fix[] {
  const [line, another] = revenue.yearEnd.filter((each) => each.source === source);
  if (another) return [];
  if (line) {
    const newText = writtenNumber(add(line.amount.value, unspent), written(line), 'money', fileUnit);
    return [
      {
        title: { zh: `把年终结转改为 ${newText}`, en: `Set the year-end carry-over to ${newText}` },
        edits: [numberInPlace(line.amountPlace, newText)],
      },
    ];
  }
  const { bound, segment } = revenue;
  const { block } = bound.statement;
  const field = blockIndex('revenue').words.get('年终结转');
  if (!block || !field || lacksClosing(bound.statement, segment)) return [];
  const amount = writtenDigits(unspent, fileUnit);
  const word = spelledLike(bound.statement, { zh: '年终结转', en: 'year-end-carryover' });
  const own = source === 'general' ? '' : ` ${spelledLike(bound.statement, sourceWord(source))}`;
  const text = `${word} ${amount}${own}`;
  return [
    {
      title: { zh: `没有用完，写“${text}”`, en: `It stays unspent: write “${text}”` },
      edits: [insertLines([text], offsetFor(field, block, 'revenue'), { block, container: bound.statement, segment })],
    },
  ];
}
