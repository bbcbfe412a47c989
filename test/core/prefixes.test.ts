import { describe, expect, test } from 'vitest';
import { type Analysis, analyse } from '../../server/features/Analysis.ts';
import { isSoak, tried } from '../support/counted.ts';
import { readSample } from '../support/parseCases.ts';
import { everyAnswer, everyFinding, snapshotOf } from '../support/snapshotOf.ts';

/** Between the prefixes that are also analysed afresh; a prime, so that cuts fall everywhere in a line. */
const SAMPLED = isSoak ? 97 : 307;

/** Between those at which every feature answers. */
const ANSWERED = isSoak ? 5 : 49;

/** Between the cuts. */
const STEP = isSoak ? 1 : 17;

/** A text that is being typed: cut again and again, each cut analysed from the one before. */
describe.each(['shuozhou-2026', 'short-english', 'mistakes'])('the prefixes of %s', (sample) => {
  const text = readSample(sample);

  test('gives findings and answers, and what the same text gives afresh', () => {
    let previous: Analysis | undefined;
    for (let length = 0; length <= text.length; length += STEP) {
      const prefix = text.slice(0, length);
      previous = analyse(prefix, previous);
      const locale = length % 2 === 0 ? 'zh-cn' : 'en';
      everyFinding(previous, locale);
      if (length % ANSWERED === 0) everyAnswer(previous, length, locale);
      if (length % SAMPLED < STEP) expect(snapshotOf(previous)).toBe(snapshotOf(analyse(prefix)));
    }
    tried('prefixes', Math.ceil((text.length + 1) / STEP));
  });

  test('gives the same when it is taken back', () => {
    let previous = analyse(text);
    for (let length = text.length; length >= 0; length -= SAMPLED) {
      previous = analyse(text.slice(0, length), previous);
      expect(snapshotOf(previous)).toBe(snapshotOf(analyse(text.slice(0, length))));
    }
  });
});
