import { findValue, valuesOf } from '../../language/lookup.ts';
import type { Budget, Spending, Unit } from '../../model/Budget.ts';
import { childrenOf, stringOf, wordOf } from '../../model/binding/boundValues.ts';
import { listed } from '../../model/branches.ts';
import { sentenceBefore } from './comparedWith.ts';
import { isOfYearBefore } from './ofOthers.ts';
import { sentenceAt } from './otherYear.ts';
import type { PublishedText } from './publishedText.ts';

/** Something that texts count and the budget knows the number of. */
export interface CountTold {
  readonly name: string;
  /** How a text tells it; the number stands last but for its measure. */
  readonly told: RegExp;
  /** What may be said: all together first. Nothing where nobody knows it. */
  readonly stated: (budget: Budget) => readonly number[];
  /** Whether the sentence around an offset counts at another time, or something else. */
  readonly isElsewhere: (text: PublishedText, at: number, budget: Budget) => boolean;
}

const none: readonly number[] = [];

export function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

/** All together, and in one place. */
export function allAndEach(each: readonly number[]): readonly number[] {
  return each.length === 0 ? none : [sumOf(each), ...each];
}

/** Who is counted together with the posts: 核定编制32人，在职33人. Posts of one kind (行政编制) are a part of all. */
const people = (name: string, key: string, told: RegExp): CountTold => ({
  name,
  told,
  stated: (budget) => peopleOf(key, budget),
  isElsewhere: (text, at, budget) => !POSTS.test(sentenceAt(text.plain, at)) || isOfAPart(text, at, budget),
});

const POSTS = /编制(?:数|人数|总数)?(?:为|共)?[0-9]{1,5}[人名]/;

/** Projects with performance targets, in whichever order that is told. */
const projects = (told: RegExp): CountTold => ({
  name: '有绩效目标的项目',
  told,
  stated: projectCounts,
  isElsewhere: ({ raw }, at, budget) => {
    const before = sentenceBefore(raw, at) ?? '';
    return isOfYearBefore(before, budget) || /其中|其余|以上|重点|部分/.test(before);
  },
});

/** Projects of one sort, told by its word: 其他运转类项目3个. */
const sortOfProjects = (word: string, isOne: (project: Spending) => boolean | undefined): CountTold => ({
  name: `${word}项目`,
  told: new RegExp(`${word}(?:二级)?项目([0-9]{1,4})(?=个)`, 'g'),
  stated: ({ scopes }) => countsIn(scopes, isOne),
  isElsewhere: ({ raw }, at, budget) =>
    PART_OF_PROJECTS.test(sentenceAt(raw, at)) || isOfYearBefore(sentenceBefore(raw, at) ?? '', budget),
});

const sorts = (['category', 'attribute'] as const).flatMap((list) =>
  valuesOf(list).map(({ id, word }) =>
    sortOfProjects(word.zh, ({ bound }) => {
      const typed = childrenOf(bound, list).flatMap(({ args }) => Object.values(args))[0];
      return typed && findValue(list, wordOf(typed))?.id === id;
    }),
  ),
);

/** Words of some of all projects, and of other classes than 类别 has. */
const PART_OF_PROJECTS = /公开|重点|部分|评价|新增|取消|减少|增加|其余|人员类|(?<!其他)运转类/;

/** All projects, in a sentence about the budget: 共有8个项目, 本年安排项目5个. */
const allProjects = (told: RegExp): CountTold => ({
  name: '项目',
  told,
  stated: projectCounts,
  isElsewhere: ({ raw }, at, budget) => {
    const sentence = sentenceAt(raw, at);
    const isOfBudget = /项目支出|部门预算|预算项目|绩效目标/.test(sentence);
    return !isOfBudget || PART_OF_PROJECTS.test(sentence) || isOfYearBefore(sentenceBefore(raw, at) ?? '', budget);
  },
});

/** People, projects, units and offices. */
export const countsOfBodies: readonly CountTold[] = [
  ...sorts,
  allProjects(/(?:共有|共安排|共编报|共申报|项目支出共)([0-9]{1,4})(?=个(?:二级|支出|预算)?项目(?:[,。;(\n\\]|$))/g),
  allProjects(/(?:共有|共?安排|共编报|共申报)(?:二级|支出|预算)?项目([0-9]{1,4})(?=个(?:[,。;(\n\\]|$))/g),
  projects(/绩效[^，,。；;0-9]{0,16}项目(?:共|共计)?([0-9]{1,4})(?=个)/g),
  projects(
    /(?<=[有对,。;:\n]|\\n|^)([0-9]{1,4})(?=个项目(?:全部|均|都)?(?:编制|设置|设定|填报|制定)了?(?:项目)?(?:支出)?绩效目标)/g,
  ),
  people(
    '编制',
    'authorized',
    /(?:^|\\n|[,、;。:\n]|[核审]定|全?部门|单位|[我本学医][局院校]|[支大总]队|共有)编制(?:数|人数|总数)?(?:为|共)?([0-9]{1,5})(?=[人名](?:[,、;。:()\n\\]|$))/g,
  ),
  people(
    '在职人员',
    'onPayroll',
    /(?:[,、;:]|实有|现有)在职(?:人员|职工|人数)?(?:为|共)?([0-9]{1,5})(?=[人名](?:[,、;。:()\n\\]|$))/g,
  ),
  people(
    '在编人员',
    'established',
    /(?:[,、;:(]|其中)在编(?:人员|人数)?(?:为|共)?([0-9]{1,5})(?=[人名](?:[,、;。:()\n\\]|$))/g,
  ),
  people('其他人员', 'other', /(?:[,、;:(]|其中)其他人员([0-9]{1,5})(?=[人名](?:[,、;。:()\n\\]|$))/g),
  {
    name: '下属预算单位',
    told: /(?:本级|机关)(?:和|及|以及)([0-9]{1,3})(?=(?:[个家](?:下属|所属|直属|二级)?(?:预算|事业)?单位(?:的?预算)?|所(?:下属|所属|直属)?学校)[组构]成)/g,
    stated: ({ units }) => {
      const institutions = units.filter(({ unit }) => unit.kind === 'institution');
      return units.length === 0 ? none : [units.length, institutions.length];
    },
    isElsewhere: isOfAPart,
  },
  {
    name: '内设机构',
    told: /(?:^|\\n|[,。;:\n]|部门|单位|[我本][局院校])内设(?:机构|职能部门|职能科室|科室|处室|股室)?([0-9]{1,3})(?=个(?:内设机构|机构|职能部门|职能科室|科室|处室|股室)?(?:[,:。;(\n\\]|$))/g,
    stated: officeCounts,
    isElsewhere: isOfAPart,
  },
];

/** Words of a sentence that counts at another day, or what is to be, or some of all. */
const ELSEWHERE = /上年|去年|同期|新增|增加|减少|拟|计划|截[至止到]|离退休|代管|空编|超编|收回/;

function isOfAPart({ raw }: PublishedText, at: number, { year }: Budget): boolean {
  const sentence = sentenceAt(raw, at);
  if (ELSEWHERE.test(sentence)) return true;
  return Array.from(sentence.matchAll(/20[0-9]{2}(?=年)/g)).some(([digits]) => Number(digits) !== year);
}

const staffIn = listed(({ staff }) => staff);

/** People of all who may have some, where each says how many. */
function peopleOf(key: string, { branch, units }: Budget): readonly number[] {
  const staff = staffIn(branch);
  const counts = staff.flatMap((each) => each.counts.filter((count) => count.key === key));
  if (staff.some(({ isRead }) => !isRead) || counts.length !== units.length + 1) return none;
  return allAndEach(counts.map(({ declared }) => Number(declared.amount.value)));
}

/** Of a sort, all together and in one place; nothing where it is not known of each project. */
function countsIn(scopes: Budget['scopes'], isOne: (project: Spending) => boolean | undefined): readonly number[] {
  const known = scopes.map(({ spendings }) => spendings.filter(({ kind }) => kind === 'project').map(isOne));
  if (known.flat().length === 0 || known.flat().includes(undefined)) return none;
  return allAndEach(known.map((each) => each.filter((is) => is === true).length));
}

/** Of all, of those with indicators, and of the department and each of its units. */
function projectCounts({ spendings, scopes }: Budget): readonly number[] {
  const isProject = ({ kind }: Spending): boolean => kind === 'project';
  const all = spendings.filter(isProject);
  const withIndicators = all.filter(({ indicators }) => indicators.length > 0);
  const own = scopes.map((each) => each.spendings.filter(isProject).length);
  return all.length === 0 ? none : [all.length, withIndicators.length, ...own];
}

/** What is called an office, and no body of another kind that is listed with the offices. */
const OFFICE = /[室科处股部办]$/;

function officeCounts({ department, units }: Budget): readonly number[] {
  const owners = [...(department ? [department] : []), ...units.map(({ unit }) => unit)];
  const lists = owners.map(officesOf);
  return lists.every((names) => names.length > 0 && names.every((name) => OFFICE.test(name)))
    ? lists.map(({ length }) => length)
    : none;
}

function officesOf({ bound }: Unit): readonly string[] {
  return childrenOf(bound, 'offices').flatMap(({ repeated }) => repeated.map(stringOf));
}
