import { describe, expect, test } from 'vitest';
import { analyse } from '../../server/features/Analysis.ts';
import { readSample } from '../support/parseCases.ts';
import { everyFinding } from '../support/snapshotOf.ts';

/** `# id：what is wrong` above a line. */
const ANNOUNCED = /^\s*# ([a-z]+(?:-[a-z0-9]+)+)：/;

/** What the comments of a sample announce: the ids above each line, as `12 total-mismatch`. */
function announced(text: string): string[] {
  const found: string[] = [];
  let waiting: string[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    const id = ANNOUNCED.exec(line)?.[1];
    if (id !== undefined) waiting.push(id);
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    found.push(...waiting.map((each) => `${i + 1} ${each}`));
    waiting = [];
  }
  return found.sort();
}

describe.each(['mistakes', 'review'])('the sample %s', (sample) => {
  const text = readSample(sample);
  const analysis = analyse(text);
  const found = everyFinding(analysis, 'zh-cn');

  test('shows what its comments announce, and nothing else', () => {
    expect(found.map(({ id, span }) => `${analysis.lines.lineAt(span.start) + 1} ${id}`).sort()).toEqual(
      announced(text),
    );
  });
});
