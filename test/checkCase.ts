import { expect } from 'vitest';
import { analyse } from '../server/features/Analysis.ts';
import type { Diagnostic } from '../server/features/diagnostic.ts';
import type { Locale } from '../server/language/locale.ts';
import { type Asked, expectations, findingsOf, labelOf } from './expectations.ts';
import type { Case, Expectation } from './parseCases.ts';

/** Holds a text against its marks, then its expectation blocks against `answered`. */
export function checkCase(
  checked: Case,
  answered: (expectation: Expectation, actual: string) => void = expectAnswer,
): void {
  const analysis = analyse(checked.text);
  const byLocale: Record<Locale, Diagnostic[]> = {
    'zh-cn': findingsOf(analysis, checked, 'zh-cn'),
    en: findingsOf(analysis, checked, 'en'),
  };
  const asked: Omit<Asked, 'option'> = { analysis, case: checked, diagnostics: (locale) => byLocale[locale] };
  for (const found of [...byLocale['zh-cn'], ...byLocale.en]) checkFinding(found, checked.text.length);
  // Findings stand in the text, or in a block where the lines are to stay without a comment.
  if (!checked.sample && !checked.expectations.some(({ kind }) => kind === 'diagnostics')) checkMarks(asked);
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

/** What holds for every finding: it lies in the text, says something, and its fixes can be made. */
function checkFinding({ span, message, related, fixes }: Diagnostic, length: number): void {
  const edits = fixes().flatMap((fix) => fix.edits);
  for (const { start, end } of [span, ...related().map((each) => each.span), ...edits.map((edit) => edit.span)]) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(length);
  }
  expect(message).not.toBe('');
}

/** Each line has exactly the findings that it announces, and they have the ranges that are marked on it. */
function checkMarks({
  analysis: { lines, text },
  diagnostics,
  case: { findings, marks, cursors },
}: Omit<Asked, 'option'>): void {
  const found = diagnostics('zh-cn');
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
