import { expect } from 'vitest';
import { blocksOf } from '../../server/document/Disclosure.ts';
import { disclose } from '../../server/document/disclose.ts';
import type { Analysis, Location } from '../../server/features/Analysis.ts';
import { codeLens } from '../../server/features/codeLens.ts';
import { type CompletionList, completion } from '../../server/features/completion.ts';
import { type Diagnostic, diagnostic, type QuickFix } from '../../server/features/diagnostic.ts';
import { documentSymbol, type OutlineSymbol } from '../../server/features/documentSymbol.ts';
import { foldingRange } from '../../server/features/foldingRange.ts';
import { type HoverLinks, hover } from '../../server/features/hover.ts';
import { type HintKind, hintKinds } from '../../server/features/inlayHint/HintSource.ts';
import { inlayHint } from '../../server/features/inlayHint.ts';
import { profileDiagnostic } from '../../server/features/profileDiagnostic.ts';
import { semanticTokens } from '../../server/features/semanticTokens.ts';
import type { Locale } from '../../server/language/locale.ts';
import type { Statement } from '../../server/syntax/tree.ts';
import type { HeaderCell, Sheet } from '../../server/tables/Sheet.ts';
import type { Span } from '../../server/text/Span.ts';
import { applyEdits } from '../../server/text/TextEdit.ts';
import { profileFileOf, profileOf } from './caseFiles.ts';
import { format } from './formatExpectations.ts';
import { navigationExpectations } from './navigationExpectations.ts';
import type { Case } from './parseCases.ts';
import { copied, paste, pasted } from './pasteExpectations.ts';
import { refactored, refactorings } from './refactoringExpectations.ts';

/** What an expectation is answered from. */
export interface Asked {
  readonly analysis: Analysis;
  readonly diagnostics: (locale: Locale) => readonly Diagnostic[];
  readonly case: Case;
  /** What stands behind the kind in the info string. */
  readonly option: string;
}

/** The kinds of expectation blocks, each with the text that should stand in the block. */
export const expectations: Readonly<Record<string, (asked: Asked) => string>> = {
  ...navigationExpectations,
  diagnostics: (asked) =>
    findings(asked)
      .map((found) => `${at(asked, found)} ${labelOf(found)}`)
      .join('\n'),
  message: (asked) =>
    findings(asked)
      .map(({ message }) => message)
      .join('\n'),
  related: (asked) =>
    findings(asked)
      .flatMap((found) => found.related())
      .map((related) => `${at(asked, related)} ${related.message}`)
      .join('\n'),
  fixes: (asked) =>
    allFixes(asked)
      .map(({ title }) => title)
      .join('\n'),
  fixed,
  csv: (asked) => sheetOf(asked).rows.map(csvRow).join('\n'),
  head: (asked) => headOf(sheetOf(asked)).join('\n'),
  hover: (asked) => asked.case.cursors.map((cursor) => hoverAt(asked, cursor)).join('\n\n---\n\n'),
  completion: (asked) =>
    completions(asked)
      .items.slice(0, numberIn(asked))
      .map(({ label, detail }) => words(label, detail))
      .join('\n'),
  completed,
  format,
  copied,
  pasted,
  paste,
  refactorings,
  refactored,
  values: ({ analysis: { tree } }) =>
    tree.segments
      .flatMap(({ statements }) => statements.flatMap(stringsIn))
      .map((value) => JSON.stringify(value))
      .join('\n'),
  symbols: ({ analysis }) =>
    documentSymbol(analysis)
      .flatMap((symbol) => outline(symbol, ''))
      .join('\n'),
  tokens,
  inlay,
  lens: (asked) =>
    codeLens(asked.analysis, { locale: localeOf(asked), diagnostics: () => asked.diagnostics(localeOf(asked)) })
      .map(({ span, title }) => `${at(asked, { file: asked.analysis.file, span })} ${title()}`)
      .join('\n'),
  folding: ({ analysis }) =>
    foldingRange(analysis)
      .map(({ startLine, endLine, kind }) => words(`${startLine + 1}-${endLine + 1}`, kind))
      .join('\n'),
};

/** `error[total-mismatch]`. */
export function labelOf({ severity, id }: Diagnostic): string {
  return `${severity}[${id}]`;
}

/**
 * What is found in a text, in the files that it includes and in its profile; of a piece of a budget, nobody asks
 * for the department or for indicators, nor for anything where it is `isPartial`.
 */
export function findingsOf(analysis: Analysis, checked: Case, locale: Locale): Diagnostic[] {
  const profileFile = profileFileOf(checked);
  const { isPartial } = checked;
  const found = diagnostic(analysis, {
    locale,
    profile: profileOf(profileFile),
    failed: (id, error) => {
      throw new Error(`rule ${id} failed`, { cause: error });
    },
  });
  const isPiece = analysis.budget.department === undefined;
  const isAsked = ({ id, span }: Diagnostic): boolean => {
    if (id === 'missing-indicator') return !isPartial && !isPiece;
    return id !== 'missing-field' || (!isPartial && (!isPiece || span.end > 0));
  };
  return [...found.filter(isAsked), ...(profileFile ? profileDiagnostic(profileFile, locale) : [])];
}

function localeOf({ option }: Asked): Locale {
  return /\ben\b/.test(option) ? 'en' : 'zh-cn';
}

/** All that is found; where the option names a rule, what that one finds. */
function findings(asked: Asked): readonly Diagnostic[] {
  const [wanted] = /[a-z]+-[a-z-]+/.exec(asked.option) ?? [];
  return asked.diagnostics(localeOf(asked)).filter(({ id }) => wanted === undefined || id === wanted);
}

function allFixes(asked: Asked): QuickFix[] {
  return findings(asked).flatMap((found) => found.fixes());
}

/** The text of the file that a fix edits, after it: the first one, the one of this number, or the first whose title holds the option. */
function fixed(asked: Asked): string {
  const { analysis, option } = asked;
  const fixes = asked.diagnostics('zh-cn').flatMap((found) => found.fixes());
  const chosen = /^\d*$/.test(option)
    ? fixes[Number(option || 1) - 1]
    : fixes.find(({ title }) => title.includes(option));
  if (!chosen) throw new Error(`no fix “${option}” among: ${fixes.map(({ title }) => title).join(' | ')}`);
  const [{ file } = analysis] = chosen.edits;
  return applyEdits(file.text, chosen.edits).replaceAll('\r\n', '\n');
}

/** A range that is marked around the cursor is the hover's. */
function hoverAt(asked: Asked, cursor: number): string {
  const links = /\blinks\b/.test(asked.option) ? caseLinks : undefined;
  const found = hover(asked.analysis, cursor, localeOf(asked), links);
  checkSpan(asked, cursor, found?.span);
  return found?.markdown ?? '';
}

/** Addresses as short as can be: `部门.budget#3`, `#total-mismatch`. */
const caseLinks: HoverLinks = {
  linkTo: ({ file, span }) => `${file.address}#${file.lines.lineAt(span.start) + 1}`,
  pageOf: (id) => `#${id}`,
};

/** Each token with its type and modifiers, of all types or of those that the option names. */
function tokens({ analysis, option }: Asked): string {
  const wanted = option.split(' ').filter(Boolean);
  return semanticTokens(analysis)
    .flatMap(({ segment, tokens: all }) =>
      all.map(({ start, end, type, modifiers }) => ({
        type,
        line: `${segment.text.slice(start, end)}  ${[type, ...modifiers].join('.')}`,
      })),
    )
    .filter(({ type }) => wanted.length === 0 || wanted.includes(type))
    .map(({ line }) => line)
    .join('\n');
}

/** The lines that have hints, these in ⟦ ⟧; of the kinds that the option names; `accepted`: the text with all of them written into it. */
function inlay(asked: Asked): string {
  const { analysis, option } = asked;
  const named = hintKinds.filter((kind) => option.split(' ').includes(kind));
  const kinds = new Set<HintKind>(named.length > 0 ? named : hintKinds);
  const span = { start: 0, end: analysis.text.length };
  const hints = inlayHint(analysis, { span, kinds, locale: localeOf(asked) });
  if (/\baccepted\b/.test(option))
    return applyEdits(
      analysis.text,
      hints.flatMap((hint) => hint.edit() ?? []),
    );
  if (/\btooltips\b/.test(option)) return hints.map(({ label, tooltip }) => `${label}: ${tooltip()}`).join('\n');
  const lines = new Set(hints.map(({ offset }) => analysis.lines.lineAt(offset)));
  const shown = applyEdits(
    analysis.text,
    hints.map(({ offset, label }) => ({ span: { start: offset, end: offset }, newText: `⟦${label}⟧` })),
  );
  return shown
    .split(/\r\n?|\n/)
    .filter((_, line) => lines.has(line))
    .join('\n');
}

/** What is offered at the cursor, with what it replaces; the items in the order of the list. */
function completions(asked: Asked): Pick<CompletionList, 'items' | 'span'> {
  const [cursor = 0] = asked.case.cursors;
  const { items, span } = completion(asked.analysis, cursor, localeOf(asked), {
    paths: () => [...asked.case.files.keys()],
    diagnostics: () => asked.diagnostics(localeOf(asked)),
  });
  if (items.length > 0) checkSpan(asked, cursor, span);
  return { items: items.toSorted((a, b) => (a.sortText < b.sortText ? -1 : Number(a.sortText > b.sortText))), span };
}

/** The text after taking the first item, or the one whose label begins with the option; placeholders keep what stands in them. */
function completed(asked: Asked): string {
  const { items, span } = completions(asked);
  const chosen = items.find(({ label }) => label.startsWith(asked.option));
  if (!chosen) throw new Error(`no item “${asked.option}” among: ${items.map(({ label }) => label).join(' | ')}`);
  return applyEdits(asked.analysis.text, [{ span, newText: withoutPlaceholders(chosen.insertText) }]);
}

/** A snippet as it is inserted: `${1:0.00}` is `0.00`, `${1|a,b|}` is `a`, `$0` nothing. */
function withoutPlaceholders(snippet: string): string {
  return snippet
    .replace(/(?<!\\)\$\{\d+\|([^,|]*)[^}]*\|\}/g, '$1')
    .replace(/(?<!\\)\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/(?<!\\)\$(?:\d+|\{\d+\})/g, '')
    .replace(/\\([\\$}])/g, '$1');
}

function checkSpan({ case: { marks } }: Asked, cursor: number, span: Span | undefined): void {
  const marked = marks.find(({ start, end }) => start <= cursor && cursor <= end);
  if (marked) expect(span).toEqual(marked);
}

/** `completion 5`: the first five. */
function numberIn({ option }: Asked): number {
  return Number(/\d+/.exec(option)?.[0] ?? Number.POSITIVE_INFINITY);
}

/** `3 «15.46»`: the line, counted from one, and the text there; in another file, `城东.budget:3 «15.46»`. */
function at({ analysis }: Asked, { file, span: { start, end } }: Location): string {
  const line = file.lines.lineAt(start) + 1;
  return `${file === analysis.file ? line : `${file.address}:${line}`} «${file.text.slice(start, end)}»`;
}

function sheetOf({ analysis, option }: Asked): Sheet {
  const sheets = blocksOf(disclose(analysis.budget), 'sheet').map(({ sheet }) => sheet);
  const found = sheets.find(({ id }) => id === option);
  if (!found) throw new Error(`no table “${option}”`);
  return found;
}

/** Title, unit, columns (those below another in parentheses), the row of column numbers, notes. */
function headOf({ title, unit, header, columnNumbers, notes }: Sheet): string[] {
  return [title, unit, header.map(headerText).join(' '), columnNumbers.join(' '), ...notes].filter(Boolean);
}

function headerText({ text, below }: HeaderCell): string {
  return below.length > 0 ? `${text}(${below.map(headerText).join(' ')})` : text;
}

function csvRow({ cells }: Sheet['rows'][number]): string {
  return cells.map(({ text }) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',');
}

/** The values of the strings and texts of a statement and of those in it. */
function stringsIn({ args, block }: Statement): string[] {
  const own = args.flatMap((argument) =>
    argument.kind === 'string' || argument.kind === 'text' ? [argument.value] : [],
  );
  return [...own, ...(block?.statements ?? []).flatMap(stringsIn)];
}

function outline({ kind, name, detail, children }: OutlineSymbol, indent: string): string[] {
  return [indent + words(kind, name, detail), ...children.flatMap((child) => outline(child, `${indent}  `))];
}

function words(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join('  ');
}
