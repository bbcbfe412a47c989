import { valuesOf } from '../../language/lookup.ts';
import type { Budget } from '../../model/Budget.ts';
import { quoted } from '../../syntax/stringValue.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import type { SumLine } from './BudgetSum.ts';
import type { Bureau, Member } from './Bureau.ts';

/**
 * The budget of a bureau as a text of the language: each member stands where a department has a unit. So the tables of many
 * departments are made as those of one are. Amounts are written in yuan with all their digits, and nothing is declared.
 */
export function bureauText(bureau: Bureau): string {
  const { members, shared, names } = bureau;
  return [
    headText(bureau),
    block(
      '科目',
      names.map(([code, name]) => `${code} ${quoted(name)}`),
    ),
    block('收入', shared.filter(({ side }) => side !== 'expenditure').map(revenueText)),
    ...members.flatMap(memberText),
    ...unitTexts(
      '',
      '',
      shared.filter(({ side }) => side === 'expenditure'),
    ),
  ].join('\n');
}

function headText({ name, code, year, status, layout }: Bureau): string {
  return block(`部门 ${quoted(name)}`, [
    `代码 ${quoted(code)}`,
    ...(year === undefined ? [] : [`年度 ${year}`]),
    '金额单位 元',
    `状态 ${statusWords[status]}`,
    ...(layout === '' ? [] : [`表样 ${quoted(layout)}`]),
  ]);
}

const statusWords: Readonly<Record<Budget['status'], string>> = { draft: '草稿', final: '定稿' };

function revenueText({ side, source, carryover, revenueCode, revenueName, amount }: SumLine): string {
  const flags = carryover ? ' 结转' : '';
  if (side === 'year-end-carryover') return `年终结转 ${amount} ${source}`;
  if (revenueCode === undefined) return `${source} ${amount}${flags}`;
  return `${revenueCode} ${quoted(revenueName ?? '')} ${amount} ${source}${flags}`;
}

function memberText({ name, code, lines }: Member): string[] {
  return unitTexts(name, code, lines);
}

/**
 * One unit for each kind of unit that there is: the kind decides the government subjects, and whether there are operating
 * costs. Projects, for which it decides nothing, stand with the first, so that tables of projects name a member once.
 */
function unitTexts(name: string, code: string, lines: readonly SumLine[]): string[] {
  const projects = lines.filter(({ part }) => part === 'project');
  const basic = groupedBy(
    lines.filter(({ part }) => part === 'basic'),
    ({ kind }) => kind ?? '',
  );
  if (basic.size === 0 && projects.length > 0) basic.set('', []);
  return [...basic].map(([kind, items], i) =>
    block(`预算单位 ${quoted(name)}`, [
      `代码 ${quoted(code)}`,
      ...(kind === '' ? [] : [`单位性质 ${kindWord(kind)}`]),
      ...basicBlocks(items),
      ...(i === 0 ? projectBlocks(projects) : []),
    ]),
  );
}

function kindWord(kind: string): string {
  return valuesOf('unitKind').find(({ id }) => id === kind)?.word.zh ?? '';
}

function basicBlocks(lines: readonly SumLine[]): string[] {
  return [...groupedBy(lines, ({ functionCode }) => functionCode ?? '')].map(([code, items]) =>
    block(`基本支出 ${code}`, items.map(itemText)),
  );
}

function projectBlocks(lines: readonly SumLine[]): string[] {
  const key = ({ unitCode, projectName, functionCode, projectCategory }: SumLine): string =>
    JSON.stringify([unitCode ?? null, projectName ?? null, functionCode ?? null, projectCategory ?? null]);
  return [...groupedBy(lines, key).values()].map((items) => {
    const [first] = items;
    return block(`项目 ${quoted(first?.projectName ?? '')}`, [
      ...(first?.functionCode === undefined ? [] : [`功能科目 ${first.functionCode}`]),
      ...(first?.projectCategory === undefined ? [] : [`类别 ${first.projectCategory}`]),
      ...items.map(itemText),
    ]);
  });
}

function itemText({ economicCode, amount, source, carryover }: SumLine): string {
  return `${economicCode ?? '金额'} ${amount} ${source}${carryover ? ' 结转' : ''}`;
}

function block(head: string, statements: readonly string[]): string {
  return `${head} {\n${statements.join('\n')}\n}`;
}
