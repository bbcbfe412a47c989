import type { Localized } from '../language/schema.ts';
import type { Budget, Part, Place, Subordinate } from '../model/Budget.ts';
import type { MoneyUnit } from '../model/money.ts';
import type { JudgedIgnore } from './ignores.ts';
import type { Profile } from './profile/Profile.ts';
import type { Severity } from './severities.ts';

/** One diagnostic: its id, its page and the check. */
export interface Rule {
  /** Names the fault; stable for ever. */
  readonly id: string;
  readonly severity: Severity;
  /** The regulation or identity that it holds, where there is one. */
  readonly source?: Localized;
  /**
   * Of a rule with fixes, whether they can be taken unseen: `safe` ones marked `inAll` are what source.fixAll takes; of
   * `choice` ones somebody has to choose.
   */
  readonly fix?: 'safe' | 'choice';
  /** What its findings are about, where an editor may show it: text that does nothing, or a name that is no longer used. */
  readonly tag?: 'unnecessary' | 'deprecated';
  /** The title under which the fixes marked `inAll` are offered for every finding together. */
  readonly fixAll?: Localized;
  /** Rule page and test case in one: Markdown with a `budget` block and, where there is a fix, a `fixed` block. */
  readonly doc: string;
  /** Everything in a budget that breaks the rule. Pure; a throw is logged and silences this rule alone. */
  readonly check?: (budget: Budget, profile: Profile) => Iterable<Finding>;
  /**
   * Of a rule that judges each top-level statement by itself, what breaks it there: what did not change is not judged
   * again. A part is read in one unit, that of its file.
   */
  readonly checkPart?: (part: Part, profile: Profile, unit: MoneyUnit) => Iterable<Finding>;
  /** Of a rule that judges each unit by itself, what breaks it there, as with parts. */
  readonly checkUnit?: (unit: Subordinate, profile: Profile, moneyUnit: MoneyUnit) => Iterable<Finding>;
  /** Of a rule about `# budget-ignore` itself: what it finds in these, `ids` being those of all rules. */
  readonly checkIgnores?: (ignores: readonly JudgedIgnore[], ids: readonly string[]) => Iterable<Finding>;
}

/** One place that breaks a rule. */
export interface Finding {
  readonly place: Place;
  /** Says what is wrong and by how much; the remedy is the title of the fix. */
  readonly message: Localized;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  /** The statement that it is about, as the ids of its block and itself (`department/duties`), where the place cannot tell. */
  readonly about?: string;
  /** Where nothing else is told, as it would come from what this one is about. */
  readonly covers?: readonly Place[];
  /** Other places that have to do with it. */
  readonly related?: () => readonly Related[];
  /** Ways to put it right, the best one first. */
  readonly fixes?: () => readonly Fix[];
}

export interface Related {
  readonly place: Place;
  readonly message: Localized;
}

/** One remedy: edits that belong together. */
export interface Fix {
  readonly title: Localized;
  readonly edits: readonly PlacedEdit[];
  /** Whether it may be taken for every finding of its rule at once. */
  readonly inAll?: true;
  /** Whether something else is as likely to be what is wrong, so that it is not to be taken unseen, though it be the first. */
  readonly isDoubtful?: true;
  /** Whether it changes amounts, so that whoever chooses wants to know which tables change with it. */
  readonly changesFigures?: true;
}

/** A replacement at a place; an empty place inserts. */
export interface PlacedEdit {
  readonly place: Place;
  readonly newText: string;
}
