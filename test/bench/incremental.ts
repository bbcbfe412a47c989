import fs from 'node:fs';
import { type Analysis, analyse } from '../../server/features/Analysis.ts';
import { completion } from '../../server/features/completion.ts';
import { diagnostic } from '../../server/features/diagnostic.ts';
import { standardProfile } from '../../server/rules/profile/Profile.ts';

const RUNS = 31;

/** Prints how long a first analysis with its diagnostics takes, and one after a key press in the middle of the file. */
function measure(text: string): void {
  const first = timed(() => checked(text));
  const fresh = median(Array.from({ length: RUNS }, () => timed(() => checked(text)).time));
  let previous = first.result;
  const edits = Array.from({ length: RUNS }, (_, i) => {
    const typed = withDigitTyped(text, i);
    const { result, time } = timed(() => checked(typed, previous));
    previous = result;
    return time;
  });
  const edit = median(edits);
  console.log(`analysis  ${first.time.toFixed(1)} ms the first time, ${fresh.toFixed(1)} ms when warm`);
  console.log(
    `edit      ${edit.toFixed(1)} ms from one key press to the diagnostics: ${((edit / fresh) * 100).toFixed(0)}% of a whole analysis`,
  );
  measureCompletion(text, previous);
}

/** Prints how long the list takes for a subject that is typed by its initials in the middle of the file, its analysis included. */
function measureCompletion(text: string, before: Analysis): void {
  const at = text.indexOf('\n', text.indexOf('30101', Math.floor(text.length / 2))) + 1;
  const initials = 'jbgz';
  let previous = before;
  const times = Array.from({ length: RUNS }, (_, i) => {
    const typed = initials.slice(0, (i % initials.length) + 1);
    const changed = `${text.slice(0, at)}${typed}\n${text.slice(at)}`;
    const { result, time } = timed(() => {
      const analysis = analyse(changed, previous);
      if (completion(analysis, at + typed.length, 'zh-cn').items.length === 0) throw new Error('nothing is offered');
      return analysis;
    });
    previous = result;
    return time;
  });
  console.log(`complete  ${median(times).toFixed(1)} ms from one key press to the list`);
}

function checked(text: string, previous?: Analysis): Analysis {
  const analysis = analyse(text, previous);
  diagnostic(analysis, {
    locale: 'zh-cn',
    profile: standardProfile,
    failed: (_, error) => {
      throw error;
    },
  });
  return analysis;
}

/** Another last digit in the amount nearest to the middle. */
function withDigitTyped(text: string, digit: number): string {
  const at = text.indexOf('.', Math.floor(text.length / 2)) + 2;
  return `${text.slice(0, at)}${digit % 10}${text.slice(at + 1)}`;
}

function timed<T>(work: () => T): { readonly result: T; readonly time: number } {
  const from = performance.now();
  const result = work();
  return { result, time: performance.now() - from };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

const [, , file] = process.argv;
if (file) measure(fs.readFileSync(file, 'utf8'));
