import { describe, expect, test } from 'vitest';
import type { ImportedTables } from '../server/features/import/importedTables.ts';
import { importFiles } from '../server/features/import/importFiles.ts';
import type { Locale } from '../server/language/locale.ts';

/** Files of text with commas as one budget, or why there is none. */
function result(csvs: readonly string[], locale: Locale = 'zh-cn'): ImportedTables | string {
  const files = csvs.map((csv, i) => ({ name: `表${i + 1}.csv`, bytes: new TextEncoder().encode(csv) }));
  const read = importFiles(files, locale);
  return 'reason' in read ? (locale === 'en' ? read.reason.en : read.reason.zh) : read;
}

function imported(csv: string): ImportedTables {
  const read = result([csv]);
  if (typeof read === 'string') throw new Error(read);
  return read;
}

/** The statements without 部门 and remarks, each line with single blanks. */
function statements({ text }: ImportedTables): string[] {
  const lines = text.split('\n').map((line) => line.trim().replace(/ +/g, ' '));
  return lines.slice(lines.indexOf('}') + 1).filter((line) => line !== '' && !line.startsWith('# '));
}

/** Two items with the given headers and figures of amounts behind their codes. */
function items(headers: string, first: string, second: string): string {
  return `功能科目编码,功能科目名称,经济科目编码,经济科目名称,${headers}
2130301,行政运行,30101,基本工资,${first}
2130301,行政运行,30201,办公费,${second}
`;
}

const itemLines = (first: string, second: string): string[] => [
  '基本支出 2130301 "行政运行" {',
  `30101 "基本工资" ${first}`,
  `30201 "办公费" ${second}`,
  '}',
];

describe('the column of the amount', () => {
  test.each([
    ['控制数（元）', '60.00', '5.00', '60.00元', '5.00元'],
    ['控制数', '60.00', '5.00', '60.00', '5.00'],
    ['上年预算数,控制数', '58,65', '4,5', '65', '5'],
    ['控制数,上年预算数', '65,58', '5,4', '65', '5'],
    ['原预算数,调整数,调整后预算数', '60,5,65', '4,1,5', '65', '5'],
    ['部门申报金额,财政审核金额', '68,65', '7,5', '65', '5'],
    ['申报数,审定数', '68,65', '7,5', '65', '5'],
    ['审定数,申报数', '65,68', '5,7', '65', '5'],
    ['一上申报数,二下控制数', '68,65', '7,5', '65', '5'],
    ['一上申报数,一下控制数,二上申报数,二下批复数', '70,66,68,65', '9,8,7,5', '65', '5'],
    ['原控制数,调整后控制数', '60,65', '4,5', '65', '5'],
    ['控制数,调整后控制数', '60,65', '4,5', '65', '5'],
    ['预算数,控制数', '68,65', '7,5', '65', '5'],
    ['建议数,预算数', '68,65', '7,5', '65', '5'],
    ['预算建议数', '65', '5', '65', '5'],
    ['人数,标准,控制数', '15,4.3,65', '2,2.5,5', '65', '5'],
    ['2025年执行数,2026年控制数,增减,增长率', '58,65,7,12.07', '4,5,1,25', '65', '5'],
    ['2026年预算数,2027年预算数', '58,65', '4,5', '65', '5'],
    ['申报数,本年控制数', '68,65', '7,5', '65', '5'],
    ['本年预算数,本年控制数', '68,65', '7,5', '65', '5'],
    ['预算数,追加,合计', '60,5,65', '4,1,5', '65', '5'],
    ['下达文号,下达日期,下达金额', '财预1号,20260301,65', '财预1号,20260301,5', '65', '5'],
    ['财政供养人员,本级安排', '15,65', '2,5', '65', '5'],
    ['本级安排', '65', '5', '65', '5'],
  ])('%s', (headers, first, second, a, b) => {
    expect(statements(imported(items(headers, first, second)))).toEqual(itemLines(a, b));
  });

  test('of a table without names of codes, beside people and standards', () => {
    const csv = '功能科目,经济科目,人数,标准,控制数\n2130301,30101,15,4.3,65\n2130301,30201,2,2.5,5\n';
    expect(statements(imported(csv)).filter((line) => line.startsWith('30'))).toEqual([
      expect.stringMatching(/^30101 .*65$/),
      expect.stringMatching(/^30201 .*5$/),
    ]);
  });

  test.each([
    ['功能科目编码,功能科目名称,项目名称,资金来源,下达控制数\n2130301,行政运行,道路维修,一般公共预算,65\n', '65'],
    ['项目名称,功能科目编码,功能科目名称,资金来源,控制数（元）\n道路维修,2130301,行政运行,一般公共预算,65\n', '65元'],
  ])('of projects: %s', (csv, amount) => {
    expect(statements(imported(csv))).toEqual([
      ...['项目 "道路维修" {', '功能科目 2130301 "行政运行"', `金额 ${amount}`, '}'],
    ]);
  });

  test.each([
    ['控制数,基本支出,项目支出\n2130301,行政运行,65,47,18', '65 { 基本支出 47; 项目支出 18 }'],
    ['申报数,控制数,基本支出,项目支出\n2130301,行政运行,68,65,47,18', '65 { 基本支出 47; 项目支出 18 }'],
    ['申报数,基本支出,项目支出\n2130301,行政运行,65,47,18', '65 { 基本支出 47; 项目支出 18 }'],
    ['合计,本年控制数,上年结转\n2130301,行政运行,65,60,5', '65 { 结转 5 }'],
  ])('its parts stay: %s', (rows, line) => {
    expect(statements(imported(`科目编码,科目名称,${rows}\n`))[1]).toBe(`2130301 "行政运行" ${line}`);
  });

  test('sources stay beside an amount that is controlled', () => {
    const csv = '项目名称,申报数,控制数,一般公共预算,政府性基金,上年结转\n道路维修,40,35,10,20,5\n';
    expect(statements(imported(csv))).toEqual([
      ...['项目 "道路维修" {', '金额 10', '金额 20 政府性基金', '金额 5 结转', '}'],
    ]);
    const carried = '项目名称,控制数,上年结转\n道路维修,20,10\n';
    expect(statements(imported(carried))).toEqual(['项目 "道路维修" {', '金额 20', '金额 10 结转', '}']);
  });
});
