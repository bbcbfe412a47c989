import { readDate } from '../../../model/date.ts';
import { quoted } from '../../../syntax/stringValue.ts';
import { totalIn } from '../../paste/cells.ts';
import { columnsOf } from '../../paste/columns.ts';
import { groupsBelow } from '../sumGroups.ts';
import { readingOf } from '../TableReader.ts';
import { assign } from './allot.ts';
import type { KnownProject } from './OwnGuide.ts';
import { type OwnForm, textLines } from './ownForms.ts';
import { ownLevelOf } from './ownLevel.ts';
import { sourceWords } from './ownMoney.ts';
import { type OwnRow, type OwnTables, sum, written } from './ownTables.ts';
import type { OwnWorkbook } from './ownWorkbook.ts';

/** A project as 表十二 and 表十三 list it. */
export interface OwnProject {
  readonly name: string;
  /** The unit that it stands below; that of the department's own projects is the department. */
  readonly unit: string;
  /** By source, of this year and carried over. */
  readonly current: readonly number[];
  readonly carried: readonly number[];
  readonly form: OwnForm | undefined;
  /** The project of the budget that is there. */
  readonly known: KnownProject | undefined;
}

/**
 * 表十二 and 表十三 list the department, below it its units, and below each unit its projects. A project has a form; where the
 * forms are not there, a unit is what has as much as those below it. A name that a unit has twice is of two projects. What
 * forms have beyond both tables was carried over of the last two sources, of which no table tells.
 */
export function projectsIn({ tables, projects, guide }: OwnWorkbook): OwnProject[] {
  const found = new Map<string, OwnProject>();
  for (const [label, period] of periods)
    for (const { key, name, unit, turn, amounts } of rowsOfProjects(tables.rows(label, 1), projects)) {
      const form = formOf(name, unit, projects, turn);
      // A row that somebody copied is of no other project: that would have a form.
      if (turn > 0 && projects.length > 0 && !form) continue;
      const known = guide.projectsOf(unit, name)[turn];
      const project = found.get(key) ?? { name, unit, current: [], carried: [], form, known };
      found.set(key, { ...project, [period]: amounts.slice(1) });
    }
  const listed = [...found.values()];
  const others = projects.filter((form) => !listed.some((project) => project.form === form));
  const unlisted = others.map((form) => {
    const [name, unit] = [form.behind('项目名称'), form.behind('实施单位')];
    return { name, unit, current: [], carried: [], form, known: guide.projectsOf(unit, name)[0] };
  });
  const all = [...listed, ...unlisted];
  return spendsOtherCarried(tables) ? all.map(withOtherCarried) : all;
}

/** A row of a project with the unit that it stands below; `turn` counts those of one name from 0. */
interface ProjectRow extends Pick<OwnRow, 'name' | 'amounts'> {
  readonly key: string;
  readonly unit: string;
  readonly turn: number;
}

function rowsOfProjects(all: readonly OwnRow[], forms: readonly OwnForm[]): readonly ProjectRow[] {
  const names = new Set(forms.map((form) => form.behind('项目名称')));
  const rows = all.filter(({ name }) => names.has(name) || !(/^\d+$/.test(name) || totalIn(name)));
  const heads = new Set(names.size > 0 ? [] : headsIn(rows));
  const turns = new Map<string, number>();
  let unit = '';
  return rows.flatMap(({ name, amounts }, i) => {
    if (names.size > 0 ? !names.has(name) : heads.has(i)) {
      unit = name;
      return [];
    }
    const named = JSON.stringify([unit, name]);
    const turn = turns.get(named) ?? 0;
    turns.set(named, turn + 1);
    return [{ key: `${named} ${turn}`, name, unit, turn, amounts }];
  });
}

/** Whether more is spent of what was carried over than the first three sources do, by 表二 and 表四. */
function spendsOtherCarried(tables: OwnTables): boolean {
  const [, ...own] = tables.rows('表二', 2).find(({ name }) => name === '合计')?.amounts ?? [];
  const appropriated = tables.rows('表四', 1, 2).find(({ name }) => name === '本年支出合计')?.amounts ?? [];
  const carried = [0, 1, 2].map((source) => Math.max(0, (appropriated[source + 1] ?? 0) - (own[source] ?? 0)));
  return (own[5] ?? 0) > sum(carried);
}

function withOtherCarried(project: OwnProject): OwnProject {
  const { current, carried, form } = project;
  const yuan = Number(form?.behind('年度资金总额：').replaceAll(',', '') || Number.NaN);
  const all = [...current, ...carried];
  const rest = Math.round(yuan / 100) - sum(all);
  // Where the form has what the tables would round, each of their figures may be rounded.
  const slack = yuan % 100 === 0 ? 0 : all.filter((amount) => amount !== 0).length / 2;
  if (rest <= slack) return project;
  const special = Math.min(rest, project.known?.carriedSpecial ?? 0);
  return { ...project, carried: [...[0, 1, 2].map((i) => carried[i] ?? 0), special, rest - special] };
}

function headsIn(rows: readonly OwnRow[]): readonly number[] {
  return groupsBelow(rows.map(({ amounts: [amount = 0] }) => amount / 100)) ?? [0];
}

const periods = [
  ['表十二', 'current'],
  ['表十三', 'carried'],
] as const;

/** Whether a row of units is that of one: of the department itself it says that it is its 本级. */
function isOf(row: string, unit: string): boolean {
  return row === unit || row === ownLevelOf(unit);
}

/** Projects of several units may have the same name, and several of one unit; these have their forms in their order. */
function formOf(name: string, unit: string, forms: readonly OwnForm[], turn: number): OwnForm | undefined {
  const named = forms.filter((form) => form.behind('项目名称') === name);
  const own = named.filter((form) => isOf(unit, form.behind('实施单位')));
  return (own.length > 0 ? own : named)[turn];
}

/**
 * The code and the name of the function of each project, chosen so that all add up to what `tables` tell of projects: those
 * that the budget that is there has, where these do, or nothing does.
 */
export function projectFunctions(projects: readonly OwnProject[], tables: OwnTables): ReadonlyMap<OwnProject, OwnRow> {
  const functions = tables.rows('表三', 2).filter(({ code, amounts }) => code.length === 7 && (amounts[2] ?? 0) !== 0);
  const figure = (label: string, code: string, from = 0): number =>
    tables.rows(label, 2, from).find((row) => row.code === code)?.amounts[2] ?? 0;
  const known = projects.map((project) => functions.findIndex(({ code }) => code === project.known?.function));
  const chosen = assign(
    projects.map(({ current, carried }) => [...appropriated(current), sum([...current, ...carried])]),
    functions.map(({ code, amounts: [, , all = 0] }) => [
      figure('表五', code),
      figure('表八', code),
      figure('表九', code, 3),
      all,
    ]),
    known,
  );
  return new Map(
    projects.flatMap((project, i): [OwnProject, OwnRow][] => {
      const row = functions[chosen?.[i] ?? (functions.length === 1 ? 0 : (known[i] ?? -1))];
      return row ? [[project, row]] : [];
    }),
  );
}

/** Each project with its function and what its form says. */
export function projectBlocks(projects: readonly OwnProject[], tables: OwnTables): ReadonlyMap<OwnProject, string[]> {
  const functions = projectFunctions(projects, tables);
  return new Map(
    projects.map((project) => {
      const code = functions.get(project);
      const functional = code ? [`功能科目 ${code.code} ${quoted(code.name)}`] : [];
      const lines = [...functional, ...amounts(project), ...formLines(project.form)];
      return [project, [`项目 ${quoted(project.name)} {`, ...lines, '}', '']];
    }),
  );
}

/** Those of the first three sources; a project that only goes on with carried over money has none. */
function appropriated(current: readonly number[]): number[] {
  return [0, 1, 2].map((source) => current[source] ?? 0);
}

function amounts({ current, carried }: OwnProject): string[] {
  const line = (amount: number, source: string, flag: string): string[] =>
    amount === 0 ? [] : [`金额 ${written(amount)} ${source} ${flag}`.trimEnd()];
  return [
    ...current.flatMap((amount, i) => line(amount, sourceWords[i] ?? '', '')),
    ...carried.flatMap((amount, i) => line(amount, sourceWords[i] ?? '', '结转')),
  ];
}

const funds = [
  ['中央', '其中：中央财政资金'],
  ['省级', '省级财政资金'],
  ['市县', '市县（区）财政资金'],
  ['自筹', '单位自筹'],
  ['其他', '其他资金'],
] as const;

function formLines(form: OwnForm | undefined): string[] {
  if (!form) return [];
  const attribute = form.behind('项目属性').replace('项目', '');
  const money = funds.flatMap(([word, label]) => {
    const text = form.behind(label).replaceAll(',', '');
    return /^\d+(?:\.\d+)?$/.test(text) && Number(text) !== 0 ? [`${word} ${text}元`] : [];
  });
  const [goal = '', annual = ''] = form.allBehind('总体目标');
  const filled = form.beside('填报日期：');
  return [
    ...(/^(?:一次性|经常性)$/.test(attribute) ? [`属性 ${attribute}`] : []),
    ...(/^\d+年$/.test(form.behind('项目期')) ? [`项目期 ${form.behind('项目期')}`] : []),
    ...(money.length > 0 ? [`资金 { ${money.join('; ')} }`] : []),
    ...textLines([
      ['概况', form.proseBehind('项目概况')],
      ['立项依据', form.proseBehind('立项依据')],
      ['必要性', form.proseBehind('项目设立必要性')],
      ['保障措施', form.proseBehind('保证项目实施的制度、措施')],
      ['实施计划', form.proseBehind('项目实施计划')],
      ['总体目标', goal],
      ['年度目标', annual],
    ]),
    ...form.indicators(readingOf(columnsOf([]), 'project')),
    ...textLines([
      ['负责人', form.beside('负责人：')],
      ['经办人', form.beside('经办人：')],
      ['电话', form.beside('联系电话：')],
    ]),
    ...(readDate(filled) ? [`填报日期 ${filled}`] : []),
  ];
}
