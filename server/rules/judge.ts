import type { Budget } from '../model/Budget.ts';
import { type Ignore, ignoresOf } from './ignores.ts';
import { rules } from './index.ts';
import type { Profile } from './profile/Profile.ts';
import type { Finding, Rule, Severity } from './Rule.ts';

/** A finding with the rule that made it and the severity that it has by the profile. */
export interface Judged {
  readonly rule: Rule;
  readonly finding: Finding;
  readonly severity: Severity;
}

/** A finding that `# budget-ignore` silenced. */
export interface Silenced extends Judged {
  readonly ignore: Ignore;
}

export interface Judgement {
  readonly found: readonly Judged[];
  readonly silenced: readonly Silenced[];
}

/** Is told of a rule that failed; the others go on. */
export type RuleFailed = (id: string, error: unknown) => void;

/** What every rule finds in a budget, without what the profile switches off and what the text itself silences. */
export function judge(budget: Budget, profile: Profile, failed: RuleFailed): Judgement {
  const all = rules.flatMap((rule) => judgedBy(rule, profile, () => rule.check?.(budget, profile) ?? [], failed));
  const ignores = ignoresOf(budget);
  if (ignores.size === 0) return { found: all, silenced: [] };
  const silenced: Silenced[] = [];
  const found: Judged[] = [];
  for (const judged of all) {
    const ignore = ignores.get(judged.finding.place.segment)?.find((each) => silences(each, judged));
    if (ignore) silenced.push({ ...judged, ignore });
    else found.push(judged);
  }
  const used = new Set(silenced.map(({ ignore }) => ignore));
  const unused = [...ignores.values()]
    .flat()
    .filter((each) => !used.has(each) && profile.severities.get(each.id) !== 'off');
  const ids = rules.map(({ id }) => id);
  const aboutThem = rules.flatMap((rule) =>
    judgedBy(rule, profile, () => rule.checkUnused?.(unused, ids) ?? [], failed),
  );
  return { found: [...found, ...aboutThem], silenced };
}

function silences({ id, target }: Ignore, { rule, finding: { place } }: Judged): boolean {
  return id === rule.id && place.start >= target.start && place.start <= target.end;
}

/** What a rule finds; nothing where the profile switches it off or where it fails. */
function judgedBy(rule: Rule, { severities }: Profile, find: () => Iterable<Finding>, failed: RuleFailed): Judged[] {
  const wanted = severities.get(rule.id);
  if (wanted === 'off') return [];
  try {
    return Array.from(find(), (finding) => ({ rule, finding, severity: wanted ?? finding.severity ?? rule.severity }));
  } catch (error) {
    failed(rule.id, error);
    return [];
  }
}
