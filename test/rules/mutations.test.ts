import { describe, expect, test } from 'vitest';
import { type Analysis, analyse } from '../../server/features/Analysis.ts';
import { diagnostic } from '../../server/features/diagnostic.ts';
import { standardProfile } from '../../server/rules/profile/Profile.ts';
import { mutations } from '../mutations/all.ts';
import { generatedBudget, seeded } from '../mutations/generatedBudget.ts';
import type { Mutation, Planted } from '../mutations/Mutation.ts';
import { readSample } from '../support/parseCases.ts';

/** The texts that errors are planted in; nothing is wrong with them. */
const clean: ReadonlyMap<string, string> = new Map([
  ['short-english', readSample('short-english')],
  ['generated in Chinese', generatedBudget(1, 'zh')],
  ['generated in English', generatedBudget(2, 'en')],
]);

/** How often a kind of error is planted in one text at most. */
const most = 3;

/** The share of planted errors that are named. */
const leastRecall = 0.99;

interface Found {
  readonly line: number;
  readonly id: string;
  readonly severity: string;
  readonly message: string;
}

/** What is found in a text; a rule that fails fails the test. */
function findingsIn(text: string, previous?: Analysis): Found[] {
  const analysis = analyse(text, previous);
  const failed = (id: string, cause: unknown): never => {
    throw new Error(`rule ${id} failed`, { cause });
  };
  return diagnostic(analysis, { locale: 'zh-cn', profile: standardProfile, failed }).map(
    ({ id, severity, message, span }) => ({ id, severity, message, line: analysis.lines.lineAt(span.start) }),
  );
}

/** Some of the places, the same ones each time. */
function chosen(all: readonly Planted[], random: () => number): readonly Planted[] {
  const rest = [...all];
  return Array.from({ length: Math.min(most, rest.length) }, () =>
    rest.splice(Math.floor(random() * rest.length), 1),
  ).flat();
}

interface Trial {
  readonly kind: string;
  readonly sample: string;
  readonly ids: readonly string[];
  readonly planted: Planted;
}

function trialsOf({ kind, ids, plant }: Mutation, random: () => number): Trial[] {
  return [...clean].flatMap(([sample, text]) =>
    chosen(plant({ lines: text.split('\n') }), random).map((planted) => ({ kind, sample, ids, planted })),
  );
}

/** What did not change since the clean text is taken over from it, which gives the same and is sooner done. */
const analyses: ReadonlyMap<string, Analysis> = new Map([...clean].map(([sample, text]) => [sample, analyse(text)]));

/** What is told of the clean text is no answer to an error in it. */
const messagesBefore: ReadonlyMap<string, readonly string[]> = new Map(
  [...clean].map(([sample, text]) => [sample, findingsIn(text).map(({ message }) => message)]),
);

function isNamed({ sample, ids, planted: { text, at } }: Trial): boolean {
  const before = messagesBefore.get(sample) ?? [];
  return findingsIn(text, analyses.get(sample)).some(
    ({ id, line, message }) => ids.includes(id) && at.includes(line) && !before.includes(message),
  );
}

/** What was planted, where, and what was found near it. */
function missed({ kind, sample, ids, planted: { text, at } }: Trial): string {
  const lines = text.split('\n');
  const near = findingsIn(text).filter(({ id, line }) => ids.includes(id) || at.includes(line));
  const told = near.map(({ id, line, message }) => `${line + 1} ${id} ${message}`);
  return [
    `${kind} (${sample}): ${ids.join(' or ')} on line ${at.map((line) => line + 1).join(', ')}`,
    `    ${lines[at[0] ?? 0]?.trim() ?? ''}`,
    ...told.map((each) => `    found: ${each}`),
  ].join('\n');
}

describe('a text with nothing wrong', () => {
  test.each([...clean, ['another generated', generatedBudget(3, 'zh')] as const])(
    '%s has no error and no warning',
    (_, text) =>
      expect(findingsIn(text).filter(({ severity }) => severity === 'error' || severity === 'warning')).toEqual([]),
  );
});

describe('an error that is planted', () => {
  const random = seeded(20_260_127);
  const trials = mutations.map((mutation) => ({ mutation, planted: trialsOf(mutation, random) }));

  test('is of one of many kinds, each planted somewhere and in a text of its own', () => {
    expect(new Set(mutations.map(({ kind }) => kind)).size).toBe(mutations.length);
    expect(mutations.length).toBeGreaterThanOrEqual(60);
    expect(trials.filter(({ planted }) => planted.length === 0).map(({ mutation }) => mutation.kind)).toEqual([]);
    const texts = new Set(clean.values());
    expect(trials.flatMap(({ planted }) => planted).filter(({ planted }) => texts.has(planted.text))).toEqual([]);
  });

  test('is named with its id at its line', () => {
    const all = trials.flatMap(({ planted }) => planted);
    const left = all.filter((trial) => !isNamed(trial));
    const named = all.length - left.length;
    const recall = named / all.length;
    console.log(
      [
        `recall: ${named} of ${all.length} planted errors of ${mutations.length} kinds, ${(recall * 100).toFixed(1)}%`,
        ...left.map(missed),
      ].join('\n'),
    );
    expect(recall).toBeGreaterThanOrEqual(leastRecall);
  });
});
