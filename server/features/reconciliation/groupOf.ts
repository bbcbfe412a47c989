import type { Localized } from '../../language/schema.ts';
import type { Budget } from '../../model/Budget.ts';
import type { Identity } from '../../tables/Identity.ts';
import { inWords } from '../../tables/inWords.ts';
import type { Layout } from '../../tables/layout.ts';
import { layoutOf } from '../../tables/layouts.ts';
import { type Instance, withInstance } from './figuresAt.ts';
import { parseSum } from './parseSum.ts';

/** The group that an instance is listed in: the tables that it is about, the explanation, or the forms. */
export function groupOf(identity: Identity, of: Instance, { tables: all }: Layout): string {
  const [left, right] = [identity.left, identity.right].map((text) => namesIn(text, of));
  const tables = new Set(all.map(({ id }) => id));
  if (left?.some((name) => !tables.has(name)))
    return left.some((name) => name === 'projects' || name === 'performance') ? 'forms' : 'text';
  return [...new Set([...(left ?? []), ...(right ?? [])])].join('-');
}

function namesIn(sum: string, of: Instance): string[] {
  return parseSum(sum).terms.flatMap((term) =>
    'percent' in term.of ? [] : term.of.groups.alternatives.map((each) => withInstance(each.text, of)),
  );
}

const titles: Readonly<Record<string, Localized>> = {
  text: { zh: '情况说明', en: 'The explanation' },
  forms: { zh: '绩效目标表', en: 'Performance forms' },
};

/** What a group is called: `表一 2026年预算收支总表`, `表二与表一`. */
export function groupTitle(id: string, budget: Budget): Localized {
  const known = titles[id];
  if (known) return known;
  const tables = id.split('-').flatMap((each) => layoutOf(budget).tables.find((table) => table.id === each) ?? []);
  const [first] = tables;
  const labels = tables.map(({ label }) => label);
  if (first && tables.length === 1) {
    const title = `${first.label} ${inWords(first.title, budget)}`;
    return { zh: title, en: title };
  }
  const [last = '', ...others] = labels.toReversed();
  return { zh: `${others.toReversed().join('、')}与${last}`, en: labels.join(', ') };
}
