import type { Localized } from '../language/schema.ts';

/**
 * A relation between printed figures (勾稽关系), as data. Its sides are *sums*: terms with ` + ` or ` - ` between them.
 *
 * A term is an address of which each part may be a list of patterns, separated by commas: `t1/general,fund/amount`. In a
 * pattern `#` is a digit and `*` any text; one behind a `!` takes away what the ones before it found. `100%` is a number,
 * `count(…)` the number of rows, `0.5 × …` a multiple. What `each` found stands in the sides as `{id}`, `{row}`,
 * `{column}`, with `{code}` for the digits in a row's key, and `{below}` for the rows directly under that row.
 *
 * Beside what is printed there are `projects/NAME/…`, the figures of a project in its form and in the tables of projects
 * (`t12`), `prior/…`, what is known of the year before, and `units/…`, how many units are of a kind.
 */
export interface Identity {
  /** The id of the rule that it is of: `C06`. */
  readonly rule: string;
  /** Tells apart what one rule says of several figures. */
  readonly part?: string;
  /** Where the tables of the layout have other numbers than the rule says. */
  readonly title?: Localized;
  /** The addresses of which each makes an instance; without it there is one. */
  readonly each?: string;
  readonly left: string;
  /** Without it, both sides are equal. */
  readonly relation?: '≤';
  readonly right: string;
  /** What the right side is a percentage of. */
  readonly over?: string;
  /** Whether the sign of the right side does not matter. */
  readonly isAbsolute?: true;
  /** Whether one figure on each side leaves nothing to rounding; sums of several always may be off by it. */
  readonly isExact?: true;
  /** How far it may be off at least for each unit, whose people's amounts are rounded one by one; in the unit of the left side. */
  readonly withinEach?: string;
  /** What makes the rule say nothing: sums that are not zero. */
  readonly unless?: readonly Exception[];
  /** Sums that are to be both zero or both not: else the rule says nothing. */
  readonly pairs?: readonly (readonly [string, string])[];
}

/** A case of which a rule says nothing, with the reason. */
export interface Exception {
  readonly sum: string;
  readonly reason: Localized;
}
