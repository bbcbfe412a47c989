import { type Locale, say } from '../../../language/locale.ts';
import type { Localized } from '../../../language/schema.ts';
import type { Budget } from '../../../model/Budget.ts';
import { budgetOf, scopeNamed } from '../../../model/units/unitBudget.ts';
import type { OwnWorkbooks } from '../importedTables.ts';
import type { SheetReport } from '../sheetReports.ts';
import { ownDifferences } from './ownDifferences.ts';
import type { OwnWorkbook } from './ownWorkbook.ts';

/** A budget that is made of workbooks of ours, or into which they were written. */
export type Outcome = 'made' | 'merged';

/** What a budget makes of the rows of such workbooks: the sheets of the department's, then those of each unit's. */
export function ownReports(
  budget: Budget,
  { whole, units }: OwnWorkbooks,
  outcome: Outcome,
  locale: Locale,
): readonly SheetReport[] {
  const own = scopeNamed(budget, whole.name);
  const isUnit = own !== undefined && budget.units.some(({ unit }) => unit === own.unit);
  const ofUnits = units.flatMap((book) => {
    const scope = scopeNamed(budget, book.name);
    return scope ? sheetReports(budgetOf(budget, scope), book, `${book.name}：`, outcome, locale) : [];
  });
  return [...sheetReports(isUnit ? budgetOf(budget, own) : budget, whole, '', outcome, locale), ...ofUnits];
}

function sheetReports(
  budget: Budget,
  { sheets }: OwnWorkbook,
  prefix: string,
  outcome: Outcome,
  locale: Locale,
): SheetReport[] {
  const differences = ownDifferences(budget, sheets);
  const noun = say({ zh: '数据', en: 'row' }, locale);
  const { other, lacking, added } = words[outcome];
  return sheets
    .filter(({ name }) => !name.startsWith('目录'))
    .map(({ name, rows }): SheetReport => {
      const found = differences.get(name) ?? { lacking: [], added: [] };
      const unread = found.lacking.map(({ row, made }) => ({
        text: row,
        reason: say(made === undefined ? lacking : other(made), locale),
      }));
      return {
        name: prefix + name,
        noun,
        unread,
        added: found.added.map((text) => ({ text, reason: say(added, locale) })),
        read: rows.length - unread.length,
        leftOut: [],
      };
    });
}

interface Words {
  readonly other: (made: string) => Localized;
  readonly lacking: Localized;
  readonly added: Localized;
}

const words: Readonly<Record<Outcome, Words>> = {
  made: {
    other: (made) => ({ zh: `还原后是 ${made}`, en: `the budget makes ${made}` }),
    lacking: { zh: '还原后没有这一行', en: 'the budget does not make this row' },
    added: { zh: '还原后多出这一行', en: 'the budget makes this row as well' },
  },
  merged: {
    other: (made) => ({ zh: `并入后文件里是 ${made}`, en: `the file makes ${made}` }),
    lacking: { zh: '并入后文件里没有这一行', en: 'the file does not make this row' },
    added: { zh: '并入后文件里多出这一行', en: 'the file makes this row as well' },
  },
};
