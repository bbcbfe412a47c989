import { type Locale, say } from '../../language/locale.ts';
import type { Budget } from '../../model/Budget.ts';
import { budgetOf, scopeNamed } from '../../model/unitBudget.ts';
import { analyse } from '../Analysis.ts';
import { type ImportedTables, importedTables } from './importedTables.ts';
import { ownBudget } from './ownBudget.ts';
import { ownDifferences } from './ownDifferences.ts';
import type { OwnWorkbook } from './ownWorkbook.ts';
import type { SheetReport } from './sheetReports.ts';

/** A department's own workbook, with those of its units, as a budget; rows that the budget does not make again are told. */
export function importOwn(whole: OwnWorkbook, units: readonly OwnWorkbook[], locale: Locale): ImportedTables {
  const { text, notes } = ownBudget(whole, units);
  const { budget } = analyse(text);
  const ofUnits = units.flatMap((book) => {
    const scope = scopeNamed(budget, book.name);
    return scope ? sheetReports(budgetOf(budget, scope), book, `${book.name}：`, locale) : [];
  });
  const reports = [...sheetReports(budget, whole, '', locale), ...ofUnits];
  return { ...importedTables([text], reports, notes, locale), isOwn: true };
}

function sheetReports(budget: Budget, { sheets }: OwnWorkbook, prefix: string, locale: Locale): SheetReport[] {
  const differences = ownDifferences(budget, sheets);
  const noun = say({ zh: '数据', en: 'rows' }, locale);
  const lacking = say({ zh: '还原后没有这一行', en: 'the budget does not make this row' }, locale);
  const added = say({ zh: '还原后多出这一行', en: 'the budget makes this row as well' }, locale);
  return sheets
    .filter(({ name }) => !name.startsWith('目录'))
    .map(({ name, rows }): SheetReport => {
      const found = differences.get(name) ?? { lacking: [], added: [] };
      const unread = [
        ...found.lacking.map((text) => ({ text, reason: lacking })),
        ...found.added.map((text) => ({ text, reason: added })),
      ];
      return { name: prefix + name, noun, unread, read: rows.length - found.lacking.length, leftOut: [] };
    });
}
