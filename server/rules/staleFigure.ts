import type { Localized } from '../language/schema.ts';
import type { Budget, Spending } from '../model/Budget.ts';
import { listed } from '../model/branches.ts';
import { everything } from '../model/cells.ts';
import { blockOf } from '../model/figures.ts';
import { grandAmounts, type KnownAmount } from '../model/knownFigures.ts';
import { lineAmountsBetween, subjectAmounts, subjectAmountsBetween } from '../model/knownParts.ts';
import { absolute, add, compare, decimal, divide, formatMoney, isZero, type Money, subtract } from '../model/money.ts';
import { isOfAnotherYear } from './otherYear.ts';
import { projectTexts } from './prose.ts';
import { type PublishedText, placeIn, publishedTexts } from './publishedText.ts';
import type { Finding, Fix, Rule } from './Rule.ts';
import { stalePercents } from './stalePercents.ts';
import { staleYears } from './staleYears.ts';
import { type TypedAmount, type TypedFigure, typedFigures } from './typedFigures.ts';

/** Sentences keep last year's numbers, and totals change after the sentence was written. */
export const staleFigure: Rule = {
  id: 'stale-figure',
  severity: 'warning',
  fix: 'choice',
  source: {
    zh: '说明中的数字与各表一致（I01—I32）',
    en: 'The figures of the explanation are those of the tables (I01–I32)',
  },
  doc: `文字里手写的金额、百分比不等于本预算的任何一个数字（四舍五入或截尾后的也算），多半是沿用了上年的，或者表改了文字没有改；也包括说数字的句子里既不是预算年度、也不是上年的年份。单价、限额、文号不算。可以改为最接近的数字，也可以换成占位符，以后随表变化。

A typed amount or percentage that equals no figure of this budget, its rounding or its truncation; or a year in a sentence about figures that is neither the budget's nor the one before. Unit prices, thresholds and the numbers of documents are left alone.

\`\`\`budget partial
收入 { 一般公共预算 118.67 }
基本支出 2011308 "招商引资" { 30101 "基本工资" 54.33 }
项目 "会议费" { 功能科目 2011308; 类别 特定目标类; 30215 "会议费" 64.34 }
说明 变动原因 "本年支出<|118.76万元|>，其中项目支出64.34万元，占54.22%。"  # warning[stale-figure]
\`\`\`
\`\`\`message
118.76万元 不是本预算的数字；最接近的是支出 118.67万元
\`\`\`
\`\`\`fixes
改为 118.67万元（支出）
改为 {支出}，随数字变化
改为 64.34万元（项目支出）
改为 {项目支出}，随数字变化
\`\`\`
\`\`\`fixed
收入 { 一般公共预算 118.67 }
基本支出 2011308 "招商引资" { 30101 "基本工资" 54.33 }
项目 "会议费" { 功能科目 2011308; 类别 特定目标类; 30215 "会议费" 64.34 }
说明 变动原因 "本年支出118.67万元，其中项目支出64.34万元，占54.22%。"  # warning[stale-figure]
\`\`\`
`,
  *check(budget) {
    for (const typed of typedTexts(budget.branch)) {
      yield* staleAmounts(typed, budget);
      yield* stalePercents(typed.text, typed.figures, budget);
    }
    yield* staleYears(budget);
  },
};

/** A text with the amounts and percentages in it. */
interface TypedText {
  readonly text: PublishedText;
  readonly figures: readonly TypedFigure[];
}

const none: readonly TypedFigure[] = [];

/** The explanations and the texts of projects and of the overall performance that have figures typed into them. */
const typedTexts = listed((part): readonly TypedText[] => {
  const found: TypedText[] = [];
  for (const text of publishedTexts(part)) {
    const figures = isJudged(text) ? typedFigures(text.raw) : none;
    if (figures.length > 0) found.push({ text, figures });
  }
  return found;
});

function isJudged({ path, bound }: PublishedText): boolean {
  if (projectTexts.has(bound.schema.id) && path.includes('project/')) return true;
  return path === 'explain' || path.startsWith('performance/');
}

function* staleAmounts({ text, figures }: TypedText, budget: Budget): Iterable<Finding> {
  const amounts = figures.filter((each): each is TypedAmount => each.kind === 'amount');
  const unknown = amounts.filter((each) => !isKnownAmount(each, budget));
  if (unknown.length === 0 || addUp(unknown, budget)) return;
  for (const amount of unknown) {
    if (isOfAnotherYear(text.raw, amount.start, budget) || isPartOfProject(amount, text, budget)) continue;
    const [nearest, ...others] = nearestAmounts(amount, text, budget);
    yield {
      place: placeIn(text, amount.start, amount.end),
      message: amountMessage(text.raw.slice(amount.start, amount.end), amount, nearest),
      fixes: () => [nearest, ...others].flatMap((each) => (each ? replaceAmount(amount, each, text) : [])),
    };
  }
}

/** Whether a figure of the budget reads as typed: rounded half up, or cut off. */
function matches(amount: TypedAmount, value: Money): boolean {
  const above = subtract(value, amount.value);
  if (isZero(above)) return true;
  return compare(above, 0) > 0
    ? compare(above, amount.step) < 0
    : compare(absolute(above), divide(amount.step, decimal('2'))) <= 0;
}

function isKnownAmount(amount: TypedAmount, budget: Budget): boolean {
  if (isZero(amount.value)) return true;
  if (grandAmounts(budget).some(({ value }) => matches(amount, value))) return true;
  // Of all the others only those are looked at that are not far off.
  const [low, high] = [subtract(amount.value, amount.step), add(amount.value, amount.step)];
  const isMeant = (value: Money): boolean => matches(amount, value);
  return (
    lineAmountsBetween(budget.branch, low, high).some(isMeant) || subjectAmountsBetween(budget, low, high).some(isMeant)
  );
}

/** Whether some amounts are the parts of a figure: 会议费减少2万元、差旅费减少3万元 of a change by 5万元. */
function addUp(amounts: readonly TypedAmount[], budget: Budget): boolean {
  const [first] = amounts;
  if (!first || amounts.length < 2) return false;
  const sum = amounts.reduce<Money>((total, { value }) => add(total, value), 0);
  return isKnownAmount({ ...first, value: sum }, budget);
}

/** Words before an amount that make it the whole of something. */
const WHOLE = /(?:预算|安排|合计|共计|总计|总额|资金|经费|申请|核定|批复)[^，。；]{0,6}$/;

/** Whether an amount in the text of a project can be a part of it that the budget does not list. */
function isPartOfProject({ value, start }: TypedAmount, text: PublishedText, budget: Budget): boolean {
  if (text.path === 'explain') return false;
  const project = projectOf(text, budget);
  const total = project && blockOf(project).figure(everything).value;
  if (total === undefined) return text.path.startsWith('performance/');
  return compare(value, total) < 0 && !WHOLE.test(text.raw.slice(Math.max(0, start - 16), start));
}

function projectOf({ owners }: PublishedText, { spendings }: Budget): Spending | undefined {
  const owner = owners.at(-1);
  return spendings.find(({ bound }) => bound === owner);
}

function amountMessage(typed: string, { unit, decimals }: TypedAmount, nearest: KnownAmount | undefined): Localized {
  const shown = nearest && written(nearest.value, unit, decimals);
  return {
    zh: `${typed} 不是本预算的数字${nearest ? `；最接近的是${nearest.name.zh} ${shown}` : ''}`,
    en: `${typed} is no figure of this budget${nearest ? `; the nearest is ${nearest.name.en}, ${shown}` : ''}`,
  };
}

function written(value: Money, unit: TypedAmount['unit'], decimals: number): string {
  return formatMoney(value, { unit, decimals, separators: false }) + unit;
}

const MOST_NEAREST = 3;

/** Words behind which an amount is a change, whatever figure is named before them. */
const CHANGED = /(?:增加|减少|增长|下降|压减|压缩|核减|调减|调增|节约|提高|降低)了?约?$/;

/**
 * The figures that may have been meant: those that the words before the amount name, then by how far they are from it. One that
 * is not named and is not half or double of it is no help.
 */
function nearestAmounts(amount: TypedAmount, text: PublishedText, budget: Budget): KnownAmount[] {
  const before = text.raw.slice(Math.max(0, amount.start - 14), amount.start);
  const isChange = CHANGED.test(before);
  const candidates = (
    isChange
      ? grandAmounts(budget).filter(({ isOfLastYear }) => isOfLastYear)
      : [...ownAmount(text, budget), ...grandAmounts(budget), ...subjectAmounts(budget)]
  ).filter(({ name, value }) => !isZero(value) && (before.includes(name.zh) || isNear(value, amount.value)));
  const distance = ({ value }: KnownAmount): Money => absolute(subtract(value, amount.value));
  const isNamed = ({ name }: KnownAmount): number => Number(before.includes(name.zh));
  /** Of figures with the same value the one that is named, else one that a placeholder stands for. */
  const rank = (each: KnownAmount): number => 2 * isNamed(each) + Number(placeholderIn(text, each) !== undefined);
  const byValue = new Map<string, KnownAmount>();
  for (const each of candidates) {
    const same = byValue.get(String(each.value));
    if (!same || rank(each) > rank(same)) byValue.set(String(each.value), each);
  }
  return [...byValue.values()]
    .sort((a, b) => isNamed(b) - isNamed(a) || compare(distance(a), distance(b)))
    .slice(0, MOST_NEAREST);
}

/** Neither more than the double nor less than the half. */
function isNear(a: Money, b: Money): boolean {
  return compare(add(a, a), b) >= 0 && compare(add(b, b), a) >= 0;
}

/** What the project costs in whose text something stands. */
function ownAmount(text: PublishedText, budget: Budget): KnownAmount[] {
  const project = projectOf(text, budget);
  if (!project) return [];
  return [{ name: { zh: '本项目', en: 'this project' }, value: blockOf(project).figure(everything).value }];
}

/** What may be written for a figure in a text, so that it follows; undefined where nothing does. */
function placeholderIn({ path }: PublishedText, { placeholder }: KnownAmount): string | undefined {
  return path === 'explain' ? placeholder : undefined;
}

function replaceAmount(amount: TypedAmount, known: KnownAmount, text: PublishedText): Fix[] {
  const { name, value } = known;
  const placeholder = placeholderIn(text, known);
  const place = placeIn(text, amount.start, amount.end);
  const newText = written(value, amount.unit, amount.decimals);
  const fixes: Fix[] = [
    {
      title: { zh: `改为 ${newText}（${name.zh}）`, en: `Change to ${newText} (${name.en})` },
      edits: [{ place, newText }],
    },
  ];
  if (placeholder === undefined) return fixes;
  return [
    ...fixes,
    {
      title: { zh: `改为 {${placeholder}}，随数字变化`, en: `Change to {${placeholder}}, which follows the figure` },
      edits: [{ place, newText: `{${placeholder}}` }],
    },
  ];
}
