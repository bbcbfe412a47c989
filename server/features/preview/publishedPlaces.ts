import { chartRows } from '../../document/chartRows.ts';
import type {
  Chart,
  Disclosure,
  Form,
  FormCell,
  LiveField,
  LiveFigure,
  Run,
  SheetBlock,
} from '../../document/Disclosure.ts';
import { blocksOf } from '../../document/Disclosure.ts';
import type { Money } from '../../model/money.ts';
import type { Origin } from '../../model/Origin.ts';
import type { HeaderCell, Sheet, SheetRow } from '../../tables/Sheet.ts';
import { onceFor } from '../../text/onceFor.ts';

/** A number or a text of the published document that has an address. */
export interface PublishedPlace {
  readonly address: string;
  /** The id of the part of the document that it stands in. */
  readonly part: string;
  readonly kind: 'figure' | 'field';
  /** As printed, without its unit. */
  readonly text: string;
  /** The unit that the text is in; undefined where it has one itself, or none. */
  readonly unit: string | undefined;
  readonly amount: Money | undefined;
  readonly origin: () => Origin;
  /** What it is called in the document: `表三 2011308 招商引资 · 基本支出`. */
  readonly title: () => string;
}

/** The places of a document outside its forms, in its order. */
export const publishedPlaces = onceFor((disclosure: Disclosure): readonly PublishedPlace[] => {
  const places: PublishedPlace[] = [];
  let heading = { id: '', text: '' };
  for (const block of disclosure.blocks) {
    if (block.kind === 'heading') heading = block;
    else if (block.kind === 'sheet') push(places, placesOfSheet(block));
    else if (block.kind === 'paragraph') push(places, placesOfRuns(block.runs, heading));
    else if (block.kind === 'chart') push(places, placesOfChart(block.chart, heading.id));
  }
  return places;
});

const byAddress = onceFor(
  (disclosure: Disclosure): ReadonlyMap<string, PublishedPlace> =>
    new Map(publishedPlaces(disclosure).map((place) => [place.address, place])),
);

/** The place with an address, if the document has one. */
export function placeAt(disclosure: Disclosure, address: string): PublishedPlace | undefined {
  const form = formsById(disclosure).get(address.slice(0, address.indexOf('/')));
  return form ? placesOfForm(form).find((place) => place.address === address) : byAddress(disclosure).get(address);
}

/** The places of the form with an id; none where there is no such form. */
export function placesInForm(disclosure: Disclosure, id: string): readonly PublishedPlace[] {
  const form = formsById(disclosure).get(id);
  return form ? placesOfForm(form) : [];
}

const formsById = onceFor(
  (disclosure: Disclosure): ReadonlyMap<string, Form> =>
    new Map(blocksOf(disclosure, 'form').map(({ form }) => [form.id, form])),
);

/** There may be very many: they are not passed as arguments. */
function push(places: PublishedPlace[], added: readonly PublishedPlace[]): void {
  for (const place of added) places.push(place);
}

function placeOf(figure: LiveFigure, text: string, part: string, title: () => string): PublishedPlace {
  const { address, amount, unit, origin } = figure;
  return { address, part, kind: 'figure', text, unit, amount, origin, title };
}

function fieldOf({ address, written }: LiveField, text: string, part: string, title: () => string): PublishedPlace {
  const origin = (): Origin => ({ kind: 'written', at: [written] });
  return { address, part, kind: 'field', text, unit: undefined, amount: undefined, origin, title };
}

const placesOfSheet = onceFor(({ sheet, label }: SheetBlock): readonly PublishedPlace[] => {
  const columns = sheet.header.flatMap(leaves);
  return sheet.rows.flatMap((row) => placesOfRow(row, columns, sheet, label));
});

function placesOfRow(row: SheetRow, columns: readonly string[], sheet: Sheet, label: string): PublishedPlace[] {
  let at = 0;
  let name = '';
  return row.cells.flatMap((cell, i): PublishedPlace[] => {
    const column = columns[at] ?? '';
    at += cell.kind === 'text' ? Math.max(cell.span, i === 0 ? 1 : 0) : 1;
    if (cell.kind === 'text') {
      // The texts before a number name it: of a two-sided table those of its own side.
      const isNewName = row.cells[i - 1]?.kind !== 'text';
      name = [isNewName ? '' : name, cell.text.trim()].filter(Boolean).join(' ');
      return [];
    }
    const { address, amount, text } = cell;
    const origin = (): Origin => cell.origin();
    const title = (
      (of: string) => (): string =>
        `${label} ${of} · ${column}`
    )(name);
    return [{ address, part: sheet.id, kind: 'figure', text, unit: sheet.unit, amount, origin, title }];
  });
}

/** The columns below a header, each with the headers above it. */
function leaves({ text, below }: HeaderCell): string[] {
  return below.length === 0 ? [text] : below.flatMap((each) => leaves(each).map((leaf) => `${text} ${leaf}`));
}

/** The figures of a chart, by its table. */
export function placesOfChart(chart: Chart, part: string): PublishedPlace[] {
  return chartRows(chart).flatMap(({ label, cells }) =>
    cells.flatMap(({ text, figure }, i) => {
      const title = (): string => `${chart.title} · ${label} · ${chart.columns[i + 1] ?? ''}`;
      return figure ? [placeOf(figure, text, part, title)] : [];
    }),
  );
}

const placesOfForm = onceFor((form: Form): readonly PublishedPlace[] =>
  form.rows.flatMap((cells) => cells.flatMap((cell, i) => placesOfCell(cell, cells[i - 1], form))),
);

function placesOfCell({ text, figure, field }: FormCell, before: FormCell | undefined, form: Form): PublishedPlace[] {
  const title = (): string => `${form.title} · ${(before?.text ?? '').replace(/[：:]\s*$/, '')}`;
  if (figure) return [placeOf(figure, text, form.id, title)];
  return field ? [fieldOf(field, text, form.id, title)] : [];
}

function placesOfRuns(
  runs: readonly Run[],
  { id, text }: { readonly id: string; readonly text: string },
): PublishedPlace[] {
  return runs.flatMap((run, i) => {
    const title = (): string => `${text} · ${leadOf(runs[i - 1]?.text ?? '')}`;
    if (run.figure) return [placeOf(run.figure, run.text, id, title)];
    return run.field ? [fieldOf(run.field, run.text, id, () => text)] : [];
  });
}

/** The words just before a number of a sentence: what it is called there. */
function leadOf(before: string): string {
  return (
    before
      .split(/[，。；：、（\n]/)
      .at(-1)
      ?.trim() || before.trim().slice(-12)
  );
}
