import type { Span } from '../text/Span.ts';
import type { Analysis } from './Analysis.ts';
import { type Occurrence, occurrencesOf, symbolAt } from './occurrences.ts';

/** One place in the file of what the cursor is at. */
export interface Highlight {
  readonly role: Occurrence['role'];
  readonly span: Span;
}

/** textDocument/documentHighlight: the places in this file of what the cursor is at. */
export function documentHighlight(analysis: Analysis, offset: number): Highlight[] {
  const found = symbolAt(analysis, offset);
  if (!found) return [];
  return occurrencesOf(found.symbol, analysis.budget, analysis.parts).map(({ role, place }) => ({
    role,
    span: analysis.locate(place).span,
  }));
}
