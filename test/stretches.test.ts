import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Analysis, analyse, analyseRoot } from '../server/features/Analysis.ts';
import { standardStyle } from '../server/features/formatting/FormatStyle.ts';
import { formatting } from '../server/features/formatting.ts';
import { heads } from '../server/language/lookup.ts';
import { noOtherFiles } from '../server/model/OtherFiles.ts';
import { SourceFile } from '../server/model/SourceFile.ts';
import { parse, parseEdited } from '../server/syntax/parse.ts';
import { splitSegments } from '../server/syntax/splitSegments.ts';
import { segmentsOf } from '../server/syntax/stretches.ts';
import type { Tree } from '../server/syntax/tree.ts';
import { counted, seed } from './counted.ts';
import { action } from './edits/EditingSession.ts';
import { share } from './edits/pieces.ts';
import { documentOf, found } from './edits/product.ts';
import { edited } from './edits/texts.ts';
import { wholeTexts } from './edits/wholeTexts.ts';
import { everyNavigation } from './everyNavigation.ts';
import { plainTree } from './plainTree.ts';
import { everyAnswer } from './snapshotOf.ts';

/** The tree of a text of which every unit was edited. */
function cutTree(text: string): Tree {
  const { starts, isOpen } = splitSegments(text, heads.startsTopLevel);
  const parts = starts.map((start, i) => text.slice(start, starts[i + 1]));
  const segments = parts.flatMap((part) => segmentsOf(part, heads, () => undefined));
  const ends = segments.reduce<number[]>((all, { text: { length } }) => all.concat((all.at(-1) ?? 0) + length), []);
  return { segments, starts: [0, ...ends.slice(0, -1)], length: text.length, isOpen };
}

/** The same text with its units cut. */
function cut(text: string): Analysis {
  return analyseRoot(new SourceFile('', { tree: cutTree(text), before: new SourceFile('', text) }), noOtherFiles);
}

function answersOf(analysis: Analysis, offset: number): object {
  const edits = formatting(analysis, standardStyle);
  const answers = { ...everyAnswer(analysis, offset, 'zh-cn'), ...everyNavigation(analysis, offset, 'zh-cn'), edits };
  return JSON.parse(JSON.stringify(answers, (_, value) => (value instanceof SourceFile ? value.address : value)));
}

const withUnits = wholeTexts.filter((text) => /^(?:预算单位|unit)/m.test(text));
const changed = fc
  .tuple(fc.constantFrom(...withUnits), fc.array(action, { maxLength: 4 }))
  .map(([text, actions]) => edited(text, actions));

describe('a unit that is cut', () => {
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
    ['no block that is closed', '预算单位 "甲" {\n项目 "乙" {\n}\n'],
    ['a text that nothing closes', '预算单位 "甲" {\n项目 "乙" {\n概况 """\n}\n}\n'],
  ])('stays whole: %s', (_, text) => {
    const { segments } = cutTree(text);
    expect(segments.filter(({ stretch }) => stretch !== undefined)).toEqual([]);
    expect(plainTree(cutTree(text))).toEqual(plainTree(parse(text, heads)));
  });

  test('is one that is edited; the next edit in one of its blocks leaves all others', () => {
    const unit = (name: string): string => `预算单位 "${name}" {\n项目 "乙" {\n}\n项目 "丙" {\n}\n}\n`;
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

  test('has the same statements, faults and comments', () => {
    let count = 0;
    fc.assert(
      fc.property(changed, (text) => {
        const tree = cutTree(text);
        if (tree.segments.some(({ stretch }) => stretch === 'middle')) count++;
        expect(plainTree(tree)).toEqual(plainTree(parse(text, heads)));
      }),
      { seed, numRuns: counted(300, 100_000) },
    );
    expect(count).toBeGreaterThan(100);
  });

  test('has the same findings and the same document, and what can be asked at a place is the same', () => {
    fc.assert(
      fc.property(changed, share, (text, cursor) => {
        const [some, one] = [cut(text), analyse(text)];
        expect(found(some)).toEqual(found(one));
        expect(documentOf(some)).toBe(documentOf(one));
        const offset = Math.floor(cursor * text.length);
        expect(answersOf(some, offset)).toEqual(answersOf(one, offset));
      }),
      { seed, numRuns: counted(10, 2_000) },
    );
  });
});
