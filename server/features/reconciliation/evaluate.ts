import {
  absolute,
  compare,
  decimal,
  divide,
  isZero,
  type Money,
  moneyOf,
  moneyUnits,
  multiply,
  subtract,
} from '../../model/money.ts';
import type { Exception, Identity } from '../../tables/Identity.ts';
import { type Instance, instancesAt, nothingInParticular, rowsAt } from './figuresAt.ts';
import { type PrintedGroups, percentNotation } from './Printed.ts';
import { parseAddress } from './parseSum.ts';
import { type Side, sideOf } from './Side.ts';

/** One instance of an identity, evaluated. */
export interface Evaluated {
  readonly identity: Identity;
  readonly of: Instance;
  readonly left: Side;
  readonly right: Side;
  /** What the right side is a percentage of. */
  readonly over?: Side;
  readonly difference: Money;
  /** Zero where nothing may be off. */
  readonly tolerance: Money;
  readonly state: 'holds' | 'rounding' | 'broken';
}

/** The instances of an identity that have a figure, or why it says nothing. */
export type Evaluation =
  | { readonly kind: 'evaluated'; readonly instances: readonly Evaluated[] }
  | { readonly kind: 'exception'; readonly exception: Exception }
  | { readonly kind: 'unpaired' | 'empty' };

/** Holds an identity against what is printed. Linear in the figures that it is about. */
export function evaluate(identity: Identity, groups: PrintedGroups): Evaluation {
  const sum = (text: string): Side => sideOf(text, nothingInParticular, groups);
  const exception = identity.unless?.find((each) => !isZero(sum(each.sum).value));
  if (exception) return { kind: 'exception', exception };
  if (identity.pairs?.some(([a, b]) => isZero(sum(a).value) !== isZero(sum(b).value))) return { kind: 'unpaired' };
  const texts = [identity.left, identity.right, identity.over ?? ''];
  const uses = (name: keyof Instance): boolean =>
    texts.some((text) => text.includes(`{${name}}`) || (name === 'row' && /\{(?:below|code)\}/.test(text)));
  const of =
    identity.each === undefined ? [nothingInParticular] : instancesAt(parseAddress(identity.each), groups, uses);
  const instances = of.flatMap((each) => evaluateFor(identity, each, groups) ?? []);
  return instances.length === 0 ? { kind: 'empty' } : { kind: 'evaluated', instances };
}

function evaluateFor(identity: Identity, of: Instance, groups: PrintedGroups): Evaluated | undefined {
  const left = sideOf(identity.left, of, groups);
  const right = sideOf(identity.right, of, groups);
  if (left.count + right.count === 0) return undefined;
  if (identity.over !== undefined) {
    const over = sideOf(identity.over, of, groups);
    return isZero(over.value) ? undefined : judgedShare(identity, of, left, right, over);
  }
  const compared = identity.isAbsolute ? { ...right, value: absolute(right.value) } : right;
  return judged(identity, of, left, compared, toleranceOf(identity, left, right, groups));
}

function judged(identity: Identity, of: Instance, left: Side, right: Side, tolerance: Money): Evaluated {
  const difference = subtract(left.value, right.value);
  const excess = identity.relation === '≤' ? difference : absolute(difference);
  const state = compare(excess, 0) <= 0 ? 'holds' : compare(excess, tolerance) <= 0 ? 'rounding' : 'broken';
  return { identity, of, left, right, difference, tolerance, state };
}

/** A share of printed amounts; as these are rounded, it may differ in more than its last digit. */
function judgedShare(identity: Identity, of: Instance, left: Side, part: Side, over: Side): Evaluated {
  const share = divide(multiply(part.value, 10_000), decimal(String(absolute(over.value))));
  const value = rounded(share);
  const right = { ...part, value, notation: percentNotation };
  const spread = part.half + (over.half * Number(absolute(value))) / HUNDRED_PERCENT;
  const slack = Math.ceil((spread * HUNDRED_PERCENT) / Number(absolute(over.value)));
  return { ...judged(identity, of, left, right, left.half + slack), over };
}

/** In hundredths of a percent. */
const HUNDRED_PERCENT = 10_000;

function rounded(value: Money): Money {
  return typeof value === 'number' ? value : value.toDecimalPlaces(0).toNumber();
}

/** What both sides may be off by because what is printed is rounded; nothing where there is just one figure on each. */
function toleranceOf({ isExact, withinEach }: Identity, left: Side, right: Side, groups: PrintedGroups): Money {
  const units = [left, right].flatMap(({ notation }) => notation?.unit ?? []);
  const isOneToOne = left.count <= 1 && right.count <= 1 && new Set(units).size <= 1;
  if (isExact && isOneToOne) return 0;
  const rounding = left.half + right.half;
  if (withinEach === undefined) return rounding;
  const each = Number(moneyOf(withinEach, moneyUnits[units[0] ?? '元']));
  return Math.max(rounding, each * rowsAt(allUnits, nothingInParticular, groups).flat().length);
}

const allUnits = parseAddress('units/*');
