import {
  BASIC,
  endOf,
  headAbove,
  linesWith,
  type Mutation,
  onLines,
  openedAt,
  PLAIN_ITEM,
  PROJECT,
  PROSE,
  type Source,
  statement,
  TOTAL,
} from './Mutation.ts';

/** What is not there, is there twice or cannot be read. */
export function wrongStatements(): Mutation[] {
  const owner = (index: number, source: Source): number[] => [headAbove(index, source)];
  const department = (_: number, source: Source): number[] => linesWith(/^(?:部门|department) /u, source);
  const openToEnd = (index: number, source: Source): number[] => {
    const last = source.lines.findIndex((line, i) => i > index && /^\S/u.test(line) && !/^\}/u.test(line));
    return Array.from({ length: (last < 0 ? source.lines.length : last + 1) - index }, (_, i) => index + i);
  };
  return [
    onLines(
      'a required field of the department left out',
      ['missing-field'],
      /^ {4}(?:代码|code|年度|year|单位性质|kind|职责|duties)\s/u,
      () => undefined,
      owner,
    ),
    onLines(
      'a recommended field of the department left out',
      ['missing-field'],
      /^ {4}(?:内设机构|offices|上年|prior|人员|staff)\s/u,
      () => undefined,
      owner,
    ),
    onLines(
      'a required field of a project left out',
      ['missing-field'],
      /^\s+(?:功能科目|function|类别|category)\s/u,
      () => undefined,
      owner,
    ),
    onLines(
      'a recommended field of a project left out',
      ['missing-field'],
      /^\s+(?:属性|attribute|项目期|period|资金|funds|概况|overview|立项依据|basis|总体目标|保障措施|safeguards)\s/u,
      () => undefined,
      owner,
    ),
    onLines(
      'the overall performance by another name',
      ['missing-field', 'unknown-keyword'],
      /^(?:整体绩效|performance) \{/u,
      (line) => line.replace(/^\S+/u, '绩效'),
      (index, source) => [index, ...department(index, source)],
    ),
    onLines(
      'an explanation left out',
      ['missing-explanation'],
      /^(?:说明|explain)\s+(?:变动原因|change|三公经费|three-public|机关运行经费|operating)\s/u,
      () => undefined,
      (index, source) => {
        const line = source.lines[index] ?? '';
        if (/\s(?:变动原因|change)\s/u.test(line)) return linesWith(/(?:上年|prior) \{/u, source);
        const word = /\s(?:三公经费|three-public)\s/u.test(line) ? '三公经费|three-public' : '机关运行经费|operating';
        return linesWith(new RegExp(`(?:${word})\\s+\\d`, 'u'), source).slice(0, 1);
      },
    ),
    onLines(
      'a once-only statement twice',
      ['duplicate-statement'],
      /^\s+(?:年度|year|类别|category|单位性质|kind)\s/u,
      (line) => `${line}\n${line}`,
      (index) => [index, index + 1],
    ),
    onLines(
      'a keyword with a character wrong',
      ['unknown-keyword'],
      /^\s+(?:合计|total|概况|overview|功能科目|function)\s/u,
      (line) =>
        line
          .replace('合计', '合记')
          .replace('total', 'totl')
          .replace('概况', '概括')
          .replace('overview', 'overviw')
          .replace('功能科目', '功能科且')
          .replace('function', 'funtion'),
    ),
    onLines(
      'a top-level keyword with a character wrong',
      ['unknown-keyword'],
      /^(?:政府采购|procurement|国有资产|assets|控制数|control) \{/u,
      (line) =>
        line
          .replace('政府采购', '政府釆购')
          .replace('procurement', 'procurment')
          .replace('国有资产', '国有资厂')
          .replace('assets', 'asets')
          .replace('控制数', '控制书')
          .replace('control', 'contrl'),
    ),
    onLines(
      'a statement in the wrong block',
      ['misplaced-statement'],
      BASIC,
      (line, _, source) =>
        /\{\s*$/u.test(line)
          ? `${line}\n    ${source.lines.some((each) => each.startsWith('部门')) ? '类别  特定目标类' : 'category  specific-purpose'}`
          : line,
      (index) => [index + 1],
    ),
    onLines(
      'a word that is none of the list',
      ['invalid-value'],
      /^\s+(?:状态|status|类别|category|属性|attribute)\s/u,
      (line) => line.replace(/\S+$/u, '作废'),
    ),
    onLines('a word for an amount', ['invalid-value'], TOTAL, (line) => line.replace(/\S+$/u, '"三百"')),
    onLines('a count with a fraction', ['invalid-value'], /(?:人员|staff) \{/u, (line) =>
      line.replace(/(编制|authorized) (\d+)/u, '$1 $2.5'),
    ),
    onLines('a year with two digits', ['invalid-value'], /^\s+(?:年度|year)\s/u, (line) => line.replace('2026', '26')),
    onLines('a day that there is not', ['invalid-value'], statement('填报日期', 'filled'), (line) =>
      line.replace('2026-01-15', '2026-02-30'),
    ),
    onLines('a date years ahead', ['date-out-of-range'], statement('填报日期', 'filled'), (line) =>
      line.replace('2026', '2028'),
    ),
    onLines('a date years ago', ['date-out-of-range'], statement('填报日期', 'filled'), (line) =>
      line.replace('2026', '2021'),
    ),
    onLines('a row longer than its header', ['invalid-value'], /^\s+(?:行|row)\s+"/u, (line) => `${line} "多出"`),
    onLines(
      'a file that is not there',
      ['include-not-found'],
      /^(?:科目|subjects) \{/u,
      (line, _, source) =>
        `${source.lines.some((each) => each.startsWith('部门')) ? '引入' : 'include'} "不存在的单位.budget"\n${line}`,
    ),
    onLines(
      'a block that is not closed',
      ['syntax-error'],
      /^\}$/u,
      () => undefined,
      (index, source) => openToEnd(openedAt(index, source), source),
    ),
    onLines(
      'a brace too many',
      ['syntax-error'],
      /^\}$/u,
      (line) => `${line}\n}`,
      (index) => [index, index + 1],
    ),
    onLines('a string that is not closed', ['syntax-error'], PROSE, (line) => line.replace(/"$/u, '')),
    onLines('a bracket too many', ['syntax-error'], PLAIN_ITEM, (line) => `${line.trimEnd()}）`),
    onLines(
      'an operator without a factor',
      ['syntax-error', 'invalid-value'],
      /^\s+3\d{4}\s.*\*/u,
      (line) => line.replace(/\* \d+[^\s*]*(?=\s*(?:$|\s{2}))/u, '*'),
      (index) => [index, index + 1],
    ),
    {
      kind: 'a project twice',
      ids: ['duplicate-project'],
      plant: (source) =>
        linesWith(PROJECT, source).map((index) => {
          const end = endOf(index, source) + 1;
          const block = source.lines.slice(index, end);
          return { text: source.lines.toSpliced(end, 0, ...block).join('\n'), at: [end] };
        }),
    },
    onLines(
      'an acceptance that is not needed',
      ['unused-ignore'],
      TOTAL,
      (line) => `${line}  # budget-ignore total-mismatch 已核对`,
    ),
  ];
}
