import { describe, expect, test } from 'vitest';
import { analyse } from '../../server/features/Analysis.ts';
import { applyEdits } from '../../server/text/TextEdit.ts';
import { readSample } from '../support/parseCases.ts';
import { everyFinding } from '../support/snapshotOf.ts';

/** What is inserted at some offset stands right before it already. */
interface Copied {
  readonly what: string;
  readonly at: number;
  readonly copy: string;
}

const text = readSample('shuozhou-2026');
const blocks = copiesOf(/^(?:收入|基本支出|项目)[^\n]*\{\n(?:[^}\n].*\n|\n)*\}\n\n/gm);
const lines = copiesOf(/^ {4}30\d{3} .*\d\n/gm).filter(({ copy }) => !copy.includes('#'));

describe('what is pasted twice into the disclosure goes with the first fix of all totals that it makes wrong', () => {
  test('there are blocks and lines', () => {
    expect(blocks.length).toBeGreaterThan(10);
    expect(lines.length).toBeGreaterThan(5);
  });

  test.each([...blocks, ...lines])('$what', ({ at, copy }) => {
    const pasted = text.slice(0, at) + copy + text.slice(at);
    const wrong = everyFinding(analyse(pasted), 'zh-cn').filter(
      ({ id }) => id === 'total-mismatch' || id === 'unbalanced-budget',
    );
    expect(wrong.length).toBeGreaterThan(1);
    for (const finding of wrong) {
      const [first] = finding.fixes;
      expect(applyEdits(pasted, first?.edits ?? []), finding.message).toBe(text);
    }
  });
});

function copiesOf(pattern: RegExp): Copied[] {
  return [...text.matchAll(pattern)].map((match) => {
    const [copy] = match;
    return { what: copy.trim().split('\n')[0] ?? '', at: match.index + copy.length, copy };
  });
}
