import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Analysis, analyse } from '../server/features/Analysis.ts';
import { rules } from '../server/rules/index.ts';
import { applyEdits } from '../server/text/TextEdit.ts';
import { parseCases, readSample } from './parseCases.ts';
import { everyFinding } from './snapshotOf.ts';

const folder = new URL('./cases/', import.meta.url);
const samples = ['shuozhou-2026', 'mistakes', 'short-english'];

/** Every text that the tests and the pages of the rules hold, by name. */
const texts: [string, string][] = [
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .flatMap((file) =>
      parseCases(readFileSync(new URL(file, folder), 'utf8')).map(({ name, text }): [string, string] => [
        `${file} › ${name}`,
        text,
      ]),
    ),
  ...rules.flatMap(({ id, doc }) => parseCases(doc, id).map(({ name, text }): [string, string] => [name, text])),
  ...samples.map((sample): [string, string] => [sample, readSample(sample)]),
];

type Findings = ReturnType<typeof everyFinding>;

function commentsOf({ tree }: Analysis): string[] {
  return tree.segments.flatMap(({ text, comments }) => comments.map(({ start, end }) => text.slice(start, end))).sort();
}

function withMessage(found: Findings, { id, message }: Findings[number]): number {
  return found.filter((each) => each.id === id && each.message === message).length;
}

function syntaxErrors(found: Findings): number {
  return found.filter(({ id }) => id === 'syntax-error').length;
}

/** What a fix does wrong: its finding stays, it makes new syntax errors, it loses a comment. */
function* wrongs(text: string): Iterable<string> {
  const before = analyse(text);
  const found = everyFinding(before, 'zh-cn');
  for (const finding of found) {
    for (const { title, edits } of finding.fixes) {
      const after = analyse(applyEdits(text, edits), before);
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
  test.each(texts)('%s', (_, text) => expect([...wrongs(text)]).toEqual([]));
});

describe('the first fix, again and again', () => {
  test.each(samples)('leaves nothing in %s that has a fix', (sample) => {
    let text = readSample(sample);
    for (let step = 0; step < 60; step++) {
      const fix = everyFinding(analyse(text), 'zh-cn').flatMap(({ fixes }) => fixes.slice(0, 1))[0];
      if (!fix) return;
      text = applyEdits(text, fix.edits);
    }
    expect(everyFinding(analyse(text), 'zh-cn').map(({ message }) => message)).toEqual([]);
  });
});
