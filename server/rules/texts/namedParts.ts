import type { Budget } from '../../model/Budget.ts';
import { type Cells, carryoverCells, currentCells, partCells } from '../../model/figures/cells.ts';
import type { KnownAmount } from '../../model/figures/knownFigures.ts';
import { moneyCells } from '../../model/figures/knownParts.ts';
import { namedAmounts } from '../../model/figures/namedAmounts.ts';
import { isZero } from '../../model/money.ts';
import type { TypedText } from './figuresInText.ts';
import type { Named } from './namedLines.ts';
import { readsAs } from './readsAs.ts';
import type { TypedAmount } from './typedFigures.ts';

/** The parts of a line that a text tells behind 其中, by their words before the amount. */
const parts: readonly { readonly zh: string; readonly en: string; readonly words: RegExp; readonly cells: Cells }[] = [
  { zh: '基本支出', en: 'basic expenditure', words: /(?:^|[：:、，,中])基本支出(?:安排|为)?$/, cells: partCells.basic },
  {
    zh: '项目支出',
    en: 'project expenditure',
    words: /(?:^|[：:、，,中])项目支出(?:安排|为)?$/,
    cells: partCells.project,
  },
  {
    zh: '上年结转',
    en: 'carried over',
    words: /(?:^|[：:、，,中])(?:使用)?上年结转(?:资金|安排)?为?$/,
    cells: carryoverCells,
  },
  {
    zh: '本年预算',
    en: "this year's",
    words: /(?:^|[：:、，,中])(?:本年|当年)(?:财政拨款|预算|安排){0,2}为?$/,
    cells: currentCells,
  },
];

/** 教学楼维修40.00万元，其中上年结转28.00万元: parts of lines that are not theirs, each with what they are. */
export function* misnamedParts(
  { text: { raw }, figures }: TypedText,
  named: readonly Named[],
  budget: Budget,
): Iterable<readonly [TypedAmount, KnownAmount]> {
  if (!raw.includes('其中')) return;
  let next = 0;
  for (const amount of figures) {
    if (amount.kind !== 'amount' || isZero(amount.value)) continue;
    while ((named[next]?.amount.end ?? raw.length) < amount.start) next++;
    const owner = named[next - 1];
    if (!owner?.isRight || amount.start - owner.amount.end > FURTHEST) continue;
    const between = raw.slice(owner.amount.end, amount.start);
    if (!SPLIT.test(between)) continue;
    const part = parts.find(({ words }) => words.test(between));
    const [only, ...others] = namedAmounts(owner.name, budget);
    const whole = only?.amounts[0];
    // Of 一中项目支出40.00万元 the parts are those of its projects, and not of all of it.
    if (!part || !only?.source || others.length > 0 || !whole || !readsAs(whole.value, owner.amount)) continue;
    const { source } = only;
    const cuts = moneyCells.flatMap((money) => [part.cells & money, part.cells & money & currentCells]);
    if (cuts.some((cells) => readsAs(source.figure(cells).value, amount))) continue;
    const label = whole.name;
    const name = { zh: `${label.zh}的${part.zh}`, en: `${part.en} of ${label.en}` };
    const { value } = source.figure(part.cells);
    if (!isZero(value)) yield [amount, { name, value }];
  }
}

const FURTHEST = 120;

/** Behind a line, its parts one after the other and nothing else. */
const SPLIT =
  /^[，,。（(]?其中[：:]?(?:(?:基本支出|项目支出|(?:使用)?上年结转(?:资金|安排)?|(?:本年|当年)(?:财政拨款|预算|安排){0,2})(?:安排|为)?(?:[0-9][0-9,.]{0,15}[ \t]?[万亿千]?元[、，,和]?)?)+$/;
