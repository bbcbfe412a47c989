import { quoted } from '../../syntax/stringValue.ts';
import { columnsOf } from '../paste/columns.ts';
import { assign } from './allot.ts';
import { type OwnForm, textLines } from './ownForms.ts';
import { sourceWords } from './ownMoney.ts';
import { type OwnTables, written } from './ownTables.ts';
import { readingOf } from './tableReaders.ts';

interface OwnProject {
  readonly name: string;
  /** By source, and what was carried over of the first three. */
  readonly current: readonly number[];
  readonly carried: readonly number[];
}

/** The projects with what their forms say. */
export function projectBlocks(tables: OwnTables, forms: ReadonlyMap<string, OwnForm>): string[] {
  const projects = projectsIn(tables, forms);
  const functions = tables.rows('表三', 2).filter(({ code, amounts }) => code.length === 7 && (amounts[2] ?? 0) !== 0);
  const figure = (label: string, code: string, from = 0): number =>
    tables.rows(label, 2, from).find((row) => row.code === code)?.amounts[2] ?? 0;
  const chosen = assign(
    projects.map(({ current, carried }) => [...current.slice(0, 3), sum([...current, ...carried])]),
    functions.map(({ code, amounts: [, , all = 0] }) => [
      figure('表五', code),
      figure('表八', code),
      figure('表九', code, 3),
      all,
    ]),
  );
  return projects.flatMap((project, i) => {
    const code = functions[chosen?.[i] ?? (functions.length === 1 ? 0 : -1)];
    const functional = code ? [`功能科目 ${code.code} ${quoted(code.name)}`] : [];
    return [
      `项目 ${quoted(project.name)} {`,
      ...functional,
      ...amounts(project),
      ...formLines(forms.get(project.name)),
      '}',
      '',
    ];
  });
}

function sum(all: readonly number[]): number {
  return all.reduce((a, b) => a + b, 0);
}

/** 表十二 and 表十三 list the department and its units too; a project has a form. */
function projectsIn(tables: OwnTables, forms: ReadonlyMap<string, OwnForm>): OwnProject[] {
  const found = new Map<string, OwnProject>();
  for (const [label, period] of [
    ['表十二', 'current'],
    ['表十三', 'carried'],
  ] as const) {
    for (const {
      name,
      amounts: [, ...bySource],
    } of tables.rows(label, 1)) {
      if (!forms.has(name)) continue;
      const known = found.get(name) ?? { name, current: [], carried: [] };
      found.set(name, { ...known, [period]: bySource });
    }
  }
  return [...found.values()];
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
  return [
    ...(/^(?:一次性|经常性)$/.test(attribute) ? [`属性 ${attribute}`] : []),
    ...(/^\d+年$/.test(form.behind('项目期')) ? [`项目期 ${form.behind('项目期')}`] : []),
    ...(money.length > 0 ? [`资金 { ${money.join('; ')} }`] : []),
    ...textLines([
      ['概况', form.behind('项目概况')],
      ['立项依据', form.behind('立项依据')],
      ['必要性', form.behind('项目设立必要性')],
      ['保障措施', form.behind('保证项目实施的制度、措施')],
      ['实施计划', form.behind('项目实施计划')],
      ['总体目标', goal],
      ['年度目标', annual],
    ]),
    ...form.indicators(readingOf(columnsOf([]), 'project')),
  ];
}
