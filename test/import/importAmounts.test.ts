import { describe, expect, test } from 'vitest';
import { amountWords } from '../../server/data/amountWords.ts';
import type { ImportedTables } from '../../server/features/import/importedTables.ts';
import { importFiles } from '../../server/features/import/importFiles.ts';
import { amountWordOf } from '../../server/features/paste/amountHeaders.ts';
import type { Locale } from '../../server/language/locale.ts';

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
    ['在职人员（人）,单价（元）,数量,面积,核定数', '15,4,3,2,65', '2,2,1,1,5', '65', '5'],
    ['2025年执行数,2026年控制数,增减,增长率', '58,65,7,12.07', '4,5,1,25', '65', '5'],
    ['2026年预算数,2027年预算数', '58,65', '4,5', '65', '5'],
    ['申报数,本年控制数', '68,65', '7,5', '65', '5'],
    ['本年预算数,本年控制数', '68,65', '7,5', '65', '5'],
    ['预算数,追加,合计', '60,5,65', '4,1,5', '65', '5'],
    ['下达文号,下达日期,下达金额', '财预1号,20260301,65', '财预1号,20260301,5', '65', '5'],
    ['财政供养人员,本级安排', '15,65', '2,5', '65', '5'],
    ['本级安排', '65', '5', '65', '5'],
    ['2025年,2026年', '58,65', '4,5', '65', '5'],
    ['上年控制数,送审数,审减数,评审数', '1,68,3,65', '1,7,2,5', '65', '5'],
    ['申报数,财政建议数', '68,65', '7,5', '65', '5'],
    ['支付数,指标数', '3,65', '1,5', '65', '5'],
    ['本次下达,累计下达', '5,65', '1,5', '65', '5'],
    ['申报数,控制数', '65,', '5,', '65', '5'],
    ['金额（元）', '30101', '30201', '30101元', '30201元'],
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

  test('what stands below headers over several columns is of one of these', () => {
    const csv = `科目编码,科目名称,申报数,,,预算数,,,控制数,,
,,合计,基本支出,项目支出,合计,基本支出,项目支出,合计,基本支出,项目支出
2130301,行政运行,70,50,20,68,49,19,65,47,18
`;
    const read = imported(csv);
    expect(statements(read)).toEqual([...['科目 {', '2130301 "行政运行" 65 { 基本支出 47; 项目支出 18 }', '}']]);
    expect(read.notes).toEqual([
      '“表1”的金额取自“控制数 合计”，没有采用“申报数 合计”、“申报数 基本支出”、“申报数 项目支出”、“预算数 合计”、“预算数 基本支出”、“预算数 项目支出”',
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

  test.each([
    ['人员经费,公用经费\n', ''],
    ['预算数,\n,,人员经费,公用经费\n', ''],
    ['人员支出,日常公用支出,项目支出\n', ',4'],
  ])('人员经费 and 公用经费 make it where no column has it: %j', (headers, more) => {
    const read = imported(
      `科目编码,科目名称,${headers}2130301,行政运行,60,5${more}\n2130302,一般行政管理事务,,3${more}\n`,
    );
    const told = (amount: string): string => (more ? `{ 基本支出 ${amount}; 项目支出 4 }` : amount);
    expect(statements(read)).toEqual([
      ...['科目 {', `2130301 "行政运行" ${told('60 + 5')}`, `2130302 "一般行政管理事务" ${told('3')}`, '}'],
    ]);
    expect(read.notes).toEqual([]);
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

describe('what is said of it', () => {
  const note = (csv: string): readonly string[] => imported(csv).notes;

  test('the column that is used and those that are not, once for a table', () => {
    expect(note(items('上年预算数,申报数,控制数', '58,68,65', '4,7,5'))).toEqual([
      '“表1”的金额取自“控制数”，没有采用“上年预算数”、“申报数”',
    ]);
    expect(note(items('人数,标准,控制数', '15,4.3,65', '2,2.5,5'))).toEqual([
      '“表1”的金额取自“控制数”，没有采用“人数”、“标准”',
    ]);
    const english = result([items('申报数,控制数', '68,65', '7,5')], 'en');
    expect(english).toMatchObject({
      notes: ['the amounts of “表1” are those of “控制数”; “申报数” was not used'],
      text: expect.stringContaining('\n# Note: the amounts of “表1”'),
    });
  });

  test('a column of what is in the amount by its whole name', () => {
    expect(note(items('金额,其中：政府采购', '65,4', '5,1'))).toEqual([
      '“表1”的金额取自“金额”，没有采用“其中：政府采购”',
    ]);
  });

  test('nothing where there is one column, or the others hold no figures', () => {
    expect(note(items('控制数', '65', '5'))).toEqual([]);
    expect(note(items('备注,申报数,控制数', '略,,65', '略,,5'))).toEqual([]);
    expect(note('科目编码,科目名称,合计,人员经费,公用经费\n30101,基本工资,3,3,\n30201,办公费,2,,2\n')).toEqual([]);
    expect(note('科目编码,科目名称,合计,基本支出,项目支出\n2130301,行政运行,3,2,1\n')).toEqual([]);
  });

  test.each([
    ['调整数', '“调整数”是预算的变动，不是预算数；请给出调整后的预算数'],
    ['追加', '“追加”是预算的变动，不是预算数；请给出调整后的预算数'],
    ['调减金额', '“调减金额”是预算的变动，不是预算数；请给出调整后的预算数'],
    ['原预算数,调整数', '“调整数”是预算的变动，不是预算数；请给出调整后的预算数'],
    ['上年预算数', '“上年预算数”是以前年度的数，不是这个年度的预算'],
    ['2025年执行数', '“2025年执行数”是以前年度的数，不是这个年度的预算'],
  ])('a table with %s alone is refused', (headers, reason) => {
    const [first, second] = headers.includes(',') ? ['60,5', '4,1'] : ['5', '1'];
    expect(result([items(headers, first, second)])).toBe(reason);
  });

  test.each([
    ['调整数', '“调整数”是预算的变动，不是预算数；请给出调整后的预算数'],
    ['上年预算数', '“上年预算数”是以前年度的数，不是这个年度的预算'],
  ])('a table of subjects with %s alone is refused', (header, reason) => {
    expect(result([`科目编码,科目名称,${header}\n30201,办公费,1.5\n`])).toBe(reason);
    expect(statements(imported('科目编码,科目名称\n30201,办公费\n'))).toEqual(['科目 {', '30201 "办公费"', '}']);
  });

  test('beside other tables, too', () => {
    const read = result([items('调整数', '5', '1'), '项目名称,金额\n道路维修,5\n']);
    expect(read).toMatchObject({
      notes: ['没有导入“表1”：“调整数”是预算的变动，不是预算数；请给出调整后的预算数'],
    });
    expect(result([items('调整数', '5', '1')], 'en')).toBe(
      '“调整数” is a change of the budget, not its amount: give what the budget is after the change',
    );
  });

  test('a table of figures that no header tells to be amounts says which do', () => {
    const reason = result(['功能科目编码,项目名称,资金来源,拨款\n2130301,道路维修,一般公共预算,65\n']);
    expect(reason).toMatch(
      /^没有认出任何预算表格：没有一列的表头说明是金额；认得的表头有“.*控制数”、“金额”、“预算数”.*”$/,
    );
    expect(result([items('人数', '15', '2')])).toBe(reason);
    expect(result(['你好\n'])).toBe('没有认出任何预算表格');
  });

  test('tables that are known and of which no row can be read say why, with the first rows', () => {
    const functions = '功能科目名称,金额\n行政运行,5\n';
    const unnamed = '项目名称,金额\n,5\n,3\n,2\n,1\n合计,11\n';
    expect(result([functions, unnamed])).toBe(
      '认出了“表1”（科目），但没有一行能读：行政运行 | 5（“行政运行”有编码 2010101、2010201、2010301 等，看不出是哪个类、款下的）；' +
        '认出了“表2”（项目），但没有一行能读：5（没有项目名称）；3（没有项目名称）；2（没有项目名称） 等',
    );
    expect(result([unnamed], 'en')).toBe(
      '“表1” was recognized (by project), but no row of it could be read: ' +
        '5 (the project has no name); 3 (the project has no name); 2 (the project has no name) …',
    );
    expect(result(['项目名称,金额\n道路维修,\n'])).toBe('认出了“表1”（项目），但没有一行能读：道路维修（没有金额）');
    expect(result(['功能科目名称,金额\n某某,5\n'])).toBe('认出了“表1”，但没有一行能读：某某 | 5（没有科目编码）');
    expect(result([`项目名称,金额,说明\n,5,${'长'.repeat(500)}\n`])).toBe(
      `认出了“表1”（项目），但没有一行能读：5 | ${'长'.repeat(76)}…（没有项目名称）`,
    );
  });
});

test('each word of amounts is found by itself', () => {
  expect(amountWords.length).toBeGreaterThan(50);
  for (const { word, sort } of amountWords) expect([word, amountWordOf([word])?.sort ?? 'other']).toEqual([word, sort]);
});
