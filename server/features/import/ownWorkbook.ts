import { governmentTwin } from '../../data/catalogue.ts';
import { quoted } from '../../syntax/stringValue.ts';
import { columnsOf } from '../paste/columns.ts';
import { basicBlocks } from './ownBasic.ts';
import { OwnForm, textLines } from './ownForms.ts';
import { economicCode, revenueLines, subjectLines } from './ownMoney.ts';
import { projectBlocks } from './ownProjects.ts';
import { OwnTables } from './ownTables.ts';
import type { SheetRows } from './SheetRows.ts';
import { readingOf } from './tableReaders.ts';

/**
 * The workbook that `budget render` wrote, back as a budget that makes the same tables. Tables do not say which economic codes
 * a function has, nor to which function a project belongs: these are chosen so that everything adds up. Undefined where
 * sheets are not those thirteen tables.
 */
export function ownWorkbook(sheets: readonly SheetRows[]): string | undefined {
  const tables = new OwnTables(sheets);
  if (!tables.areComplete) return undefined;
  const forms = sheets.filter(({ name }) => !/^表|^目录/.test(name));
  const whole = forms.find(({ name, rows }) => /整体支出/.test(name + (rows[0]?.[0]?.text ?? '')));
  const ofProjects = new Map(
    forms.flatMap((sheet): [string, OwnForm][] => {
      const form = new OwnForm(sheet);
      const project = form.behind('项目名称');
      return project === '' ? [] : [[project, form]];
    }),
  );
  const performance = new OwnForm(whole ?? { name: '', rows: [] });
  return [
    ...departmentLines(sheets, tables, performance),
    ...subjectLines(tables),
    ...revenueLines(tables),
    ...basicBlocks(tables),
    ...projectBlocks(tables, ofProjects),
    ...performanceLines(performance),
  ].join('\n');
}

function departmentLines(sheets: readonly SheetRows[], tables: OwnTables, form: OwnForm): string[] {
  const texts = sheets.flatMap(({ rows }) => rows.slice(0, 4).flatMap((row) => row.map(({ text }) => text)));
  const find = (pattern: RegExp): string => texts.flatMap((text) => pattern.exec(text)?.[1] ?? [])[0] ?? '';
  const year = find(/(20\d\d)年/);
  const code = /^([^-]+)-/.exec(form.behind('部门名称'))?.[1] ?? '';
  const count = (label: string): string => /^\d+/.exec(form.behind(label))?.[0] ?? '';
  const staff = [
    ['编制', count('核定的人员编制数')],
    ['在职', count('实际在职人员总数')],
    ['在编', count('其中：在编人员数')],
    ['其他', count('其他人员数')],
  ].flatMap(([word, number]) => (number ? `${word} ${number}` : []));
  return [
    `部门 ${quoted(find(/^部门名称[:：](.+)$/))} {`,
    ...(code === '' ? [] : [`代码 ${/^\d+$/.test(code) ? code : quoted(code)}`]),
    ...(year === '' ? [] : [`年度 ${year}`]),
    '金额单位 万元',
    '状态 草稿',
    `单位性质 ${isInstitution(tables) ? '事业' : '行政'}`,
    ...textLines([['职责', form.behind('部门职责')]]),
    ...(staff.length > 0 ? [`人员 { ${staff.join('; ')} }`] : []),
    '}',
    '',
  ];
}

/** By the names of the government's economic codes, and by 机关运行经费, which only the others have. */
function isInstitution(tables: OwnTables): boolean {
  const told = tables.rows('表六', 2).flatMap(({ name, second: government }) => {
    const code = economicCode(name);
    const [own, other] = [true, false].map((institution) => governmentTwin(code, institution)?.name);
    return own === other ? [] : [government === own];
  });
  return told[0] ?? tables.figure('表十一', '部门合计', 0) === 0;
}

function performanceLines(form: OwnForm): string[] {
  const tasks = form
    .below('年度重点任务')
    .flatMap(([name = '', task = '']) => (task === '' ? [] : [`重点任务 ${quoted(name)} ${quoted(task)}`]));
  const lines = [
    ...textLines([['战略目标', form.behind('部门战略目标')]]),
    ...tasks,
    ...textLines([['年度目标', form.behind('年度绩效目标')]]),
    ...form.indicators(readingOf(columnsOf([]), 'performance')),
  ];
  return lines.length === 0 ? [] : ['整体绩效 {', ...lines, '}', ''];
}
