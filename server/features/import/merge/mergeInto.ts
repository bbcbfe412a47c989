import type { Locale } from '../../../language/locale.ts';
import type { Localized } from '../../../language/schema.ts';
import type { Budget, Spending, Unit } from '../../../model/Budget.ts';
import { statesMoneyUnit } from '../../../model/moneyUnitAt.ts';
import type { SourceFile } from '../../../model/SourceFile.ts';
import { budgetOf, scopeNamed } from '../../../model/units/unitBudget.ts';
import { commonEnds } from '../../../text/commonEnds.ts';
import { groupedBy } from '../../../text/groupedBy.ts';
import { lineBreakOf } from '../../../text/lineBreakOf.ts';
import { applyEdits, type TextEdit } from '../../../text/TextEdit.ts';
import { type Analysis, analyse } from '../../Analysis.ts';
import { brokenLinesOf } from '../../brokenLines.ts';
import { standardStyle } from '../../formatting/FormatStyle.ts';
import { isLaidOut, laidOut } from '../../formatting/laidOut.ts';
import { keywordLanguageOf } from '../../keywordLanguage.ts';
import { withUnits } from '../../refactoring/convertUnit.ts';
import type { ImportedTables } from '../importedTables.ts';
import { ownReports } from '../own/ownReports.ts';
import type { SheetReport } from '../sheetReports.ts';
import { inUnit } from './inUnit.ts';
import { type Change, Merger } from './Merger.ts';
import { ofDepartmentOnly } from './mergeNotes.ts';
import { withoutBlanks } from './sameStatement.ts';
import { otherTotals } from './toldTotals.ts';
import { departmentName, Spenders } from './units.ts';

/** What a budget that is there becomes with the figures of some tables. */
export interface Merged {
  /** The files that change. */
  readonly files: readonly MergedFile[];
  /** In the order of the tables. */
  readonly changes: readonly Change[];
  readonly notes: readonly Localized[];
}

type Tables = Pick<ImportedTables, 'text' | 'own' | 'heads' | 'subjectCells'>;

/** A file and what becomes of it. */
export interface MergedFile {
  readonly file: SourceFile;
  readonly edits: readonly TextEdit[];
}

/**
 * The figures of tables, as the text of a budget, written into a budget that is there: amounts and texts that the tables tell
 * otherwise are replaced, what is new is added. All else stays, each comment too, and no total is asserted that was not; what
 * the tables do not have, or do not tell clearly, is named in the notes. A sentence says why where that cannot be.
 */
export function mergeInto(
  analysis: Analysis,
  { text: imported, own, heads = [], subjectCells = new Map() }: Tables,
  locale: Locale,
): Merged | Localized {
  const there = analysis.uncut;
  if (there.budget.parts.every(({ bound, segment }) => bound.length + segment.faults.length === 0))
    return asBlank(there.root, imported);
  const [headed, ...others] = new Spenders(there.budget).headed(heads);
  if (headed && others.length > 0) return ofSeveralUnits([headed, ...others]);
  const told = toldFor(there, imported, headed);
  const reason = whyNot(there, told.tables);
  if (reason) return reason;
  const merger = new Merger(there, told.tables, subjectCells, locale);
  merger.merge(own !== undefined);
  const merged = Array.from(
    groupedBy(merger.edits, ({ file }) => file),
    ([file, own]) => ({ file, text: mergedText(file, own) }),
  );
  if (merged.some(({ text }) => brokenLinesOf(analyse(text)).length > 0)) return cannotMerge;
  const files = merged.map(({ file, text }) => ({ file, edits: lineEdits(file.text, text) }));
  return {
    files: files.filter((each) => each.edits.length > 0),
    changes: merger.changes,
    notes: [
      ...merger.notes,
      ...toldNotes({ ...told, subjectCells }, there, afterMerge(there, merged)),
      ...yearNote(there, told.tables),
    ],
  };
}

/** What became of the sheets: rows of a workbook of ours are held against the budget into which it was written. */
export function mergedSheets(
  analysis: Analysis,
  { files }: Merged,
  { sheets, own }: ImportedTables,
  locale: Locale,
): readonly SheetReport[] {
  if (!own) return sheets;
  const merged = files.map(({ file, edits }) => ({ file, text: applyEdits(file.text, edits) }));
  return ownReports(afterMerge(analysis.uncut, merged), own, 'merged', locale);
}

/** A file without a statement takes all of the tables, below its comments. */
function asBlank(file: SourceFile, imported: string): Merged {
  const end = file.text.length;
  const gap = /\S[^\n]*$/.test(file.text) ? '\n\n' : file.text.trim() === '' ? '' : '\n';
  const edits = [{ span: { start: end, end }, newText: gap + imported }];
  return { files: [{ file, edits }], changes: [], notes: [] };
}

/** What the tables tell beside what was written; totals of a unit's are held against the budget of that unit. */
function toldNotes(
  { totals, unit, leftOut, subjectCells }: Told & Pick<Required<Tables>, 'subjectCells'>,
  there: Analysis,
  after: Budget,
): Localized[] {
  const ofUnit = (budget: Budget): Budget => {
    const scope = unit && scopeNamed(budget, unit.name);
    return scope ? budgetOf(budget, scope) : budget;
  };
  const differing = otherTotals({ told: totals, subjectCells }, ofUnit(there.budget), ofUnit(after));
  return unit && leftOut.length > 0 ? [ofDepartmentOnly(unit.name, leftOut), ...differing] : differing;
}

/** The budget with the files that were changed. */
function afterMerge(there: Analysis, merged: readonly { readonly file: SourceFile; readonly text: string }[]): Budget {
  return merged.reduce<Analysis>((now, { file, text }) => {
    const before = now.files.find(({ address }) => address === file.address) ?? now.root;
    return now.seenFrom(before).withText(text);
  }, there).budget;
}

/** What tables tell, for a budget into which they are written. */
interface Told {
  /** With amounts that mean the same there, in the language of its keywords. */
  readonly tables: Analysis;
  /** Their totals, those of a unit too. */
  readonly totals: Budget;
  /** The unit that all of them are of; undefined where they are the department's. */
  readonly unit: Unit | undefined;
  /** Of a unit's: the words of what only a department has. */
  readonly leftOut: readonly string[];
}

function toldFor(there: Analysis, imported: string, headed: Unit | undefined): Told {
  const style = { ...standardStyle, keywords: keywordLanguageOf(there.budget.parts) };
  const made = analyse(laidOut(imported, style));
  const listsUnits = made.budget.units.length > 0;
  const unit = new Spenders(there.budget).titled(made.budget.department) ?? (listsUnits ? undefined : headed);
  const { text, leftOut } = unit ? inUnit(made, unit) : { text: '', leftOut: [] };
  const tables = unit ? analyse(laidOut(text, style)) : made;
  const statesOwn = there.budget.units.some(({ unit: { bound, segment } }) =>
    statesMoneyUnit({ segment, start: bound.statement.start }),
  );
  const isSame = there.budget.fileUnit === tables.budget.fileUnit && !statesOwn;
  return { tables: isSame ? tables : analyse(withUnits(tables)), totals: made.budget, unit, leftOut };
}

function whyNot(there: Analysis, told: Analysis): Localized | undefined {
  for (const file of there.files) {
    const [broken] = brokenLinesOf(file);
    if (broken !== undefined) return notRead(file === there.root ? '' : file.address, broken);
  }
  const [own, other] = [nameOf(there), nameOf(told)];
  const { department } = told.budget;
  const isSameCode = department?.code !== '' && department?.code === there.budget.department?.code;
  if (own !== '' && other !== '' && departmentName(own) !== departmentName(other) && !isSameCode)
    return ofAnother(own, other);
  return department && new Spenders(there.budget).isOwnLevel(department) ? undefined : splitOtherwise(there, told);
}

function nameOf({ budget: { department } }: Analysis): string {
  return department?.name.trim() ?? '';
}

/** Where the one tells units apart and the other does not, money would stand in both places. */
function splitOtherwise({ budget: there }: Analysis, { budget: told }: Analysis): Localized | undefined {
  const spenders = new Spenders(there);
  const others = told.units.filter(({ unit }) => !spenders.isDepartment(unit.bound));
  const areKnown = others.some(({ unit }) => spenders.knows(unit));
  for (const kind of ['basic', 'project'] as const) {
    const namesIn = (parts: readonly Pick<Budget, 'spendings'>[]): ReadonlySet<string> =>
      new Set(
        parts.flatMap(({ spendings }) =>
          spendings.flatMap((each) => (each.kind === kind ? [nameOfSpending(each)] : [])),
        ),
      );
    const all = namesIn([there]);
    if (all.size === 0 || namesIn([told]).size === 0) continue;
    const [own, other] = [namesIn(there.units), namesIn(others)];
    if (own.size > 0 && other.size === 0) return noUnitsTold;
    // What units of the file have none of so far is theirs, unless it stands with the department.
    if (own.size === 0 && other.size > 0 && (!areKnown || [...other].some((name) => all.has(name))))
      return noUnitsThere;
  }
  return undefined;
}

function nameOfSpending({ name, function: subject }: Spending): string {
  return withoutBlanks(name) || (subject?.code ?? '');
}

function yearNote({ budget: there }: Analysis, { budget: told }: Analysis): Localized[] {
  const [own, other] = [there.year, told.year];
  if (own === undefined || other === undefined || own === other) return [];
  return [
    {
      zh: `表里写的是 ${other}年，文件是 ${own}年度的预算，年度没有改`,
      en: `the tables are of ${other}, the file is the budget of ${own}: its year was not changed`,
    },
  ];
}

/** The text with the edits made, with its own line ends; laid out where it was. */
function mergedText({ text }: SourceFile, edits: readonly TextEdit[]): string {
  const lineBreak = lineBreakOf(text);
  const merged = applyEdits(
    text,
    edits.map(({ span, newText }) => ({ span, newText: newText.replace(/\r?\n/g, lineBreak) })),
  );
  return isLaidOut(text) ? laidOut(merged) : merged;
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
    en: `${file ? `${file}: ` : ''}line ${line} cannot be read: correct it first`,
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

function ofSeveralUnits(units: readonly Unit[]): Localized {
  const names = units.map(({ name }) => name);
  return {
    zh: `表格是“${names.join('”、“')}”的，没有并入；请一个单位一个单位地导入`,
    en: `the tables are of ${names.join(', ')}: nothing was written; import those of one unit at a time`,
  };
}

const noUnitsThere: Localized = {
  zh: '表格按预算单位分列，文件里的这些支出没有分预算单位，没有并入',
  en: 'the tables list by unit what the file does not: nothing was written',
};

const noUnitsTold: Localized = {
  zh: '文件分预算单位，表格没有分，没有并入；请把各单位的工作簿一起导入，只是本级的表在表头的部门名称后写“（本级）”',
  en: 'the file tells units apart, the tables do not: nothing was written; import the workbooks of the units with them, or write （本级） after the department’s name in the head of tables of the department alone',
};
