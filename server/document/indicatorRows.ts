import type { Indicator } from '../model/Budget.ts';
import type { FormCell } from './Disclosure.ts';
import type { DocumentLayout } from './DocumentLayout.ts';
import type { IndicatorHalf, IndicatorRows, LevelTwo } from './FormLayout.ts';
import { beside } from './form.ts';
import { liveRun } from './liveRun.ts';

/** An indicator with its number in text order, from 1. */
interface Numbered {
  readonly indicator: Indicator;
  readonly number: number;
}

type ByKind = ReadonlyMap<string, readonly Numbered[]>;

/** The rows of the indicators of a form: every kind that the layout shows has one at least, and one for each indicator. */
export function indicatorRows(
  { levels, halves }: IndicatorRows,
  indicators: readonly Indicator[],
  formId: string,
  comparators: DocumentLayout['comparators'],
): FormCell[][] {
  const byKind = grouped(indicators);
  const isUsed = (kind: string): boolean => byKind.has(kind);
  return levels
    .filter(({ onlyIfUsed, kinds }) => !onlyIfUsed || kinds.some(({ kind }) => isUsed(kind)))
    .flatMap(({ label, kinds }) => {
      const shown = kinds.filter(({ kind, replacedBy }) => isUsed(kind) || !replacedBy?.some(isUsed));
      const rows = shown.flatMap((kind) => kindRows(kind, byKind, halves, formId, comparators));
      return beside([labelCell(label, 1)], rows);
    });
}

function grouped(indicators: readonly Indicator[]): ByKind {
  const groups = new Map<string, Numbered[]>();
  for (const [i, indicator] of indicators.entries()) {
    const group = groups.get(indicator.kind) ?? [];
    group.push({ indicator, number: i + 1 });
    groups.set(indicator.kind, group);
  }
  return groups;
}

function kindRows(
  { kind, label }: LevelTwo,
  byKind: ByKind,
  halves: readonly IndicatorHalf[],
  formId: string,
  comparators: DocumentLayout['comparators'],
): FormCell[][] {
  const found: readonly (Numbered | undefined)[] = byKind.get(kind) ?? [undefined];
  return found.map((each, i) =>
    halves.flatMap(({ key }) => [
      ...(i === 0 ? [labelCell(label, found.length)] : []),
      valueCell(each?.indicator.name ?? '', 'left'),
      each ? indicatorCell(each, `${formId}/${key}`, comparators) : valueCell('', 'center'),
    ]),
  );
}

function labelCell(text: string, rowSpan: number): FormCell {
  return { text, role: 'label', align: 'center', colSpan: 1, rowSpan };
}

function valueCell(text: string, align: FormCell['align']): FormCell {
  return { text, role: 'value', align, colSpan: 1, rowSpan: 1 };
}

function indicatorCell(
  { indicator: { comparator, value }, number }: Numbered,
  address: string,
  comparators: DocumentLayout['comparators'],
): FormCell {
  const sign = value === '' ? '' : (comparators[comparator] ?? comparator);
  return { ...valueCell('', 'center'), ...liveRun(`${sign}${value}`, `${address}-${number}`) };
}
