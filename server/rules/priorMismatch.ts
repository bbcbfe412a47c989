import type { Localized } from '../language/schema.ts';
import type { Budget, DeclaredAmount, Include, PriorFile, Unit, UnitPrior } from '../model/Budget.ts';
import { absolute, compare, type Money, type MoneyUnit, subtract } from '../model/money.ts';
import { priorFigures } from '../model/priorYear.ts';
import { isOfOne, sameUnit } from '../model/units/unitBudget.ts';
import { type MistypedPrior, mistypedPriors, ownerOf } from '../model/units/unitPrior.ts';
import { amountText, numberInPlace, unitOfDeclared, writtenNumber } from './amountText.ts';
import { wholeLine } from './edits/wholeLine.ts';
import type { Finding, Fix, Rule } from './Rule.ts';
import { oddPriors } from './sums/oddPriors.ts';

/** Every change since last year is counted from figures that were published then; others cannot be explained. */
export const priorMismatch: Rule = {
  id: 'prior-mismatch',
  severity: 'warning',
  fix: 'choice',
  source: {
    zh: '《预算法》第十四条：公开的预算与上年对比，上年数以上年公开的为准',
    en: "Budget Law, Article 14: a budget is compared with last year's as that was published",
  },
  doc: `“上年”写的金额和上年文件里的不一样，公开时用的是文件里的；或者那个文件不是上年的、不是本部门的，或者它引入的文件读不全。差在尾差以内的不算。预算单位里写的“上年”，与它自己写的上年文件比，没有写的与部门上年文件里的同一单位比。没有上年文件的，只看写的金额本身：约为今年的一万倍或万分之一（单位写错），收入和支出只有相邻两个数字颠倒，一般公共预算比收入和支出都多。

An amount in “prior” differs from what last year's file has, which is what is published; or that file is not of the year before, not of this department, or includes what cannot be read. What differs within rounding is not reported. What “prior” in a unit says is compared with the file that it names, else with the same unit in the department's. Without a file only the amounts themselves are judged: about ten thousand times this year's, or a ten-thousandth (in another unit), revenue and expenditure that differ in two swapped digits, or a general public budget above both.

\`\`\`budget partial
部门 "示例局" {
    代码 901; 年度 2026; 单位性质 行政; 职责 "城市管理。"
    上年 "2025.budget" { 收入 <|20.00|>; 支出 16.26 }  # warning[prior-mismatch]
}
收入 { 一般公共预算 16.26 }
基本支出 2011301 "行政运行" { 30101 "基本工资" 16.26 }
说明 变动原因 "与上年持平。"
\`\`\`
\`\`\`file 2025.budget
部门 "示例局" { 代码 901; 年度 2025; 单位性质 行政; 职责 "城市管理。" }
收入 { 一般公共预算 16.26 }
基本支出 2011301 "行政运行" { 30101 "基本工资" 16.26 }
\`\`\`
\`\`\`message
上年收入写的是 20.00万元，“2025.budget”里是 16.26万元，多 3.74万元
\`\`\`
\`\`\`message en
Last year's revenue is given as 20.00万元; “2025.budget” has 16.26万元, which is 3.74万元 less
\`\`\`
\`\`\`fixed
部门 "示例局" {
    代码 901; 年度 2026; 单位性质 行政; 职责 "城市管理。"
    上年 "2025.budget" { 收入 16.26; 支出 16.26 }  # warning[prior-mismatch]
}
收入 { 一般公共预算 16.26 }
基本支出 2011301 "行政运行" { 30101 "基本工资" 16.26 }
说明 变动原因 "与上年持平。"
\`\`\`
`,
  *check(budget) {
    const { prior, unitPriors, fileUnit } = budget;
    for (const named of unitPriors) {
      const message = messageOfUnitFile(named, budget);
      if (message) yield { place: named.place, message };
    }
    for (const each of mistypedPriors(budget)) yield finding(each, fileUnit);
    yield* oddPriors(budget);
    if (prior?.state.kind !== 'read') return;
    const message = messageOfFile(prior, prior.state.budget(), budget);
    if (message) yield { place: prior.place, message };
    for (const { name, typed, inFile } of priorFigures(budget))
      if (typed && inFile?.state === 'mismatch')
        yield finding({ name, typed, value: inFile.value, path: prior.path }, fileUnit);
  },
};

/** Why the file that a unit names is not what last year's is. */
function messageOfUnitFile(named: UnitPrior, budget: Budget): Localized | undefined {
  const { path, state } = named;
  const scope = ownerOf(named, budget);
  if (!scope || state.kind !== 'read') return undefined;
  const before = state.budget();
  return lostMessage(path, before) ?? yearMessage(path, before, budget) ?? otherUnit(path, before, scope.unit);
}

/** A file that has units, none of which is the one that names it; or that of another one. */
function otherUnit(path: string, before: Budget, unit: Unit): Localized | undefined {
  if (sameUnit(before, unit)) return undefined;
  if (before.department && isOfOne(before, unit)) return otherOwner(path, before.department, unit);
  return {
    zh: `“${path}”里没有“${unit.name}”`,
    en: `There is no “${unit.name}” in “${path}”`,
  };
}

/** Why the file is not what last year's is; the first reason only, the others may follow from it. */
function messageOfFile({ path }: PriorFile, before: Budget, budget: Budget): Localized | undefined {
  const owner = before.department;
  const lost = lostMessage(path, before);
  if (lost) return lost;
  if (!owner) return { zh: `“${path}”里没有部门`, en: `There is no department in “${path}”` };
  const { department } = budget;
  return yearMessage(path, before, budget) ?? (department && otherOwner(path, owner, department));
}

function lostMessage(path: string, { includes }: Budget): Localized | undefined {
  const lost = includes.find(isLost);
  return (
    lost && {
      zh: `“${path}”引入的“${lost.path}”读不到，上年数不全`,
      en: `“${lost.path}”, which “${path}” includes, cannot be read, so last year's figures are not whole`,
    }
  );
}

function yearMessage(path: string, before: Budget, { year }: Budget): Localized | undefined {
  if (year === undefined || before.year === undefined || before.year === year - 1) return undefined;
  return {
    zh: `“${path}”是 ${before.year}年度的预算，上年是 ${year - 1}年度`,
    en: `“${path}” is the budget of ${before.year}, and the year before is ${year - 1}`,
  };
}

function otherOwner(path: string, owner: Unit, wanted: Unit): Localized | undefined {
  if (owner.code === wanted.code || owner.name === wanted.name) return undefined;
  return {
    zh: `“${path}”是“${owner.name}”（${owner.code}）的预算，名称和代码都不同`,
    en: `“${path}” is the budget of “${owner.name}” (${owner.code}), which differs in name and code`,
  };
}

function isLost({ state: { kind } }: Include): boolean {
  return kind !== 'included' && kind !== 'repeated' && kind !== 'loading';
}

function finding({ name, typed, value, path }: MistypedPrior, fileUnit: MoneyUnit): Finding {
  const unit = unitOfDeclared(typed, fileUnit);
  const shown = (amount: Money): string => amountText(amount, unit);
  const difference = subtract(typed.amount.value, value);
  const isMore = compare(difference, 0) > 0;
  const by = shown(absolute(difference));
  return {
    place: typed.place,
    message: {
      zh: `上年${name.zh}写的是 ${shown(typed.amount.value)}，“${path}”里是 ${shown(value)}，${isMore ? '多' : '少'} ${by}`,
      en: `Last year's ${name.en} is given as ${shown(typed.amount.value)}; “${path}” has ${shown(value)}, which is ${by} ${isMore ? 'less' : 'more'}`,
    },
    fixes: () => fixesOf(typed, value, fileUnit),
  };
}

function fixesOf(typed: DeclaredAmount, value: Money, fileUnit: MoneyUnit): Fix[] {
  const newText = writtenNumber(value, typed, 'money', fileUnit);
  const replace: Fix = {
    title: { zh: `改为 ${newText}`, en: `Change to ${newText}` },
    edits: [numberInPlace(typed.place, newText)],
  };
  const line = wholeLine(typed.place.segment, typed.statement);
  if (!line) return [replace];
  const title = { zh: '删除，用上年文件里的数', en: "Delete it: last year's file has the figure" };
  return [replace, { title, edits: [{ place: line, newText: '' }] }];
}
