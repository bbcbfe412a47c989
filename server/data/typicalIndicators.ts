import { readTable } from './readTable.ts';
import indicatorTable from './typicalIndicators.tsv';

/** An indicator as it often stands in published forms; `kind` is the id of an indicatorKind, `value` as it is written. */
export interface TypicalIndicator {
  readonly kind: string;
  readonly name: string;
  readonly comparator: string;
  readonly value: string;
}

const all: readonly TypicalIndicator[] = readTable(indicatorTable).map((row) => ({
  kind: row('kind'),
  name: row('name'),
  comparator: row('comparator'),
  value: row('value'),
}));

/** The usual indicators of a kind, by its id. */
export function typicalIndicators(kind: string): readonly TypicalIndicator[] {
  return all.filter((each) => each.kind === kind);
}
