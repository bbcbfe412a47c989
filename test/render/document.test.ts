import { describe, expect, test } from 'vitest';
import { blocksOf, type Disclosure } from '../../server/document/Disclosure.ts';
import type { Item } from '../../server/model/Budget.ts';
import { formatMoney } from '../../server/model/money.ts';
import { itemsOfOrigin } from '../../server/model/Origin.ts';
import { readSample } from '../support/parseCases.ts';
import { beside, documentOf, figuresOf, formOf, gridOf, paragraphsOf } from '../support/readDocument.ts';
import { explanation, performanceForm, projectForms, structure, terms } from '../support/referenceDocument.ts';

describe('the reference', () => {
  const disclosure = documentOf(readSample('shuozhou-2026'));
  /** The reference lists the personnel expenses in an order of its own. */
  const anyOrder = (text: string): string => {
    const [, before = '', list = ''] = /^(人员经费.*：)(.*)等；$/.exec(text) ?? [];
    return list === '' ? text : `${before}${list.split('、').sort().join('、')}等；`;
  };

  test.each(Object.entries(explanation))(
    'section %s has the sentences and figures of the reference',
    (id, expected) => {
      expect(paragraphsOf(disclosure, id).map(anyOrder)).toEqual(expected.map(anyOrder));
    },
  );

  test('every number of the explanation is live, and amounts are what they are made of', () => {
    for (const block of blocksOf(disclosure, 'paragraph')) {
      const typed = block.runs.filter(({ figure }) => !figure).map(({ text }) => text);
      expect(typed.join('').replaceAll(/\d{4}年|12月31日|（(?:50|100)万元|价值(?:50|100)万元/g, '')).not.toMatch(/\d/);
    }
    const figures = new Map(figuresOf(disclosure).map((each) => [each.figure.address, each.figure]));
    const itemsOf = (address: string): Item[] => {
      const figure = figures.get(address);
      return figure ? [...itemsOfOrigin(figure.origin())] : [];
    };
    expect(
      formatMoney(figures.get('expenditure/project')?.amount ?? 0, { unit: '元', decimals: 0, separators: false }),
    ).toBe('643400');
    expect(itemsOf('expenditure/project')).toHaveLength(8);
    expect(itemsOf('general-structure/classes-208-share').map(({ subject }) => subject?.code)).toEqual([
      '30108',
      '30109',
    ]);
    expect(itemsOf('procurement/services')).toHaveLength(1);
    expect(figures.get('project-3/annual')?.amount).toBe(2_000_000);
  });

  test('the overview has duties and offices', () => {
    expect(paragraphsOf(disclosure, 'duties')).toEqual([
      '负责园区日常管理工作，负责园区入驻企业管理、协调和服务等相关工作。',
    ]);
    expect(paragraphsOf(disclosure, 'offices')).toEqual(['内设职能部门3个：综合办公室、招商引资科、企业服务科。']);
  });

  test('the chart follows section 五 and shares out the whole', () => {
    const [block] = blocksOf(disclosure, 'chart');
    expect(block?.chart.title).toBe('一般公共预算当年拨款结构图');
    const slices = block?.chart.kind === 'pie' ? block.chart.slices : [];
    expect(slices.map(({ label, amount, share }) => [label, amount, share])).toEqual(structure);
    expect(slices.reduce((sum, { fraction }) => sum + fraction, 0)).toBeCloseTo(1, 3);
    const at = disclosure.blocks.findIndex(({ kind }) => kind === 'chart');
    expect(disclosure.blocks[at + 1]).toMatchObject({ kind: 'heading', id: 'basic' });
  });

  test('the overall form has the fields and indicators of the reference', () => {
    const form = formOf(disclosure, 'performance');
    for (const [label, value] of performanceForm.fields) expect([label, beside(form, label)]).toEqual([label, [value]]);
    expect(beside(form, '部门名称')).toEqual(['631-朔州经济开发区科创商务区服务中心']);
    expect(beside(form, '合计')).toEqual(['118.67', '118.67']);
    const grid = gridOf(form);
    const header = grid.findIndex((row) => row[1] === '一级指标');
    expect(grid.slice(header + 1).map((row) => row.slice(2))).toEqual(performanceForm.indicators);
    expect(grid.slice(header + 1).map((row) => row[1])).toEqual(
      ['产出指标', '效益指标', '满意度指标'].flatMap((level, i) =>
        Array.from({ length: [7, 4, 1][i] ?? 0 }, () => level),
      ),
    );
  });

  test.each(projectForms.map((form, i) => [form.name, i + 1, form] as const))(
    'the form of %s',
    (name, number, expected) => {
      const form = formOf(disclosure, `project-${number}`);
      const both = (value: string): [string, string] => [value, value];
      expect(beside(form, '项目名称')).toEqual([name]);
      expect(beside(form, '项目属性')).toEqual([expected.attribute]);
      expect(beside(form, '项目期')).toEqual(['1年']);
      expect(beside(form, '实施期资金总额：')).toEqual([expected.total]);
      expect(beside(form, '年度资金总额：')).toEqual([expected.total]);
      expect(beside(form, '其中：中央财政资金')).toEqual(both('0'));
      expect(beside(form, '省级财政资金')).toEqual(both(expected.provincial));
      expect(beside(form, '市县（区）财政资金')).toEqual(both(expected.local));
      expect(beside(form, '单位自筹')).toEqual(both('0'));
      expect(beside(form, '其他资金')).toEqual(both(''));
      expect(beside(form, '填报日期：')).toEqual([expected.filled]);
      const grid = gridOf(form);
      const header = grid.findIndex((row) => row[1] === '一级指标');
      const indicators = grid.slice(header + 1, -1);
      const pairs = expected.indicators.map((each) => (each === '' ? ['', ''] : [...each]));
      expect(indicators.map((row) => row.slice(3, 5))).toEqual(pairs);
      expect(indicators.map((row) => row.slice(6, 8))).toEqual(pairs);
      const kinds = '数量指标 质量指标 时效指标 成本指标 经济效益 社会效益 生态效益 可持续影响 服务对象满意度'.split(
        ' ',
      );
      expect(indicators.map((row) => row[2])).toEqual(kinds);
      expect(indicators.map((row) => row[5])).toEqual(kinds);
    },
  );

  test('the parts follow each other as in the reference', () => {
    const headings = blocksOf(disclosure, 'heading').filter(({ level }) => level === 1);
    expect(headings.map(({ text }) => text)).toEqual([
      '第一部分 概况',
      '第二部分 2026年部门预算报表',
      '第三部分 2026年度部门预算情况说明',
      '第四部分 名词解释',
    ]);
    const order = disclosure.blocks.map((block) => (block.kind === 'heading' ? block.id : block.kind));
    const at = (each: string): number => order.lastIndexOf(each);
    const expected = [
      'part-1',
      'part-2',
      'sheet',
      'part-3',
      'performance-targets',
      'form',
      'assets',
      'others',
      'appendix',
      'part-4',
      'term',
    ];
    expect([...expected].sort((a, b) => at(a) - at(b))).toEqual(expected);
    expect(blocksOf(disclosure, 'form')).toHaveLength(9);
    expect(blocksOf(disclosure, 'term').map(({ term }) => term)).toEqual(terms);
    expect(blocksOf(disclosure, 'term')[10]?.lead).toBe('十一、国有资本经营预算：');
  });

  test('a draft has cover and watermark, a final document no watermark', () => {
    expect(disclosure.cover).toEqual(['朔州经济开发区科创商务区服务中心', '2026年度部门预算公开']);
    expect(disclosure.watermark).toBe('仅供内部审核');
    const final = documentOf(readSample('shuozhou-2026').replace('状态      草稿', '状态      定稿'));
    expect(final.watermark).toBeUndefined();
  });
});

describe('sentences', () => {
  const budget = (department: string, rest: string): Disclosure =>
    documentOf(`部门 "示例局" {\n代码 901\n年度 2026\n${department}\n}\n${rest}`);
  const spends = (amount: string): string => `收入 { 一般公共预算 ${amount} }\n基本支出 2010101 { 30101 ${amount} }`;
  const change = (disclosure: Disclosure): string => paragraphsOf(disclosure, 'change').join('');

  test('nothing last year is no rate', () => {
    const text = change(budget('上年 { 收入 0; 支出 0 }', spends('10')));
    expect(text).toContain('比上年增加10.00万元（上年为0万元，不计算增长率）');
    expect(text).not.toContain('%');
  });

  test('the same as last year, and no word of last year where it is not known', () => {
    expect(change(budget('上年 { 收入 10; 支出 10 }', spends('10')))).toContain('上年结转0万元，与上年持平；');
    expect(change(budget('', spends('10')))).toBe(
      '2026年度示例局预算收入总计10.00万元，其中：本年收入10.00万元，上年结转0万元；本年部门预算支出总计10.00万元，其中：本年预算安排10.00万元，上年结转0万元。',
    );
  });

  test('a reason is given for a change, and for none where there is none', () => {
    const text = change(budget('上年 { 收入 10; 支出 8 }', `${spends('10')}\n说明 变动原因 "人员增加{增减额}。"`));
    expect(text).toBe(
      '2026年度示例局预算收入总计10.00万元，其中：本年收入10.00万元，上年结转0万元，与上年持平；本年部门预算支出总计10.00万元，其中：本年预算安排10.00万元，上年结转0万元，比上年增加2.00万元，增长25.00%，主要原因是人员增加2.00万元。',
    );
  });

  test('a reason stands below the sentence where that tells of no change: nothing of it is lost', () => {
    const reason = (department: string): string | undefined =>
      paragraphsOf(budget(department, `${spends('10')}\n说明 变动原因 "新成立，首次编制预算。"`), 'change')[1];
    expect(reason('')).toBe('新成立，首次编制预算。');
    expect(reason('上年 { 收入 10; 支出 10; 一般公共预算 8 }')).toBe('新成立，首次编制预算。');
    expect(reason('上年 { 收入 8; 支出 10 }')).toBeUndefined();
  });

  test('a reason that begins or ends as the sentence around it is told once', () => {
    const reason = (text: string): string =>
      change(budget('上年 { 收入 8; 支出 8 }', `${spends('10')}\n说明 变动原因 "${text}"`));
    const told = '增长25.00%，主要原因是人员增加；本年部门预算支出总计';
    for (const text of ['主要原因是人员增加。', '主要是人员增加；', '原因是人员增加', '人员增加，'])
      expect(reason(text)).toContain(told);
  });

  test('a list of one is not said to go on', () => {
    const one = budget('', spends('10'));
    expect(paragraphsOf(one, 'appropriation')[0]).toMatch(/支出包括：一般公共服务支出10\.00万元。$/);
    expect(paragraphsOf(one, 'general')).toContain(
      '2026年度示例局一般公共预算当年支出10.00万元，主要用于以下方面：一般公共服务支出10.00万元，占100.00%。',
    );
    expect(paragraphsOf(one, 'basic')).toContain('人员经费10.00万元，主要包括：基本工资；');
    const two = budget('', '基本支出 2010101 { 30101 6; 30102 4 }');
    expect(paragraphsOf(two, 'basic')).toContain('人员经费10.00万元，主要包括：基本工资、津贴补贴等；');
  });

  test('a subject that is published as zero is not in a list of what money is for', () => {
    const text = `${spends('10')}\n科目 { 208 "社会保障和就业支出" 0.00 }\n基本支出 2080505 { 30108 40元 }`;
    const disclosure = budget('', text);
    expect(paragraphsOf(disclosure, 'appropriation')[0]).toMatch(/支出包括：一般公共服务支出10\.00万元。$/);
    expect(paragraphsOf(disclosure, 'general')[3]).toMatch(/方面：一般公共服务支出10\.00万元，占100\.00%。$/);
  });

  test('subordinate units are told by their number, the department itself not among them', () => {
    const unit = (name: string, code: number): string =>
      `预算单位 "${name}" { 代码 ${code}; 单位性质 事业; 基本支出 2050204 { 30101 ${code} } }`;
    const text = `整体绩效 { 战略目标 "办好教育。" }\n${unit('甲', 2)}\n${unit('乙', 3)}`;
    expect(paragraphsOf(budget('', text), 'performance-targets')[1]).toMatch(
      /；下属预算单位2个，其中0个单位编报了单位整体绩效目标，涉及资金0万元。$/,
    );
  });

  test('what stays at the end of the year is a part of expenditure, that of fiscal money of fiscal expenditure', () => {
    const kept = (source: string): Disclosure =>
      budget('', `收入 { ${source} 10; 年终结转 4 ${source} }\n基本支出 2010101 { 30101 6 ${source} }`);
    expect(change(kept('单位资金'))).toContain('本年预算安排6.00万元，上年结转0万元，年终结转4.00万元。');
    expect(paragraphsOf(kept('单位资金'), 'appropriation')[0]).toMatch(/支出包括：无。$/);
    expect(paragraphsOf(kept('一般公共预算'), 'appropriation')[0]).toMatch(
      /收支总预算10\.00万元。.*支出包括：一般公共服务支出6\.00万元，年终结转4\.00万元。$/,
    );
  });

  test('a share that is not nothing is not printed as nothing', () => {
    const disclosure = budget(
      '',
      '收入 { 一般公共预算 400.01 }\n基本支出 2010101 { 30101 400 }\n项目 "甲" { 功能科目 2010101; 金额 0.01 }',
    );
    expect(paragraphsOf(disclosure, 'expenditure')[0]).toContain(
      '基本支出400.00万元，占100.00%；项目支出0.01万元，占0.00%',
    );
    expect(paragraphsOf(disclosure, 'revenue')[0]).toContain('上年结转0万元，占0%');
  });

  test('more than last year; the rate is of last year, rounded half up', () => {
    const text = change(budget('上年 { 收入 8; 支出 3 }', spends('10')));
    expect(text).toContain('比上年增加2.00万元，增长25.00%');
    expect(text).toContain('比上年增加7.00万元，增长233.33%');
  });

  test('a change is that of the printed amounts, as a reader subtracts them', () => {
    // 1,000,050元 is printed 100.01 and 999,949元 is 99.99: 0.02, though the exact difference is 0.0101.
    const text = change(budget('上年 { 收入 999,949元; 支出 100.00 }', spends('1,000,050元')));
    expect(text).toContain(
      '预算收入总计100.01万元，其中：本年收入100.01万元，上年结转0万元，比上年增加0.02万元，增长0.02%',
    );
    expect(change(budget('上年 { 收入 1,000,049元; 支出 100.00 }', spends('1,000,001元')))).toContain('与上年持平；');
  });

  test('there is a rate of what is too small to be printed, too', () => {
    const text = change(budget('上年 { 收入 30元; 支出 30元 }', spends('50元')));
    expect(text).toContain('比上年增加0.01万元，增长66.67%');
  });

  test('no projects', () => {
    const disclosure = budget('', spends('10'));
    expect(paragraphsOf(disclosure, 'performance-targets')).toEqual([
      '1、整体绩效目标',
      '2026年未编报部门整体支出绩效目标，申报表只列部门基本信息、职责和年度预算情况。',
      '2、项目绩效目标',
      '2026年示例局无纳入绩效目标管理的二级项目。',
    ]);
    expect(blocksOf(disclosure, 'form').map(({ form }) => form.id)).toEqual(['performance']);
    expect(paragraphsOf(disclosure, 'three-public')).toEqual(['本部门无“三公”经费预算。']);
    expect(paragraphsOf(disclosure, 'operating')).toEqual(['本部门无机关运行经费。']);
  });

  test('projects that are all of one category cost what all projects do, as published', () => {
    const text = `总计 { 项目支出 20.02 }
项目 "甲" { 功能科目 2010101; 类别 特定目标类; 金额 10.00 }
项目 "乙" { 功能科目 2010101; 类别 特定目标类; 金额 10.01 }`;
    expect(paragraphsOf(budget('', text), 'performance-targets').join('')).toMatch(
      /二级项目2个，共计金额20\.02万元。其中：其他运转类项目0个，涉及金额0万元；特定目标类项目2个，涉及金额20\.02万元。/,
    );
  });

  test('placeholders are live figures with their unit; {{ is a brace; an unknown one stays as typed', () => {
    const text =
      '支出{支出}，{basic}，人员{人员经费}，去年{上年支出}，多{增减额}即{增减率}，科目{科目 2010101}，{{支出}、{不知道}、{科目 999}。';
    const disclosure = budget('上年 { 支出 8 }', `${spends('10')}\n说明 其他 "${text}"`);
    expect(paragraphsOf(disclosure, 'others')[3]).toBe(
      '支出10.00万元，10.00万元，人员10.00万元，去年8.00万元，多2.00万元即25.00%，科目10.00万元，{支出}、{不知道}、{科目 999}。',
    );
    const live = figuresOf(disclosure).filter(({ figure }) => figure.address.startsWith('other-explanations/'));
    expect(live.map(({ text: number }) => number)).toEqual([
      '10.00',
      '10.00',
      '10.00',
      '8.00',
      '2.00',
      '25.00%',
      '10.00',
    ]);
  });

  test('a text of several lines is several paragraphs; inside a sentence it is one line', () => {
    const disclosure = budget(
      '上年 { 收入 8; 支出 8 }',
      `${spends('10')}\n说明 其他 """\n    第一段。\n    第二段。\n    """\n说明 变动原因 """\n    人员\n    增加。\n    """`,
    );
    expect(paragraphsOf(disclosure, 'others').slice(3)).toEqual(['第一段。', '第二段。']);
    expect(change(disclosure)).toMatch(/主要原因是人员增加；.*主要原因是人员增加。$/);
  });

  test('reasons of several sentences or paragraphs stand below the sentence, whether the change is known or not', () => {
    const told = (text: string, prior = '上年 { 收入 8; 支出 8 }'): readonly string[] =>
      paragraphsOf(budget(prior, `${spends('10')}\n说明 变动原因 "人员增加。"\n说明 变动原因 ${text}`), 'change');
    const reason = /增长25\.00%，主要原因是人员增加；.*主要原因是人员增加。$/;
    const [sentence, ...others] = told('"2026年支出10.00万元。主要原因是新增项目。"');
    expect(sentence).toMatch(reason);
    expect(others).toEqual(['2026年支出10.00万元。主要原因是新增项目。']);
    const lines = '"""\n    一、收入\n    收入增加\n    （一）拨款\n\n    二、支出\n    """';
    expect(told(lines).slice(1)).toEqual(['一、收入', '收入增加', '（一）拨款', '二、支出']);
    expect(told(lines, '').slice(1)).toEqual(['人员增加。', '一、收入', '收入增加', '（一）拨款', '二、支出']);
    expect(told('"（见附件。）"').slice(1)).toEqual([]);
  });

  test('units: their number and names, their people, vehicles and procurement with the department’s own', () => {
    const unit = (name: string): string =>
      `预算单位 "${name}" {\n代码 902\n人员 { 编制 2; 在职 2; 在编 2; 其他 0 }\n国有资产 { 车辆 { 编制 2; 业务用车 1 }; 办公用房 60平方米 }\n政府采购 { 货物 1 }\n项目 "${name}项目" { 功能科目 2010101; 类别 特定目标类; 金额 5 }\n}`;
    const disclosure = budget(
      '人员 { 编制 3; 在职 3; 在编 3; 其他 0 }',
      `收入 { 一般公共预算 10 }\n国有资产 { 车辆 { 编制 1; 领导用车 1 }; 办公用房 40.5平方米 }\n政府采购 { C23090100 "印刷服务" 2 }\n${unit('甲中心')}\n${unit('乙中心')}`,
    );
    expect(paragraphsOf(disclosure, 'offices')).toContain('所属预算单位2个：甲中心、乙中心。');
    expect(paragraphsOf(disclosure, 'procurement')[0]).toContain(
      '总额4.00万元。其中：政府采购货物预算2.00万元、政府采购工程预算0万元、政府采购服务预算2.00万元',
    );
    expect(paragraphsOf(disclosure, 'assets')[1]).toContain('编制5辆，实有3辆，其中：领导用车1辆');
    expect(paragraphsOf(disclosure, 'assets')[3]).toContain('建筑总面积160.5平方米');
    expect(beside(formOf(disclosure, 'performance'), '核定的人员编制数')).toEqual(['7人']);
    expect(beside(formOf(disclosure, 'project-2'), '实施单位')).toEqual(['乙中心']);
    expect(beside(formOf(disclosure, 'project-2'), '省级财政资金')).toEqual(['', '']);
  });

  test('a term of the file replaces the standard one of that name, another is added', () => {
    const disclosure = budget('', '名词解释 {\n"上年结转" "以前年度的资金。"\n"园区" "本园区。"\n}');
    const found = blocksOf(disclosure, 'term');
    expect(found.map(({ term }) => term)).toEqual([...terms, '园区']);
    expect(found[7]).toMatchObject({ lead: '八、上年结转：', text: '以前年度的资金。' });
    expect(found[12]?.lead).toBe('十三、园区：');
  });
});

describe('short-english', () => {
  const disclosure = documentOf(readSample('short-english'));

  test('fund and carried-over money, “三公” and operating costs', () => {
    expect(paragraphsOf(disclosure, 'revenue')[0]).toContain('政府性基金预算拨款收入80.00万元，占20.20%');
    expect(paragraphsOf(disclosure, 'revenue')[0]).toContain('上年结转15.60万元，占3.94%');
    expect(paragraphsOf(disclosure, 'general')[1]).toContain('当年支出300.35万元，比上年增加4.25万元，增长1.44%');
    expect(paragraphsOf(disclosure, 'three-public')[0]).toContain(
      '“三公”经费预算5.40万元，其中：因公出国（境）费0万元，公务接待费0.60万元，公务用车购置及运行费4.80万元',
    );
    expect(paragraphsOf(disclosure, 'three-public')[1]).toBe(
      '2026年“三公”经费预算5.40万元，为公务接待费和公务用车运行维护费。',
    );
    expect(paragraphsOf(disclosure, 'operating')[0]).toContain('机关运行经费预算40.67万元');
    expect(paragraphsOf(disclosure, 'basic')[2]).toMatch(
      /^公用经费40\.67万元，主要包括：其他交通费用、办公费、公务用车运行维护费、.*公务接待费等。$/,
    );
  });

  test('state-capital money', () => {
    const text = readSample('short-english').replaceAll('government-fund', 'state-capital');
    expect(paragraphsOf(documentOf(text), 'appropriation')[0]).toContain(
      '政府性基金预算拨款0万元，国有资本经营预算拨款95.60万元',
    );
  });
});

describe('indicators', () => {
  const formWith = (...lines: readonly string[]): string[][] => {
    const project = `项目 "甲" { 功能科目 2010101; 金额 12.3456元\n${lines.join('\n')}\n}`;
    const disclosure = documentOf(`部门 "示例局" { 年度 2026 }\n${project}`);
    const grid = gridOf(formOf(disclosure, 'project-1'));
    return grid.slice(grid.findIndex((row) => row[1] === '一级指标') + 1, -1).map((row) => row.slice(1, 5));
  };

  test('a cost indicator of the other framework shows its level one, not the blank cost of the first', () => {
    const rows = formWith('指标 经济成本 "单位成本" <= 10元', '指标 生态成本 "排放" < 1吨');
    expect(rows.slice(2, 6)).toEqual([
      ['产出指标', '时效指标', '', ''],
      ['成本指标', '经济成本指标', '单位成本', '≤10元'],
      ['成本指标', '社会成本指标', '', ''],
      ['成本指标', '生态环境成本指标', '排放', '<1吨'],
    ]);
    expect(formWith('指标 成本 "总额" <= 5元', '指标 社会成本 "噪声" "低"').map(([, two]) => two)).toContain(
      '成本指标',
    );
  });

  test('several indicators of a kind take several rows', () => {
    const rows = formWith('指标 数量 "甲" = 1人', '指标 质量 "乙" "好"', '指标 数量 "丙" > 2次');
    expect(rows.slice(0, 3)).toEqual([
      ['产出指标', '数量指标', '甲', '1人'],
      ['产出指标', '数量指标', '丙', '>2次'],
      ['产出指标', '质量指标', '乙', '好'],
    ]);
  });
});
