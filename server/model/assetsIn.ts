import type { Part } from './Budget.ts';
import type { Bound } from './binding/bind.ts';
import { childrenOf } from './binding/boundValues.ts';

/** The 国有资产 of a top-level statement: that itself, or those of a unit. */
export function assetsIn({ bound }: Pick<Part, 'bound'>): Bound[] {
  return bound.flatMap((each) => (each.schema.id === 'assets' ? [each] : childrenOf(each, 'assets')));
}
