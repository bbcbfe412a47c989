import { statementsOf, valuesOf } from '../language/lookup.ts';
import type { Localized, Spelling } from '../language/schema.ts';
import type { Budget, Place } from '../model/Budget.ts';
import { childrenOf } from '../model/binding/boundValues.ts';
import type { GrandFigure } from '../model/figures/grandFigure.ts';
import { grandFigure } from '../model/figures/grandFigure.ts';
import { headSpan } from '../model/heads.ts';
import { absolute, asPrinted, compare, isZero, subtract } from '../model/money.ts';
import { priorFigures } from '../model/priorYear.ts';
import { amountText } from './amountText.ts';
import { insertAtTop } from './edits/insertAtTop.ts';
import { spelledLike } from './edits/spelling.ts';
import { isWhole } from './isWhole.ts';
import type { ChangeThreshold } from './profile/Profile.ts';
import type { Finding, Fix, Rule } from './Rule.ts';
import { unexplainedSubjects } from './subjects/unexplainedSubjects.ts';
import { explanationsOf } from './texts/explanationsOf.ts';

/** The document states the figures by itself; why they are so, only a person can say. */
export const missingExplanation: Rule = {
  id: 'missing-explanation',
  severity: 'warning',
  fix: 'choice',
  source: {
    zh: '《预算法》第十四条；财预〔2016〕143号：说明收支增减变化、“三公”经费增减原因和机关运行经费安排（P11、P13、P14）',
    en: 'Budget Law, Article 14: changes, the three public expenses and operating costs are explained (P11, P13, P14)',
  },
  doc: `收支比上年有增减，却没有“说明 变动原因”；有“三公”经费、机关运行经费，却没有说明增减原因。没有这两项经费的，公开文本自动写明，不用说明；必填的内容还不全的，先不提示。写了上年文件的，变动 30% 且 10万元以上的功能科目（\`budget-profile.json\` 里的 \`changeThreshold\`）没有说到的，作为信息列出。

Revenue or expenditure differs from last year without an explanation; or there are three public expenses or operating costs and nothing explains them. Where there are none of these, the document says so by itself. Nothing is said before all that is required is there. Where last year's file is named, functional subjects that changed by 30% and 10万元 or more (\`changeThreshold\` in \`budget-profile.json\`) and are not spoken of are listed, as information.

\`\`\`budget partial
部门 "示例局" {
    代码 901; 年度 2026; 单位性质 行政; 职责 "城市管理。"
    <|上年|> { 收入 20.00; 支出 16.26 }  # warning[missing-explanation]
}
收入 { 一般公共预算 16.26 }
基本支出 2011301 "行政运行" {
    30101  "基本工资"    15.46
    30217  "公务接待费"  <|0.80|>  # warning[missing-explanation]
}
总计 { 机关运行经费 0.80 }
说明 机关运行经费 "用于公务接待，比上年减少。"
\`\`\`
\`\`\`message
收入比上年减少 3.74万元，没有“说明 变动原因”
“三公”经费 0.80万元，没有“说明 三公经费”
\`\`\`
\`\`\`message en
revenue is 3.74万元 below last year's, without an “explain change”
three public expenses of 0.80万元, without an “explain three-public”
\`\`\`
\`\`\`fixed
部门 "示例局" {
    代码 901; 年度 2026; 单位性质 行政; 职责 "城市管理。"
    上年 { 收入 20.00; 支出 16.26 }  # warning[missing-explanation]
}
收入 { 一般公共预算 16.26 }
基本支出 2011301 "行政运行" {
    30101  "基本工资"    15.46
    30217  "公务接待费"  0.80  # warning[missing-explanation]
}
总计 { 机关运行经费 0.80 }
说明 机关运行经费 "用于公务接待，比上年减少。"

说明 变动原因 "……"
\`\`\`
`,
  *check(budget, profile) {
    if (!isWhole(budget)) return;
    const explained = new Set(explanationsOf(budget).map(({ topic }) => topic));
    if (!explained.has('change')) yield* unexplainedChange(budget);
    yield* unexplainedSubjectChange(budget, profile.changeThreshold);
    for (const topic of ['threePublic', 'operating']) if (!explained.has(topic)) yield* unexplained(topic, budget);
  },
};

/** What differs from last year as the document would print it; where that can be read, and of figures that are there. */
function* unexplainedChange(budget: Budget): Iterable<Finding> {
  const prior = budget.department && childrenOf(budget.department.bound, 'prior')[0];
  const pairs = priorFigures(budget);
  if (!budget.department || !prior || isUnreadable(prior.children.length, budget)) return;
  const changes = pairs.flatMap(({ name, now, before }): Localized[] => {
    const change = subtract(asPrinted(now), asPrinted(before));
    if (isZero(now) || isZero(change)) return [];
    const amount = amountText(absolute(change), budget.unit);
    const isMore = compare(change, 0) > 0;
    return [
      {
        zh: `${name.zh}比上年${isMore ? '增加' : '减少'} ${amount}`,
        en: `${name.en} is ${amount} ${isMore ? 'above' : 'below'} last year's`,
      },
    ];
  });
  if (changes.length === 0) return;
  const what = { zh: changes.map(({ zh }) => zh).join('，'), en: changes.map(({ en }) => en).join(', ') };
  yield finding('change', { segment: budget.department.segment, ...headSpan(prior.statement) }, what, budget);
}

const mostShown = 5;

/** Only where last year's file tells what the subjects were; what is said of one is enough to know that it was seen. */
function* unexplainedSubjectChange(budget: Budget, threshold: ChangeThreshold): Iterable<Finding> {
  const changes = explanationsOf(budget).filter(({ topic }) => topic === 'change');
  const subjects = unexplainedSubjects(changes.map(({ text }) => text).join('\n'), threshold, budget);
  const place = changes[0]?.place ?? budget.prior?.place;
  if (!place || subjects.length === 0) return;
  const [zh, en] = [subjects.map(({ shown }) => shown.zh), subjects.map(({ shown }) => shown.en)].map((all) =>
    all.slice(0, mostShown),
  );
  const isCut = subjects.length > mostShown;
  const { percent, amount } = threshold;
  yield {
    place,
    severity: 'information',
    about: 'explain.change',
    message: {
      zh: `变动 ${percent}% 且 ${amount}万元以上的科目，变动原因没有说到：${zh?.join('、')}${isCut ? ` 等 ${subjects.length} 个` : ''}`,
      en: `Subjects that changed by ${percent}% and ${amount}万元 or more are not explained: ${en?.join(', ')}${isCut ? ` and others, ${subjects.length} in all` : ''}`,
    },
    related: () => subjects.flatMap(({ related }) => related),
  };
}

/** Whether an amount of 上年 cannot be read: then nobody knows what is said. */
function isUnreadable(stated: number, budget: Budget): boolean {
  return priorFigures(budget).filter(({ typed }) => typed).length < stated;
}

function* unexplained(topic: string, budget: Budget): Iterable<Finding> {
  const { totals, unit } = budget;
  const figure = grandFigure(topic, budget);
  if (!figure || isZero(figure.sum.value)) return;
  const place = totals.find(({ key }) => key === topic)?.declared.place ?? firstItem(figure);
  const amount = amountText(figure.sum.value, unit);
  const what = { zh: `${figure.title.zh} ${amount}`, en: `${figure.title.en} of ${amount}` };
  if (place) yield finding(topic, place, what, budget);
}

function firstItem({ parts }: GrandFigure): Place | undefined {
  for (const { source, cells } of parts()) for (const { amountPlace } of source.items(cells)) return amountPlace;
  return undefined;
}

function finding(topic: string, place: Place, what: Localized, budget: Budget): Finding {
  const word = valuesOf('topic').find(({ id }) => id === topic)?.word ?? { zh: topic, en: topic };
  return {
    place,
    about: `explain.${topic}`,
    message: {
      zh: `${what.zh}，没有“说明 ${word.zh}”`,
      en: `${what.en}, without an “explain ${word.en}”`,
    },
    fixes: () => insertion(word, budget),
  };
}

/** Nothing is inserted behind a block that is not closed: it would become part of it. */
function insertion(topic: Spelling, budget: Budget): Fix[] {
  const field = statementsOf('file').find(({ id }) => id === 'explain');
  const like = budget.department?.bound.statement;
  if (!field || !('word' in field.head) || !like) return [];
  const text = `${spelledLike(like, field.head.word)} ${spelledLike(like, topic)} "……"`;
  const edit = insertAtTop(field, text, budget);
  if (!edit || edit.place.segment.faults.some(({ kind }) => kind === 'unclosed-block')) return [];
  return [{ title: { zh: `插入“说明 ${topic.zh}”`, en: `Insert “explain ${topic.en}”` }, edits: [edit] }];
}
