import type { Place } from '../../model/Budget.ts';
import { listed } from '../../model/branches.ts';
import { type IndicatorUse, indicatorUses } from '../projects/indicators.ts';
import { type PublishedText, placeIn, publishedTexts } from './publishedText.ts';

/** A step of a plan that is to be done before what it comes after, or later than its indicator asks for. */
export interface LateStep {
  readonly place: Place;
  /** As typed: `8月底前`. */
  readonly typed: string;
  /** What it cannot be before, as typed: `9月开工`. */
  readonly before?: string;
  /** The indicator that asks for less, and the month of it. */
  readonly than?: { readonly use: IndicatorUse; readonly month: number };
}

/** The steps of projects that contradict each other, or the indicator by which they are measured. */
export const lateSteps = listed((part): readonly LateStep[] =>
  publishedTexts(part).flatMap((text) => {
    const { id } = text.bound.schema;
    if ((id !== 'plan' && id !== 'annualGoal') || !text.path.includes('project/') || OTHER_YEAR.test(text.raw))
      return [];
    const steps = stepsIn(text);
    if (steps.length === 0) return [];
    const children = text.owners.at(-1)?.children ?? [];
    const uses = indicatorUses(part).filter(
      ({ indicator, kind }) => kind === 'timeliness' && children.includes(indicator.bound),
    );
    return [...outOfOrder(steps, text), ...steps.flatMap((step) => uses.flatMap((use) => laterThan(step, use, text)))];
  }),
);

/** A plan that goes on over the year. */
const OTHER_YEAR = /(?<!半)年|跨|期|批|[上下]一/;

/** When something is done, as months, and what. */
interface Step {
  readonly start: number;
  readonly end: number;
  readonly typed: string;
  readonly first: number;
  readonly last: number;
  readonly words: string;
}

const QUARTERS = '一二三四';
/** 8月底前, 第二季度, 下半年 at the beginning of a clause, and what is done then. */
const STEP =
  /(?<=^|[，,、；;。：:\n])(?:于|在|计划|拟)?((?:([0-9]{1,2})月(?:份|底|末|初|[上中下]旬|[0-9]{1,2}日)?|第?([一二三四])季度|([上下])半(?=年))(?:年)?(?:之?前|以前|内|末|底)?)([^，,、；;。0-9\n]{2,24})/g;

function stepsIn(text: PublishedText): readonly Step[] {
  return Array.from(text.plain.matchAll(STEP)).flatMap(
    ({ 0: all, 1: typed = '', 2: month, 3: quarter, 4: half, 5: words = '', index }) => {
      const start = index + all.indexOf(typed);
      const [first, last] = monthsOf(month, quarter, half);
      return last > 12 ? [] : [{ start, end: start + typed.length, typed, first, last, words }];
    },
  );
}

function monthsOf(month: string | undefined, quarter: string | undefined, half: string | undefined): [number, number] {
  if (month !== undefined) return [Number(month), Number(month)];
  if (quarter !== undefined) return [3 * QUARTERS.indexOf(quarter) + 1, 3 * QUARTERS.indexOf(quarter) + 3];
  return half === '上' ? [1, 6] : [7, 12];
}

/** What begins the work, and what is done when it ends. */
const BEGINS = /开工|动工|启动|进场|招标|采购|立项/;
const ENDS = /竣工|完工|验收|交付|安装|调试|投入使用|投用/;

/** 9月开工，8月底前竣工验收. */
function outOfOrder(steps: readonly Step[], text: PublishedText): LateStep[] {
  return steps.flatMap((step, i): LateStep[] => {
    const before = steps[i - 1];
    if (!before || before.first <= step.last || !ENDS.test(step.words)) return [];
    if (!BEGINS.test(before.words) || ENDS.test(before.words) || BEGINS.test(step.words)) return [];
    const place = placeIn(text, step.start, step.end);
    return [{ place, typed: step.typed, before: before.typed + before.words }];
  });
}

/** What an indicator of time is called, behind what is to be done by then. */
const TIME = /(?:完成)?(?:时间|时限|期限|日期)$/;
const SHORTEST = 4;
const DEADLINE = /^(?:20[0-9]{2}年)?([0-9]{1,2})月(?:底|末)?(?:之?前|以前)$/;

/** 10月底前竣工验收, where 竣工验收时间 is 8月底前. */
function laterThan(step: Step, use: IndicatorUse, text: PublishedText): LateStep[] {
  const words = use.name.replace(TIME, '');
  const month = Number(DEADLINE.exec(use.value?.text ?? '')?.[1]);
  if (words === use.name || words.length < SHORTEST || !step.words.includes(words)) return [];
  if (!(step.first === step.last && step.last > month)) return [];
  return [{ place: placeIn(text, step.start, step.end), typed: step.typed, than: { use, month } }];
}
