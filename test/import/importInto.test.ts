import { describe, expect, test } from 'vitest';
import { analyse } from '../../server/features/Analysis.ts';
import { importFiles } from '../../server/features/import/importFiles.ts';
import { mergeInto } from '../../server/features/import/merge/mergeInto.ts';
import { applyEdits } from '../../server/text/TextEdit.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a file becomes with the rows of some tables; a string where it stays. */
function merged(
  file: string,
  ...tables: readonly string[]
): { text: string; changes: string[]; notes: string[] } | string {
  const imported = importFiles(
    tables.map((text, i) => ({ name: `表${i + 1}.csv`, bytes: bytes(text) })),
    'zh-cn',
    analyse(file).budget,
  );
  if ('reason' in imported) throw new Error(imported.reason.zh);
  const result = mergeInto(analyse(file), imported, 'zh-cn');
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
  test('a figure is written as the one in its place: in its unit, with its separators', () => {
    const inYuan = file
      .replace('万元', '元')
      .replace('28.93', '289300')
      .replace('13.47', '1,219.00万元')
      .replace('15.46', '154,600');
    const rows = '2011308,招商引资,30101,基本工资,16.02\n2011308,招商引资,30107,绩效工资,1220';
    const result = merged(inYuan, basicTable(rows));
    if (typeof result === 'string') throw new Error(result);
    expect(result.text).toContain('"基本工资"  160,200 #');
    expect(result.text).toContain('"绩效工资"  1,220万元\n');
  });

  test('a figure is replaced, a new line stands beside its like, all else and each comment stay', () => {
    const rows =
      '2011308,招商引资,30101,基本工资,16.02\n2011308,招商引资,30102,津贴补贴,2.08\n2011308,招商引资,30107,绩效工资,13.47';
    expect(merged(file, basicTable(rows))).toEqual({
      text: file
        .replace('15.46 # 含', '16.02 # 含')
        .replace('30107  "绩效工资"  13.47\n', '30107  "绩效工资"  13.47\n    30102  "津贴补贴"   2.08\n'),
      changes: [
        'changed 基本支出 2011308 招商引资 › 30101 基本工资: 15.46 → 16.02',
        'added 基本支出 2011308 招商引资 › 30102 津贴补贴:  → 30102 "津贴补贴" 2.08',
      ],
      notes: [],
    });
  });

  test('a line of which the table has two becomes their sum', () => {
    const rows =
      '2011308,招商引资,30101,基本工资,10.00\n2011308,招商引资,30101,基本工资,6.02\n2011308,招商引资,30107,绩效工资,13.47';
    expect(merged(file, basicTable(rows))).toMatchObject({
      text: file.replace('15.46', '16.02'),
      changes: ['changed 基本支出 2011308 招商引资 › 30101 基本工资: 15.46 → 16.02'],
      notes: [],
    });
  });

  test('what an indicator does not say yet comes into its place, the weight with its word', () => {
    const form = `项目名称：临时聘用
一级指标,二级指标,三级指标,指标值,分值
产出指标,数量指标,聘用人数,≥2人,10
产出指标,质量指标,合格率,≥99%,20
`;
    const aims = '    指标 数量 "聘用人数" 1人 # 定编\n    指标 质量 "合格率" >= 98%\n';
    const before = file.replace('# 合同三年\n', `# 合同三年\n${aims}`);
    expect(merged(before, form)).toMatchObject({
      text: before
        .replace('"聘用人数" 1人 # 定编', '"聘用人数" >= 2人 权重 10 # 定编')
        .replace('>= 98%', '>= 99% 权重 20'),
    });
  });

  test('lines and blocks that the table does not have stay, and are named', () => {
    expect(merged(file, basicTable('2011308,招商引资,30107,绩效工资,13.47'))).toEqual({
      text: file,
      changes: [],
      notes: ['导入的表中没有“基本支出 2011308 招商引资 › 30101 基本工资”，或写的是 0，保留未动，请核对'],
    });
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
      text: english.replace('154,600\n', '160,200\n    30102  "津贴补贴"  2.08万元\n'),
    });
  });

  test('a block that the tables do not have stays, and is named', () => {
    const rows = basicTable('2080505,机关事业单位基本养老保险缴费支出,30108,机关事业单位基本养老保险缴费,4.64');
    expect(merged(file, rows)).toMatchObject({
      notes: ['导入的表中没有“基本支出 2011308 招商引资”，或写的是 0，保留未动，请核对'],
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
      '文件里的这些支出没有分预算单位',
      '单位名称,功能科目编码,部门经济科目编码,基本支出\n甲中学,2050204,30101,12\n乙小学,2050202,30101,3',
    ],
  ])('%s: the file stays', (_, reason, table) => {
    expect(merged(file, table)).toEqual(expect.stringContaining(reason));
  });

  test('several lines of one code are held against the table as a sum', () => {
    const project = `项目 "培训" {
    功能科目  2011308
    类别      特定目标类
    30216     "培训费"  2,000元/次 * 10次
    30216     "培训费"  200元/人 * 200人 # 网络
}
`;
    const rows = (...amounts: number[]): string =>
      ['项目名称,部门经济科目编码,部门经济科目名称,金额', ...amounts.map((each) => `培训,30216,培训费,${each}`)].join(
        '\n',
      );
    expect(merged(project, rows(6))).toEqual({ text: project, changes: [], notes: [] });
    expect(merged(project, rows(2, 4))).toEqual({ text: project, changes: [], notes: [] });
    expect(merged(project, rows(7))).toEqual({
      text: project,
      changes: [],
      notes: ['项目 培训 › 30216 培训费：表中是 7.00万元，文件里的明细合计 6.00万元，没有改动，请核对'],
    });
  });

  const ofFund = `收入 { 政府性基金 120.00; 政府性基金 30.00 结转 }
项目 "河道" {
    功能科目  2120803
    类别      特定目标类
    31005     "基础设施建设"  120.00  政府性基金
    31005     "基础设施建设"   30.00  政府性基金  结转
}
`;
  test('a table that names no source, or no carry-over, speaks of the money that is there', () => {
    const years = (current: string): string =>
      `项目名称,功能科目,合计,本年预算,上年结转\n河道,2120803 城市建设支出,${Number(current) + 30},${current},30.00`;
    expect(merged(ofFund, years('120.00'))).toEqual({ text: ofFund, changes: [], notes: [] });
    expect(merged(ofFund, years('125.00'))).toMatchObject({ text: ofFund.replace('120.00  政', '125.00  政') });
    expect(merged(ofFund, '项目名称,资金来源,金额\n河道,政府性基金,150')).toEqual({
      text: ofFund,
      changes: [],
      notes: [],
    });
  });

  test('a report names the source and the year of a line', () => {
    expect(merged(ofFund, '项目名称,功能科目,本年预算,上年结转\n河道,2120803 城市建设支出,120.00,35.00')).toMatchObject(
      {
        changes: ['changed 项目 河道 › 31005 基础设施建设 政府性基金 结转: 30.00 → 35.00'],
      },
    );
  });

  test('where the code of a project is another, its name is, too', () => {
    const project = '项目 "防汛" {\n    功能科目  2130314 "防汛" # 水旱股\n    金额  5.00\n}\n';
    expect(merged(project, '项目名称,功能科目,金额\n防汛,2130315 抗旱,5')).toMatchObject({
      text: project.replace('2130314 "防汛"', '2130315 "抗旱"'),
    });
    const named = project.replace('2130314 "防汛"', '2130314 "防汛支出"');
    expect(merged(named, '项目名称,功能科目,金额\n防汛,2130314 防汛,5')).toMatchObject({ text: named, changes: [] });
  });

  test('a sum that the tables break down becomes a comment', () => {
    const sum = '项目 "培训" {\n    功能科目  2011308\n    类别      特定目标类\n    金额      6.00  # 暂列\n}\n';
    const rows = '项目名称,部门经济科目编码,部门经济科目名称,金额\n培训,30216,培训费,5\n培训,30201,办公费,1';
    const result = merged(sum, rows);
    expect(result).toMatchObject({
      text: expect.stringContaining('    # 导入的表中有它的明细：\n    # 金额      6.00  # 暂列\n'),
      notes: [],
    });
    expect(result).toMatchObject({ text: expect.stringContaining('30216') });
  });

  test('comments within a calculation stay above its line', () => {
    const text = `基本支出 2011308 "招商引资" {
    30102  "津贴补贴"  (30.00 # 在编 14 人
                        + 10.00)  # 聘用 1 人
}
`;
    expect(merged(text, basicTable('2011308,招商引资,30102,津贴补贴,45.00'))).toMatchObject({
      text: `基本支出 2011308 "招商引资" {
    # 在编 14 人
    30102  "津贴补贴"  45.00  # 聘用 1 人
}
`,
    });
  });

  test('units go by their codes, and the department itself is no unit', () => {
    const units = `部门 "示例市教育局" { 代码 218; 年度 2026; 单位性质 行政; 职责 "管理。" }
基本支出 2050101 { 30101 "基本工资" 10.00 }
预算单位 "示例市第一中学" {
    代码 218002; 单位性质 事业
    基本支出 2050204 { 30101 "基本工资" 12.00 }
}
`;
    const rows = (one: string, school: string): string =>
      `预算单位,功能科目编码,功能科目名称,部门经济科目编码,部门经济科目名称,基本支出
${one},2050101,行政运行,30101,基本工资,11
${school},2050204,高中教育,30101,基本工资,13`;
    const expected = { text: units.replace('10.00', '11').replace('12.00', '13'), notes: [] };
    expect(merged(units, rows('示例市教育局', '218002 示例市第一中学'))).toMatchObject(expected);
    expect(merged(units, rows('示例市教育局（本级）', '示例市 第一中学'))).toMatchObject(expected);
    expect(merged(units, rows('本级', '示例市第一中学'))).toMatchObject(expected);
  });

  test('a unit that states its own 金额单位 takes amounts with theirs', () => {
    const units = `部门 "示例市教育局" { 代码 218; 年度 2026; 单位性质 行政; 职责 "管理。" }
基本支出 2050101 { 30101 "基本工资" 10.00 }
预算单位 "示例市第一中学" {
    代码 218002; 单位性质 事业; 金额单位 元
    基本支出 2050204 {
        30101 "基本工资" 120,000
        30102 "津贴补贴" 50,000
    }
}
`;
    const rows = (pay: number): string =>
      `预算单位,功能科目编码,功能科目名称,部门经济科目编码,部门经济科目名称,基本支出
示例市第一中学,2050204,高中教育,30101,基本工资,${pay}
示例市第一中学,2050204,高中教育,30102,津贴补贴,5
本级,2050101,行政运行,30101,基本工资,10`;
    expect(merged(units, rows(12))).toEqual({ text: units, changes: [], notes: [] });
    expect(merged(units, rows(13))).toMatchObject({ text: units.replace('120,000', '130,000') });
    // The department's own lines are in the unit of the file, whatever a 预算单位 states.
    expect(merged(units, rows(13).replace(/10$/, '11.00'))).toMatchObject({
      text: units.replace('10.00', '11.00').replace('120,000', '130,000'),
      changes: [
        'changed 预算单位 示例市第一中学 › 基本支出 2050204 › 30101 基本工资: 120,000 → 130,000',
        'changed 基本支出 2050101 › 30101 基本工资: 10.00 → 11.00',
      ],
    });
  });

  test('a table in 元 is written into a file in 元 without the unit', () => {
    const inYuan = `部门 "科创中心" { 代码 631; 年度 2026; 金额单位 元; 单位性质 事业; 职责 "管理。" }
基本支出 2011308 "招商引资" {
    30101  "基本工资"  154,600
}
`;
    const rows = `单位：元\n${basicTable('2011308,招商引资,30101,基本工资,160200\n2011308,招商引资,30102,津贴补贴,20800.50')}`;
    expect(merged(inYuan, rows)).toMatchObject({
      text: inYuan.replace('154,600\n', '160,200\n    30102  "津贴补贴"    20800.50\n'),
    });
  });

  const bureau = `# 局和一个所
部门 "示例县水利局" { 代码 315; 年度 2026; 单位性质 行政; 职责 "管水。" }
收入 { 一般公共预算 46.00 }
基本支出 2130301 "行政运行" {
    30101  "基本工资"  10.00  # 局里
}
预算单位 "示例县灌溉所" {
    代码 315002; 单位性质 事业
    基本支出 2130399 "其他水利支出" {
        30101  "基本工资"  20.00  # 所里
    }
    项目 "渠道维修" { 功能科目 2130306; 类别 特定目标类; 金额 16.00 }
    政府采购 { 货物 12.00 }
}
`;
  const ofOffice = (head: string, amount: string): string =>
    `${head}\n功能科目编码,功能科目名称,部门经济科目编码,部门经济科目名称,基本支出\n2130399,其他水利支出,30101,基本工资,${amount}`;
  test.each(['单位名称：示例县灌溉所', '编制单位：315002 示例县灌溉所,,单位：万元', '预算单位：示例县 灌溉所'])(
    'a table that is headed “%s” is written into that unit',
    (head) => {
      expect(merged(bureau, ofOffice(head, '20'))).toEqual({ text: bureau, changes: [], notes: [] });
      expect(merged(bureau, ofOffice(head, '22'))).toEqual({
        text: bureau.replace('20.00', '22'),
        changes: ['changed 预算单位 示例县灌溉所 › 基本支出 2130399 其他水利支出 › 30101 基本工资: 20.00 → 22'],
        notes: [],
      });
      expect(merged(bureau, `${head}\n项目名称,金额\n渠道维修,17`)).toMatchObject({
        text: bureau.replace('金额 16.00', '金额 17'),
        notes: [],
      });
    },
  );

  test.each([
    ['单位名称', '示例县灌溉所'],
    ['单位编码', '315002'],
  ])('a table with one unit in its column %s is of that unit', (header, unit) => {
    const rows = (amount: number): string =>
      `${header},功能科目编码,部门经济科目编码,部门经济科目名称,基本支出\n${unit},2130399,30101,基本工资,${amount}`;
    expect(merged(bureau, rows(20))).toEqual({ text: bureau, changes: [], notes: [] });
    expect(merged(bureau, rows(22))).toMatchObject({ text: bureau.replace('20.00', '22'), notes: [] });
    expect(merged(bureau, rows(22).replace(unit, '示例县水保站'))).toEqual(
      expect.stringContaining('表格是“示例县水保站”的'),
    );
  });

  test('projects of a unit that had none are its own; those that stand with the department are not written twice', () => {
    const without = bureau
      .replace(/ {4}项目.*\n/, '')
      .replace('预算单位', '项目 "防汛" { 功能科目 2130314; 金额 5.00 }\n预算单位');
    const table = (name: string): string => `预算单位,项目名称,金额\n示例县灌溉所,${name},7`;
    expect(merged(without, table('泵站'))).toMatchObject({
      changes: ['added 预算单位 示例县灌溉所 › 项目 泵站:  → 项目 "泵站" { 金额 7 }'],
      text: expect.stringContaining('    }\n    项目 "泵站" {\n        金额  7\n    }\n    政府采购'),
    });
    expect(merged(without, table('防汛'))).toEqual(expect.stringContaining('文件里的这些支出没有分预算单位'));
  });

  test('totals and revenue of one unit are held against what it spends, and its indicators are not the department’s', () => {
    const head = '单位名称：示例县灌溉所\n';
    const subjects = (basic: number): string =>
      `${head}科目编码,科目名称,合计,基本支出,项目支出\n213,农林水支出,36,${basic},16`;
    expect(merged(bureau, subjects(20))).toEqual({ text: bureau, changes: [], notes: [] });
    expect(merged(bureau, subjects(21))).toEqual({
      text: bureau,
      changes: [],
      notes: ['科目 › 213 农林水支出 › 基本支出：表中是 21.00万元，文件各行合计 20.00万元，请核对'],
    });
    expect(merged(bureau, `${head}项目,预算数\n一般公共预算,37\n收入合计,37`)).toEqual({
      text: bureau,
      changes: [],
      notes: ['收入总计：表中是 37.00万元，文件各行合计 36.00万元，请核对'],
    });
    expect(merged(bureau, `${head}一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,巡查次数,36次`)).toEqual({
      text: bureau,
      changes: [],
      notes: ['表格是“示例县灌溉所”的，文件里只有部门的“整体绩效”，没有写入'],
    });
  });

  test('a table whose title has the name of a unit is of that unit, whatever the unit spends on so far', () => {
    const title = '示例县灌溉所2026年项目支出预算表\n项目名称,金额\n';
    expect(merged(bureau, `${title}渠道维修,17`)).toMatchObject({ text: bureau.replace('金额 16.00', '金额 17') });
    const none = bureau.replace(/ {4}项目.*\n/, '');
    expect(merged(none, `${title}渠道维修,17`)).toMatchObject({
      changes: ['added 预算单位 示例县灌溉所 › 项目 渠道维修:  → 项目 "渠道维修" { 金额 17 }'],
    });
    const named = bureau.replace('示例县灌溉所', '示例县水利局灌溉所');
    const longer = title.replace('示例县', '示例县水利局');
    expect(merged(named, `${longer}渠道维修,17`)).toMatchObject({ text: named.replace('金额 16.00', '金额 17') });
    expect(merged(none, `示例县水利局2026年项目支出预算表\n项目名称,金额\n防汛,17`)).toMatchObject({
      changes: ['added 项目 防汛:  → 项目 "防汛" { 金额 17 }'],
    });
  });

  test('tables of several units, each in its own; what cannot stand together is not written', () => {
    const station = `${bureau}预算单位 "示例县水文站" {
    代码 315003; 单位性质 事业; 金额单位 元
    基本支出 2130399 "其他水利支出" {
        30101  "基本工资"  100,000
    }
}
`;
    const [office, other, revenue] = [
      ofOffice('单位名称：示例县灌溉所', '22'),
      ofOffice('单位名称：示例县水文站', '12'),
      '单位名称：示例县水文站\n项目,预算数\n一般公共预算,10\n',
    ];
    const text = station.replace('20.00', '22').replace('100,000', '120,000');
    expect(merged(station, office, other)).toMatchObject({ text, notes: [] });
    expect(merged(station, other, office)).toMatchObject({ text, notes: [] });
    expect(merged(text, office, other)).toEqual({ text, changes: [], notes: [] });
    expect(merged(station, office, other, revenue)).toMatchObject({ text });
    const titled = (table: string): string => table.replace(/^单位名称：(.*)/, '$1基本支出预算表');
    expect(merged(station, titled(office), titled(other))).toEqual(expect.stringContaining('一个单位一个单位地导入'));
  });

  test('the department itself, as a unit of the file or by the head of a table', () => {
    const own = ofOffice('单位名称：示例县水利局（本级）', '11').replace('2130399,其他水利支出', '2130301,行政运行');
    expect(merged(bureau, own)).toMatchObject({ text: bureau.replace('10.00', '11'), notes: [] });
    const asUnit = bureau.replace(
      /^基本支出[^}]*}\n/m,
      (block) => `预算单位 "示例县水利局机关" {\n    代码 315001\n${block}}\n`,
    );
    const rows = (unit: string): string =>
      `预算单位,功能科目编码,部门经济科目编码,部门经济科目名称,基本支出\n${unit},2130301,30101,基本工资,11\n示例县灌溉所,2130399,30101,基本工资,20`;
    for (const each of ['示例县水利局', '示例县水利局（本级）', '本级', '315001 水利局'])
      expect(merged(asUnit, rows(each))).toMatchObject({ text: asUnit.replace('10.00', '11'), notes: [] });
  });

  test('procurement of a department whose units tell theirs is not added to it', () => {
    const rows = (amount: string): string => `采购品目编码,采购品目名称,金额\nA02010105,台式计算机,${amount}`;
    expect(merged(bureau, rows('12.00'))).toEqual({ text: bureau, changes: [], notes: [] });
    expect(merged(bureau, rows('13.00'))).toEqual({
      text: bureau,
      changes: [],
      notes: ['政府采购：表中是 13.00万元，文件里的明细合计 12.00万元，没有改动，请核对'],
    });
    expect(merged(bureau, `单位名称：示例县灌溉所\n${rows('13.00')}`)).toMatchObject({
      text: expect.stringContaining('# 货物 12.00'),
    });
  });

  test('totals by economic codes and of subjects are held against a file that declares none', () => {
    const text = bureau.slice(0, bureau.indexOf('预算单位'));
    expect(merged(text, '部门经济科目编码,部门经济科目名称,基本支出\n30101,基本工资,11')).toEqual({
      text,
      changes: [],
      notes: ['科目 › 30101 基本工资 › 基本支出：表中是 11.00万元，文件各行合计 10.00万元，请核对'],
    });
    expect(merged(text, '科目编码,科目名称,合计,基本支出,项目支出\n2130301,行政运行,12,12,')).toEqual({
      text,
      changes: [],
      notes: ['科目 › 2130301 行政运行：表中是 12.00万元，文件各行合计 10.00万元，请核对'],
    });
  });

  test('a total that the tables tell and the file does not declare is held against its lines', () => {
    const text = `科目 { 213 "农林水支出" 75.00 { 基本支出 50.00; 项目支出 25.00 } }
基本支出 2130301 "行政运行" { 30101 "基本工资" 50.00 }
`;
    const rows = '科目编码,科目名称,合计,基本支出,项目支出\n213,农林水支出,90,60,30\n2130301,行政运行,60,60,';
    expect(merged(text, rows)).toMatchObject({
      text: text.replace('75.00', '90').replace('50.00;', '60;').replace('25.00', '30'),
      notes: ['科目 › 2130301 行政运行：表中是 60.00万元，文件各行合计 50.00万元，请核对'],
    });
  });

  test('a table of one source tells nothing of all money of a subject: what the file declares of it stays', () => {
    const text = `科目 { 212 "城乡社区支出" 109.00 { 基本支出 8.00; 项目支出 101.00; 结转 16.00 } }
基本支出 2120101 "行政运行" { 30201 "办公费" 8.00 }
项目 "道路" { 功能科目 2120803; 类别 特定目标类; 金额 80.00 政府性基金; 金额 16.00 政府性基金 结转 }
项目 "照明" { 功能科目 2120104; 类别 特定目标类; 金额 5.00 }
`;
    const rows = (title: string, amounts: string): string =>
      `${title}\n科目编码,科目名称,合计,基本支出,项目支出\n212,城乡社区支出,${amounts}\n`;
    const general = '2026年一般公共预算支出预算表（不含上年结转）,,,,';
    expect(merged(text, rows(general, '13,8,5'))).toEqual({ text, changes: [], notes: [] });
    expect(merged(text, rows('2026年政府性基金预算支出表,,,,', '80,,80'))).toEqual({ text, changes: [], notes: [] });
    expect(merged(text, rows(general, '14,8,6'))).toEqual({
      text,
      changes: [],
      notes: ['科目 › 212 城乡社区支出：表中是 14.00万元，文件各行合计 13.00万元，请核对'],
    });
    // One of all money, or of the only money that there is, says what the file declares.
    const all = { changes: ['changed 科目 › 212 城乡社区支出: 109.00 → 110'] };
    expect(merged(text, rows('2026年部门支出总表,,,,', '110,8,101'))).toMatchObject(all);
    const own = '科目 { 212 "城乡社区支出" 8.00 }\n基本支出 2120101 "行政运行" { 30201 "办公费" 8.00 }\n';
    expect(merged(own, rows(general, '9,9,'))).toMatchObject({ text: own.replace('8.00', '9') });
  });

  test.each([
    ['', ''],
    ['# 空的\n', '# 空的\n\n'],
  ])('a file without a statement takes all: %j', (text, before) => {
    const rows = basicTable('2011308,招商引资,30102,津贴补贴,45.00\n2080505,养老,30108,养老保险,4.00');
    const result = merged(text, rows);
    expect(result).toMatchObject({ text: expect.stringMatching(new RegExp(`^${before}部门`)) });
    expect(
      typeof result === 'string' ? [] : analyse(result.text).tree.segments.flatMap(({ faults }) => faults),
    ).toEqual([]);
  });
});
