import type { Budget, RevenueBlock, Source } from '../../model/Budget.ts';
import { type Cells, carryoverCells, sourceCells } from '../../model/figures/cells.ts';
import { isZero, type Money, writtenDigits } from '../../model/money.ts';
import { moneyUnitAt } from '../../model/moneyUnitAt.ts';
import { sourceWord } from '../../model/sourceWord.ts';
import { insertLines, lacksClosing } from '../edits/insertLines.ts';
import { spelledLike } from '../edits/spelling.ts';
import type { Fix } from '../Rule.ts';

/**
 * What is spent of a source that brings no revenue is written as its revenue, what was carried over apart. Where a total of
 * revenue is declared, that speaks against it.
 */
export function statedAsRevenue(source: Source, revenue: RevenueBlock, budget: Budget): Fix[] {
  const { bound, segment, lines } = revenue;
  const { block } = bound.statement;
  if (!block || lacksClosing(bound.statement, segment) || budget.revenue.some(({ total }) => total)) return [];
  const all = sourceCells([source]);
  const spent = (cells: Cells): Money => budget.figures.expenditure.root.figure(cells).value;
  const unit = moneyUnitAt({ segment, start: block.start }, budget.fileUnit);
  const word = spelledLike(bound.statement, sourceWord(source));
  const carryover = spelledLike(bound.statement, { zh: '结转', en: 'carryover' });
  const texts = [
    { value: spent(all & ~carryoverCells), flag: '' },
    { value: spent(all & carryoverCells), flag: ` ${carryover}` },
  ].flatMap(({ value, flag }) => (isZero(value) ? [] : [`${word} ${writtenDigits(value, unit)}${flag}`]));
  const behind = lines.at(-1)?.statement.end ?? block.start + 1;
  const told = texts.join('; ');
  return [
    {
      title: { zh: `在收入中写“${told}”`, en: `Write “${told}” as revenue` },
      edits: [insertLines(texts, behind, { block, container: bound.statement, segment })],
    },
  ];
}
