import { blocksOf } from '../../document/Disclosure.ts';
import { type Locale, say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import type { Budget, ComparedPart, Comparison, DeclaredAmount } from '../../model/Budget.ts';
import { differencesOf } from '../../model/figures/differences.ts';
import { absolute, compare, isZero, subtract } from '../../model/money.ts';
import { comparedText } from '../../rules/amountText.ts';
import { addToGroup } from '../../text/groupedBy.ts';
import { onceFor } from '../../text/onceFor.ts';
import type { Analysis } from '../Analysis.ts';
import { publishedDocument } from '../preview/publishedDocument.ts';
import type { ReconciledGroup, ReconciledRow } from './reconciliation.ts';
import { operators } from './wording.ts';

const states = { equal: 'holds', rounding: 'rounding', mismatch: 'broken' } as const;

/** Every total that the text declares, beside the sum of its parts; no group where there is none. */
export function declaredTotals(analysis: Analysis, locale: Locale): ReconciledGroup[] {
  const { comparisons } = analysis.budget;
  if (comparisons.length === 0) return [];
  const keyOf = uniqueKeys();
  const title = say({ zh: '声明的合计', en: 'Declared totals' }, locale);
  return [{ id: 'declared', title, rows: comparisons.map((each) => rowOf(each, keyOf, analysis, locale)) }];
}

function rowOf(
  comparison: Comparison,
  keyOf: (name: string) => string,
  analysis: Analysis,
  locale: Locale,
): ReconciledRow {
  const { budget } = analysis;
  const { declared, sum, state, measure } = comparison;
  const text = (value: typeof sum.value): string => comparedText(value, comparison, budget.fileUnit);
  const difference = subtract(declared.amount.value, sum.value);
  const half = declared.amount.half + sum.half;
  const parts = comparison.parts();
  const place = parts.find((part) => part.place)?.place;
  const subject = comparison.subject();
  return {
    key: keyOf(subject.zh),
    rule: 'declared',
    title: say(subject, locale),
    left: {
      label: say({ zh: '写的是', en: 'as stated' }, locale),
      amount: text(declared.amount.value),
      addresses: cellsOf(budget).get(declared) ?? [],
      location: analysis.locate(declared.place),
    },
    right: {
      label: say(partsLabel(parts), locale),
      amount: text(sum.value),
      addresses: [],
      location: place && analysis.locate(place),
    },
    relation: '=',
    difference: isZero(difference) ? '' : (compare(difference, 0) > 0 ? '+' : '−') + text(absolute(difference)),
    tolerance: half === 0 || measure === 'count' ? '' : `±${text(half)}`,
    state: states[state],
  };
}

/** How many parts are named. */
const MOST_NAMED = 4;

function partsLabel(parts: readonly ComparedPart[]): Localized {
  const names = parts.map(({ label }) => label).filter(({ zh }) => zh !== '');
  if (names.length === parts.length && names.length <= MOST_NAMED)
    return {
      zh: names.map(({ zh }) => zh).join(operators.zh.plus),
      en: names.map(({ en }) => en).join(operators.en.plus),
    };
  return { zh: `各项相加（${parts.length} 项）`, en: `the sum of ${parts.length} parts` };
}

/** `declared/收入合计`; of several of one name, the others are numbered. */
function uniqueKeys(): (name: string) => string {
  const seen = new Map<string, number>();
  return (name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? `declared/${name}` : `declared/${name}#${times}`;
  };
}

/** The cells of the tables that show a total which does not hold exactly. */
const cellsOf = onceFor((budget: Budget): ReadonlyMap<DeclaredAmount, readonly string[]> => {
  const found = new Map<DeclaredAmount, string[]>();
  for (const { sheet } of blocksOf(publishedDocument(budget).disclosure, 'sheet'))
    for (const { cells } of sheet.rows)
      for (const cell of cells) {
        if (cell.kind !== 'figure') continue;
        for (const { declared } of differencesOf(cell.declared, budget)) addToGroup(found, declared, cell.address);
      }
  return found;
});
