import type { Disclosure, DisclosurePlan } from '../../document/Disclosure.ts';
import { disclosed, planOf } from '../../document/disclose.ts';
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

/** The same without its sentences. */
export interface PublishedPlan extends Omit<PublishedDocument, 'disclosure'> {
  readonly plan: DisclosurePlan;
}

/** The document with its tables in a unit; in their own one where none is named, or the layout does not allow it. */
export function publishedDocument(budget: Budget, wanted?: MoneyUnit): PublishedDocument {
  const { plan, ...units } = publishedPlan(budget, wanted);
  return { ...units, disclosure: whole(plan) };
}

const whole = onceFor(disclosed);

/** The same document; its sentences are put together when they are asked for. */
export function publishedPlan(budget: Budget, wanted?: MoneyUnit): PublishedPlan {
  const layout = layoutOf(budget);
  const units = unitsOf(layout);
  const unit = wanted && units.includes(wanted) ? wanted : units[0];
  return { units, unit, plan: inUnit(budget, layout, unit === units[0] ? undefined : unit) };
}

function unitsOf({ tables, otherUnits = [] }: Layout): [MoneyUnit, ...MoneyUnit[]] {
  return [tables[0]?.unit ?? '万元', ...otherUnits];
}

const made = onceFor((_: Budget) => new Map<MoneyUnit | undefined, DisclosurePlan>());

function inUnit(budget: Budget, layout: Layout, unit: MoneyUnit | undefined): DisclosurePlan {
  const known = made(budget).get(unit);
  if (known) return known;
  const plan = planOf(budget, unit ? converted(layout, unit) : layout);
  made(budget).set(unit, plan);
  return plan;
}

/** A layout in another unit; the same object each time, as what its lines are is kept for it. */
function converted(layout: Layout, unit: MoneyUnit): Layout {
  const known = conversions(layout).get(unit);
  if (known) return known;
  const made = { ...layout, tables: layout.tables.map((table) => ({ ...table, unit, decimals: 2 })) };
  conversions(layout).set(unit, made);
  return made;
}

const conversions = onceFor((_: Layout) => new Map<MoneyUnit, Layout>());
