import type { Indicator } from '../model/Budget.ts';
import type { Origin } from '../model/Origin.ts';
import type { Segment } from '../syntax/tree.ts';
import type { FormCell } from './Disclosure.ts';
import type { DocumentLayout } from './DocumentLayout.ts';
import type { IndicatorHalf, IndicatorRows, LevelTwo } from './FormLayout.ts';
import { beside } from './form.ts';
import { fieldRun, liveRun } from './liveRun.ts';
import { writtenIn } from './Statements.ts';

/** An indicator with the segment that it is written in. */
export interface PlacedIndicator {
  readonly indicator: Indicator;
  readonly segment: Segment;
}

/** With its number in text order, from 1. */
interface Numbered extends PlacedIndicator {
  readonly number: number;
}

type ByKind = ReadonlyMap<string, readonly Numbered[]>;

/** The rows of the indicators of a form: every kind that the layout shows has one at least, and one for each indicator. */
export function indicatorRows(
  { levels, halves }: IndicatorRows,
  indicators: readonly PlacedIndicator[],
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

function grouped(indicators: readonly PlacedIndicator[]): ByKind {
  const groups = new Map<string, Numbered[]>();
  for (const [i, each] of indicators.entries()) {
    const { kind } = each.indicator;
    const group = groups.get(kind) ?? [];
    group.push({ ...each, number: i + 1 });
    groups.set(kind, group);
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
      each ? nameCell(each, `${formId}/${key}`) : valueCell('', 'left'),
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

function nameCell({ indicator: { name, bound }, segment, number }: Numbered, address: string): FormCell {
  const written = writtenIn({ bound, segment }, 'name');
  return { ...valueCell('', 'left'), ...fieldRun(name, `${address}-${number}-name`, written) };
}

function indicatorCell(
  { indicator: { comparator, value, bound }, segment, number }: Numbered,
  address: string,
  comparators: DocumentLayout['comparators'],
): FormCell {
  const sign = value === '' ? '' : (comparators[comparator] ?? comparator);
  const origin = (): Origin => ({ kind: 'written', at: [writtenIn({ bound, segment }, 'value')] });
  return { ...valueCell('', 'center'), ...liveRun(`${sign}${value}`, `${address}-${number}`, origin) };
}
