import { indicatorLevels } from '../../language/indicatorLevels.ts';
import { say } from '../../language/locale.ts';
import type { Indicator } from '../../model/Budget.ts';
import type { Bound } from '../../model/binding/bind.ts';
import { type HoverContext, speak } from './HoverContext.ts';
import { escaped, facts } from './markdown.ts';

/** A performance indicator: its name and two levels, what is to be reached, its weight. */
export function indicatorHover(bound: Bound, context: HoverContext): string | undefined {
  const indicator = findIndicator(bound, context);
  if (!indicator) return undefined;
  const { name, comparator, value, weight } = indicator;
  const say = speak(context);
  return facts([
    [say('指标', 'Indicator'), escaped(name)],
    [say('分级', 'Levels'), levelsText(indicator, context)],
    [say('指标值', 'Goal'), value === '' ? undefined : escaped(`${printed[comparator] ?? comparator} ${value}`)],
    [say('权重', 'Weight'), weight && String(weight.amount.value)],
  ]);
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
