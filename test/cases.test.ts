import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { rules } from '../server/rules/index.ts';
import { checkCase } from './checkCase.ts';
import { type Expectation, parseCases } from './parseCases.ts';

const folder = new URL('./cases/', import.meta.url);
const isBlessing = process.env['BLESS'] === '1';

for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .sort()) {
  const path = new URL(file, folder);
  const markdown = readFileSync(path, 'utf8');
  describe(file, () => {
    const answers: Answer[] = [];
    for (const each of parseCases(markdown, file)) {
      test(each.name, () =>
        checkCase(each, isBlessing ? (expectation, actual) => answers.push({ expectation, actual }) : undefined),
      );
    }
    if (isBlessing) afterAll(() => writeFileSync(path, blessed(markdown, answers)));
  });
}

describe('rules', () => {
  for (const { id, doc } of rules) {
    const examples = parseCases(doc, id);
    test(`${id} has an example`, () =>
      expect(examples.flatMap(({ findings }) => findings.map(({ label }) => label)).join(' ')).toContain(`[${id}]`));
    for (const each of examples) test(each.name, () => checkCase(each));
  }
});

interface Answer {
  readonly expectation: Expectation;
  readonly actual: string;
}

/** The file with the answers in the place of what was expected. */
function blessed(markdown: string, answers: readonly Answer[]): string {
  const lines = markdown.split('\n');
  const fromBelow = [...answers].sort((a, b) => b.expectation.startLine - a.expectation.startLine);
  for (const {
    expectation: { startLine, endLine },
    actual,
  } of fromBelow) {
    lines.splice(startLine, endLine - startLine, ...(actual === '' ? [] : actual.split('\n')));
  }
  return lines.join('\n');
}
