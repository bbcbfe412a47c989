import type { Budget, Part, Place } from '../model/Budget.ts';
import { publishedTexts } from '../rules/texts/publishedText.ts';
import type { Segment } from '../syntax/tree.ts';
import { type Span, touches } from '../text/Span.ts';
import type { Analysis } from './Analysis.ts';
import { insideQuotes } from './insideQuotes.ts';
import { isInComment, nodeAt } from './nodeAt.ts';
import { mentionedAt, mentionsOf, type NamedThing, namedThings } from './occurrences/namedThings.ts';
import { type SubjectUse, subjectUses } from './occurrences/subjectUses.ts';

/** What stands at a place and may stand at others too: a subject by its code or by its name, a project, a unit. */
export type BudgetSymbol =
  | { readonly kind: 'subject'; readonly code: string; readonly by: 'code' | 'name' }
  | { readonly kind: 'named'; readonly thing: NamedThing };

/** One place of a symbol. A text only mentions it. */
export interface Occurrence {
  readonly role: 'declaration' | 'use' | 'mention';
  /** Quotes are left out. */
  readonly place: Place;
}

/** A symbol and where it stands that was asked about. */
export interface SymbolAt {
  readonly symbol: BudgetSymbol;
  readonly place: Place;
}

/** The symbol at an offset of the file, or the one that ends there. */
export function symbolAt(analysis: Analysis, offset: number): SymbolAt | undefined {
  const node = nodeAt(analysis, offset);
  const part = node && !isInComment(node) ? partOf(node.segment, analysis) : undefined;
  if (!node || !part) return undefined;
  return (
    subjectAt(part, node.at) ?? nameAt(part, node.at, analysis.budget) ?? mentionAt(part, node.at, analysis.budget)
  );
}

/** The part of a segment of the file that is looked at. */
function partOf(segment: Segment, { parts }: Analysis): Part | undefined {
  return parts.find((part) => part.segment === segment);
}

function subjectAt(part: Part, at: number): SymbolAt | undefined {
  const found = nearestTo(at, part, (use) => use.codeSpan);
  if (found) return symbolOf(found, 'code', part);
  const named = nearestTo(at, part, (use) => use.nameSpan);
  return named && symbolOf(named, 'name', part);
}

function symbolOf(use: SubjectUse, by: 'code' | 'name', { segment }: Part): SymbolAt | undefined {
  const span = by === 'code' ? use.codeSpan : use.nameSpan && insideQuotes(use.nameSpan, segment.text);
  return (
    span && { symbol: { kind: 'subject', code: use.code, by }, place: { segment, start: span.start, end: span.end } }
  );
}

/** The one that holds the offset, else the one that ends there. */
function nearestTo(at: number, part: Part, spanOf: (use: SubjectUse) => Span | undefined): SubjectUse | undefined {
  const touching = subjectUses(part).filter((use) => {
    const span = spanOf(use);
    return span && touches(span, at);
  });
  return touching.find((use) => at < (spanOf(use)?.end ?? 0)) ?? touching[0];
}

function nameAt({ segment }: Part, at: number, budget: Budget): SymbolAt | undefined {
  const thing = namedThings(budget).find(({ place }) => place.segment === segment && touches(place, at));
  return thing && { symbol: { kind: 'named', thing }, place: inside(thing.place) };
}

function mentionAt(part: Part, at: number, budget: Budget): SymbolAt | undefined {
  const text = publishedTexts(part).find(({ place }) => touches(place, at));
  const thing = text && mentionedAt(text, at, budget);
  if (!thing) return undefined;
  const mention = mentionsOf(thing, budget).find((each) => each.text === text && touches(each.place, at));
  return mention && { symbol: { kind: 'named', thing }, place: mention.place };
}

function inside({ segment, ...span }: Place): Place {
  return { segment, ...insideQuotes(span, segment.text) };
}

/** Every place of a symbol in some parts of a budget, or in all of it. */
export function occurrencesOf(symbol: BudgetSymbol, budget: Budget, parts = budget.parts): Occurrence[] {
  if (symbol.kind === 'subject') return parts.flatMap((part) => usesOf(symbol, part));
  const segments = new Set(parts.map(({ segment }) => segment));
  const all: Occurrence[] = [
    { role: 'declaration', place: inside(symbol.thing.place) },
    ...mentionsOf(symbol.thing, budget).map(({ place }): Occurrence => ({ role: 'mention', place })),
  ];
  return all.filter(({ place }) => segments.has(place.segment));
}

function usesOf({ code, by }: Extract<BudgetSymbol, { kind: 'subject' }>, part: Part): Occurrence[] {
  return subjectUses(part).flatMap((use) => {
    if (use.code !== code) return [];
    const found = symbolOf(use, by, part);
    return found ? [{ role: use.role, place: found.place }] : [];
  });
}
