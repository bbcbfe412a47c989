import type { Localized } from '../../language/schema.ts';
import type { Budget } from '../../model/Budget.ts';
import { moneyUnits } from '../../model/money.ts';
import { priorFigures } from '../../model/priorYear.ts';
import { countNotation, groupNamed, type Notation, type PrintedGroup } from './Printed.ts';

type Groups = Map<string, PrintedGroup>;

/** What is no figure of the document and is needed to judge some: the year before, and how many units are of a kind. */
export function readFacts(groups: Groups, budget: Budget): void {
  const prior = groupNamed('prior', groups);
  const notation: Notation = { measure: 'money', unit: '万元', decimals: 2 };
  for (const { key, name, before, typed } of priorFigures(budget)) {
    const place = typed?.place ?? budget.prior?.place;
    const group = { zh: `上年 ${name.zh}`, en: `last year's ${name.en}` };
    const label = { group, row: '', column: '' };
    const origin = (): { readonly kind: 'prior'; readonly place: typeof place } => ({ kind: 'prior', place });
    prior.add(key, '', { notation, address: '', text: '', value: before, half: halfOf(notation), label, origin });
  }
  const units = groupNamed('units', groups);
  for (const { unit, spendings } of budget.scopes) {
    if (unit.kind === undefined || spendings.length === 0) continue;
    const label = { group: none, row: unit.name, column: '' };
    units.add(unit.kind, '', {
      notation: countNotation,
      address: '',
      text: '',
      value: 100,
      half: 0,
      label,
      origin: undefined,
    });
  }
}

/** A unit is of no table. */
const none: Localized = { zh: '', en: '' };

function halfOf({ unit, decimals }: Notation): number {
  return moneyUnits[unit] / 10 ** decimals / 2;
}
