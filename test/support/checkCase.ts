import { expect } from 'vitest';
import type { Diagnostic } from '../../server/features/diagnostic.ts';
import type { Locale } from '../../server/language/locale.ts';
import { LineIndex } from '../../server/text/LineIndex.ts';
import { analysisOf, rootName } from './caseFiles.ts';
import { type Asked, expectations, findingsOf, labelOf } from './expectations.ts';
import type { Case, Expectation } from './parseCases.ts';
import type { Marked } from './readMarks.ts';

/** Holds a text against its marks, then its expectation blocks against `answered`. */
export function checkCase(
  checked: Case,
  answered: (expectation: Expectation, actual: string) => void = expectAnswer,
): void {
  const analysis = analysisOf(checked);
  const byLocale: Record<Locale, Diagnostic[]> = {
    'zh-cn': findingsOf(analysis, checked, 'zh-cn'),
    en: findingsOf(analysis, checked, 'en'),
  };
  const asked: Omit<Asked, 'option'> = { analysis, case: checked, diagnostics: (locale) => byLocale[locale] };
  for (const found of [...byLocale['zh-cn'], ...byLocale.en]) checkFinding(found);
  // Findings stand in the text, or in a block where the lines are to stay without a comment.
  if (!checked.sample && !checked.expectations.some(({ kind }) => kind === 'diagnostics')) checkAllMarks(asked);
  for (const expectation of checked.expectations) {
    const answer = expectations[expectation.kind];
    if (!answer) throw new Error(`unknown kind of block “${expectation.kind}”`);
    answered(expectation, withoutLastBreaks(answer({ ...asked, option: expectation.option })));
  }
}

function expectAnswer({ kind, option, content }: Expectation, actual: string): void {
  expect(actual, `${kind} ${option}`.trim()).toBe(withoutLastBreaks(content));
}

function withoutLastBreaks(text: string): string {
  return text.replace(/\n+$/, '');
}

/** What holds for every finding: it lies in its file, says something, and its fixes can be made. */
function checkFinding(found: Diagnostic): void {
  const edits = found.fixes().flatMap((fix) => fix.edits);
  for (const { file, span } of [found, ...found.related(), ...edits]) {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(span.end).toBeLessThanOrEqual(file.text.length);
  }
  expect(found.message).not.toBe('');
}

/** In the text and in the files beside it. */
function checkAllMarks({ diagnostics, case: checked }: Omit<Asked, 'option'>): void {
  for (const [name, marked] of [[rootName, checked] as const, ...checked.files])
    checkMarks(
      marked,
      diagnostics('zh-cn').filter(({ file }) => file.address === name),
    );
}

/** Each line has exactly the findings that it announces, and they have the ranges that are marked on it. */
function checkMarks({ text, findings, marks, cursors }: Marked, found: readonly Diagnostic[]): void {
  const lines = new LineIndex(text);
  const lineOf = (offset: number): number => lines.lineAt(offset);
  const shown = (line: number, label: string): string => `${line + 1} ${label}`;
  const labels = found.map((each) => shown(lineOf(each.span.start), labelOf(each)));
  const details = found.map(
    (each) =>
      `${shown(lineOf(each.span.start), labelOf(each))} «${text.slice(each.span.start, each.span.end)}» ${each.message}`,
  );
  expect(labels.sort(), details.join('\n')).toEqual(findings.map(({ line, label }) => shown(line, label)).sort());
  const free = marks.filter(({ start, end }) => !cursors.some((cursor) => start <= cursor && cursor <= end));
  for (const line of new Set(free.map(({ start }) => lineOf(start)))) {
    const wanted = free
      .filter(({ start }) => lineOf(start) === line)
      .map(({ start, end }) => `${start}-${end} «${text.slice(start, end)}»`);
    const actual = found
      .filter(({ span }) => lineOf(span.start) === line)
      .map(({ span: { start, end } }) => `${start}-${end} «${text.slice(start, end)}»`);
    expect([...new Set(actual)], `ranges on line ${line + 1}`).toEqual(wanted);
  }
}
