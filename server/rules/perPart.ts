import type { Part } from '../model/Budget.ts';
import type { Profile } from './profile/Profile.ts';
import type { Check, Finding } from './Rule.ts';

/** The check of a rule that judges each top-level statement by itself: what did not change is not judged again. */
export function perPart(find: (part: Part, profile: Profile) => Iterable<Finding>): Check {
  const judged = new WeakMap<Part, { readonly profile: Profile; readonly findings: readonly Finding[] }>();
  return function* check({ parts }, profile) {
    for (const part of parts) {
      let known = judged.get(part);
      if (known?.profile !== profile) {
        known = { profile, findings: [...find(part, profile)] };
        judged.set(part, known);
      }
      yield* known.findings;
    }
  };
}
