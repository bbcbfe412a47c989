import { type Publication, publications } from '../data/publications.ts';
import { type Coverage, ruleCoverage, type ScopedRule } from '../data/ruleCoverage.ts';
import type { Localized } from '../language/schema.ts';
import type { Budget } from '../model/Budget.ts';
import type { Judged, Judgement } from '../rules/judge.ts';
import { hasStatement, isInScope } from './ledgerScope.ts';

/** How one duty of publication is met. */
export interface Outcome {
  readonly publication: Publication;
  readonly result: 'passed' | 'failed' | 'inapplicable';
  readonly reason: Localized;
  /** The rules that hold it. */
  readonly rules: readonly string[];
  /** What was found against it. */
  readonly found: readonly Judged[];
}

const nothingFound: Localized = { zh: '没有发现问题', en: 'nothing found' };

/** How a budget meets every duty of publication; errors and warnings count, what was accepted with a reason does not. */
export function outcomesOf(budget: Budget, judgement: Judgement): Outcome[] {
  const coverage = new Map(ruleCoverage().map((row) => [row.id, row]));
  return publications().flatMap((publication) => {
    const row = coverage.get(publication.id);
    return row ? [outcomeOf(publication, row, budget, judgement)] : [];
  });
}

function outcomeOf(publication: Publication, row: Coverage, budget: Budget, judgement: Judgement): Outcome {
  const rules = [...new Set(row.rules.map(({ id }) => id))];
  const found = counted(judgement.found, row.rules, budget);
  const lacks = lackOf(publication, budget);
  const make = (result: Outcome['result'], reason: Localized): Outcome => ({
    publication,
    result,
    reason,
    rules,
    found,
  });
  if (row.state === 'undecidable') return make('inapplicable', row.reason ?? nothingFound);
  if (lacks || found.length > 0)
    return make(
      'failed',
      joined([...(lacks ? [lacks] : []), ...found.slice(0, 1).map((each) => firstOf(each, found))]),
    );
  const accepted = counted(judgement.silenced, row.rules, budget).length;
  const passed = row.state === 'impossible' ? (row.reason ?? nothingFound) : nothingFound;
  return make('passed', accepted > 0 ? joined([passed, acceptedText(accepted)]) : passed);
}

function counted(all: readonly Judged[], rules: readonly ScopedRule[], budget: Budget): Judged[] {
  return all.filter((each) => isGrave(each) && rules.some((rule) => isInScope(each, rule, budget)));
}

/** Errors and warnings have to be put right or accepted; what is only told does not. */
export function isGrave({ severity }: Judged): boolean {
  return severity === 'error' || severity === 'warning';
}

function lackOf({ needs }: Publication, budget: Budget): Localized | undefined {
  return needs && !hasStatement(budget, needs.path) ? needs.lacks : undefined;
}

function firstOf({ finding: { message } }: Judged, { length }: readonly Judged[]): Localized {
  if (length === 1) return message;
  return { zh: `${message.zh}（共 ${length} 处）`, en: `${message.en} (${length} in all)` };
}

function acceptedText(count: number): Localized {
  return { zh: `另有 ${count} 处已说明理由，见表三`, en: `${count} more accepted with a reason, see table 3` };
}

function joined(parts: readonly Localized[]): Localized {
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
}
