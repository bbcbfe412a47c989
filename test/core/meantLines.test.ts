import { describe, expect, test } from 'vitest';
import { analyse } from '../../server/features/Analysis.ts';
import { applyEdits } from '../../server/text/TextEdit.ts';
import { readSample } from '../support/parseCases.ts';
import { everyFinding } from '../support/snapshotOf.ts';

/** What somebody does to a line who does not know the language yet, or types fast. */
const slips: readonly (readonly [string, (line: string) => string])[] = [
  ['no quotes', (line) => line.replace(/"([^"]*)"/g, '$1')],
  ['quotes of others', (line) => line.replace(/"([^"“”]*)"/g, '「$1」')],
  ['quotes the wrong way round', (line) => line.replace(/"([^"“”]*)"/g, '”$1“')],
  ['a number in quotes', (line) => line.replace(/^( +(?:3\d{4}|合计) .*? )(\d[\d,.]*元?)$/, '$1"$2"')],
  ['a keyword in quotes', (line) => line.replace(/^( +(?:类别|属性|单位性质) +)(\S+)$/, '$1"$2"')],
  ['a unit apart', (line) => line.replace(/(\d)(元|平方米|人|个|次)$/, '$1 $2')],
  ['the name before the code', (line) => line.replace(/^( +)(3\d{4}) +("[^"]*")/, '$1$3 $2')],
  ['the name in place of the code', (line) => line.replace(/^( +)30[1-3]\d{2} +"([^"]*)"(?= )/, '$1$2')],
  ['a comparator in words', (line) => line.replace('>=', '不低于').replace('<=', '不超过')],
];

/** Half a pair of Chinese quotes cannot be told from the beginning of a string, nor a `\` in a string from one outside. */
function isPlain(line: string): boolean {
  return !/^\s*#|\\|"""|"[^"]*“三公”[^"]*" *"/.test(line) && !/[“”]/.test(line.replace(/“[^“”]*”/g, ''));
}

/** Without the blanks that only align columns. */
function compact(text: string | undefined): string | undefined {
  return text?.replace(/ +/g, ' ');
}

/** The text after the fix of the one value on a line that is found to be none. */
function mended(text: string, line: number): string | undefined {
  const analysis = analyse(text);
  const found = everyFinding(analysis, 'zh-cn').filter(
    ({ id, span }) => id === 'invalid-value' && analysis.lines.lineAt(span.start) === line,
  );
  const [fix] = found.length === 1 ? (found[0]?.fixes ?? []) : [];
  return fix && applyEdits(text, fix.edits);
}

describe.each(['shuozhou-2026', 'review'])('one fix puts right any line of %s', (sample) => {
  const text = readSample(sample);
  const lines = text.split('\n');
  const planted = (slip: (line: string) => string): (readonly [number, string])[] =>
    lines.flatMap((line, i) => (isPlain(line) && slip(line) !== line ? [[i, slip(line)] as const] : []));

  test.each(slips)('with %s', (_, slip) => {
    const all = planted(slip);
    expect(all.length).toBeGreaterThan(3);
    const left = all.filter(([i, typed]) => compact(mended(lines.with(i, typed).join('\n'), i)) !== compact(text));
    expect(left).toEqual([]);
  });
});

test('a budget typed without having read how leaves nothing that stands in the way of publishing, once its fixes are taken', () => {
  let text = `部门 示例市审计局 {
    代码 140600
    年度：2026年
    单位性质 事业单位
    职责 负责审计工作；提出建议，督促整改。
    内设机构 办公室、财务科
    人员 编制 3，在职 3，在编 3
}
收入 {
    一般公共预算 ￥20
    合计 = 20
}
基本支出 "2010801" 行政运行 {
    30101 基本工资 5.00
    津贴补贴 2
    绩效工资 30107 1.00
    30201 「办公费」 7 万元
    30202 印刷费 -
    合计 15
}
项目 办公楼维修 {
    功能科目 审计业务
    类别 "特定目标类"
    30213 维修（护）费 5万
    资金 市县 5
    指标 数量 维修面积 不少于 100 平方米
    指标 时效 完成时间 2026年12月底前
    填报日期 2026.1.27
}
`;
  const ofWriting = new Set(['invalid-value', 'syntax-error']);
  const errorsIn = (written: string) =>
    everyFinding(analyse(written), 'zh-cn').filter(({ severity }) => severity === 'error');
  for (let taken = 0; taken < 30; taken++) {
    const [fix] = errorsIn(text).flatMap(({ id, fixes }) => (ofWriting.has(id) ? fixes.slice(0, 1) : []));
    if (!fix) break;
    text = applyEdits(text, fix.edits);
  }
  expect(errorsIn(text).map(({ message }) => message)).toEqual([]);
});
