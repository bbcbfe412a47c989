import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Analysis, analyse, analyseRoot } from '../../server/features/Analysis.ts';
import { blockTable } from '../../server/features/blockTable.ts';
import { standardStyle } from '../../server/features/formatting/FormatStyle.ts';
import { formatting, onTypeFormatting } from '../../server/features/formatting.ts';
import { placesFedBy } from '../../server/features/preview/placesFedBy.ts';
import { reconciliation } from '../../server/features/reconciliation/reconciliation.ts';
import { heads } from '../../server/language/lookup.ts';
import { noOtherFiles } from '../../server/model/OtherFiles.ts';
import { SourceFile } from '../../server/model/SourceFile.ts';
import { parse, parseEdited } from '../../server/syntax/parse.ts';
import { splitSegments } from '../../server/syntax/splitSegments.ts';
import { segmentsOf } from '../../server/syntax/stretches.ts';
import type { Tree } from '../../server/syntax/tree.ts';
import { action, EditingSession } from '../edits/EditingSession.ts';
import { longLists } from '../edits/longLists.ts';
import { share } from '../edits/pieces.ts';
import { documentOf, found } from '../edits/product.ts';
import { edited } from '../edits/texts.ts';
import { wholeTexts } from '../edits/wholeTexts.ts';
import { counted } from '../support/counted.ts';
import { everyNavigation } from '../support/everyNavigation.ts';
import { plainTree } from '../support/plainTree.ts';
import { everyAnswer } from '../support/snapshotOf.ts';

/** The tree of a text of which every statement was edited. */
function cutTree(text: string): Tree {
  const { starts, isOpen } = splitSegments(text, heads.startsTopLevel);
  const parts = starts.map((start, i) => text.slice(start, starts[i + 1]));
  const segments = parts.flatMap((part) => segmentsOf(part, heads, () => undefined));
  const ends = segments.reduce<number[]>((all, { text: { length } }) => all.concat((all.at(-1) ?? 0) + length), []);
  return { segments, starts: [0, ...ends.slice(0, -1)], length: text.length, isOpen };
}

/** The same text with its statements cut. */
function cut(text: string): Analysis {
  return analysisOf(cutTree(text));
}

function analysisOf(tree: Tree): Analysis {
  return analyseRoot(new SourceFile('', { tree, before: new SourceFile('', '') }), noOtherFiles);
}

function answersOf(analysis: Analysis, offset: number): object {
  const answers = {
    ...everyAnswer(analysis, offset, 'zh-cn'),
    ...everyNavigation(analysis, offset, 'zh-cn'),
    edits: formatting(analysis, standardStyle),
    typed: ['\n', '}'].map((typed) => onTypeFormatting(analysis, offset, typed, standardStyle)),
    places: placesFedBy(analysis, offset),
    table: blockTable(analysis, offset, 'zh-cn'),
    reconciliation: reconciliation(analysis, 'zh-cn'),
  };
  return JSON.parse(JSON.stringify(answers, (_, value) => (value instanceof SourceFile ? value.address : value)));
}

const withUnits = wholeTexts.filter((text) => /^(?:预算单位|unit)/m.test(text));
const changed = changesOf(withUnits);

function changesOf(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(action, { maxLength: 4 }))
    .map(([text, actions]) => edited(text, actions));
}

/** How the statements of a file are cut, one letter for each stretch; `.` where one is whole. */
function shapeOf({ segments }: Tree): string {
  return segments.map(({ stretch }) => stretch?.charAt(0) ?? '.').join('');
}

describe('a statement that is cut', () => {
  test('is cut before each of its blocks and behind the last', () => {
    const text =
      '预算单位 "甲" {\n    代码 1\n\n    # 乙\n    项目 "乙" {\n    }\n    基本支出 2010101 {\n    } # 丙\n\n# 丁\n}\n\n';
    const { segments } = cutTree(text);
    expect(segments.map((segment) => segment.text)).toEqual([
      '预算单位 "甲" {\n    代码 1\n',
      '\n    # 乙\n    项目 "乙" {\n    }\n',
      '    基本支出 2010101 {\n    } # 丙\n',
      '\n# 丁\n}\n\n',
    ]);
    expect(segments.map(({ stretch }) => stretch)).toEqual(['first', 'middle', 'middle', 'last']);
  });

  test.each([
    ['something between two blocks', '预算单位 "甲" {\n项目 "乙" {\n}\n代码 1\n项目 "丙" {\n}\n}\n'],
    ['something behind the last', '预算单位 "甲" {\n项目 "乙" {\n}\n人员 { 编制 1 }\n}\n'],
    ['two blocks on a line', '预算单位 "甲" {\n项目 "乙" {\n} 项目 "丙" {\n}\n}\n'],
    ['a beginning that goes on', '预算单位 "甲" {\n代码 1,\n项目 "乙" {\n}\n}\n'],
    ['a beginning that does not parse', '预算单位 "甲" {\n代码 1)\n项目 "乙" {\n}\n}\n'],
    ['nothing before its blocks', '预算单位 "甲" {\n项目 "乙" {\n}\n项目 "丙" {\n}\n}\n'],
    ['no block that is closed', '预算单位 "甲" {\n项目 "乙" {\n}\n'],
    ['a text that nothing closes', '预算单位 "甲" {\n项目 "乙" {\n概况 """\n}\n}\n'],
  ])('stays whole: %s', (_, text) => {
    const { segments } = cutTree(text);
    expect(segments.filter(({ stretch }) => stretch !== undefined)).toEqual([]);
    expect(plainTree(cutTree(text))).toEqual(plainTree(parse(text, heads)));
  });

  test('is one that is edited; the next edit in one of its blocks leaves all others', () => {
    const unit = (name: string): string => `预算单位 "${name}" {\n代码 1\n项目 "乙" {\n}\n项目 "丙" {\n}\n}\n`;
    const before = parse(unit('甲') + unit('丁'), heads);
    expect(before.segments.map(({ stretch }) => stretch)).toEqual([undefined, undefined]);
    const insert = (tree: Tree, newText: string): Tree => {
      const at = unit('甲').indexOf('丙');
      return parseEdited(tree, { span: { start: at, end: at }, newText }, heads);
    };
    const once = insert(before, '乙');
    expect(once.segments.map(({ stretch }) => stretch)).toEqual(['first', 'middle', 'middle', 'last', undefined]);
    const twice = insert(once, '甲');
    expect(twice.segments.map((segment, i) => segment === once.segments[i])).toEqual([true, true, false, true, true]);
    const broken = insert(twice, '" }');
    expect(broken.segments.map(({ stretch }) => stretch)).toEqual([undefined, undefined]);
    expect(broken.segments.at(-1)).toBe(before.segments.at(-1));
  });

  test('is a list that is edited, in runs of its lines; the next edit in one leaves all others', () => {
    const [text = ''] = longLists;
    const whole = parse(text, heads);
    const at = (tree: Tree, offset: number, newText: string): Tree =>
      parseEdited(tree, { span: { start: offset, end: offset }, newText }, heads);
    const once = at(whole, text.lastIndexOf('2010501'), ' ');
    expect(shapeOf(whole)).toMatch(/^\.+$/);
    expect(shapeOf(once)).toMatch(/^\.{3}fm{3,}l\.$/);
    const i = shapeOf(once).indexOf('m') + 1;
    const start = once.starts[i] ?? 0;
    const middle = at(once, start + (once.segments[i]?.text.indexOf('\n') ?? 0) + 1, '\n    30201 1\n');
    expect(middle.segments.map((segment, at) => segment === once.segments[at])).toEqual(
      once.segments.map((_, at) => at !== i),
    );
    const first = at(once, start, '    合');
    expect(first.segments.filter((segment) => !once.segments.includes(segment))).toHaveLength(1);
  });

  test.each([
    ['a unit has', changed, 300, 100],
    ['a list has', changesOf(longLists), 100, 60],
  ])('%s the same statements, faults and comments', (_, texts, few, least) => {
    let count = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const tree = cutTree(text);
        if (tree.segments.some(({ stretch }) => stretch === 'middle')) count++;
        expect(plainTree(tree)).toEqual(plainTree(parse(text, heads)));
      }),
      { numRuns: counted(few, 100_000) },
    );
    expect(count).toBeGreaterThan(least);
  });

  test.each([
    ['a unit', withUnits, 60],
    ['a list', longLists, 30],
  ])('has the same statements, faults and comments after each edit: %s', (_, texts, few) => {
    let count = 0;
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(action, { maxLength: 12, size: 'max' }), (text, actions) => {
        const session = new EditingSession(text);
        let tree = cutTree(text);
        for (const { start, removed, inserted } of actions.flatMap((each) => session.act(each))) {
          const before = tree;
          tree = parseEdited(tree, { span: { start, end: start + removed.length }, newText: inserted }, heads);
          if (tree.segments.length === before.segments.length && shapeOf(tree).includes('fm')) count++;
        }
        expect(plainTree(tree)).toEqual(plainTree(parse(session.text, heads)));
      }),
      { numRuns: counted(few, 20_000) },
    );
    expect(count).toBeGreaterThan(few);
  });

  test('a project that is typed in the beginning of a unit, which stays that, is answered for as afresh', () => {
    const text = '预算单位 "甲" {\n代码 1\n项目 "乙" {\n30201 1\n30202 2\n}\n项目 "丙" {\n}\n}\n';
    const typed = '项目 "丁" {\n30201 3\n30202 4\n}\n';
    const at = text.indexOf('代码');
    const tree = parseEdited(cutTree(text), { span: { start: at, end: at }, newText: typed }, heads);
    expect(shapeOf(tree)).toBe('fmml');
    const fresh = analyse(text.slice(0, at) + typed + text.slice(at));
    expect(answersOf(analysisOf(tree), at)).toEqual(answersOf(fresh, at));
    expect(found(analysisOf(tree))).toEqual(found(fresh));
  });

  test('a statement that a unit lacks is written in the column of the others, wherever the blocks stand', () => {
    const text =
      '预算单位 "甲" {\n    代码        1\n    基本支出    2080505 "养老" {\n    }\n    项目 "乙" {\n    }\n}\n';
    expect(shapeOf(cutTree(text))).toBe('fmml');
    expect(found(cut(text))).toEqual(found(analyse(text)));
  });

  test('what stands in the last stretch of a list is not offered again, or last, in another one', () => {
    const lines = Array.from({ length: 300 }, (_, i) => `    302${String(1 + (i % 30)).padStart(2, '0')}  1.00\n`);
    const text = `基本支出 2010101 {\n${lines.join('')}    30301  1.00\n    合计 301\n}\n`;
    const at = text.indexOf('    30210') + 1;
    expect(shapeOf(cutTree(text))).toMatch(/^fm+l/);
    expect(answersOf(cut(text), at)).toEqual(answersOf(analyse(text), at));
  });

  test('what is written behind a list stands behind all of it, and not where a line of it cannot be read', () => {
    const line = (i: number): string => `    ${2010101 + i} "其他" ${i}.00${i === 150 ? ')' : ''}\n`;
    const lines = Array.from({ length: 300 }, (_, i) => line(i)).join('');
    const text = `部门 "甲" {\n}\n科目 {\n${lines}}\n`;
    expect(shapeOf(cutTree(text))).toMatch(/^\.fm+l/);
    expect(found(cut(text))).toEqual(found(analyse(text)));
  });

  test('a quote that is missing in a block of a unit is not one of the unit', () => {
    const text = '预算单位 "甲" {\n代码 1\n项目 "乙" {\n30201 "办公费 1\n}\n项目 "丙" {\n}\n}\n';
    expect(shapeOf(cutTree(text))).toBe('fmml');
    expect(found(cut(text))).toEqual(found(analyse(text)));
  });

  test('totals are listed in the order of the text', () => {
    const text =
      '预算单位 "甲" {\n代码 1\n人员 { 在职 3; 在编 3 }\n基本支出 2010101 {\n30101 1\n合计 1\n}\n项目 "乙" {\n30201 2\n合计 2\n}\n}\n';
    const titles = (analysis: Analysis): readonly string[] =>
      reconciliation(analysis, 'zh-cn').groups.flatMap(({ id, rows }) =>
        id === 'declared' ? rows.map(({ title }) => title) : [],
      );
    expect(shapeOf(cutTree(text))).toBe('fmml');
    expect(titles(analyse(text))).toEqual(['在职人数', '基本支出 2010101 合计', '项目“乙”合计']);
    expect(titles(cut(text))).toEqual(titles(analyse(text)));
  });

  test('what is asked at a place of a unit, and behind it, is answered as afresh', () => {
    const text =
      '# 一\n预算单位 "甲" { # 二\n代码 1\n项目 "乙" {\n30201 1\n合计 2\n}\n\n项目 "丙" {\n} # 三\n} # 四\n\n';
    expect(shapeOf(cutTree(text))).toBe('fmml');
    for (let offset = 0; offset <= text.length; offset++)
      expect(answersOf(cut(text), offset), `at ${offset}`).toEqual(answersOf(analyse(text), offset));
  });

  test('a } that ends a unit before its last block is told as that', () => {
    const text = '预算单位 "甲" {\n    代码 1\n    项目 "乙" {\n    }\n}\n    项目 "丙" {\n    }\n}\n';
    expect(shapeOf(cutTree(text))).toBe('fml.');
    expect(found(cut(text))).toEqual(found(analyse(text)));
  });

  test('what cannot be read in another statement is not to be put right first', () => {
    const unread = '30201 "办公费" 一\n';
    const text = `项目 "丁" {\n${unread}}\n预算单位 "甲" {\n代码 1\n项目 "乙" {\n${unread}}\n项目 "丙" {\n30201 1\n合计 3\n}\n}\n`;
    expect(shapeOf(cutTree(text))).toContain('fmml');
    expect(found(cut(text))).toEqual(found(analyse(text)));
  });

  test.each([
    ['a unit has', changed, 10],
    ['a list has', changesOf(longLists), 4],
  ])('%s the same findings and the same document, and what can be asked at a place is the same', (_, texts, few) => {
    fc.assert(
      fc.property(texts, share, (text, cursor) => {
        const [some, one] = [cut(text), analyse(text)];
        expect(found(some)).toEqual(found(one));
        expect(documentOf(some)).toBe(documentOf(one));
        const offset = Math.floor(cursor * text.length);
        expect(answersOf(some, offset)).toEqual(answersOf(one, offset));
      }),
      { numRuns: counted(few, 2_000) },
    );
  });
});
