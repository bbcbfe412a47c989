import { indicatorLevels } from '../../language/indicatorLevels.ts';
import { say } from '../../language/locale.ts';
import type { Indicator } from '../../model/Budget.ts';
import type { Bound } from '../../model/bind.ts';
import { type HoverContext, speak } from './HoverContext.ts';
import { bold, escaped, paragraphs } from './markdown.ts';

/** A performance indicator: its two levels, its name with what is to be reached, its weight. */
export function indicatorHover(bound: Bound, context: HoverContext): string | undefined {
  const indicator = findIndicator(bound, context);
  if (!indicator) return undefined;
  const { name, comparator, value, weight } = indicator;
  const goal = value === '' ? '' : ` ${escaped(`${printed[comparator] ?? comparator} ${value}`)}`;
  return paragraphs(
    levelsText(indicator, context),
    bold(name) + goal,
    weight && `${speak(context)('权重', 'Weight')} ${String(weight.amount.value)}`,
  );
}

const printed: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤' };

function levelsText({ kind }: Indicator, { locale }: HoverContext): string | undefined {
  const levels = indicatorLevels[kind];
  return levels && `${say(levels.one, locale)} › ${say(levels.two, locale)}`;
}

function findIndicator(bound: Bound, { budget }: HoverContext): Indicator | undefined {
  const lists = [
    ...budget.spendings.map(({ indicators }) => indicators),
    ...budget.parts.flatMap(({ indicatorLists }) => indicatorLists),
  ];
  return lists.flat().find((indicator) => indicator.bound === bound);
}
