import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { rules } from '../server/rules/index.ts';
import { analysisOf } from './support/caseFiles.ts';
import { checkCase } from './support/checkCase.ts';
import { type Case, type Expectation, parseCases } from './support/parseCases.ts';
import { everyFinding } from './support/snapshotOf.ts';

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

/** Every text that the tests and the pages of the rules hold. */
const texts = [
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .flatMap((file) => parseCases(readFileSync(new URL(file, folder), 'utf8'))),
  ...rules.flatMap(({ id, doc }) => parseCases(doc, id)),
];

const found = new Map<Case, ReturnType<typeof everyFinding>>();

function findingsIn(checked: Case): ReturnType<typeof everyFinding> {
  const known = found.get(checked) ?? everyFinding(analysisOf(checked), 'zh-cn');
  found.set(checked, known);
  return known;
}

describe('rules', () => {
  for (const { id, doc, fix } of rules) {
    const examples = parseCases(doc, id);
    test(`${id} has an example`, () =>
      expect(
        examples
          .flatMap(({ findings, files, expectations }) => [
            ...[{ findings }, ...files.values()].flatMap((each) => each.findings.map(({ label }) => label)),
            ...expectations.filter(({ kind }) => kind === 'diagnostics').map(({ content }) => content),
          ])
          .join(' '),
      ).toContain(`[${id}]`));
    for (const each of examples) test(each.name, () => checkCase(each));
    test(`${id} says of its fixes whether they are safe`, () => {
      const fixes = texts.flatMap((checked) =>
        findingsIn(checked).flatMap((each) => (each.id === id ? each.fixes : [])),
      );
      expect(fix === undefined).toBe(fixes.length === 0);
      if (fix === 'safe') expect(fixes.some(({ inAll }) => inAll)).toBe(true);
    });
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
