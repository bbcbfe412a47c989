import { findValue } from '../language/lookup.ts';
import type { Segment } from '../syntax/tree.ts';
import type { Unit, UnitKind } from './Budget.ts';
import type { Bound } from './binding/bind.ts';
import { childrenOf, stringOf, wordOf } from './binding/boundValues.ts';

/** The department or unit that a statement describes. */
export function readUnit(bound: Bound, segment: Segment): Unit {
  const code = childrenOf(bound, 'code')[0]?.args['code'];
  const kind = findValue('unitKind', wordOf(childrenOf(bound, 'kind')[0]?.args['kind']));
  return {
    bound,
    segment,
    name: stringOf(bound.args['name']),
    code: code?.kind === 'quantity' ? code.digits + code.unit : stringOf(code) || wordOf(code),
    kind: unitKinds.find((each) => each === kind?.id),
  };
}

const unitKinds: readonly UnitKind[] = ['administrative', 'institution', 'civilServiceManaged'];
