import { describe, expect, test } from 'vitest';
import { analyse } from '../../server/features/Analysis.ts';
import { fill } from '../../server/tables/fill.ts';
import { findLayout } from '../../server/tables/layouts.ts';
import { readSample } from '../support/parseCases.ts';

/** What adds up to a cell of a sample's table. */
function summandsOf(sample: string, address: string): readonly string[] {
  const { budget } = analyse(readSample(sample));
  const [table = ''] = address.split('/');
  const layout = findLayout(undefined).tables.find(({ id }) => id === table);
  const sheet = layout && fill(layout, budget);
  const cells = sheet?.rows.flatMap((row) => row.cells) ?? [];
  const sum = cells.some((cell) => cell.kind === 'figure' && cell.address === address) && sheet?.sumOf(address);
  return sum ? sum.map((each) => each.slice(table.length + 1)) : ['(no cell)'];
}

describe('what a printed total adds up', () => {
  test.each([
    ['t1/revenue/amount', ['general/amount', 'fund/amount', 'capital/amount', 'special/amount', 'unit/amount']],
    ['t1/revenue-total/amount', ['revenue/amount', 'carryover/amount']],
    ['t1/expenditure-total/total', ['expenditure/total', 'year-end/total']],
    ['t1/201/total', ['201/current', '201/carryover']],
    ['t3/total/total', ['201/total', '208/total', '210/total', '221/total']],
    ['t3/2011308/total', ['2011308/basic', '2011308/project']],
    ['t3/201/basic', ['20113/basic']],
    ['t6/301/total', ['301/personnel', '301/public']],
    ['t12/department/total', ['unit-631/total']],
  ])('%s', (address, expected) => expect(summandsOf('shuozhou-2026', address)).toEqual(expected));

  test('all 类 stand in the sum of the expenditure, also those without a figure', () => {
    expect(summandsOf('shuozhou-2026', 't1/expenditure/total')).toHaveLength(30);
  });

  test('a total that the printed numbers do not make adds up nothing: 4.64 + 2.32 is not 6.97', () => {
    expect(summandsOf('shuozhou-2026', 't2/20805/total')).toEqual(
      ['t2/20805/general', 't2/20805/fund', 't2/20805/capital', 't2/20805/special', 't2/20805/unit'].map((each) =>
        each.slice(3),
      ),
    );
    expect(summandsOf('shuozhou-2026', 't2/20805/general')).toEqual([]);
  });

  test.each([
    ['t4/revenue-total/amount', ['revenue/amount', 'carryover/amount']],
    ['t4/carryover/amount', ['carryover-general/amount', 'carryover-fund/amount', 'carryover-capital/amount']],
    ['t10/vehicles/total', ['vehicle-purchase/total', 'vehicle-running/total']],
    ['t10/total/total', ['abroad/total', 'reception/total', 'vehicles/total']],
    ['t11/total/total', ['unit-215/total']],
  ])('%s in a budget of several sources', (address, expected) =>
    expect(summandsOf('short-english', address)).toEqual(expected),
  );
});
