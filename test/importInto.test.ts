import { describe, expect, test } from 'vitest';
import { analyse } from '../server/features/Analysis.ts';
import { importFiles } from '../server/features/import/importFiles.ts';
import { mergeInto } from '../server/features/import/merge/mergeInto.ts';
import { applyEdits } from '../server/text/TextEdit.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a file becomes with the rows of some tables; a string where it stays. */
function merged(
  file: string,
  ...tables: readonly string[]
): { text: string; changes: string[]; notes: string[] } | string {
  const imported = importFiles(
    tables.map((text, i) => ({ name: `表${i + 1}.csv`, bytes: bytes(text) })),
    'zh-cn',
  );
  if ('reason' in imported) throw new Error(imported.reason.zh);
  const result = mergeInto(analyse(file), imported.text, 'zh-cn');
  if (!('files' in result)) return result.zh;
  const changes = result.changes.map(({ kind, path, from, to }) => `${kind} ${path}: ${from} → ${to}`);
  const text = result.files.reduce((before, { edits }) => applyEdits(before, edits), file);
  return { text, changes, notes: result.notes.map(({ zh }) => zh) };
}

const basicTable = (lines: string): string =>
  `功能科目编码,功能科目名称,部门经济科目编码,部门经济科目名称,基本支出\n${lines}`;

const file = `# 科创中心，第二稿
部门 "科创中心" {
    代码      631 # 财政编
    年度      2026
    金额单位  万元
    单位性质  事业
    职责      "负责园区管理。"
}

收入 {
    一般公共预算  28.93 # 待批
}

# 人员经费按 11 月工资表
基本支出 2011308 "招商引资" {
    # 11 人
    30101  "基本工资"  15.46 # 含绩效补发
    30107  "绩效工资"  13.47
    合计               28.93
}

项目 "临时聘用" {
    功能科目  2011308
    类别      其他运转类
    30199     "其他工资福利支出"  2,100元/月 * 12月 * 1人 # 合同三年
}
`;

describe('tables into a file that is there', () => {
  test('a figure is replaced, a new line stands beside its like, all else and each comment stay', () => {
    const rows =
      '2011308,招商引资,30101,基本工资,16.02\n2011308,招商引资,30102,津贴补贴,2.08\n2011308,招商引资,30107,绩效工资,13.47';
    expect(merged(file, basicTable(rows))).toEqual({
      text: file
        .replace('15.46 # 含', '16.02 # 含')
        .replace('30107  "绩效工资"  13.47\n', '30107  "绩效工资"  13.47\n    30102  "津贴补贴"   2.08\n'),
      changes: [
        'changed 基本支出 2011308 招商引资 › 30101 基本工资: 15.46 → 16.02',
        'added 基本支出 2011308 招商引资 › 30102 津贴补贴:  → 30102  "津贴补贴"   2.08',
      ],
      notes: [],
    });
  });

  test('a line that the table has no more becomes a comment, with its own', () => {
    const result = merged(file, basicTable('2011308,招商引资,30107,绩效工资,13.47'));
    expect(result).toMatchObject({
      changes: [expect.stringMatching(/^gone 基本支出 2011308 招商引资 › 30101 基本工资/)],
    });
    expect(result).toHaveProperty(
      'text',
      file.replace(
        '    30101  "基本工资"  15.46 # 含绩效补发\n',
        '    # 导入的表中没有这一行：\n    # 30101  "基本工资"  15.46 # 含绩效补发\n',
      ),
    );
  });

  test('the same figures leave it byte for byte, in another unit, with full-width text and CRLF too', () => {
    const rows = '2011308,招商引资,30101,基本工资,15.46\n2011308,招商引资,30107,绩效工资,13.47';
    const same = { changes: [], notes: [] };
    expect(merged(file, basicTable(rows))).toEqual({ text: file, ...same });
    const crlf = file.replaceAll('\n', '\r\n').replace('30101  "', '３０１０１，"');
    expect(merged(crlf, basicTable(rows))).toEqual({ text: crlf, ...same });
    const inYuan = file
      .replace('万元', '元')
      .replace('15.46', '154,600')
      .replaceAll('13.47', '134,700')
      .replaceAll('28.93', '289,300');
    expect(merged(inYuan, basicTable(rows))).toEqual({ text: inYuan, ...same });
  });

  test('a calculation that comes to what a table rounds stays; one that does not is replaced and told', () => {
    const projects = (amount: string): string =>
      `项目名称,部门经济科目编码,部门经济科目名称,金额\n临时聘用,30199,其他工资福利支出,${amount}`;
    expect(merged(file, projects('2.52'))).toEqual({ text: file, changes: [], notes: [] });
    expect(merged(file, projects('2.60'))).toMatchObject({
      text: file.replace('2,100元/月 * 12月 * 1人 #', '2.60 #'),
      changes: ['changed 项目 临时聘用 › 30199 其他工资福利支出: 2,100元/月 * 12月 * 1人 → 2.60'],
    });
  });

  test('a table that tells a sum of what the file has in lines changes nothing, and is told where it differs', () => {
    const lines = file.replace('30199     "其', '30201     "办公费"  1.00\n    30199     "其');
    expect(merged(lines, '项目名称,金额\n临时聘用,3.52')).toEqual({ text: lines, changes: [], notes: [] });
    expect(merged(lines, '项目名称,金额\n临时聘用,4')).toEqual({
      text: lines,
      changes: [],
      notes: ['项目 临时聘用 › 金额：表中是 4.00万元，文件里的明细合计 3.52万元，没有改动，请核对'],
    });
  });

  test('of a file in yuan and in English, too', () => {
    const english = `department "科创中心" { code 631; year 2026; amounts 元; kind institution; duties "管理。" }
basic 2011308 "招商引资" {
    30101  "基本工资"  154,600
}
`;
    const rows = basicTable('2011308,招商引资,30101,基本工资,16.02\n2011308,招商引资,30102,津贴补贴,2.08');
    expect(merged(english, rows)).toMatchObject({
      text: english.replace('154,600\n', '16.02万元\n    30102  "津贴补贴"   2.08万元\n'),
    });
  });

  test('a block that the tables do not have stays, and is named', () => {
    const rows = basicTable('2080505,机关事业单位基本养老保险缴费支出,30108,机关事业单位基本养老保险缴费,4.64');
    expect(merged(file, rows)).toMatchObject({
      notes: ['导入的表中没有“基本支出 2011308 招商引资”，保留未动，请核对'],
    });
  });

  test('what is not there yet is appended where the language lists it', () => {
    const rows = basicTable('2080505,机关事业单位基本养老保险缴费支出,30108,机关事业单位基本养老保险缴费,4.64');
    expect(merged(file, rows)).toMatchObject({
      text: file.replace(
        '28.93\n}\n\n项目',
        '28.93\n}\n\n基本支出 2080505 "机关事业单位基本养老保险缴费支出" {\n    30108  "机关事业单位基本养老保险缴费"  4.64\n}\n\n项目',
      ),
    });
  });

  test.each([
    ['another department', '表格是“教育局”的', '部门名称：教育局\n项目,金额\n一般公共预算,12\n'],
    [
      'units that the file does not have',
      '文件没有分预算单位',
      '单位名称,功能科目编码,部门经济科目编码,基本支出\n甲中学,2050204,30101,12\n乙小学,2050202,30101,3',
    ],
  ])('%s: the file stays', (_, reason, table) => {
    expect(merged(file, table)).toEqual(expect.stringContaining(reason));
  });
});
