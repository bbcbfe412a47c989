import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSegment } from '../../server/syntax/parseSegment.ts';
import { ascii } from '../../server/text/ascii.ts';
import { readSample } from '../support/parseCases.ts';

/**
 * Full-width digits mean the same as ASCII ones, and only the grammar reads them: so a text parses to the same tree with
 * either, whichever way its lines are read.
 */
function treeOf(text: string): string {
  const { statements, faults, comments } = parseSegment(text);
  return ascii(JSON.stringify({ statements: statements.map(plain), faults, comments }));
}

/** The nodes of a statement, whatever it keeps them in. */
function plain({ start, end, head, args, block }: ReturnType<typeof parseSegment>['statements'][number]): object {
  return { start, end, head, args, block: block && { ...block, statements: block.statements.map(plain) } };
}

const inFullWidth = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

const pieces = fc.constantFrom(
  ...[
    '30101',
    '0631',
    '15.46',
    '1,234.50',
    '1,2',
    '.42',
    '2,100元/月',
    '95%',
    '12人',
    '2026年1月27日',
    '2026-01-27',
    '20260127',
  ],
  ...[
    ' * 12月',
    ' - 1',
    ' + (2 / 3)',
    '-5',
    '"基本工资"',
    '""',
    '“内”',
    '"""文\n字3"""',
    '"""4""" ',
    '"5\\n\\"6" ',
    '“7” "8"\n',
    '"未完',
    '合计',
    '政府性基金',
    ' 结转',
  ],
  ...[
    '基本支出 2011308 ',
    '项目 "甲" ',
    '{',
    '}',
    ' { ',
    ' }\n',
    '\n',
    '\r\n',
    '\n  ',
    ' ',
    '\u3000',
    ';',
    '；',
    ',',
    '、',
  ],
  ...[':', '：', '# 注\n', '＃注', '>=', '≥', '=', '(', '）', '·', '@', '\ud842\udfb7'],
);

describe('what is read without the grammar', () => {
  test.each(['shuozhou-2026', 'short-english', 'mistakes'])('is what the grammar makes of %s', (sample) => {
    const text = readSample(sample);
    expect(treeOf(text)).toBe(treeOf(inFullWidth(text)));
  });

  test('is what the grammar makes of any text', () => {
    const texts = fc.array(pieces, { maxLength: 16 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        expect(treeOf(text)).toBe(treeOf(inFullWidth(text)));
      }),
      { numRuns: 20_000, examples: [['30101;·\n{'], ['30101\n·\n{']] },
    );
  });
});
