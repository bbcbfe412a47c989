import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentLayouts } from '../../server/document/layouts.ts';
import { type Analysis, analyse, analyseRoot } from '../../server/features/Analysis.ts';
import { diagnostic } from '../../server/features/diagnostic.ts';
import { findPlace } from '../../server/features/preview/allPlaces.ts';
import { derivation } from '../../server/features/preview/derivation.ts';
import { editFigure } from '../../server/features/preview/editFigure.ts';
import { findings } from '../../server/features/preview/findings.ts';
import { placesFedBy } from '../../server/features/preview/placesFedBy.ts';
import { preview } from '../../server/features/preview/preview.ts';
import { publishedDocument } from '../../server/features/preview/publishedDocument.ts';
import { PreviewResults } from '../../server/lsp/PreviewResults.ts';
import { SourceFile } from '../../server/model/SourceFile.ts';
import type { DocumentPart } from '../../server/render/html/documentParts.ts';
import { standardProfile } from '../../server/rules/profile/Profile.ts';
import { applyEdits } from '../../server/text/TextEdit.ts';
import { filesInMemory } from '../support/caseFiles.ts';
import { readSample } from '../support/parseCases.ts';
import { withDelta } from '../support/received.ts';

const text = readSample('shuozhou-2026');
const sample = analyse(text);

/** The sample with a calculation in the place of the amount of 临时聘用人员工资, as LANGUAGE.md §1 has it. */
function calculated(total: string): Analysis {
  const amount = /金额 +25,800元/;
  expect(text).toMatch(amount);
  return analyse(text.replace(amount, `30199 "其他工资福利支出" 2,100元/月 * 12月 * 1人; ${total}`));
}

/** All parts of a budget's document. */
function partsOf(analysis: Analysis, unit?: '元'): DocumentPart[] {
  return preview(analysis, 'zh-cn', unit).parts.map(({ draw }) => draw());
}

/** A part of the sample's document. */
function partOf(id: string, analysis = sample): DocumentPart {
  const part = preview(analysis, 'zh-cn').parts.find((each) => each.id === id);
  if (!part) throw new Error(`no part ${id}`);
  return part.draw();
}

/** Why a figure of a budget is what it is. */
function why(address: string, analysis: Analysis = sample) {
  const { unit } = publishedDocument(analysis.budget);
  const derived = derivation(analysis, address, unit, 'zh-cn');
  if (!derived) throw new Error(`nothing at ${address}`);
  const lineOf = (at: typeof derived.location) => at?.file.lines.position(at.span.start).line;
  return { ...derived, line: lineOf(derived.location), textAt: derived.location && textAt(derived.location) };
}

function textAt({ file, span }: { readonly file: SourceFile; readonly span: { start: number; end: number } }): string {
  return file.text.slice(span.start, span.end);
}

/** The text after something was typed over a figure, or why it was refused. */
function typedOver(address: string, typed: string, analysis = sample, unit?: string): string {
  const edited = editFigure(analysis, { address, text: typed, unit }, 'zh-cn');
  if (edited.kind === 'refusal') return `拒绝：${edited.reason}`;
  const before = analysis.file.text.split('\n');
  const after = applyEdits(analysis.file.text, edited.edits).split('\n');
  return after
    .filter((line, i) => line !== before[i])
    .map((line) => line.trim())
    .join('\n');
}

describe('the parts of the document', () => {
  const { title, watermark, units } = preview(sample, 'zh-cn');
  const parts = partsOf(sample);

  test('are the whole of it, in its order', () => {
    expect(title).toBe('朔州经济开发区科创商务区服务中心2026年度部门预算公开');
    expect(watermark).toBe('仅供内部审核');
    expect(units).toEqual(['万元', '元']);
    const ids = parts.map(({ id }) => id);
    expect(ids.slice(0, 7)).toEqual(['cover', 'contents', 'part-1', 'duties', 'offices', 'part-2', 't1']);
    expect(ids.filter((id) => /^t\d/.test(id))).toHaveLength(13);
    expect(ids.filter((id) => id.startsWith('project-'))).toHaveLength(8);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.at(-1)).toBe('part-4');
  });

  test('say how they stand', () => {
    const states = Object.fromEntries(parts.map(({ id, state }) => [id, state]));
    expect(states).toMatchObject({ t1: 'holds', t3: 'rounding', t7: 'empty', t12: 'holds', basic: 'rounding' });
    const broken = partsOf(analyse(text.replace('15.46', '25.46')));
    expect(broken.find(({ id }) => id === 't3')?.state).toBe('broken');
    expect(partOf('project-6', calculated('合计 25,800元')).state).toBe('broken');
    expect(partOf('project-6', calculated('合计 25,200元')).state).toBe('holds');
  });

  test('have their rows apart, and addresses in tables, sentences, forms and charts', () => {
    const t3 = partOf('t3');
    expect(t3.html).toContain('<tbody data-rows></tbody>');
    expect(t3.rows).toHaveLength(14);
    expect(t3.rows.find((row) => row.includes('t3/2011308/basic'))).toContain('>39.86</td>');
    expect(partOf('revenue').html).toContain('<span data-figure="revenue/total">118.67</span>');
    expect(partOf('duties').html).toMatch(/<span data-field="duties\/[^"]+">负责园区日常管理工作/);
    expect(partOf('project-6').rows.join('')).toContain('data-figure="project-6/indicator-1"');
    expect(partOf('general-structure').html).toContain('data-figure="general-chart/201"');
  });

  test('are shown in yuan where the layout allows it', () => {
    const inYuan = preview(sample, 'zh-cn', '元');
    expect(inYuan.unit).toBe('元');
    const t3 = partsOf(sample, '元').find(({ id }) => id === 't3');
    const row = t3?.rows.find((each) => each.includes('t3/2011308/basic'));
    expect(row).toContain('>398,600.00</td>');
    expect(t3?.html).toContain('单位：元');
    const shanghai = analyse(text.replace('状态      草稿', '状态 草稿; 表样 "shanghai-2025"'));
    expect(preview(shanghai, 'zh-cn', '万元').units).toHaveLength(1);
  });

  test('escape what a user wrote', () => {
    const hostile = analyse(text.replace('负责园区日常管理工作', '<img src=x onerror=alert(1)>'));
    const html = partsOf(hostile)
      .map((part) => part.html + part.rows.join(''))
      .join('');
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });
});

describe('what differs is sent', () => {
  test('a figure typed over changes the rows that have it and nothing else', () => {
    const results = new PreviewResults();
    const first = results.since(undefined, preview(sample, 'zh-cn').parts);
    expect(first.isWhole).toBe(true);
    const edited = analyse(text.replace('就业见习生服务人员数量', '就业见习人员数量'), sample);
    const second = results.since(first.resultId, preview(edited, 'zh-cn').parts);
    expect(second.isWhole).toBe(false);
    expect(second.parts.map(({ id }) => id)).toEqual([]);
    const third = results.since(second.resultId, preview(sample, 'zh-cn').parts);
    const amount = analyse(text.replace('"津贴补贴"           2.08', '"津贴补贴"           3.08'), sample);
    const fourth = results.since(third.resultId, preview(amount, 'zh-cn').parts);
    const t5 = fourth.patches.find(({ id }) => id === 't5');
    // The declared totals of 2011308 do not hold any more: its sums are published from it up to the total.
    expect(t5?.rows.map(([i]) => i)).toEqual([0, 1, 2, 3]);
    expect(fourth.patches.some(({ id }) => id === 't12')).toBe(false);
    expect(results.since(fourth.resultId, preview(amount, 'zh-cn').parts)).toMatchObject({ parts: [], patches: [] });
  });

  test('everything, where the result is one of a server that is gone', () => {
    const { parts } = preview(sample, 'zh-cn');
    const gone = new PreviewResults().since(undefined, parts);
    const results = new PreviewResults();
    results.since(undefined, parts.slice(1));
    expect(results.since(gone.resultId, parts)).toMatchObject({ isWhole: true, patches: [] });
  });

  test('while one types, the parts in sight alone; the others when they are asked for', () => {
    const results = new PreviewResults();
    const first = results.since(undefined, preview(sample, 'zh-cn').parts);
    const edited = preview(
      analyse(text.replace('"津贴补贴"           2.08', '"津贴补贴"           3.08'), sample),
      'zh-cn',
    );
    const inSight = results.since(first.resultId, edited.parts, ['t5', 'nowhere']);
    expect(inSight.patches.map(({ id }) => id)).toEqual(['t5']);
    expect(inSight.order).toEqual(first.order);
    const rest = results.since(inSight.resultId, edited.parts);
    expect(rest.patches.map(({ id }) => id)).toContain('t3');
    expect(rest.patches.map(({ id }) => id)).not.toContain('t5');
    const page = withDelta(withDelta(withDelta(new Map(), first), inSight), rest);
    expect([...page.values()]).toEqual(edited.parts.map(({ draw }) => draw()));
  });

  test('a page that is sent differences alone shows what is there', () => {
    const places = [...text.matchAll(/\d+\.\d\d|"[^"\n]{2,12}"/g)].map((match) => match.index + 1);
    const step = fc.tuple(fc.constantFrom(...places), fc.constantFrom('1', '9', '甲', '', '\n', '"', '}'), fc.nat(3));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        const results = new PreviewResults();
        let analysis = sample;
        let page = new Map<string, DocumentPart>();
        let id: string | undefined;
        for (const [at, typed, cut] of [[0, '', 0] as const, ...steps]) {
          const now = analysis.file.text;
          analysis = analysis.withText(now.slice(0, at) + typed + now.slice(at + cut));
          const delta = results.since(id, preview(analysis, 'zh-cn').parts);
          id = delta.resultId;
          page = withDelta(page, delta);
        }
        expect([...page.values()]).toEqual(partsOf(analyse(analysis.file.text)));
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});

describe('why a number is what it is', () => {
  test('one line: itself, and where it stands too', () => {
    const basic = why('t6/30101/total');
    expect(basic).toMatchObject({ value: '15.46万元', formula: '就是这一行明细', textAt: '15.46', more: 0 });
    expect(basic.title).toBe('表六 基本工资 工资福利支出 · 2026年预算数 合计');
    expect(basic.elsewhere.map(({ address }) => address)).toEqual(['t6/30101/personnel']);
    expect(basic.edit).toEqual({ kind: 'edit', input: 'amount', text: '15.46', unit: '万元' });
  });

  test('a sum: its parts, each to be followed down to the lines', () => {
    const { steps, formula, declared } = why('t3/201/total');
    expect(formula).toBe('2 部分相加');
    expect(steps.map(({ label, amount }) => [label, amount])).toEqual([
      ['2011308 招商引资 基本支出', '39.86万元'],
      ['2011308 招商引资 项目支出', '64.34万元'],
    ]);
    expect(declared.map(({ state, amount, sum }) => [state, amount, sum])).toEqual([
      ['equal', '104.20万元', '104.20万元'],
    ]);
    const below = why(steps[0]?.address ?? '');
    expect(below.value).toBe('39.86万元');
    expect(below.steps.map(({ amount }) => amount)).toEqual(['15.46万元', '2.08万元', '13.47万元', '8.84万元']);
    expect(below.steps.every(({ location }) => location !== undefined)).toBe(true);
  });

  test('a declared total that its parts make but for rounding: by how much, and how far it may', () => {
    const { declared, value } = why('t3/20805/total');
    expect(value).toBe('6.97万元');
    expect(declared).toMatchObject([
      { amount: '6.97万元', sum: '6.96万元', difference: '+0.01万元', tolerance: '±150元', state: 'rounding' },
    ]);
  });

  test('a declared total that does not hold', () => {
    const off = analyse(text.replace('15.46', '25.46'));
    const { declared, value } = why('t3/2011308/basic', off);
    // 39.86 is declared; the lines make 39.86 − 15.46 + 25.46 = 49.85 as 15.46 was 0.01 short.
    expect(value).toBe('49.85万元');
    expect(declared.map(({ state, difference }) => [state, difference])).toContainEqual(['mismatch', '−9.99万元']);
  });

  test('a calculation is told as it is written', () => {
    const { formula, edit, value } = why('t12/临时聘用人员工资/total', calculated('合计 25,200元'));
    expect(value).toBe('2.52万元');
    expect(formula).toBe('由“2,100元/月 × 12月 × 1人”算出');
    expect(edit.kind).toBe('refusal');
  });

  test('figures in sentences: an amount, a share of it, the change since last year', () => {
    expect(why('revenue/total')).toMatchObject({ value: '118.67万元', textAt: '118.67' });
    const share = why('general-structure/classes-201-share');
    expect(share.value).toBe('87.81%');
    expect(share.steps.map(({ operator, amount }) => [operator, amount])).toEqual([
      ['', '104.20万元'],
      ['÷', '118.67万元'],
    ]);
    const change = why('change/expenditureChange-difference');
    expect(change.value).toBe('64.06万元');
    expect(change.steps.map(({ operator, amount }) => [operator, amount])).toEqual([
      ['', '118.67万元'],
      ['−', '182.73万元'],
    ]);
    expect(change.edit.kind).toBe('refusal');
  });

  test('figures in charts and forms, texts', () => {
    expect(why('general-chart/201').value).toBe('104.20万元');
    expect(why('charts/function/201').elsewhere.map(({ address }) => address)).toContain('t3/201/total');
    expect(why('project-6/annual')).toMatchObject({ value: '25,800元' });
    expect(why('project-6/indicator-1').edit).toMatchObject({ kind: 'edit', input: 'indicator', text: '=1人' });
    expect(why('project-1/goal').edit).toMatchObject({ kind: 'edit', input: 'text' });
  });

  test('a share: each side by its name, all that is received or spent as the whole; revenue is no basic expenditure', () => {
    const several = analyse(text.replace('一般公共预算  118.67', '一般公共预算 100.00; 单位资金 18.67'));
    const sides = (address: string): string[] =>
      why(address, several).steps.map(({ operator, label, amount }) => operator + label + amount);
    expect(sides('revenue/generalShare')).toEqual(['本项100.00万元', '÷总体118.67万元']);
    expect(sides('revenue/fundShare')).toEqual(['本项0.00万元', '÷总体118.67万元']);
    expect(sides('expenditure/basicShare')).toEqual(['基本支出54.33万元', '÷总体118.67万元']);
    const [, whole] = why('revenue/generalShare', several).steps;
    expect(why(whole?.address ?? '', several).title).toBe('收入');
  });

  test('with what stays at the end of the year: each part by its name, in the change since last year, too', () => {
    const unspent = analyse(
      text.replace('一般公共预算  118.67', '一般公共预算 118.67; 单位资金 5.00; 年终结转 5.00 单位资金'),
    );
    const parts = [
      ['+', '支出', '118.67万元'],
      ['+', '年终结转', '5.00万元'],
    ];
    const told = (address: string): string[][] =>
      why(address, unspent).steps.map(({ operator, label, amount }) => [operator, label, amount]);
    expect(told('t1/expenditure-total/total')).toEqual(parts);
    expect(told('change/expenditureChange-difference')).toEqual([...parts, ['−', '上年', '182.73万元']]);
    for (const { label, address } of why('change/expenditureChange-difference', unspent).steps.slice(0, 2))
      expect(why(address, unspent).title).toBe(label);
  });

  test("last year's figure is that of its file where another one is typed, and stands there", () => {
    const prior = text
      .replace(/年度 +2026/, '年度 2025')
      .replace('"基本工资"          15.46', '"基本工资"          16.46');
    const root = new SourceFile('2026.budget', text.replace(/上年 \{[^}]*\}/, '上年 "2025.budget" { 支出 150.00 }'));
    const whole = analyseRoot(root, filesInMemory([root, new SourceFile('2025.budget', prior)]));
    const [, before] = why('change/expenditureChange-difference', whole).steps;
    expect(before).toMatchObject({ label: '上年', amount: '119.66万元' });
    expect(before?.location && textAt(before.location)).toBe('"2025.budget"');
  });

  test('elsewhere stands the same money, and none that is as much by chance', () => {
    const equal = analyse(text.replace('"津贴补贴"           2.08', '"津贴补贴"          15.46'));
    const addresses = why('t6/30101/total', equal).elsewhere.map(({ address }) => address);
    expect(addresses).toContain('t6/30101/personnel');
    expect(addresses).not.toContain('t6/30102/total');
  });

  test('nothing where there is no such figure', () => {
    for (const address of ['', 't3', 't3/999/total', '=block/999/1', '=nothing/1/1', 'project-99/goal', '__proto__/x'])
      expect(derivation(sample, address, '万元', 'zh-cn')).toBeUndefined();
  });

  test('a line of an included file stands there', () => {
    const root = new SourceFile(
      '部门.budget',
      '部门 "示例局" { 代码 215; 年度 2026; 单位性质 行政; 职责 "城市管理。" }\n引入 "城东.budget"\n收入 { 一般公共预算 15.46 }\n',
    );
    const unit = new SourceFile('城东.budget', '基本支出 2120101 "行政运行" {\n    30101 "基本工资" 15.46\n}\n');
    const whole = analyseRoot(root, filesInMemory([root, unit]));
    const { location, textAt: found } = why('t6/30101/total', whole);
    expect(location?.file).toBe(unit);
    expect(found).toBe('15.46');
    expect(placesFedBy(whole.seenFrom(unit), unit.text.indexOf('15.46'))[0]).toBe('t6/30101/total');
  });

  test('every address of the document has an answer, in both units, and none throws', () => {
    for (const budget of [sample, analyse(readSample('short-english')), analyse(readSample('review'))]) {
      const html = partsOf(budget)
        .map(({ html, rows }) => html + rows.join(''))
        .join('');
      const addresses = [...html.matchAll(/data-(?:figure|field)="([^"]+)"/g)].map(([, address = '']) => address);
      expect(addresses.length).toBeGreaterThan(100);
      for (const address of new Set(addresses)) {
        const escaped = address.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
        expect(derivation(budget, escaped, '元', 'en'), escaped).toBeDefined();
      }
    }
  });
});

describe('typed over in the preview', () => {
  test('an amount becomes the smallest edit of its line, in the unit that stands there', () => {
    expect(typedOver('t6/30101/total', '16.5')).toBe('30101  "基本工资"          16.50');
    expect(typedOver('t6/30101/total', '１６．５')).toBe('30101  "基本工资"          16.50');
    expect(typedOver('t6/30101/total', '165,000元')).toBe('30101  "基本工资"          16.50');
    expect(typedOver('t6/30101/total', '165000', sample, '元')).toBe('30101  "基本工资"          16.50');
    expect(typedOver('t6/30101/total', '15.46')).toBe('');
    const edited = editFigure(sample, { address: 't6/30101/total', text: '15.56', unit: undefined }, 'zh-cn');
    expect(
      edited.kind === 'edits' && edited.edits.map(({ span, newText }) => [span.end - span.start, newText]),
    ).toEqual([[1, '5']]);
  });

  test('blanks group thousands, and stand around the number and its unit', () => {
    for (const typed of ['１ ２３４.50', ' 1 234.50 万元\r\n', '+ 1,234.50', '1\u00a0234.50'])
      expect(typedOver('t6/30101/total', typed)).toBe('30101  "基本工资"          1234.50');
  });

  test('what is no amount is refused, and so is what is not one line', () => {
    expect(typedOver('t6/30101/total', '约十五')).toBe('拒绝：“约十五”不是金额');
    expect(typedOver('t6/30101/total', '12,34')).toBe('拒绝：“12,34”不是金额');
    // Cells that were pasted together are no number of all their digits.
    for (const cells of ['12.5\t13 14\t15', '12 13', '12.5 134', '12\t130', '1 234 5'])
      expect(typedOver('t6/30101/total', cells)).toBe(`拒绝：“${cells}”不是金额`);
    expect(typedOver('t3/201/total', '1')).toContain('拒绝：由 12 行明细相加得出');
    const summed = calculated('合计 25,200元');
    expect(typedOver('t12/临时聘用人员工资/total', '3', summed)).toContain('拒绝：由算式');
    expect(typedOver('t12/临时聘用人员工资/total', '3')).toBe('金额      30,000元');
    expect(typedOver('change/expenditureChange-rate', '3')).toContain('拒绝');
    expect(typedOver('nowhere/1', '3')).toBe('拒绝：这里已经不在公开文本里了');
  });

  test('an indicator with its sign', () => {
    expect(typedOver('project-6/indicator-1', '≥2人')).toMatch(/指标 数量\s+"[^"]+"\s+>= 2人/);
    expect(typedOver('project-6/indicator-1', '3人')).toMatch(/指标 数量\s+"[^"]+"\s+3人/);
    expect(typedOver('project-6/indicator-1', '大幅提高')).toMatch(/"大幅提高"/);
    expect(typedOver('project-6/indicator-1', ' ')).toBe('拒绝：指标值不能空着');
    const glued = sample.withText(sample.file.text.replace('= 1人', '"1人"  指标 成本 "工资" <= 2,100元'));
    expect(typedOver('project-6/indicator-1', '2人', glued)).toMatch(/^拒绝：.*比较符/);
  });

  test('a text, with what would end it', () => {
    expect(typedOver('project-1/goal', '保障"三公"支出')).toContain('总体目标');
    expect(typedOver('project-1/goal', '保障"三公"支出')).toContain('"保障\\"三公\\"支出"');
    const twoLines = typedOver('project-1/goal', '第一行\n第二行');
    expect(twoLines).toContain('"""');
    const edited = editFigure(sample, { address: 'project-1/goal', text: '第一行\n第二行', unit: undefined }, 'zh-cn');
    if (edited.kind !== 'edits') throw new Error('refused');
    const after = analyse(applyEdits(text, edited.edits));
    expect(why('project-1/goal', after).edit).toMatchObject({ text: '第一行\n第二行' });
    expect(typedOver('project-1/goal', '第一行\n保障"三公"')).toContain('"""');
  });

  test('whatever is typed reads back as typed, or is refused, and breaks no other line', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.constantFrom('"', '"""', '\\', '{支出}', '}', '#', '“', '”', '\n', '𠮷'),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(fc.array(typed, { maxLength: 4 }), (pieces) => {
        const said = pieces.join('');
        const edited = editFigure(sample, { address: 'project-1/goal', text: said, unit: undefined }, 'zh-cn');
        if (edited.kind === 'refusal') return;
        const after = analyse(applyEdits(text, edited.edits));
        const wanted = said.replaceAll(/\r\n?/g, '\n').trim();
        const place = wanted === '' ? undefined : why('project-1/goal', after).edit;
        if (place) expect(place).toMatchObject({ kind: 'edit' });
        expect(after.budget.faults.length).toBeLessThanOrEqual(sample.budget.faults.length);
        expect(after.budget.spendings).toHaveLength(sample.budget.spendings.length);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('what a line feeds', () => {
  const at = (found: string, analysis = sample) => placesFedBy(analysis, analysis.file.text.indexOf(found));

  test('a block and its total are first of all what sums all of their lines', () => {
    for (const found of ['基本支出 2011308', '合计                       39.86'])
      expect(at(found)[0], found).toBe('t3/2011308/basic');
    const project =
      '项目 "两项" {\n    功能科目 2011308\n    类别 其他运转类\n    30201 3\n    30202 4\n    合计 7.00\n}\n';
    const analysis = analyse(`${text}\n${project}`);
    const shown = (found: string) => findPlace(analysis.budget, at(found, analysis)[0] ?? '')?.text;
    expect(['项目 "两项"', '合计 7.00'].map(shown)).toEqual(['两项', '7.00']);
  });

  test('an item: its own cell first, then every total, sentence and chart above it', () => {
    const places = at('15.46');
    expect(places[0]).toBe('t6/30101/total');
    for (const fed of ['t3/2011308/basic', 't1/expenditure-total/total', 'expenditure/basic', 'charts/economic/301'])
      expect(places).toContain(fed);
    for (const other of ['t3/2011308/project', 't3/208/total', 't6/30102/total', 't12/department/total'])
      expect(places).not.toContain(other);
  });

  test('a total that is declared: where it is published', () => {
    expect(at('20113    "商贸事务"')[0]).toBe('t2/20113/total');
    expect(at('2011308  "招商引资"')).toContain('t5/2011308/total');
  });

  test('a total of 总计 or 控制数: that total, and not what adds up to it', () => {
    const whole = analyse(
      [
        '部门 "水利局" { 代码 "0412"; 年度 2026; 单位性质 行政 }',
        '收入 { 一般公共预算 90.00; 单位资金 6.00 }',
        '基本支出 2130301 { 30201 18.00; 30217 1.00; 30231 2.00; 30101 2.00 }',
        '基本支出 2080505 { 30108 2.00 }',
        '项目 "防汛" { 功能科目 2130314; 类别 特定目标类; 金额 65.00; 金额 6.00 单位资金 }',
        '总计 { 收入 96.00; 支出 96.00; 基本支出 25.00; 项目支出 71.00; 人员经费 4.00; 三公经费 3.00; 一般公共预算 90.00 }',
        '控制数 { 支出 100.00 }',
      ].join('\n'),
    );
    const first = {
      '收入 96.00': 't1/revenue-total/amount',
      '支出 96.00': 't1/expenditure/total',
      '基本支出 25.00': 't3/total/basic',
      '项目支出 71.00': 't3/total/project',
      '人员经费 4.00': 't6/total/personnel',
      '三公经费 3.00': 't10/total/total',
      '一般公共预算 90.00 }\n控': 't2/total/general',
      '支出 100.00': 't1/expenditure/total',
    };
    for (const [found, address] of Object.entries(first)) {
      expect(at(found, whole), found).toContain(address);
      for (const part of ['t1/208/total', 't3/208/basic', 't12/防汛/total', 't6/30108/total', 't10/reception/total'])
        expect(at(found, whole), found).not.toContain(part);
    }
  });

  test('a total of a subject that is of basic or of project expenditure alone', () => {
    const declared = text.replace('{ 基本支出 39.86; 项目支出 64.34 }', '{\n基本支出 39.86\n项目支出 64.34\n}');
    expect(at('基本支出 39.86', analyse(declared))[0]).toBe('t3/2011308/basic');
    expect(at('项目支出 64.34', analyse(declared))[0]).toBe('t3/2011308/project');
    expect(at('项目支出 64.34', analyse(declared))).not.toContain('t3/2011308/total');
  });

  test('a text, an indicator, a figure of last year, revenue', () => {
    expect(at('负责园区日常管理工作')).toContain('duties/duties');
    expect(at('"保障人数"')[0]).toMatch(/^project-1\//);
    expect(at('收入 182.73')).toContain('change/revenueChange-difference');
    expect(at('一般公共预算  118.67')).toContain('t1/general/amount');
  });

  test('what stays unspent at the end of the year', () => {
    const unspent = analyse('收入 {\n    财政专户  65.00\n    年终结转  65.00  财政专户\n}\n');
    expect(at('年终结转', unspent)[0]).toBe('t1/year-end/total');
    expect(at('年终结转', unspent)).toContain('t1/expenditure-total/total');
    expect(at('财政专户  65.00', unspent)).not.toContain('t1/year-end/total');
  });

  test('operating costs: the row of a department that has no units, too', () => {
    const alone = analyse(
      '部门 "水利局" { 代码 "0412"; 年度 2026; 单位性质 行政 }\n总计 { 机关运行经费 18.00 }\n基本支出 2130301 {\n    30201 18.00\n    30101 2.00\n}\n',
    );
    for (const found of ['30201', '机关运行经费'])
      for (const fed of ['t11/total/total', 't11/unit-0412/total', 'operating/total'])
        expect(at(found, alone), found).toContain(fed);
    expect(at('30101', alone)).not.toContain('t11/unit-0412/total');
  });

  test('a line also where it is gone to by its number, which is before its indentation', () => {
    expect(at('    30101')).toEqual(at('15.46'));
    expect(at('  30101')).toEqual(at('15.46'));
  });

  test('nothing beside a comment or an empty line', () => {
    const commented = text.replace('    30102', '    # 津贴另计\n    30102');
    expect(placesFedBy(analyse(commented), commented.indexOf('    # 津贴另计'))).toEqual([]);
    expect(placesFedBy(analyse(commented), commented.indexOf('津贴另计'))).toEqual([]);
    expect(placesFedBy(analyse(`\n\n${text}`), 0)).toEqual([]);
  });
});

describe('findings by where they show', () => {
  const shown = (analysis: Analysis) =>
    findings(analysis, diagnostic(analysis, { locale: 'zh-cn', profile: standardProfile, failed: fail }));
  function fail(id: string, error: unknown): never {
    throw new Error(`rule ${id}`, { cause: error });
  }

  test('a total that is off marks the figures that it is of', () => {
    const found = shown(analyse(text.replace('15.46', '25.46')));
    const totals = found.filter(({ diagnostic: { id } }) => id === 'total-mismatch');
    expect(totals.flatMap(({ parts }) => parts)).toContain('t3');
    expect(totals.flatMap(({ addresses }) => addresses)).toContain('t3/2011308/basic');
  });

  test('a total of one of several blocks marks the basic expenditure of their subject, and not the unit', () => {
    const analysis = analyse(`部门 "局" { 代码 1; 年度 2026; 单位性质 事业 }
基本支出 2011308 { 30101 1.00; 合计 2.00 }
预算单位 "中心" {
    代码 2
    基本支出 2011308 { 30101 3.00; 30201 1.00 单位资金; 合计 5.00 }
}
项目 "维修" { 功能科目 2011308; 30213 1.00 }
`);
    const totals = shown(analysis).filter(({ diagnostic: { id } }) => id === 'total-mismatch');
    expect(totals.map(({ parts, addresses }) => [parts, addresses])).toEqual([
      [['t3'], ['t3/2011308/basic']],
      [['t3'], ['t3/2011308/basic']],
    ]);
  });

  test('an indicator, a text, a project, an appendix', () => {
    const firstOf = (rule: string) => shown(sample).find(({ diagnostic: { id } }) => id === rule);
    expect(firstOf('date-out-of-range')).toMatchObject({
      parts: ['project-2'],
      addresses: ['project-2/filled'],
    });
    expect(firstOf('misspelled-word')?.addresses).toEqual(['project-3/overview']);
    expect(firstOf('calculation-mismatch')?.parts).toEqual(['project-6', 't12']);
    const parts = new Set(partsOf(sample).map(({ id }) => id));
    for (const each of shown(sample))
      for (const part of each.parts) expect(parts.has(part) || part.startsWith('charts/')).toBe(true);
  });
});

test('the form of a project is made of its own statements, its owner and the departments alone, so that it can be kept', () => {
  for (const { projectForm } of documentLayouts) {
    const paths = JSON.stringify(projectForm).matchAll(/"(?:path|orZero)":"([^"]+)"/g);
    for (const [, path = ''] of paths) expect(path).toMatch(/^(?:project|owner|department|superior)(?:\/|$)/);
  }
});
