import type { Severity } from '../severities.ts';
import { standardTypos, standardVagueWords } from './standardWords.ts';

/** How a bureau or a workspace wants its budgets judged: what the rules take from outside of the budget. */
export interface Profile {
  /** By the ids of rules, where it is not the rule's own. */
  readonly severities: Severities;
  /** Words that say nothing as the value of an indicator: 提升, 逐步提高. */
  readonly vagueWords: ReadonlySet<string>;
  /** Words that are written wrongly, with the right ones: 入住企业, 入驻企业. */
  readonly typos: ReadonlyMap<string, string>;
  /** From how much on the change of a subject since last year is to be explained: both are to be reached. */
  readonly changeThreshold: ChangeThreshold;
}

/** A change in percent of last year's amount, and in 万元. */
export interface ChangeThreshold {
  readonly percent: number;
  readonly amount: number;
}

/** How severe the findings of some rules are, by the rules' ids; `off` where they are not looked for. */
export type Severities = ReadonlyMap<string, Severity | 'off'>;

/** Every severity that can be asked for, the mildest first. */
export const severityLevels = ['off', 'hint', 'information', 'warning', 'error'] as const satisfies readonly (
  | Severity
  | 'off'
)[];

/** What holds where nobody says otherwise. */
export const standardProfile: Profile = {
  severities: new Map(),
  vagueWords: standardVagueWords,
  typos: standardTypos,
  changeThreshold: { percent: 30, amount: 10 },
};

const merged = new WeakMap<Profile, WeakMap<Severities, Profile>>();

/** A profile with severities that go before its own; for the same two, the same object, so that what was judged by it stays known. */
export function withSeverities(profile: Profile, severities: Severities): Profile {
  if (severities.size === 0) return profile;
  const known = merged.get(profile) ?? new WeakMap<Severities, Profile>();
  merged.set(profile, known);
  const result = known.get(severities) ?? {
    ...profile,
    severities: new Map([...profile.severities, ...severities]),
  };
  known.set(severities, result);
  return result;
}

/** The level that a word names. */
export function severityLevel(word: unknown): Severity | 'off' | undefined {
  return severityLevels.find((level) => level === word);
}
