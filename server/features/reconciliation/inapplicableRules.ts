import { type Coverage, ruleCoverage } from '../../data/ruleCoverage.ts';
import { blocksOf } from '../../document/Disclosure.ts';
import { type Locale, say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import type { Budget } from '../../model/Budget.ts';
import { layoutOf, layouts } from '../../tables/layouts.ts';
import { publishedDocument } from '../preview/publishedDocument.ts';
import { parseSum } from './parseSum.ts';
import type { EvaluatedIdentity, Reconciliation } from './reconciliation.ts';
import { ruleTitle } from './ruleTitle.ts';

/** The rules of reconciliation; those of publication and of indicators have other ids. */
const RECONCILIATION = /^[A-K]\d/;

/** The rules that say nothing about a budget, each with the reason. */
export function inapplicableRules(
  evaluated: readonly EvaluatedIdentity[],
  budget: Budget,
  locale: Locale,
): Reconciliation['inapplicable'] {
  return ruleCoverage()
    .filter(({ id }) => RECONCILIATION.test(id))
    .flatMap((rule) => {
      const own = evaluated.filter(({ identity }) => identity.rule === rule.id);
      if (own.some(({ evaluation }) => evaluation.kind === 'evaluated')) return [];
      const reason = own[0] ? reasonOf(own[0], budget) : withoutFigures(rule, budget);
      return [{ rule: rule.id, title: say(ruleTitle(rule.id, own[0]?.identity), locale), reason: say(reason, locale) }];
    });
}

function reasonOf({ identity, evaluation }: EvaluatedIdentity, budget: Budget): Localized {
  if (evaluation.kind === 'exception') return evaluation.exception.reason;
  if (evaluation.kind === 'unpaired')
    return {
      zh: '两边不是都有数，不按通常的对应关系核对',
      en: 'Not both sides have figures: the usual relation does not apply',
    };
  const empty = emptyTables(identity.left, budget);
  if (empty.length === 0)
    return { zh: '有关的各处都没有数，或者都是零', en: 'Nothing that it concerns has a figure other than zero' };
  return { zh: `${empty.join('、')}没有数据`, en: `${empty.join(', ')}: no data` };
}

/** The tables of a sum that have no figures at all. */
function emptyTables(sum: string, budget: Budget): string[] {
  const names = new Set(
    parseSum(sum).terms.flatMap(({ of }) => ('percent' in of ? [] : of.groups.alternatives.map(({ text }) => text))),
  );
  return blocksOf(publishedDocument(budget).disclosure, 'sheet')
    .filter(({ sheet }) => sheet.isEmpty && names.has(sheet.id))
    .map(({ label }) => label);
}

/** Why a rule is no relation of figures in a layout: who keeps it instead. */
function withoutFigures({ id, state, rules, reason }: Coverage, budget: Budget): Localized {
  const own = layoutOf(budget);
  if (layouts.some((layout) => layout !== own && layout.identities.some(({ rule }) => rule === id)))
    return { zh: '这套表样没有这些表或栏', en: 'This layout has no such tables or columns' };
  if (state !== 'checked' && reason) return reason;
  const ids = [...new Set(rules.map((rule) => rule.id))];
  return {
    zh: `不是金额之间的关系，由 ${ids.join('、')} 检查`,
    en: `Not a relation of figures; checked by ${ids.join(', ')}`,
  };
}
