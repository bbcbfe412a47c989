import type { Bound } from '../../../model/binding/bind.ts';
import type { Placed } from './placed.ts';
import { isMoney, meantBy } from './sameStatement.ts';

/**
 * Texts of a list that tables do not have as they are, each with the one of the file that it has most in common with: a key task
 * of the same function, an indicator of the same kind and value, cells of a row.
 */
export function revisedIn(there: readonly Placed[], told: readonly Placed[]): ReadonlyMap<Placed, Placed> {
  const waiting = new Map(there.filter(isListed).map((each) => [each, textsOf(each)]));
  const found = new Map<Placed, Placed>();
  for (const each of told.filter(isListed)) {
    const likest = likestOf(each, waiting);
    if (!likest) continue;
    found.set(each, likest);
    waiting.delete(likest);
  }
  return found;
}

/** Whether a statement is one of a list of texts. */
export function isListed({ bound }: Placed): boolean {
  const { many, block, head } = bound.schema;
  return many === true && block === undefined && !('code' in head) && !isMoney(bound);
}

function likestOf(told: Placed, waiting: ReadonlyMap<Placed, readonly string[]>): Placed | undefined {
  const texts = textsOf(told);
  let [likest, most]: [Placed | undefined, number] = [undefined, 0];
  for (const [each, others] of waiting) {
    const isOfKind = each.bound.schema === told.bound.schema && kindOf(each.bound) === kindOf(told.bound);
    const likeness = isOfKind ? texts.filter((text, i) => text !== '' && text === others[i]).length : 0;
    if (likeness > most) [likest, most] = [each, likeness];
  }
  return likest;
}

function textsOf({ bound }: Placed): readonly string[] {
  return bound.schema.args.filter(({ type }) => type !== 'enumeration').flatMap((spec) => meantBy(spec, bound));
}

function kindOf(bound: Bound): string {
  return bound.schema.args
    .filter(({ type }) => type === 'enumeration')
    .flatMap((spec) => meantBy(spec, bound))
    .join(' ');
}
