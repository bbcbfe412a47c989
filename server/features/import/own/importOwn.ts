import type { Locale } from '../../../language/locale.ts';
import { analyse } from '../../Analysis.ts';
import { type ImportedTables, importedTables, type OwnWorkbooks } from '../importedTables.ts';
import { ownBudget } from './ownBudget.ts';
import { ownReports } from './ownReports.ts';

/** A department's own workbook, with those of its units, as a budget; rows that the budget makes otherwise are told. */
export function importOwn(own: OwnWorkbooks, locale: Locale): ImportedTables {
  const { text, notes } = ownBudget(own.whole, own.units);
  const reports = ownReports(analyse(text).budget, own, 'made', locale);
  return { ...importedTables([text], reports, notes, locale), own };
}
