import type { ImportedTables } from '../../server/features/import/importedTables.ts';
import { budgetOf, readTables } from '../../server/features/import/importTables.ts';
import type { SheetRows } from '../../server/features/import/sheets/SheetRows.ts';
import type { Locale } from '../../server/language/locale.ts';

/** What the tables of a file become; undefined where no row of them can be read. */
export function importTables(book: readonly SheetRows[], locale: Locale): ImportedTables | undefined {
  return budgetOf(readTables(book, locale), locale, {});
}
