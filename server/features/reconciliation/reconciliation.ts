import { type Locale, say } from '../../language/locale.ts';
import type { Budget } from '../../model/Budget.ts';
import { absolute, compare, exactText, isZero, type Money } from '../../model/money.ts';
import type { Identity } from '../../tables/Identity.ts';
import { layoutOf } from '../../tables/layouts.ts';
import { onceFor } from '../../text/onceFor.ts';
import type { Analysis, Location } from '../Analysis.ts';
import { firstLocation } from '../preview/derivation.ts';
import { declaredTotals } from './declaredTotals.ts';
import { type Evaluated, type Evaluation, evaluate } from './evaluate.ts';
import { groupOf, groupTitle } from './groupOf.ts';
import { inapplicableRules } from './inapplicableRules.ts';
import { type Notation, notedText, withUnit } from './Printed.ts';
import { printedGroups } from './printedGroups.ts';
import { ruleTitle } from './ruleTitle.ts';
import type { Side } from './Side.ts';
import { finerNotation, sideAmount, sideLabel } from './wording.ts';

/** Every relation between the figures of a document, and every declared total, with how it stands. */
export interface Reconciliation {
  readonly groups: readonly ReconciledGroup[];
  readonly inapplicable: readonly { readonly rule: string; readonly title: string; readonly reason: string }[];
}

export interface ReconciledGroup {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly ReconciledRow[];
}

/** One instance of a relation. */
export interface ReconciledRow {
  readonly key: string;
  readonly rule: string;
  readonly title: string;
  readonly left: ReconciledSide;
  readonly right: ReconciledSide;
  readonly relation: '=' | '≤';
  readonly difference: string;
  readonly tolerance: string;
  readonly state: Evaluated['state'];
}

export interface ReconciledSide {
  readonly label: string;
  readonly amount: string;
  readonly addresses: readonly string[];
  readonly location: Location | undefined;
}

/** budget/reconciliation: 勾稽关系, evaluated on what the document prints. */
export function reconciliation(analysis: Analysis, locale: Locale): Reconciliation {
  const { budget } = analysis;
  const evaluated = evaluations(budget);
  return {
    groups: [...identityGroups(evaluated, analysis, locale), ...declaredTotals(analysis, locale)],
    inapplicable: inapplicableRules(evaluated, budget, locale),
  };
}

function identityGroups(
  evaluated: readonly EvaluatedIdentity[],
  analysis: Analysis,
  locale: Locale,
): ReconciledGroup[] {
  const { budget } = analysis;
  const layout = layoutOf(budget);
  const groups = new Map<string, ReconciledRow[]>();
  for (const { identity, evaluation } of evaluated) {
    if (evaluation.kind !== 'evaluated') continue;
    const title = say(ruleTitle(identity.rule, identity), locale);
    let [id, last] = ['', '?'];
    for (const each of evaluation.instances) {
      if (each.of.id !== last) [id, last] = [groupOf(identity, each.of, layout), each.of.id];
      const rows = groups.get(id) ?? [];
      groups.set(id, rows);
      rows.push(rowOf(each, title, analysis, locale));
    }
  }
  return [...groups].map(([id, rows]) => ({ id, title: say(groupTitle(id, budget), locale), rows }));
}

/** An identity of the layout with what came of it. */
export interface EvaluatedIdentity {
  readonly identity: Identity;
  readonly evaluation: Evaluation;
}

const evaluations = onceFor((budget: Budget): readonly EvaluatedIdentity[] => {
  const groups = printedGroups(budget);
  return layoutOf(budget).identities.map((identity) => ({ identity, evaluation: evaluate(identity, groups) }));
});

function rowOf(evaluated: Evaluated, title: string, analysis: Analysis, locale: Locale): ReconciledRow {
  const { identity, left, right, over, of, difference, tolerance, state } = evaluated;
  const notation = finerNotation(left, right);
  const own = [of.id, of.row, of.column].filter(Boolean);
  return {
    key: [identity.rule, ...(identity.part === undefined ? [] : [identity.part]), ...own].join('/'),
    rule: identity.rule,
    title,
    left: sideOf(left, right, analysis, locale),
    right: sideOf(right, left, analysis, locale, over),
    relation: identity.relation ?? '=',
    difference: notation ? signedText(difference, notation) : '',
    tolerance: notation && !isZero(tolerance) ? `±${fullyNoted(tolerance, notation)}` : '',
    state,
  };
}

/** An amount with its sign; empty where there is none. */
function signedText(value: Money, notation: Notation): string {
  if (isZero(value)) return '';
  return (compare(value, 0) > 0 ? '+' : '−') + notedText(absolute(value), notation);
}

/** With all its digits: half of the last one that is printed has one more. */
function fullyNoted(value: Money, notation: Notation): string {
  return withUnit(exactText(value, notation.unit, notation.decimals), notation);
}

function sideOf(side: Side, other: Side, analysis: Analysis, locale: Locale, over?: Side): ReconciledSide {
  const [first] = side.figures;
  const origin = first?.figure.origin?.();
  return {
    label: say(sideLabel(side, over), locale),
    amount: sideAmount(side, other),
    addresses: [...side.figures, ...(over?.figures ?? [])].flatMap(({ figure: { address } }) => address || []),
    location: origin && firstLocation(origin, analysis),
  };
}
