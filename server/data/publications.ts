import type { Localized } from '../language/schema.ts';
import table from './publications.tsv';
import { readTable } from './readTable.ts';

/** One thing that has to be published; how it is kept is the row of ruleCoverage with its id. */
export interface Publication {
  readonly id: string;
  readonly duty: Localized;
  /** Where in the published document it stands. */
  readonly where: Localized;
  /** The ids from the top of a statement that has to be there, and what is said where it is not. */
  readonly needs: { readonly path: string; readonly lacks: Localized } | undefined;
}

let rows: readonly Publication[] | undefined;

/** Every duty of publication, in the order of their ids. */
export function publications(): readonly Publication[] {
  rows ??= readTable(table).map((row) => ({
    id: row('id'),
    duty: { zh: row('duty_zh'), en: row('duty_en') },
    where: { zh: row('where_zh'), en: row('where_en') },
    needs: row('needs') ? { path: row('needs'), lacks: { zh: row('lacks_zh'), en: row('lacks_en') } } : undefined,
  }));
  return rows;
}
