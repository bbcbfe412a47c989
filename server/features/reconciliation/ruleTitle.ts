import { ruleCoverage } from '../../data/ruleCoverage.ts';
import type { Localized } from '../../language/schema.ts';
import type { Identity } from '../../tables/Identity.ts';

/** A rule in words: as the layout has it, else as the list of rules does. */
export function ruleTitle(rule: string, identity?: Identity): Localized {
  return identity?.title ?? ruleCoverage().find(({ id }) => id === rule)?.what ?? { zh: rule, en: rule };
}
