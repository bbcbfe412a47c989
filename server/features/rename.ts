import { classificationOf, findSubject } from '../data/catalogue.ts';
import type { Localized } from '../language/schema.ts';
import type { Place } from '../model/Budget.ts';
import { ascii } from '../text/ascii.ts';
import { folded } from '../text/folded.ts';
import type { Span } from '../text/Span.ts';
import type { Analysis } from './Analysis.ts';
import type { FileEdit } from './diagnostic.ts';
import { mentionsOf, type NamedThing, namedThings } from './occurrences/namedThings.ts';
import { subjectUses } from './occurrences/subjectUses.ts';
import { type BudgetSymbol, occurrencesOf, type SymbolAt, symbolAt } from './occurrences.ts';
import { mentionFor, stringFor } from './rename/newText.ts';
import { refusals } from './rename/refusals.ts';

/** Why something is not renamed. */
export interface Refusal {
  readonly refusal: Localized;
}

/** What would be renamed: where it stands, without its quotes, and the name that it has. */
export interface Renamable {
  readonly span: Span;
  readonly name: string;
}

/** One place to change; of a mention in somebody's words, a person should decide. */
export interface RenameEdit extends FileEdit {
  readonly role: 'name' | 'mention';
}

/** textDocument/prepareRename: the name at an offset, or why it cannot be another one. */
export function prepareRename(analysis: Analysis, offset: number): Renamable | Refusal {
  const found = renamableAt(analysis, offset);
  if ('refusal' in found) return found;
  return { span: analysis.locate(found.place).span, name: nameOf(found, analysis) };
}

/** textDocument/rename: the places to change in every file of the budget, or why the name cannot be taken. */
export function rename(analysis: Analysis, offset: number, typed: string): readonly RenameEdit[] | Refusal {
  const found = renamableAt(analysis, offset);
  if ('refusal' in found) return found;
  const { symbol } = found;
  if (symbol.kind === 'named') return renameThing(symbol.thing, cleaned(typed), analysis);
  return symbol.by === 'code'
    ? renameCode(symbol, ascii(typed).trim(), analysis)
    : renameSubject(symbol.code, cleaned(typed), analysis);
}

function renamableAt(analysis: Analysis, offset: number): SymbolAt | Refusal {
  const found = symbolAt(analysis, offset);
  if (!found) return { refusal: refusals.nothing };
  if (analysis.isLoading) return { refusal: refusals.unreachable };
  if (found.symbol.kind === 'named') return found;
  const { code } = found.symbol;
  if (findSubject(code)) return { refusal: refusals.standard(code) };
  return analysis.budget.subjectByCode.has(code) ? found : { refusal: refusals.undeclared(code) };
}

/** A name as it reads, without the escapes with which it may be written. */
function nameOf({ symbol, place: { segment, start, end } }: SymbolAt, { budget }: Analysis): string {
  if (symbol.kind === 'named') return symbol.thing.name;
  return symbol.by === 'name' ? budget.nameOf(symbol.code) : segment.text.slice(start, end);
}

/** Who copies a name from the file may have its quotes with it. */
function cleaned(typed: string): string {
  return typed
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .trim();
}

function faultOf(name: string): Localized | undefined {
  if (name === '') return refusals.empty;
  return /[\n\r\t]/.test(name) ? refusals.lines : undefined;
}

function renameThing(thing: NamedThing, name: string, analysis: Analysis): readonly RenameEdit[] | Refusal {
  const { budget } = analysis;
  const others = namedThings(budget).filter((each) => each !== thing && each.kind === thing.kind);
  const isTaken = others.some((each) => each.owner === thing.owner && folded(each.name) === folded(name));
  const refusal = faultOf(name) ?? (isTaken ? refusals.taken(name) : undefined);
  if (refusal) return { refusal };
  const mentions = mentionsOf(thing, budget).flatMap((mention): RenameEdit[] => {
    const newText = mentionFor(name, mention);
    return newText === undefined ? [] : [{ role: 'mention', ...analysis.locate(mention.place), newText }];
  });
  return [stringEdit(thing.place, name, analysis), ...mentions];
}

/** The declaration and every line that gives the subject the same name; one that gives it another was wrong before. */
function renameSubject(code: string, name: string, analysis: Analysis): readonly RenameEdit[] | Refusal {
  const { budget } = analysis;
  const refusal = faultOf(name);
  if (refusal) return { refusal };
  const before = folded(budget.nameOf(code));
  return budget.parts.flatMap((part) =>
    subjectUses(part).flatMap(({ code: used, name: given, nameSpan }) => {
      if (used !== code || !nameSpan || given === undefined || folded(given) !== before) return [];
      return [stringEdit({ segment: part.segment, ...nameSpan }, name, analysis)];
    }),
  );
}

function renameCode(
  symbol: BudgetSymbol & { kind: 'subject' },
  typed: string,
  analysis: Analysis,
): readonly RenameEdit[] | Refusal {
  const refusal = faultOfCode(symbol.code, typed, analysis);
  if (refusal) return { refusal };
  return occurrencesOf(symbol, analysis.budget).map(({ place }) => ({
    role: 'name',
    ...analysis.locate(place),
    newText: typed,
  }));
}

function faultOfCode(before: string, typed: string, { budget }: Analysis): Localized | undefined {
  if (!/^\d+$/.test(typed) || typed.length !== before.length) return refusals.code(before.length);
  if (classificationOf(typed) !== classificationOf(before)) return refusals.kind(typed);
  const used = budget.parts.flatMap((part) => subjectUses(part).map(({ code }) => code));
  if (typed !== before && used.includes(typed)) return refusals.taken(typed);
  const below = used.find((code) => code.length > before.length && code.startsWith(before));
  return below === undefined ? undefined : refusals.hasBelow(before, below);
}

function stringEdit(place: Place, name: string, analysis: Analysis): RenameEdit {
  const before = place.segment.text.slice(place.start, place.end);
  return { role: 'name', ...analysis.locate(place), newText: stringFor(name, before) };
}
