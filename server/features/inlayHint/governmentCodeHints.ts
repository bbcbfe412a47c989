import { governmentTwin } from '../../data/catalogue.ts';
import type { Budget, Part, UnitKind } from '../../model/Budget.ts';
import type { PartHint } from './HintSource.ts';

/** The government economic code that a line is published under, where the kind of its unit is known. */
export function* governmentCodeHints({ spendings, units }: Part, budget: Budget): Iterable<PartHint> {
  const owners = [
    { kind: budget.department?.kind, spendings },
    ...units.map((each) => ({ kind: each.unit.kind, spendings: each.spendings })),
  ];
  for (const { kind, spendings: own } of owners)
    if (kind) for (const { items } of own) for (const item of items) yield* hintOf(item, kind);
}

function* hintOf(
  { subject, statement: { end } }: Part['spendings'][number]['items'][number],
  kind: UnitKind,
): Iterable<PartHint> {
  const twin = subject && governmentTwin(subject.code, kind === 'institution');
  if (!twin) return;
  const text = `→ ${twin.code} ${twin.name}`;
  yield {
    at: end,
    text: { zh: text, en: text },
    tooltip: () => ({
      zh: `政府预算支出经济分类：${twin.code} ${twin.name}`,
      en: `Government economic code: ${twin.code} ${twin.name}`,
    }),
  };
}
