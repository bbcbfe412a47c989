import type { Locale } from '../../language/locale.ts';
import { severities } from '../../rules/severities.ts';
import type { Analysis } from '../Analysis.ts';
import { titlesIn } from '../changedTables.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { citedLine } from './citedLine.ts';
import { page } from './page.ts';

/** Which findings an assistant wants to see. */
export interface FindingQuery {
  /** Those of one rule. */
  readonly id?: string;
  /** How many to leave out, because they were told before. */
  readonly from?: number;
}

const MOST_FINDINGS = 40;

/** What is wrong with a budget as a plain object: how much of what severity, and each with its line and its remedies. */
export function askedFindings(
  found: readonly Diagnostic[],
  analysis: Analysis,
  query: FindingQuery,
  locale: Locale,
): object {
  const titleOf = titlesIn(analysis);
  const asked = found.filter(({ id }) => query.id === undefined || id === query.id);
  const { shown, count, note } = page(asked, query.from ?? 0, MOST_FINDINGS, locale);
  return {
    count,
    bySeverity: Object.fromEntries(
      severities.map((level) => [level, asked.filter(({ severity }) => severity === level).length]),
    ),
    findings: shown.map((each, i) => ({
      id: each.id,
      severity: each.severity,
      message: each.message,
      ...citedLine(each),
      fixes: each.fixes().map((fix) => titleOf(fix, i)),
    })),
    ...(note ? { note } : {}),
  };
}
