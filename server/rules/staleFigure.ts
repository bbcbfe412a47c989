import type { Localized } from '../language/schema.ts';
import type { Budget, Part, Place } from '../model/Budget.ts';
import { listed } from '../model/branches.ts';
import { everything } from '../model/figures/cells.ts';
import { blockOf } from '../model/figures/figures.ts';
import { governmentSums } from '../model/figures/governmentSums.ts';
import { grandAmounts, type KnownAmount } from '../model/figures/knownFigures.ts';
import { isLineAmount, isSubjectAmount } from '../model/figures/knownParts.ts';
import { add, compare, isZero, type Money, subtract } from '../model/money.ts';
import { priorBudget } from '../model/priorYear.ts';
import { Attached } from '../text/Attached.ts';
import { behindWords } from '../text/behindWords.ts';
import type { Finding, Rule } from './Rule.ts';
import { capitalAmounts } from './texts/capitalAmounts.ts';
import { deniedTotals } from './texts/deniedTotals.ts';
import { figuresInText, type TypedText } from './texts/figuresInText.ts';
import { goalFinding, goalMismatches } from './texts/goalsAgainstIndicators.ts';
import { canBeJudged, isToldElsewhere } from './texts/judgedAmounts.ts';
import { isSumInText } from './texts/madeInText.ts';
import { misnamed } from './texts/namedLines.ts';
import { nearestAmounts } from './texts/nearestAmounts.ts';
import { isOfOthers } from './texts/ofOthers.ts';
import { isOfAnotherYear } from './texts/otherYear.ts';
import { ownArithmetic } from './texts/ownArithmetic.ts';
import { verdictOnProcurement } from './texts/procurementTold.ts';
import { projectOf } from './texts/projectOf.ts';
import { projectTexts } from './texts/prose.ts';
import { type PublishedText, placeIn, publishedTexts } from './texts/publishedText.ts';
import { quantityFinding, quantityMismatches } from './texts/quantitiesTold.ts';
import { ratesOfTotals } from './texts/ratesOfTotals.ts';
import { readsAs } from './texts/readsAs.ts';
import { replaceAmount, writtenAs } from './texts/replaceAmount.ts';
import { sharesOfAmounts } from './texts/sharesOfAmounts.ts';
import { staleCounts } from './texts/staleCounts.ts';
import { staleDirections } from './texts/staleDirections.ts';
import { staleEquals } from './texts/staleEquals.ts';
import { stalePercents } from './texts/stalePercents.ts';
import { staleYears } from './texts/staleYears.ts';
import { toldTogether } from './texts/toldTogether.ts';
import { asTyped, type TypedAmount, type TypedFigure } from './texts/typedFigures.ts';
import { verdictOnTotal } from './texts/verdictOnTotal.ts';
import { wholeOfTotals } from './texts/wholeOfTotals.ts';

/** Sentences keep last year's numbers, and totals change after the sentence was written. */
export const staleFigure: Rule = {
  id: 'stale-figure',
  severity: 'warning',
  fix: 'choice',
  source: {
    zh: '说明中的数字与各表一致（I01—I32）',
    en: 'The figures of the explanation are those of the tables (I01–I32)',
  },
  doc: `文字里手写的金额、百分比不等于本预算的任何一个数字（四舍五入或截尾后相等的不算），多半是沿用了上年的，或者表改了文字没有改；也包括说数字的句子里既不是预算年度、也不是上年的年份。单价、限额、文号不算。可以改为最接近的数字，也可以换成占位符，以后随表变化。

金额前面紧接着总数的名称（“三公”经费、机关运行经费、支出预算总额、一般公共预算支出等）的，必须是这个总数今年的数：等于上年的数、别的总数或者某一行的数也不行。上年的数要在句子里写明上年、去年或者年份。“其中”之后的、结转的、某个单位或项目的不按总数看。“说明 三公经费”里的各项、政府采购的货物、工程、服务、上年结转也是这样核对。

与上年比较的，方向写反（增加写成减少）、今年的总数前面写了上年的年份，也提示；上年数不知道的，增减额、增减率不判断。写明没有“三公”经费、机关运行经费、政府采购、政府性基金等，而预算里有的，也提示；以本部门、本年等开头、说整个预算的句子才算，“不安排”多是规定，不算。

几个总数“分别为”几个金额的，按顺序一一核对；写“与上年持平”而有增减的（“基本持平”除外），也提示。同一句里的两年数和增减额、增减率要算得拢，上年数不在本预算里的也一样。车辆、大型设备的数量和办公用房面积，有绩效目标的项目、编制和在职人员、内设机构、下属单位的个数，国有资产的截止年份，按录入的核对；一部分人、别的时候的不算。项目年度目标里点了指标名称的数字，比指标值低（要求不高于的，比它高）的，概况、计划、目标里点到的数量与数量指标、测算不同的，也提示。

文字自己写清楚的不提示：几个数字的合计和占比，别人的钱（缴国库的、不纳入部门预算的、中小企业份额、资产负债、全市的），上年执行和评价的，某个原因增减的，范围、单价、以后年度的计划。

A typed amount or percentage that equals no figure of this budget, its rounding or its truncation; or a year in a sentence about figures that is neither the budget's nor the one before. Unit prices, thresholds and the numbers of documents are left alone.

Directly after the name of a total, an amount has to be that total of this year; it is not enough that it is last year's, another total or some line. Last year's is right where the sentence says so. An amount that is part of something, carried over, or of one unit or project is not compared with the total. The kinds of “三公”经费, where that is explained, goods, works and services of procurement, and what is carried over are held to their figures in the same way.

A change in the wrong direction, and last year before a total of this year, are found too; where last year's figure is not known, a change is not judged. A sentence about the whole budget (本部门, 本年) that says there is no “三公”经费, operating costs, procurement or fund money where there is some is found as well; 不安排 is mostly a rule, and left alone.

Amounts that are 分别 those of several totals are held to them in their order. So is 与上年持平 of what has changed (but not 基本持平). The figures of two years in one sentence have to make the change and the rate told beside them, whether or not the budget knows last year's. Numbers of vehicles, of costly equipment, of square metres, of projects with targets, of posts and people, of offices and units, and the year of the assets are held to what is stated of them; some of the people, and those of another time, are not. A number in the goal of the year that names an indicator has to meet it, and a number of things in the texts of a project has to be that of the indicator that counts them.

What the text itself tells is right: sums and shares of its figures, somebody else's money (paid to the treasury, not in the budget, set aside for small businesses, assets and debts, the whole city's), what was spent or evaluated last year, what one cause made of a change, ranges, prices, plans of years to come.

\`\`\`budget partial
收入 { 一般公共预算 118.67 }
基本支出 2011308 "招商引资" { 30101 "基本工资" 54.33 }
项目 "会议费" { 功能科目 2011308; 类别 特定目标类; 30215 "会议费" 64.34 }
说明 变动原因 "本年支出<|64.34万元|>，其中会议安排<|64.43万元|>，占54.22%。"  # warning[stale-figure] warning[stale-figure]
\`\`\`
\`\`\`message
64.34万元 不是本预算的支出；支出是 118.67万元
64.43万元 不是本预算的数字；最接近的是项目支出 64.34万元
\`\`\`
\`\`\`message en
64.34万元 is not the expenditure of this budget, which is 118.67万元
64.43万元 is not a figure of this budget; the nearest is project expenditure, 64.34万元
\`\`\`
\`\`\`fixes
改为 118.67万元（支出）
改为 {支出}，随数字变化
改为 64.34万元（项目支出）
改为 {项目支出}，随数字变化
改为 54.33万元（基本支出）
改为 {基本支出}，随数字变化
改为 118.67万元（支出）
改为 {支出}，随数字变化
\`\`\`
\`\`\`fixes en
Change to 118.67万元 (expenditure)
Change to {支出}, which follows the figure
Change to 64.34万元 (project expenditure)
Change to {项目支出}, which follows the figure
Change to 54.33万元 (basic expenditure)
Change to {基本支出}, which follows the figure
Change to 118.67万元 (expenditure)
Change to {支出}, which follows the figure
\`\`\`
\`\`\`fixed
收入 { 一般公共预算 118.67 }
基本支出 2011308 "招商引资" { 30101 "基本工资" 54.33 }
项目 "会议费" { 功能科目 2011308; 类别 特定目标类; 30215 "会议费" 64.34 }
说明 变动原因 "本年支出118.67万元，其中会议安排64.43万元，占54.22%。"  # warning[stale-figure] warning[stale-figure]
\`\`\`
`,
  *check(budget) {
    const against = { parts: figureParts(budget.branch), before: priorBudget(budget) };
    for (const typed of typedTexts(budget.branch)) yield* judgedAgainst(against, typed, budget);
    yield* staleCounts(budget);
    const goals = goalMismatches(budget.branch);
    for (const mismatch of goals) yield goalFinding(mismatch);
    for (const mismatch of quantityMismatches(budget.branch))
      if (!goals.some(({ place }) => isSamePlace(place, mismatch.place))) yield quantityFinding(mismatch);
    yield* deniedTotals(budget);
    yield* wholeOfTotals(budget);
    yield* staleYears(budget);
  },
};

function isSamePlace(a: Place, b: Place): boolean {
  return a.segment === b.segment && a.start === b.start;
}

/** What a text is judged against: the statements that may have figures, and the year before. */
interface Against {
  readonly parts: readonly Part[];
  readonly before: Budget | undefined;
}

/** All that are not explanations alone: no text is judged by what another one says. */
const figureParts = listed((part): readonly Part[] =>
  part.bound.length > 0 && part.bound.every(({ schema }) => schema.id === 'explain') ? [] : [part],
);

/** What was found in a text, and against what. */
const judgedTexts = new Attached<TypedText, Against & { readonly found: readonly Finding[] }>();

/** A text that is judged against the same as before is not judged once more. */
function judgedAgainst(against: Against, typed: TypedText, budget: Budget): readonly Finding[] {
  const known = judgedTexts.get(typed);
  if (known && known.parts === against.parts && known.before === against.before) return known.found;
  const stale = [...staleIn(typed, budget)];
  const own = [...stale, ...ownArithmetic(typed.text, typed.figures, stale)];
  const found = [...own, ...ratesOfTotals(typed, budget, own)];
  judgedTexts.set(typed, { ...against, found });
  return found;
}

/** What is not as the budget has it. */
function* staleIn(typed: TypedText, budget: Budget): Iterable<Finding> {
  const found = [...staleAmounts(typed, budget), ...stalePercents(typed, budget)];
  yield* found;
  yield* sharesOfAmounts(typed, budget, found);
  const isFound = ({ start }: TypedAmount): boolean =>
    found.some(({ place }) => place.start === placeIn(typed.text, start, start).start);
  yield* capitalAmounts(typed, (amount) => isKnownAmount(amount, budget), isFound);
  yield* staleDirections(typed.text, typed.figures, budget);
  yield* staleEquals(typed.text, budget);
}

const none: readonly TypedFigure[] = [];

/** The explanations and the texts of projects and of the overall performance that have figures in them. */
const typedTexts = listed((part): readonly TypedText[] => {
  const found: TypedText[] = [];
  for (const text of publishedTexts(part)) {
    const figures = isJudged(text) ? figuresInText(text.raw) : none;
    if (
      figures.length > 0 ||
      (text.path === 'explain' &&
        /[{｛]|持平|原因|(?:上年|去年|[0-9]年|同比)[^，,。；;]{0,6}[加长少降](?:[，,。；;]|$)/.test(text.raw))
    )
      found.push({ text, figures });
  }
  return found;
});

function isJudged({ path, bound }: PublishedText): boolean {
  if (projectTexts.has(bound.schema.id) && path.includes('project/')) return true;
  return path === 'explain' || path.startsWith('performance/');
}

/** Amounts behind the name of a total that is another one, and those that are no figure at all. */
function* staleAmounts(typed: TypedText, budget: Budget): Iterable<Finding> {
  const { text } = typed;
  const misplaced = new Map(toldTogether(text, typed.figures, budget).map(({ amount, total }) => [amount, total]));
  const named = misnamed(typed, budget);
  const known = new Map<TypedAmount, boolean>();
  const isKnown = (amount: TypedAmount): boolean => {
    const is = known.get(amount) ?? isKnownAmount(amount, budget);
    known.set(amount, is);
    return is;
  };
  const unknown: TypedAmount[] = [];
  for (const amount of typed.figures) {
    if (amount.kind !== 'amount') continue;
    const other = misplaced.get(amount);
    const verdict = other
      ? ({ kind: 'wrong', total: other } as const)
      : (verdictOnTotal(amount, text, budget) ?? verdictOnProcurement(amount, text, budget));
    if (verdict?.kind === 'wrong') yield ofTotal(amount, verdict.total, text);
    if (verdict && !other) continue;
    if (!isKnown(amount)) unknown.push(amount);
    else if (!other) yield* ofNames(amount, named.get(amount), text);
  }
  if (unknown.length === 0 || addUp(unknown, budget)) return;
  for (const amount of unknown)
    if (!isOfSomethingElse(amount, typed, budget, isKnown)) yield ofNone(amount, text, budget);
}

/** Whether an amount that is no figure of the budget need not be one. */
function isOfSomethingElse(
  amount: TypedAmount,
  typed: TypedText,
  budget: Budget,
  isKnown: (amount: TypedAmount) => boolean,
): boolean {
  const { text } = typed;
  return (
    isOfAnotherYear(text.raw, amount.start, budget) ||
    isOfOthers(text.raw, amount.start, budget) ||
    isPartOfProject(amount, text, budget) ||
    isToldElsewhere(amount, typed) ||
    isSumInText(amount, typed, budget, isKnown) ||
    !canBeJudged(amount, text, budget)
  );
}

/** An amount that is not the total whose name stands before it. */
function ofTotal(amount: TypedAmount, total: KnownAmount, text: PublishedText): Finding {
  const typed = asTyped(amount, text.raw);
  const shown = writtenAs(total.value, amount);
  const { zh, en } = total.name;
  return {
    place: placeIn(text, amount.start, amount.end),
    message: {
      zh: `${typed} 不是本预算的${behindWords(zh)}；${zh}是 ${shown}`,
      en: `${typed} is not the ${en} of this budget, which is ${shown}`,
    },
    fixes: () => replaceAmount(amount, total, total.name, text),
  };
}

/** An amount that is not that of the lines whose name stands before it. */
function* ofNames(amount: TypedAmount, meant: readonly KnownAmount[] = [], text: PublishedText): Iterable<Finding> {
  const [first] = meant;
  if (!first) return;
  yield {
    ...ofTotal(amount, first, text),
    fixes: () => meant.flatMap((each) => replaceAmount(amount, each, each.name, text)),
  };
}

/** An amount that is no figure of the budget. */
function ofNone(amount: TypedAmount, text: PublishedText, budget: Budget): Finding {
  const { amounts, isFar } = nearestAmounts(amount, text, budget);
  const titleOf = ({ name: { zh, en } }: KnownAmount): Localized =>
    isFar ? { zh: `最接近的数字：${zh}`, en: `the nearest figure: ${en}` } : { zh, en };
  return {
    place: placeIn(text, amount.start, amount.end),
    message: amountMessage(asTyped(amount, text.raw), amount, amounts[0]),
    fixes: () => amounts.flatMap((each) => replaceAmount(amount, each, titleOf(each), text)),
  };
}

function isKnownAmount(amount: TypedAmount, budget: Budget): boolean {
  if (isZero(amount.value)) return true;
  if (grandAmounts(budget).some(({ value }) => readsAs(value, amount))) return true;
  // Of all the others only those are looked at that are not far off.
  const sought = {
    low: subtract(amount.value, amount.step),
    high: add(amount.value, amount.step),
    isWanted: (value: Money): boolean => readsAs(value, amount),
  };
  return (
    isLineAmount(budget.branch, sought) ||
    isSubjectAmount(budget, sought) ||
    governmentSums(budget).some(({ value }) => sought.isWanted(value))
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

function amountMessage(typed: string, amount: TypedAmount, nearest: KnownAmount | undefined): Localized {
  const shown = nearest && writtenAs(nearest.value, amount);
  return {
    zh: `${typed} 不是本预算的数字${nearest ? `；最接近的是${behindWords(nearest.name.zh)} ${shown}` : ''}`,
    en: `${typed} is not a figure of this budget${nearest ? `; the nearest is ${nearest.name.en}, ${shown}` : ''}`,
  };
}
