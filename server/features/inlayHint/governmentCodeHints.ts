import { governmentTwin } from '../../data/catalogue.ts';
import type { Budget, Item, Part, Spending, UnitKind } from '../../model/Budget.ts';
import { blocksIn } from '../../model/cutBlocks.ts';
import { onceFor } from '../../text/onceFor.ts';
import type { PartHint } from './HintSource.ts';

/** The government economic code that a line is published under, where the kind of its unit is known. */
export function* governmentCodeHints(part: Part, budget: Budget): Iterable<PartHint> {
  const kinds = kindsIn(budget);
  for (const { spending, lines } of blocksIn(part, budget)) {
    const kind = kinds.get(spending);
    if (kind) for (const item of lines) yield* hintOf(item, kind);
  }
}

/** Of what kind the unit is that spends something, where the text says so. */
const kindsIn = onceFor(
  ({ scopes }: Budget): ReadonlyMap<Spending, UnitKind | undefined> =>
    new Map(scopes.flatMap(({ unit: { kind }, spendings }) => spendings.map((each) => [each, kind] as const))),
);

function* hintOf({ subject, statement: { end } }: Item, kind: UnitKind): Iterable<PartHint> {
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
