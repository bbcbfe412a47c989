import type { Disclosure } from '../../document/Disclosure.ts';
import { disclose } from '../../document/disclose.ts';
import type { Budget } from '../../model/Budget.ts';
import type { MoneyUnit } from '../../model/money.ts';
import type { Layout } from '../../tables/layout.ts';
import { layoutOf } from '../../tables/layouts.ts';
import { onceFor } from '../../text/onceFor.ts';

/** The document of a budget as it is looked at. */
export interface PublishedDocument {
  readonly disclosure: Disclosure;
  /** The units that its tables can be looked at in, their own first. */
  readonly units: readonly MoneyUnit[];
  readonly unit: MoneyUnit;
}

/** The document with its tables in a unit; in their own one where none is named, or the layout does not allow it. */
export function publishedDocument(budget: Budget, wanted?: MoneyUnit): PublishedDocument {
  const layout = layoutOf(budget);
  const units = unitsOf(layout);
  const unit = wanted && units.includes(wanted) ? wanted : units[0];
  return { units, unit, disclosure: inUnit(budget, layout, unit === units[0] ? undefined : unit) };
}

function unitsOf({ tables, otherUnits = [] }: Layout): [MoneyUnit, ...MoneyUnit[]] {
  return [tables[0]?.unit ?? '万元', ...otherUnits];
}

const made = onceFor((_: Budget) => new Map<MoneyUnit | undefined, Disclosure>());

function inUnit(budget: Budget, layout: Layout, unit: MoneyUnit | undefined): Disclosure {
  const known = made(budget).get(unit);
  if (known) return known;
  const disclosure = disclose(budget, unit ? converted(layout, unit) : layout);
  made(budget).set(unit, disclosure);
  return disclosure;
}

function converted(layout: Layout, unit: MoneyUnit): Layout {
  return { ...layout, tables: layout.tables.map((table) => ({ ...table, unit, decimals: 2 })) };
}
