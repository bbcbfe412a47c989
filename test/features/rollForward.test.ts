import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Analysis, analyse, analyseRoot } from '../../server/features/Analysis.ts';
import { diagnostic } from '../../server/features/diagnostic.ts';
import { standardStyle } from '../../server/features/formatting/FormatStyle.ts';
import { formatting } from '../../server/features/formatting.ts';
import { nextYear } from '../../server/features/nextYear.ts';
import { rollForward } from '../../server/features/rollForward.ts';
import { everything } from '../../server/model/figures/cells.ts';
import { SourceFile } from '../../server/model/SourceFile.ts';
import { standardProfile } from '../../server/rules/profile/Profile.ts';
import { applyEdits } from '../../server/text/TextEdit.ts';
import { filesInMemory } from '../support/caseFiles.ts';
import { readSample } from '../support/parseCases.ts';
import { type Outcome, runBudget } from '../support/runBudget.ts';

const old = `部门 "示例𠮷局" { 代码 901; 年度 2026; 状态 定稿; 单位性质 行政; 职责 "服务。" }
科目 { 201 "一般公共服务支出" 45.00 { 结转 5.00 } }
收入 { 一般公共预算 40.00; 一般公共预算 5.00 结转; 合计 45.00 }
总计 { 支出 45.00 }
控制数 { 支出 50.00 }
基本支出 2011301 "行政运行" {
    30101  "基本工资"    19.00  # 不变
    30217  "公务接待费"   1.00
    30201  "办公费"       5.00  结转  # 去年的
    合计                 25.00
}
项目 "信息化" {
    功能科目 2011302; 类别 特定目标类; 属性 经常性; 金额 12.00
    填报日期 2024-02-29
}
项目 "清淤" { 功能科目 2011302; 类别 特定目标类; 属性 一次性; 金额 8.00 }
说明 三公经费 "三公经费1.00万元，支出45.00万元；每人不超过0.10万元。"
说明 变动原因 """
    清淤8.00万元。
    """
`;

const next = { year: 2027, priorPath: '2026.budget' };

function roll(text: string): string {
  return rollForward(analyse(text), next, 'zh-cn');
}

function errorsIn(analysis: Analysis): string[] {
  const reader = { locale: 'zh-cn', profile: standardProfile, failed: () => {} } as const;
  return diagnostic(analysis, reader).flatMap(({ id, severity }) => (severity === 'error' ? [id] : []));
}

/** A rolled budget beside the one that it comes from. */
function beside(text: string, from: string): Analysis {
  const root = new SourceFile('2027.budget', text);
  return analyseRoot(root, filesInMemory([root, new SourceFile('2026.budget', from)]));
}

/** What stands below 部门 in a rolled budget. */
function rolledBlock(block: string): string {
  return roll(`部门 "示例局" { 年度 2026 }\n${block}\n`).split('\n').slice(2).join('\n');
}

describe('a budget rolled to the next year', () => {
  const rolled = roll(old);

  test('has the year, is a draft, and names the old file', () => {
    expect(rolled).toContain('{ 代码 901; 年度 2027; 上年 "2026.budget"; 状态 草稿; 单位性质 行政;');
    expect(rolled.split('\n')[0]).toBe('# 由“2026.budget”转入 2027年度：金额沿用 2026年，逐项核对改定后删去本行。');
    expect(rolled.split('\n')[1]).toBe(
      '# 另有 1 处以“# 核对：”开头的提示，改好一处删去一处；改成注释的，上一行写着原因。',
    );
  });

  test('keeps figures and comments; money carried over and totals stand as comments', () => {
    expect(rolled).toContain(`    30101  "基本工资"    19.00  # 不变
    30217  "公务接待费"   1.00
    # 结转资金，按本年的结转另写
    # 30201  "办公费"       5.00  结转  # 去年的
    # 上年的合计
    # 合计                 25.00
}`);
    expect(rolled).toContain('# 核对：2026年各科目的合计没有转入，核定后再写\n科目 { 201 "一般公共服务支出" }');
    expect(rolled).toContain('# 总计 { 支出 45.00 }');
    expect(rolled).toContain('# 控制数 { 支出 50.00 }');
  });

  test('keeps what recurs and leaves out what does not', () => {
    const { spendings } = analyse(rolled).budget;
    expect(spendings.map(({ name }) => name)).toEqual(['', '信息化']);
    expect(rolled).toContain('# 一次性项目，没有转入\n# 项目 "清淤"');
  });

  test('asks for the revenue of what it keeps: 19.00 + 1.00 + 12.00', () => {
    expect(rolled).toContain(
      '# 一般公共预算 2026年为 40.00万元，本年按转入的支出\n# 上年的合计\n# 合计 45.00\n收入 { 一般公共预算 32.00; }',
    );
  });

  test('makes up no day on which a form is filled in or assets are counted', () => {
    expect(rolled).toContain('    # 上年的填报日期，填表时重写\n    # 填报日期 2024-02-29\n}');
    for (const day of ['2026年1月20日', '20260120', '２０２６－０１－２０', '20280126'])
      expect(roll(`部门 "示例局" { 年度 2026 }\n项目 "甲" { 金额 1.00; 填报日期 ${day} }\n`)).toContain(
        `# 上年的填报日期，填表时重写\n# 填报日期 ${day}\n项目 "甲" { 金额 1.00`,
      );
    expect(roll('部门 "示例局" { 年度 2026 }\n国有资产 { 截至 2025-12-31; 办公用房 140平方米 }\n')).toContain(
      '# 核对：截至 2025-12-31 的数，改成 2026年末的\n国有资产 { 截至 2025-12-31; 办公用房 140平方米 }',
    );
  });

  test('has placeholders for the figures that texts name, and no reasons of last year', () => {
    expect(rolled).toContain('"三公经费{三公经费}，支出{支出}；每人不超过0.10万元。"');
    expect(rolled).toContain('# 说明 变动原因 """\n#     清淤8.00万元。\n#     """');
  });

  test('has what goes from a line that others stay on above that', () => {
    expect(rolled).toContain('# 结转资金，按本年的结转另写\n# 一般公共预算 5.00 结转\n');
    expect(rolled).toContain('# 上年的合计\n# 合计 45.00\n收入 { 一般公共预算 32.00; }');
  });

  test('speaks of the next year where it speaks of figures', () => {
    const said = (text: string): string => roll(`${old}说明 其他 "${text}"\n`).split('\n').at(-2) ?? '';
    expect(said('2026年预算支出{支出}，比2025年增加；《2026年规定》自2026年1月施行。')).toBe(
      '说明 其他 "2027年预算支出{支出}，比2026年增加；《2026年规定》自2026年1月施行。"',
    );
    expect(said('2026年成立。')).toBe('说明 其他 "2026年成立。"');
  });

  test('tells no figure of one year of another: a sentence that nobody can roll stays, and is pointed out', () => {
    const said = (text: string): string => roll(`${old}说明 其他 "${text}"\n`).split('\n').slice(-3).join('\n');
    const compared = '2026年三公经费1.00万元，比2025年的0.90万元增加0.10万元，增长11.11%。';
    expect(said(`${compared}2026年支出45.00万元。`)).toContain(
      `# 核对：有数字的句子还是 2026年的（0.90万元、0.10万元、11.11%），改写\n说明 其他 "${compared}2027年支出{支出}。"`,
    );
    expect(said('2026年支出45.00万元，其中清淤8.00万元。')).toContain(
      '# 核对：有数字的句子还是 2026年的（8.00万元），改写；提到没有转入的“清淤”\n说明 其他 "2026年支出45.00万元，其中清淤8.00万元。"',
    );
    expect(said('2026年三公经费1.00万元，上年为1.00万元。')).toContain('（1.00万元）');
    expect(said('2026年支出45.00万元，其中公务接待费1.00万元；执行率100%，与2025年的0元持平。')).toContain(
      '"2027年支出{支出}，其中公务接待费1.00万元；执行率100%，与2026年的0元持平。"',
    );
    expect(said('会议压减5%。')).not.toContain('核对');
  });

  test('takes no amount for a total that it equals by chance, and the rate of all expenditure for what it is', () => {
    const said = (text: string, from = old): string =>
      roll(`${from}说明 其他 "${text}"\n`).split('\n').slice(-3).join('\n');
    expect(said('购置设备20.00万元。')).toContain('（20.00万元），改写\n说明 其他 "购置设备20.00万元。"');
    expect(said('用于项目支出20.00万元。')).toContain('"用于项目支出{项目支出}。"');
    expect(said('维修19.00万元。', old.replace('12.00;', '12.00; 金额 0.01;'))).toContain('（19.00万元），改写');
    const withPrior = old.replace('年度 2026;', '年度 2026; 上年 { 支出 40.00 };');
    expect(said('2026年支出45.00万元，比2025年增加5.00万元，增长12.5%。', withPrior)).toContain(
      '"2027年支出{支出}，比2026年增加{增减额}，增长{增减率}。"',
    );
    expect(said('2026年支出45.00万元，比2025年增长{增减率}；会议增长12.5%。', withPrior)).toContain('会议增长12.5%');
    expect(said('2026年收支总预算45.00万元，比2025年增加5.00万元。', withPrior)).toContain(
      '"2027年收支总预算{支出}，比2026年增加{增减额}。"',
    );
    expect(said('“三公”经费全部为公务接待费1.00万元。')).toContain('公务接待费1.00万元。"');
    expect(said('2026年支出45.00万元，比2025年增长9.9%。', withPrior)).toContain('（9.9%），改写');
    expect(said('2026年支出45.00万元，比2025年增加5.00万元，清淤8.00万元，占17.8%。', withPrior)).toContain(
      '（8.00万元、17.8%），改写',
    );
  });

  test('points out the year in the name of a project', () => {
    const block = '项目 "2026年春节慰问" { 功能科目 2011302; 类别 特定目标类; 属性 经常性; 金额 12.00 }';
    expect(rolledBlock(block)).toContain(`# 核对：文字里的 2026年是否要改\n${block}`);
  });

  test('takes each of several statements that share a line from its beginning out once', () => {
    const text = `部门 "示例局" { 年度 2026 }
项目 "甲" { 属性 一次性; 金额 1.00 }; 项目 "乙" { 属性 一次性; 金额 2.00 }; 项目 "丙" { 金额 4.00 }
`;
    const why = '# 一次性项目，没有转入\n';
    expect(roll(text)).toContain(
      `\n${why}# 项目 "甲" { 属性 一次性; 金额 1.00 }\n${why}# 项目 "乙" { 属性 一次性; 金额 2.00 }\n项目 "丙" { 金额 4.00 }\n`,
    );
  });

  test('keeps the comments beside what it leaves out, and says that totals of subjects are', () => {
    const text = roll(`部门 "示例局" {
    年度 2026
    上年 {
        收入 1.00  # 批复数
        支出 1.00
    }
}
科目 {
    201 "一般公共服务支出" 45.00 {
        基本支出 25.00  # 尾差
        项目支出 20.00  # 另见
    }  # 类
    202 "外交支出" 1.00 { 结转 1.00  # 结余
    }; 203 "国防支出"
    204 "公共安全支出"
}
`);
    expect(text).toContain('    上年 "2026.budget"  # 批复数\n}');
    expect(text).toContain(`# 核对：2026年各科目的合计没有转入，核定后再写
科目 {
    201 "一般公共服务支出"  # 尾差  # 另见  # 类
    202 "外交支出"  # 结余
    203 "国防支出"
    204 "公共安全支出"
}`);
  });

  test('goes by how long a project is to run', () => {
    const project = (name: string, rest: string): string =>
      roll(`部门 "示例局" { 年度 2026 }\n项目 "${name}" { 金额 1.00; ${rest} }\n`);
    expect(project('河道（2024—2026年）', '属性 经常性')).toContain('# 项目到 2026年为止，没有转入\n# 项目 "河道');
    expect(project('河道（2025年至2027年）', '属性 一次性; 项目期 1年')).toContain('\n项目 "河道');
    expect(project('河道', '属性 一次性; 项目期 1年')).toContain('# 一次性项目，没有转入\n# 项目');
    expect(project('河道', '属性 一次性; 项目期 12个月')).toContain('# 一次性项目，没有转入\n# 项目');
    expect(project('河道', '属性 一次性; 项目期 18个月')).toContain('# 核对：项目期 18个月，期满就删去\n项目');
    expect(project('河道', '属性 一次性; 项目期 3年')).toContain('# 核对：项目期 3年，期满就删去\n项目 "河道"');
    expect(project('河道', '属性 经常性; 项目期 ３年')).toContain('# 核对：项目期 ３年，期满就删去\n项目 "河道"');
  });

  test('points out the year and what is not rolled where texts go on', () => {
    const texts = `${old}项目 "2026年道路维修" {
    金额 1.00
    立项依据 "《2026年计划》（示政发〔2026〕3号）。"
    年度目标 "2026年10月底前完工，2025年已完成2公里，2021年立项。"
}
# budget-ignore missing-indicator 另报
整体绩效 { 重点任务 "治水" "清淤"; 指标 数量 "里程" = 3公里 }
`;
    const rolled = roll(texts);
    expect(rolled).toContain('# 核对：文字里的 2026年、2025年是否要改\n项目 "2026年道路维修" {');
    expect(rolled).toContain('# 核对：提到没有转入的“清淤”\n# budget-ignore missing-indicator 另报\n整体绩效 {');
    expect(roll(texts.replaceAll('\n', '\r\n')).replaceAll('\r\n', '\n')).toBe(rolled);
  });

  test('has no errors', () => {
    expect(errorsIn(beside(rolled, old))).toEqual([]);
    const sample = readSample('shuozhou-2026');
    expect(errorsIn(beside(roll(sample), sample))).toEqual([]);
    const english = readSample('short-english');
    expect(errorsIn(beside(roll(english), english))).toEqual([]);
  });

  test.each(['shuozhou-2026', 'short-english'])('%s is laid out afterwards as before', (name) => {
    const text = roll(readSample(name));
    expect(applyEdits(text, formatting(analyse(text), standardStyle))).toBe(text);
  });

  test('is rolled again', () => {
    const again = rollForward(analyse(rolled), { year: 2028, priorPath: '2027.budget' }, 'en');
    expect(again).toContain('年度 2028; 上年 "2027.budget"');
    expect(analyse(again).budget.figures.expenditure.root.figure(everything).value).toBe(32_000_000);
  });

  test('and again says where it comes from once, and counts what is to be checked', () => {
    const from = `${old}科目 { 201 5.00 }\n说明 其他 "2026年1月成立。"\n`;
    for (const locale of ['zh-cn', 'en'] as const) {
      const once = rollForward(analyse(from), { year: 2027, priorPath: '2026.budget' }, locale);
      const again = rollForward(analyse(once), { year: 2028, priorPath: '2027.budget' }, locale);
      const marks = again.split('\n').filter((line) => /^# (?:核对：|to check: )/.test(line.trim())).length;
      const told = again.split('\n').slice(0, 3);
      expect(again.match(/2026\.budget/g)).toBeNull();
      expect(told[1]).toMatch(
        locale === 'en' ? new RegExp(`^# ${marks} lines? begin`) : new RegExp(`^# 另有 ${marks} 处`),
      );
      expect(told[2]).not.toMatch(/^# (?:由|另有|rolled|\d)/);
    }
  });

  test('keeps CRLF', () => {
    const lines = roll(old.replaceAll('\n', '\r\n'));
    expect(lines.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(lines.replaceAll('\r\n', '\n')).toBe(rolled);
  });

  test('has last year in English where the department is', () => {
    const english = roll('department "a" {\n    year 2026\n    status final\n}\n');
    expect(english).toContain('    year 2027\n    prior "2026.budget"\n    status draft\n');
  });

  test('holds what was included, in its place', () => {
    const files = [
      new SourceFile('a.budget', '部门 "示例局" { 年度 2026 }\n引入 "单位/b.budget"\n名词解释 { "甲" "乙" }\n'),
      new SourceFile('单位/b.budget', '基本支出 2011301 { 30101 2.08; 30102 1.00 结转 }\n'),
    ] as const;
    const text = rollForward(analyseRoot(files[0], filesInMemory(files)), next, 'zh-cn');
    expect(text).toContain(
      '# 原在“单位/b.budget”\n# 结转资金，按本年的结转另写\n# 30102 1.00 结转\n基本支出 2011301 { 30101 2.08 }\n名词解释',
    );
  });

  test('holds each of several files on one line once, and what shares the line', () => {
    const files = [
      new SourceFile(
        'a.budget',
        '部门 "示例局" { 年度 2026 }\r\n引入 "b.budget"; 引入 "c.budget"; 收入 { 一般公共预算 14.00 }  # 注\r\n引入 "b.budget"; 引入 "d.budget"\r\n',
      ),
      new SourceFile('b.budget', '基本支出 2011301 { 30101 2.00 }\n# 尾'),
      new SourceFile('d.budget', '基本支出 2011303 { 30101 8.00 }\n'),
      new SourceFile('c.budget', '\ufeff# 头\n基本支出 2011302 { 30101 4.00 }\n# 尾\n'),
    ] as const;
    const text = rollForward(analyseRoot(files[0], filesInMemory(files)), next, 'zh-cn');
    expect(text.replaceAll('\r\n', '\n')).toContain(`
# 原在“b.budget”
基本支出 2011301 { 30101 2.00 }
# 尾

# 原在“c.budget”
# 头
基本支出 2011302 { 30101 4.00 }
# 尾
收入 { 一般公共预算 14.00 }  # 注
# 这个文件已经转入
# 引入 "b.budget"

# 原在“d.budget”
基本支出 2011303 { 30101 8.00 }
`);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('asserts no total of last year but one that its lines make', () => {
    const basic = '基本支出 2011301 { 30101 19.00; 30201 1.00; 合计 20.00 }\n';
    expect(rolledBlock(basic)).toContain(basic);
    expect(rolledBlock('基本支出 2011301 {\n    30101 19.00\n    合计 21.00\n}')).toContain(
      '    # 上年的合计\n    # 合计 21.00\n}',
    );
    expect(
      rolledBlock('项目 "甲" {\n    金额 3.00\n    金额 1.00 结转\n    合计 4.00\n    资金 { 市县 4.00 }\n}'),
    ).toContain('    # 上年的合计\n    # 合计 4.00\n    # 上年的资金来源\n    # 资金 { 市县 4.00 }\n}');
    expect(rolledBlock('项目 "甲" {\n    金额 3.00\n    资金 { 市县 4.00 }\n}')).toContain('# 资金 { 市县 4.00 }');
    expect(rolledBlock('政府采购 {\n    货物 3.00\n    合计 4.00\n}')).toContain('    # 合计 4.00\n}');
    expect(rolledBlock(`收入 { 一般公共预算 20.00; 合计 20.00 }\n${basic}`)).toContain(
      '收入 { 一般公共预算 20.00; 合计 20.00 }',
    );
  });

  test('several lines of one source are left to somebody who knows which of them changes; what stays unspent is carried over', () => {
    const revenue = '收入 {\n    一般公共预算 18.00\n    一般公共预算 5.00\n    年终结转 3.00\n}\n';
    expect(rolledBlock(`${revenue}基本支出 2011301 { 30101 20.00 }`)).toContain(
      `收入 {
    # 核对：一般公共预算各行合计 23.00万元，转入的支出 20.00万元，改成相等
    一般公共预算 18.00
    一般公共预算 5.00
    # 上年的年终结转，到本年是“结转”的收入，核定后写
    # 年终结转 3.00
}`,
    );
    expect(rolledBlock(`${revenue}基本支出 2011301 { 30101 23.00 }`)).not.toContain('各行合计');
  });

  describe('procurement', () => {
    const budget = (procurement: string, unit = ''): string =>
      roll(`部门 "示例局" { 年度 2026 }
基本支出 2011301 { 30101 19.00; 30201 "办公费" 1.00 }
项目 "信息化" { 属性 经常性; 30227 12.00; 31002 3.00 结转 }
项目 "清淤" { 属性 一次性; 31005 "基础设施建设" 8.00; 30227 2.00 }
${unit}${procurement}`);

    test('goes with the money that it is as much as: a project, a line of one, what is carried over', () => {
      expect(
        budget('政府采购 {\n    A05040101 "复印纸" 0.50\n    货物 3.00\n    工程 8.00\n    合计 11.50\n}\n'),
      ).toContain(
        `# 核对：有的项目、结转没有转入，以下各行是否还要采购
政府采购 {
    A05040101 "复印纸" 0.50
    # 没有转入的项目的采购，按本年的另写
    # 货物 3.00
    # 没有转入的项目的采购，按本年的另写
    # 工程 8.00
    # 上年的合计
    # 合计 11.50
}`,
      );
    });

    test('goes where the money that stays cannot pay it: no road is built with 办公费', () => {
      expect(budget('政府采购 { 工程 7.60; 服务 6.00 }\n')).toContain('# 工程 7.60\n政府采购 { 服务 6.00 }');
      expect(budget('政府采购 { 服务 6.50; C23090100 6.80 }\n')).toContain('# 政府采购 { 服务 6.50; C23090100 6.80 }');
    });

    test('stays where only pay is as much as it: nobody buys goods with that', () => {
      const hired = '项目 "临时聘用" { 属性 一次性; 30199 "其他工资福利支出" 5.00 }\n';
      expect(budget('政府采购 { 货物 5.00 }\n', hired)).toContain('是否还要采购\n政府采购 { 货物 5.00 }');
    });

    test('as a whole goes with all of its lines', () => {
      expect(budget('政府采购 {\n    工程 10.00\n    合计 10.00\n}\n')).toContain(
        '# 没有转入的项目的采购，按本年的另写\n# 政府采购 {\n#     工程 10.00\n#     合计 10.00\n# }',
      );
    });

    test('of a unit goes by the money of that unit', () => {
      const unit = `预算单位 "站" {
    基本支出 2011301 { 30201 1.00 }
    # budget-ignore negative-amount 退货
    政府采购 { 工程 8.00 }
}
`;
      expect(budget('政府采购 { 货物 0.50 }\n', unit)).toContain(`    # budget-ignore negative-amount 退货
    政府采购 { 工程 8.00 }
}
# 核对：有的项目、结转没有转入，以下各行是否还要采购
政府采购 { 货物 0.50 }`);
    });

    test('stays where all money does', () => {
      const text = '部门 "示例局" { 年度 2026 }\n基本支出 2011301 { 30201 1.00 }\n政府采购 { 工程 8.00; 合计 8.00 }\n';
      expect(roll(text)).toContain('政府采购 { 工程 8.00; 合计 8.00 }');
    });
  });

  test('may come from anything', () => {
    fc.assert(
      fc.property(fc.nat(old.length), (end) => void roll(old.slice(0, end))),
      { numRuns: 60 },
    );
  });
});

describe('the file of the next year', () => {
  const department = '部门 "示例局" { 年度 2026 }\n';

  test.each([
    ['2026.budget', '2027.budget'],
    ['示例局2026年部门预算.budget', '示例局2027年部门预算.budget'],
    ['120260.BUDGET', '1202602027.budget'],
    ['示例局.budget', '示例局2027.budget'],
  ])('of %s is %s', (name, of) => {
    const made = nextYear(analyse(department), name, 'zh-cn');
    expect('reason' in made ? made.reason : made.fileName).toBe(of);
  });

  test.each([
    ['部门 "示例局" { 代码 215 }\n', '文件里没有写年度'],
    [`${department}引入 "没有.budget"\n`, '引入的“没有.budget”读不到，不能转入'],
  ])('is not made of %j', (text, reason) => {
    expect(nextYear(analyse(text), '2026.budget', 'zh-cn')).toMatchObject({ reason: { zh: reason } });
  });
});

describe('budget new', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'budget-new-'));

  beforeAll(() => {
    fs.writeFileSync(path.join(folder, '2026.budget'), old);
  }, 60_000);
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  function budget(...args: string[]): Outcome {
    return runBudget(args, { cwd: folder });
  }

  test('rolls a year forward, and the result checks without errors', () => {
    expect(budget('new', '--from', '2026.budget', '--year', '2027', '-o', '2027.budget')).toEqual({
      code: 0,
      out: '',
      err: '',
    });
    expect(budget('check', '2027.budget').code).toBe(0);
    expect(budget('new', '--from', '2026.budget').out).toContain('年度 2027');
  });

  test('never writes over a file', () => {
    fs.writeFileSync(path.join(folder, 'mine.budget'), 'x');
    const { code, err } = budget('new', '--from', '2026.budget', '-o', 'mine.budget');
    expect([code, fs.readFileSync(path.join(folder, 'mine.budget'), 'utf8')]).toEqual([2, 'x']);
    expect(err).toMatch(/^mine\.budget: .+\n$/);
  });

  test('names the old file from the folder of the new one', () => {
    fs.mkdirSync(path.join(folder, '下年'));
    expect(budget('new', '--from', '2026.budget', '-o', '下年/部门.budget').code).toBe(0);
    expect(fs.readFileSync(path.join(folder, '下年/部门.budget'), 'utf8')).toContain('上年 "../2026.budget"');
  });

  test('says what is wrong with the year or the file', () => {
    for (const year of ['27', '2026', '1999'])
      expect(budget('new', '--from', '2026.budget', '--year', year).code).toBe(2);
    expect(budget('new', '--from', 'none.budget').code).toBe(2);
    expect(budget('new', '--from', '2026.budget', '-o', '下年.txt', '--locale', 'zh-cn')).toMatchObject({
      code: 2,
      err: expect.stringContaining('以 .budget 结尾'),
    });
    expect(budget('new', '--from', '2026.budget', '--name', '甲').err).toContain('--name');
  });

  test('makes one from five answers', () => {
    const answers = ['--name', '某某市城市管理局', '--code', '0215', '--year', '2026', '--kind', '行政'];
    const { code, out } = budget('new', ...answers, '--duties', '负责市容环境管理。', '--locale', 'zh-cn');
    expect(code).toBe(0);
    expect(out).toContain('部门 "某某市城市管理局" {');
    expect(out).toContain('代码      0215');
    expect(budget('new', ...answers, '--locale', 'en').err).toContain('--duties');
    expect(
      budget('new', '--name', '局', '--code', '1', '--year', '26', '--kind', '行政', '--duties', '服务。').code,
    ).toBe(2);
  });
});
