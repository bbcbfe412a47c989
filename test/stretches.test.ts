import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Analysis, analyseRoot } from '../server/features/Analysis.ts';
import { formatting } from '../server/features/formatting.ts';
import { semanticTokens } from '../server/features/semanticTokens.ts';
import { heads } from '../server/language/lookup.ts';
import { noOtherFiles } from '../server/model/OtherFiles.ts';
import { SourceFile } from '../server/model/SourceFile.ts';
import { parse } from '../server/syntax/parse.ts';
import type { Statement, Tree } from '../server/syntax/tree.ts';
import { counted, seed } from './counted.ts';
import { action } from './edits/EditingSession.ts';
import { share } from './edits/pieces.ts';
import { documentOf, found } from './edits/product.ts';
import { edited } from './edits/texts.ts';
import { wholeTexts } from './edits/wholeTexts.ts';
import { everyNavigation } from './everyNavigation.ts';
import { everyAnswer } from './snapshotOf.ts';

const uncut = { ...heads, holdsBlocks: () => false };

/** The statements of a file with their places in it, those of each stretch in the one that it belongs to; the rest as lists. */
function plain({ segments, starts }: Tree): object {
  const statements: Placed[] = [];
  segments.forEach((segment, i) => {
    for (const statement of segment.statements) {
      const placed = at(statement, starts[i] ?? 0);
      const beginning = statement.continues ? statements.pop() : undefined;
      statements.push(beginning ? goneOn(beginning, placed) : placed);
    }
  });
  const listed = (of: 'faults' | 'comments'): object[] =>
    segments.flatMap((segment, i) => segment[of].map((each) => moved(each, starts[i] ?? 0)));
  return { statements, faults: listed('faults'), comments: listed('comments') };
}

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly own: object;
  readonly block?: {
    readonly start: number;
    readonly end: number;
    readonly closed: boolean;
    readonly inside: Placed[];
  };
}

/** The same with all offsets in it moved. */
function moved<T extends object>(node: T, by: number): T {
  const text = JSON.stringify(node);
  return JSON.parse(text, (key, value) => (key === 'start' || key === 'end' ? value + by : value));
}

function at({ start, end, head, args, block }: Statement, by: number): Placed {
  return {
    ...moved({ start, end }, by),
    own: [...(head ? [head] : []), ...args].map((each) => moved(each, by)),
    ...(block
      ? {
          block: {
            ...moved({ start: block.start, end: block.end }, by),
            closed: block.closed,
            inside: block.statements.map((each) => at(each, by)),
          },
        }
      : {}),
  };
}

function goneOn(beginning: Placed, { end, block }: Placed): Placed {
  if (!beginning.block || !block) throw new Error('what goes on has a block');
  return {
    ...beginning,
    end,
    block: { ...beginning.block, end, inside: [...beginning.block.inside, ...block.inside] },
  };
}

/** The same text with its units in one piece. */
function inOnePiece(text: string): Analysis {
  const before = new SourceFile('', text);
  return analyseRoot(new SourceFile('', { tree: parse(text, uncut), before }), noOtherFiles);
}

function cut(text: string): Analysis {
  return analyseRoot(new SourceFile('', text), noOtherFiles);
}

/** What the features answer with the cursor at an offset; tokens are asked for by segments, and told here by their places. */
function answersOf(analysis: Analysis, offset: number): object {
  const tokens = semanticTokens(analysis).flatMap((run) => run.tokens.map((each) => moved(each, run.offset)));
  const answers = { ...everyAnswer(analysis, offset, 'zh-cn'), tokens, ...everyNavigation(analysis, offset, 'zh-cn') };
  const edits = formatting(analysis, { indent: '    ', alignsColumns: true, keywords: undefined });
  return JSON.parse(
    JSON.stringify({ ...answers, edits }, (_, value) => (value instanceof SourceFile ? value.address : value)),
  );
}

const withUnits = wholeTexts.filter((text) => /^(?:预算单位|unit)/m.test(text));
const changed = fc
  .tuple(fc.constantFrom(...withUnits), fc.array(action, { maxLength: 4 }))
  .map(([text, actions]) => edited(text, actions));

describe('a unit that is cut', () => {
  test('is cut before each of its blocks and behind the last', () => {
    const text =
      '预算单位 "甲" {\n    代码 1\n\n    # 乙\n    项目 "乙" {\n    }\n    基本支出 2010101 {\n    } # 丙\n\n# 丁\n}\n\n';
    const { segments } = parse(text, heads);
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
    const { segments } = parse(text, heads);
    expect(segments.filter(({ stretch }) => stretch !== undefined)).toEqual([]);
    expect(plain(parse(text, heads))).toEqual(plain(parse(text, uncut)));
  });

  test('has the same statements, faults and comments', () => {
    let count = 0;
    fc.assert(
      fc.property(changed, (text) => {
        const tree = parse(text, heads);
        if (tree.segments.some(({ stretch }) => stretch === 'middle')) count++;
        expect(plain(tree)).toEqual(plain(parse(text, uncut)));
      }),
      { seed, numRuns: counted(300, 100_000) },
    );
    expect(count).toBeGreaterThan(100);
  });

  test('has the same findings and the same document, and what can be asked at a place is the same', () => {
    fc.assert(
      fc.property(changed, share, (text, cursor) => {
        const [some, one] = [cut(text), inOnePiece(text)];
        expect(found(some)).toEqual(found(one));
        expect(documentOf(some)).toBe(documentOf(one));
        const offset = Math.floor(cursor * text.length);
        expect(answersOf(some, offset)).toEqual(answersOf(one, offset));
      }),
      { seed, numRuns: counted(10, 2_000) },
    );
  });
});
