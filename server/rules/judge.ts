import type { Budget, Subordinate } from '../model/Budget.ts';
import { type Branch, listed } from '../model/branches.ts';
import { isInOne } from '../model/meant/meantLine.ts';
import type { MoneyUnit } from '../model/money.ts';
import { allOf } from '../text/eachOf.ts';
import { groupedBy } from '../text/groupedBy.ts';
import { onceFor } from '../text/onceFor.ts';
import { partitionPoint } from '../text/partitionPoint.ts';
import { type Ignore, ignoresOf } from './ignores.ts';
import { rules } from './index.ts';
import type { Profile } from './profile/Profile.ts';
import type { Finding, Rule } from './Rule.ts';
import type { Severity } from './severities.ts';

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
  const told: Judged[] = [];
  for (const rule of wholeRules)
    for (const each of judgedBy(rule, profile, () => rule.check?.(budget, profile) ?? none, failed)) told.push(each);
  for (const each of inParts(budget, profile, failed)) told.push(each);
  const all = withoutCovered(told);
  const ignores = ignoresOf(budget);
  if (ignores.size === 0) return { found: all, silenced: [] };
  const silenced: Silenced[] = [];
  const found: Judged[] = [];
  for (const judged of all) {
    const ignore = silencing(ignores.get(judged.finding.place.segment) ?? none, judged);
    if (ignore) silenced.push({ ...judged, ignore });
    else found.push(judged);
  }
  const used = new Set(silenced.map(({ ignore }) => ignore));
  const ids = rules.map(({ id }) => id);
  const judged = [...ignores.values()]
    .flat()
    .map((each) => ({ ...each, isUsed: used.has(each) || profile.severities.get(each.id) === 'off' }));
  const aboutThem = rules.flatMap((rule) =>
    judgedBy(rule, profile, () => rule.checkIgnores?.(judged, ids) ?? [], failed),
  );
  return { found: [...found, ...aboutThem], silenced };
}

/** Without what comes from something that is told in its place. */
function withoutCovered(all: readonly Judged[]): readonly Judged[] {
  const covers = all.flatMap(({ finding }) => finding.covers ?? none);
  if (covers.length === 0) return all;
  const bySegment = groupedBy(covers, ({ segment }) => segment);
  for (const places of bySegment.values()) places.sort((a, b) => a.start - b.start);
  return all.filter(
    ({ finding: { place, covers: own } }) => own || !isInOne(bySegment.get(place.segment) ?? none, place.start),
  );
}

/** What was found in a part or a unit, and which rules failed there. */
interface JudgedApart {
  readonly found: readonly Judged[];
  readonly failures: readonly Parameters<RuleFailed>[];
}

/** What is judged by itself in files of one unit of money. */
interface Judge {
  /** Lists the parts of a branch in which something is found. */
  readonly parts: (branch: Branch) => readonly JudgedApart[];
  /** The same of some units. */
  readonly units: (units: readonly Subordinate[]) => readonly JudgedApart[];
}

const none: readonly never[] = [];

const judgesOf = onceFor((_: Profile) => new Map<MoneyUnit, Judge>());

const wholeRules = rules.filter(({ check }) => check);
const partRules = rules.filter(({ checkPart }) => checkPart);
const unitRules = rules.filter(({ checkUnit }) => checkUnit);

function judgeOf(profile: Profile, unit: MoneyUnit): Judge {
  const judges = judgesOf(profile);
  const known = judges.get(unit);
  if (known) return known;
  const made: Judge = {
    parts: listed((part) => judgedApart(partRules, profile, ({ checkPart }) => checkPart?.(part, profile, unit))),
    units: allOf((each) => judgedApart(unitRules, profile, ({ checkUnit }) => checkUnit?.(each, profile, unit))),
  };
  judges.set(unit, made);
  return made;
}

/** What the rules find that judge each top-level statement, or each unit, by itself. */
function inParts({ branch, units, fileUnit }: Budget, profile: Profile, failed: RuleFailed): Judged[] {
  const judge = judgeOf(profile, fileUnit);
  const apart = [...judge.parts(branch), ...judge.units(units)];
  for (const { failures } of apart) for (const failure of failures) failed(...failure);
  return apart.flatMap(({ found }) => found);
}

/** One, or none where there is nothing to tell. */
function judgedApart(
  some: readonly Rule[],
  profile: Profile,
  find: (rule: Rule) => Iterable<Finding> | undefined,
): readonly JudgedApart[] {
  const found: Judged[] = [];
  const failures: Parameters<RuleFailed>[] = [];
  for (const rule of some) {
    const own = judgedBy(
      rule,
      profile,
      () => find(rule) ?? none,
      (...failure) => failures.push(failure),
    );
    for (const each of own) found.push(each);
  }
  return found.length > 0 || failures.length > 0 ? [{ found, failures }] : none;
}

/** The first of a segment's that silences a finding: targets that begin later do not end before. */
function silencing(ignores: readonly Ignore[], { rule, finding: { place } }: Judged): Ignore | undefined {
  const own = byRule(ignores).get(rule.id) ?? none;
  const first = own[partitionPoint(own.length, (i) => (own[i]?.target.end ?? 0) >= place.start)];
  return first && place.start >= first.target.start ? first : undefined;
}

const byRule = onceFor((ignores: readonly Ignore[]) =>
  groupedBy(
    ignores.filter(({ isMalformed }) => !isMalformed),
    ({ id }) => id,
  ),
);

/** What a rule finds; nothing where the profile switches it off or where it fails. */
function judgedBy(
  rule: Rule,
  { severities }: Profile,
  find: () => Iterable<Finding>,
  failed: RuleFailed,
): readonly Judged[] {
  const wanted = severities.get(rule.id);
  if (wanted === 'off') return none;
  let found: Judged[] | undefined;
  try {
    for (const finding of find()) {
      found ??= [];
      found.push({ rule, finding, severity: wanted ?? finding.severity ?? rule.severity });
    }
  } catch (error) {
    failed(rule.id, error);
    return none;
  }
  return found ?? none;
}
