import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Analysis, analyse } from '../server/features/Analysis.ts';
import { rules } from '../server/rules/index.ts';
import { applyEdits } from '../server/text/TextEdit.ts';
import { afterFix, analysisOf } from './caseFiles.ts';
import { type Case, parseCases, readSample } from './parseCases.ts';
import { everyFinding } from './snapshotOf.ts';

const folder = new URL('./cases/', import.meta.url);
const samples = ['shuozhou-2026', 'mistakes', 'review', 'short-english'];

/** Every text that the tests and the pages of the rules hold, by name, with the files beside it. */
const texts: [string, Pick<Case, 'text' | 'files'>][] = [
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .flatMap((file) =>
      parseCases(readFileSync(new URL(file, folder), 'utf8')).map((each): [string, Case] => [
        `${file} › ${each.name}`,
        each,
      ]),
    ),
  ...rules.flatMap(({ id, doc }) => parseCases(doc, id).map((each): [string, Case] => [each.name, each])),
  ...samples.map((sample): [string, Pick<Case, 'text' | 'files'>] => [
    sample,
    { text: readSample(sample), files: new Map() },
  ]),
];

type Findings = ReturnType<typeof everyFinding>;

function commentsOf({ files }: Analysis): string[] {
  const segments = files.flatMap(({ tree }) => tree.segments);
  return segments.flatMap(({ text, comments }) => comments.map(({ start, end }) => text.slice(start, end))).sort();
}

function withMessage(found: Findings, { id, message }: Findings[number]): number {
  return found.filter((each) => each.id === id && each.message === message).length;
}

function syntaxErrors(found: Findings): number {
  return found.filter(({ id }) => id === 'syntax-error').length;
}

/** What a fix does wrong: its finding stays, it makes new syntax errors, it loses a comment. */
function* wrongs(checked: Pick<Case, 'text' | 'files'>): Iterable<string> {
  const before = analysisOf(checked);
  const found = everyFinding(before, 'zh-cn');
  for (const finding of found) {
    for (const { title, edits } of finding.fixes) {
      const after = afterFix(before, edits);
      const left = everyFinding(after, 'zh-cn');
      const what = `${finding.message} | ${title}`;
      if (withMessage(left, finding) >= withMessage(found, finding)) yield `the finding stays: ${what}`;
      if (syntaxErrors(left) > syntaxErrors(found)) yield `a new syntax error: ${what}`;
      if (finding.id !== 'unused-ignore' && commentsOf(before).some((comment) => !commentsOf(after).includes(comment)))
        yield `a comment is lost: ${what}`;
    }
  }
}

describe('a fix removes its finding and nothing else', () => {
  test.each(texts)('%s', (_, checked) => expect([...wrongs(checked)]).toEqual([]));
});

describe('the first fix, again and again', () => {
  test.each(samples)('leaves nothing in %s that has a fix', (sample) => {
    let text = readSample(sample);
    for (let step = 0; step < 200; step++) {
      const fix = everyFinding(analyse(text), 'zh-cn').flatMap(({ fixes }) => fixes.slice(0, 1))[0];
      if (!fix) return;
      text = applyEdits(text, fix.edits);
    }
    expect(everyFinding(analyse(text), 'zh-cn').map(({ message }) => message)).toEqual([]);
  });
});
