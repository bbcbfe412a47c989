import type { Form, HeadingLevel, LiveFigure } from '../../document/Disclosure.ts';
import { type Locale, say } from '../../language/locale.ts';
import type { Budget, Comparison } from '../../model/Budget.ts';
import { differencesOf } from '../../model/figures/differences.ts';
import type { MoneyUnit } from '../../model/money.ts';
import { partsOfOrigin } from '../../model/Origin.ts';
import { type DocumentPart, documentParts, formPart, type PlannedPart } from '../../render/html/documentParts.ts';
import type { Note } from '../../render/html/renderForm.ts';
import { comparisonMessage } from '../../rules/sums/comparisonFinding.ts';
import type { SheetCell } from '../../tables/Sheet.ts';
import { Attached } from '../../text/Attached.ts';
import { onceFor } from '../../text/onceFor.ts';
import type { Analysis } from '../Analysis.ts';
import { formIds } from './allPlaces.ts';
import { type PublishedPlan, publishedPlan } from './publishedDocument.ts';

/** The published document in parts, its figures marked where a declared total does not hold. */
export interface RenderedDocument {
  readonly title: string;
  /** Printed across every page of a draft; empty in a final document. */
  readonly watermark: string;
  readonly units: readonly MoneyUnit[];
  readonly unit: MoneyUnit;
  /** Drawn when they are asked for. */
  readonly parts: readonly PlannedPart[];
}

const rendered = onceFor((_: Budget) => new Map<string, RenderedDocument>());

/** budget/preview: the document as it is published, part by part, each with how it stands; made once for a budget. */
export function preview({ budget }: Analysis, locale: Locale, wanted?: MoneyUnit): RenderedDocument {
  const document = publishedPlan(budget, wanted);
  const key = `${locale} ${document.unit}`;
  const known = rendered(budget).get(key) ?? render(document, budget, locale);
  rendered(budget).set(key, known);
  return known;
}

function render({ plan, units, unit }: PublishedPlan, budget: Budget, locale: Locale): RenderedDocument {
  const names = new Map([...formIds(budget)].map(([{ name }, id]) => [id, name]));
  const notes = {
    ofCell: (cell: SheetCell) => cellNote(cell, budget, locale),
    ofFigure: (figure: LiveFigure) => figureNote(figure, budget, locale),
  };
  const { title, watermark = '' } = plan;
  const parts = documentParts(plan, notes, (form, level) =>
    keptPart(form, level, names.get(form.id) ?? '', locale, notes.ofFigure),
  );
  return { title, watermark, units, unit, parts };
}

const keptParts = new Attached<Form, Map<string, DocumentPart>>();

/** What is marked in a form depends on its project alone, as the form itself does. */
function keptPart(
  form: Form,
  level: HeadingLevel,
  label: string,
  locale: Locale,
  noteOf: (figure: LiveFigure) => Note | undefined,
): DocumentPart {
  const known = keptParts.get(form) ?? new Map<string, DocumentPart>();
  keptParts.set(form, known);
  const part = known.get(locale) ?? formPart(form, level, label, noteOf);
  known.set(locale, part);
  return part;
}

function cellNote(cell: SheetCell, budget: Budget, locale: Locale): Note | undefined {
  return cell.kind === 'text' ? undefined : noteOn(differencesOf(cell.declared, budget), budget, locale);
}

function figureNote({ origin }: LiveFigure, budget: Budget, locale: Locale): Note | undefined {
  return noteOn(differencesOf(partsOfOrigin(origin()), budget), budget, locale);
}

function noteOn(differences: readonly Comparison[], budget: Budget, locale: Locale): Note | undefined {
  if (differences.length === 0) return undefined;
  const isBroken = differences.some(({ state }) => state === 'mismatch');
  const messages = differences.map((comparison) => say(comparisonMessage(comparison, budget), locale));
  return { state: isBroken ? 'broken' : 'rounding', message: messages.join('\n') };
}
