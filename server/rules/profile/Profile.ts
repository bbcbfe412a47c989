import type { Severity } from '../Rule.ts';
import { standardTypos, standardVagueWords } from './standardWords.ts';

/** How a bureau or a workspace wants its budgets judged: what the rules take from outside of the budget. */
export interface Profile {
  /** By the ids of rules, where it is not the rule's own. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  /** Words that say nothing as the value of an indicator: 提升, 逐步提高. */
  readonly vagueWords: ReadonlySet<string>;
  /** Words that are written wrongly, with the right ones: 入住企业, 入驻企业. */
  readonly typos: ReadonlyMap<string, string>;
}

/** What holds where nobody says otherwise. */
export const standardProfile: Profile = {
  severities: new Map(),
  vagueWords: standardVagueWords,
  typos: standardTypos,
};
