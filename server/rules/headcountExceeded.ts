import type { Localized } from '../language/schema.ts';
import type { DeclaredCount, Staff } from '../model/Budget.ts';
import { listed } from '../model/branches.ts';
import { allOf } from '../text/eachOf.ts';
import { type CountedPeople, countedPeople } from './projects/countedPeople.ts';
import type { Finding, Related, Rule } from './Rule.ts';

/** The people whom a budget pays for are those whom it says there are. */
export const headcountExceeded: Rule = {
  id: 'headcount-exceeded',
  severity: 'warning',
  source: {
    zh: '整体绩效表与项目绩效表：在编不超过编制（J03），保障人数不超过在职（J17），聘用、临聘、见习人数之和不超过其他人员（J18）',
    en: 'Overall and project forms: established ≤ authorized (J03), people provided for ≤ on payroll (J17), hired and trainees ≤ other (J18)',
  },
  doc: `在编人数超过编制；维持机构运转的项目里，保障人数超过在职人数，或者聘用、临聘、见习等人数之和超过其他人员。同一些人在几个项目里都有的，只算一次。下属单位的人由部门的项目保障时，按部门与各单位之和比较。

More people in established posts than posts authorized; or, in projects that keep the body running, more people provided for than on the payroll, or more hired people and trainees than there are others. People who are counted in several projects count once; a department may provide for the people of its units.

\`\`\`budget partial
部门 "示例中心" {
    代码 901; 年度 2026; 单位性质 事业
    人员 { 编制 3; 在职 11; 在编 <|4|>; 其他 7 }  # warning[headcount-exceeded]
}
项目 "行政运行费" {
    功能科目  2011308  "招商引资"
    类别      其他运转类
    30201     "办公费"  20.00
    指标 数量 "保障人数" = <|12人|>  # warning[headcount-exceeded]
}
\`\`\`
\`\`\`message
在编 4人，超过编制 3人，多 1人
“保障人数”12人，超过在职 11人，多 1人
\`\`\`
\`\`\`message en
Established: 4, 1 more than the authorized posts, 3
“保障人数”: 12, 1 more than those on the payroll, 11
\`\`\`
\`\`\`related
3 «3» 编制 3人
3 «11» 在职 11人
\`\`\`
`,
  *check({ branch, department }) {
    if (department) yield* people(countedIn(branch), staffIn(branch));
  },
  checkUnit: ({ spendings, staff }) => people(countedInAll(spendings), allCounts(staff)),
  *checkPart({ staff }) {
    for (const { counts } of staff) yield* posts(counts);
  },
};

/** Those whom the department's own projects count. */
const countedIn = listed(({ spendings }) => spendings.flatMap(countedPeople));
const countedInAll = allOf(countedPeople);

/** The counts of the department and of its units, whose people it may provide for. */
const staffIn = listed(({ staff }) => allCounts(staff));

function allCounts(staff: readonly Staff[]): readonly DeclaredCount[] {
  return staff.flatMap(({ counts }) => counts);
}

function numberOf({ declared }: DeclaredCount): number {
  return Number(declared.amount.value);
}

function* posts(counts: readonly DeclaredCount[]): Iterable<Finding> {
  const [authorized, established] = ['authorized', 'established'].map((key) => counts.find((each) => each.key === key));
  if (!authorized || !established || numberOf(established) <= numberOf(authorized)) return;
  const counted = { people: numberOf(established), place: established.declared.place };
  yield exceeded({ zh: '在编 ', en: 'Established' }, counted, 'authorized', [authorized]);
}

function* people(counted: readonly CountedPeople[], staff: readonly DeclaredCount[]): Iterable<Finding> {
  if (counted.length === 0) return;
  const [onPayroll, other] = ['onPayroll', 'other'].map((key) => staff.filter((each) => each.key === key));
  if (onPayroll && onPayroll.length > 0) {
    for (const each of counted)
      if (each.who === 'staff' && each.people > sum(onPayroll))
        yield exceeded(quotedNames([each]), each, 'onPayroll', onPayroll);
  }
  if (other && other.length > 0) yield* hiredPeople(groupsOf(counted.filter(({ who }) => who === 'hired')), other);
}

function* hiredPeople(groups: readonly CountedPeople[], other: readonly DeclaredCount[]): Iterable<Finding> {
  const [first, ...others] = groups;
  const total = groups.reduce((before, each) => before + each.people, 0);
  if (!first || total <= sum(other)) return;
  const finding = exceeded(quotedNames(groups), { people: total, place: first.place }, 'other', other);
  const parts = others.map(({ name, people: count, place }): Related => {
    const text = `${name} ${count}`;
    return { place, message: { zh: `${text}人`, en: text } };
  });
  yield { ...finding, related: () => [...parts, ...(finding.related?.() ?? [])] };
}

function quotedNames(counted: readonly CountedPeople[]): Localized {
  const names = counted.map(({ name }) => `“${name}”`);
  return { zh: names.join('、'), en: names.join(', ') };
}

function sum(counts: readonly DeclaredCount[]): number {
  return counts.reduce((before, each) => before + numberOf(each), 0);
}

/** Of indicators whose words say the same people, or some of them more exactly, the largest; the first one is the largest of all. */
function groupsOf(counted: readonly CountedPeople[]): readonly CountedPeople[] {
  const groups: CountedPeople[] = [];
  for (const each of [...counted].sort((a, b) => b.people - a.people)) {
    const isKnown = groups.some(({ words }) => isWithin(words, each.words) || isWithin(each.words, words));
    if (!isKnown) groups.push(each);
  }
  return groups;
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.every((word) => all.includes(word));
}

const limitNames: Readonly<Record<'authorized' | 'onPayroll' | 'other', Localized>> = {
  authorized: { zh: '编制', en: 'the authorized posts' },
  onPayroll: { zh: '在职', en: 'those on the payroll' },
  other: { zh: '其他人员', en: 'the other people' },
};

function exceeded(
  what: Localized,
  { people: count, place }: Pick<CountedPeople, 'people' | 'place'>,
  key: keyof typeof limitNames,
  limits: readonly DeclaredCount[],
): Finding {
  const most = sum(limits);
  const name = limitNames[key];
  return {
    place,
    message: {
      zh: `${what.zh}${count}人，超过${name.zh} ${most}人，多 ${count - most}人`,
      en: `${what.en}: ${count}, ${count - most} more than ${name.en}, ${most}`,
    },
    related: () =>
      limits.map((each) => ({
        place: each.declared.place,
        message: { zh: `${name.zh} ${numberOf(each)}人`, en: `${name.en}: ${numberOf(each)}` },
      })),
  };
}
