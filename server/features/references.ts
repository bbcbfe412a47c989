import type { Analysis, Location } from './Analysis.ts';
import { type Occurrence, occurrencesOf, symbolAt } from './occurrences.ts';

/** One place of what was asked about, in any file of the budget. */
export interface Reference extends Location {
  readonly role: Occurrence['role'];
}

/** textDocument/references: every place of a subject code, of a project or of a unit; texts that mention one included. */
export function references(analysis: Analysis, offset: number): Reference[] {
  const found = symbolAt(analysis, offset);
  if (!found) return [];
  return occurrencesOf(found.symbol, analysis.budget).map(({ role, place }) => ({ role, ...analysis.locate(place) }));
}
