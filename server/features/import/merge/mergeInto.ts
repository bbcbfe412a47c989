import type { Locale } from '../../../language/locale.ts';
import type { Localized } from '../../../language/schema.ts';
import type { Budget } from '../../../model/Budget.ts';
import type { SourceFile } from '../../../model/SourceFile.ts';
import { commonEnds } from '../../../text/commonEnds.ts';
import { groupedBy } from '../../../text/groupedBy.ts';
import { applyEdits, type TextEdit } from '../../../text/TextEdit.ts';
import { type Analysis, analyse } from '../../Analysis.ts';
import type { FileEdit } from '../../diagnostic.ts';
import { standardStyle } from '../../formatting/FormatStyle.ts';
import { formatting } from '../../formatting.ts';
import { keywordLanguageOf } from '../../keywordLanguage.ts';
import { withUnits } from '../../refactoring/convertUnit.ts';
import { type Change, Merger } from './Merger.ts';

/** What a budget that is there becomes with the figures of some tables. */
export interface Merged {
  /** The files that change. */
  readonly files: readonly MergedFile[];
  /** In the order of the tables. */
  readonly changes: readonly Change[];
  readonly notes: readonly Localized[];
}

export interface MergedFile {
  readonly file: SourceFile;
  readonly edits: readonly TextEdit[];
}

/**
 * The figures of tables, as the text of a budget, written into a budget that is there: amounts and texts that the tables tell
 * otherwise are replaced, what is new is added, lines of money that a list of the tables has no more become comments. All else
 * stays, each comment too, and no total is asserted that was not. A sentence says why where that cannot be.
 */
export function mergeInto(analysis: Analysis, imported: string, locale: Locale): Merged | Localized {
  const there = analysis.uncut;
  const told = asThere(there, imported);
  const reason = whyNot(there, told);
  if (reason) return reason;
  const merger = new Merger(there, told, locale);
  merger.merge();
  const edits = groupedBy([...merger.edits, ...comments(there.root, imported)], ({ file }) => file);
  const merged = Array.from(edits, ([file, own]) => ({ file, text: mergedText(file, own) }));
  if (merged.some(({ text }) => faultLine(analyse(text).file) !== undefined)) return cannotMerge;
  const files = merged.map(({ file, text }) => ({ file, edits: lineEdits(file.text, text) }));
  return {
    files: files.filter((each) => each.edits.length > 0),
    changes: merger.changes,
    notes: [...merger.notes, ...yearNote(there, told)],
  };
}

/** The budget of the tables with amounts that mean the same in the other one, in the language of its keywords. */
function asThere(there: Analysis, imported: string): Analysis {
  const keywords = keywordLanguageOf(there.budget.parts);
  const made = analyse(applyEdits(imported, formatting(analyse(imported), { ...standardStyle, keywords })));
  return there.budget.unit === made.budget.unit ? made : analyse(withUnits(made));
}

function whyNot(there: Analysis, told: Analysis): Localized | undefined {
  for (const file of there.files) {
    const broken = faultLine(file);
    if (broken !== undefined) return notRead(file === there.root ? '' : file.address, broken);
  }
  const [own, other] = [nameOf(there), nameOf(told)];
  if (own !== '' && other !== '' && own !== other) return ofAnother(own, other);
  return splitOtherwise(there, told);
}

/** The number of the first line that is no statement. */
function faultLine({ tree, lines }: SourceFile): number | undefined {
  const broken = tree.segments.findIndex(({ faults }) => faults.length > 0);
  if (broken < 0) return undefined;
  return lines.lineAt((tree.starts[broken] ?? 0) + (tree.segments[broken]?.faults[0]?.start ?? 0)) + 1;
}

function nameOf({ budget: { department } }: Analysis): string {
  return department?.name.trim() ?? '';
}

/** Where the one tells units apart and the other does not, money would stand in both places. */
function splitOtherwise({ budget: there }: Analysis, { budget: told }: Analysis): Localized | undefined {
  for (const kind of ['basic', 'project'] as const) {
    const spends = ({ spendings }: Pick<Budget, 'spendings'>): boolean => spendings.some((each) => each.kind === kind);
    if (!spends(there) || !spends(told)) continue;
    const [own, other] = [there.units.some(spends), told.units.some(spends)];
    if (own !== other) return own ? noUnitsTold : noUnitsThere;
  }
  return undefined;
}

function yearNote({ budget: there }: Analysis, { budget: told }: Analysis): Localized[] {
  const [own, other] = [there.year, told.year];
  if (own === undefined || other === undefined || own === other) return [];
  return [
    {
      zh: `表里写的是 ${other} 年，文件是 ${own} 年度的预算，年度没有改`,
      en: `the tables are of ${other}, the file is the budget of ${own}: its year was not changed`,
    },
  ];
}

/** What of the tables is not among the statements, where the file does not say it yet. */
function comments(file: SourceFile, imported: string): FileEdit[] {
  const { text } = file;
  const known = new Set(text.split(lineEnd).map((line) => line.trim()));
  const lines = imported.split(lineEnd).filter((line) => line.startsWith('#') && !known.has(line.trim()));
  if (lines.length === 0) return [];
  const before = /(?:^|[\r\n])$/.test(text) ? '' : '\n';
  return [{ file, span: { start: text.length, end: text.length }, newText: `${before}${lines.join('\n')}\n` }];
}

const lineEnd = /\r\n?|\n/;

/** The text with the edits made, with its own line ends; laid out where it was. */
function mergedText({ text }: SourceFile, edits: readonly TextEdit[]): string {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const merged = applyEdits(
    text,
    edits.map(({ span, newText }) => ({ span, newText: newText.replace(/\r?\n/g, lineBreak) })),
  );
  return isLaidOut(text) ? applyEdits(merged, formatting(analyse(merged), standardStyle)) : merged;
}

function isLaidOut(text: string): boolean {
  return applyEdits(text, formatting(analyse(text), standardStyle)) === text;
}

/** One edit of the lines between those that two texts have in common at their ends. */
function lineEdits(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const [old, now] = [before, after].map((text) => text.split(/(?<=\n)/));
  if (!old || !now) return [];
  const { start, end } = commonEnds(old, now);
  const length = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length, 0);
  return [
    {
      span: { start: length(old.slice(0, start)), end: length(old.slice(0, old.length - end)) },
      newText: now.slice(start, now.length - end).join(''),
    },
  ];
}

/** In an included file, which the sentence names. */
function notRead(file: string, line: number): Localized {
  return {
    zh: `${file ? `${file} ` : ''}第 ${line} 行读不懂，请先改好`,
    en: `${file ? `${file}: ` : ''}line ${line} cannot be read: mend it first`,
  };
}

const cannotMerge: Localized = {
  zh: '并入后会有读不懂的行，没有改写',
  en: 'the file would have lines that cannot be read: nothing was written',
};

function ofAnother(own: string, other: string): Localized {
  return {
    zh: `文件是“${own}”的预算，表格是“${other}”的，没有并入`,
    en: `the file is the budget of “${own}”, the tables are of “${other}”: nothing was written`,
  };
}

const noUnitsThere: Localized = {
  zh: '表格按预算单位分列，文件没有分预算单位，没有并入',
  en: 'the tables tell units apart, the file does not: nothing was written',
};

const noUnitsTold: Localized = {
  zh: '文件分预算单位，表格没有分，没有并入；请把各单位的工作簿一起导入',
  en: 'the file tells units apart, the tables do not: nothing was written; import the workbooks of the units with them',
};
