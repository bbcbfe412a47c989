import { governmentTwin } from '../data/catalogue.ts';
import type { Budget, Unit } from '../model/Budget.ts';
import { crossFigure, operatingSubjects } from '../model/figures/CrossFigure.ts';
import { type Cells, everything, partCells } from '../model/figures/cells.ts';
import { type BlockFigure, blockOf, type FigurePart } from '../model/figures/figures.ts';
import type { SubjectFigure } from '../model/figures/SubjectFigure.ts';
import { unitFigures } from '../model/units/unitFigures.ts';
import { Attached } from '../text/Attached.ts';
import { chineseNumber } from '../text/chineseNumber.ts';
import { onceFor } from '../text/onceFor.ts';
import { inWords } from './inWords.ts';
import type { ClassRows, FigureRow, Measure, Rows, Side, TextColumn, TreeRows, UnitRows } from './layout.ts';
import { cellsOf, leaves, unionOfColumns } from './where.ts';

/** One row before it is cut into columns. */
export interface Line {
  readonly kind: Rows['kind'];
  readonly key: string;
  readonly texts: Readonly<Record<TextColumn['show'], string>>;
  readonly level: number;
  readonly isTotal: boolean;
  readonly cells: Cells;
  /** What the row sums; undefined in a row without figures. */
  readonly parts: ((cells: Cells) => readonly FigurePart[]) | undefined;
  /** Of a figure row, what it sums. */
  readonly of: readonly Measure[];
  /** The classification's code where 人员经费 and 公用经费 are told apart; empty for all codes together. */
  readonly economicCode?: string;
}

const NO_TEXT = { class: '', section: '', item: '', code: '', name: '', label: '', government: '' };

/** A row without text and figures. */
export const BLANK: Line = {
  kind: 'blank',
  key: '',
  texts: NO_TEXT,
  level: 0,
  isTotal: false,
  cells: 0,
  parts: undefined,
  of: [],
};

/** The lines of some rows, with the subjects, units and projects that have figures in a column of the side. */
export function linesOf(rows: Rows, budget: Budget, side: Side): Line[] {
  const wanted = unionOfColumns(side);
  switch (rows.kind) {
    case 'figure':
      return [figureLine(rows, budget)];
    case 'tree':
      return treeLines(rows, budget, wanted);
    case 'economic':
      return economicLines(budget, wanted, side);
    case 'classes':
      return classLines(rows, budget, wanted);
    case 'units':
      return unitLines(rows, budget, wanted);
    case 'projects':
      return projectLines(rows, budget, wanted);
    case 'blank':
      return rows.count === 'fill' ? [] : Array.from({ length: rows.count }, () => BLANK);
    default:
      return rows satisfies never;
  }
}

function figureLine({ key, label: template, of, where, emphasis }: FigureRow, budget: Budget): Line {
  const label = inWords(template, budget);
  return {
    kind: 'figure',
    key,
    of,
    level: 0,
    isTotal: emphasis === 'total',
    cells: cellsOf(where),
    economicCode: '',
    texts: { ...NO_TEXT, label, class: label, code: label, name: label },
    parts: (cells) => partsOf(of, budget, cells),
  };
}

/** What makes up the sum of some measures. */
export function partsOf(of: readonly Measure[], budget: Budget, cells: Cells): FigurePart[] {
  return of.flatMap((measure) => measureParts(measure, budget, cells));
}

function measureParts(measure: Measure, budget: Budget, cells: Cells): FigurePart[] {
  const { figures } = budget;
  if (measure === 'operatingCosts') return budget.scopes.flatMap((scope) => operatingParts(scope, cells));
  if (measure === 'revenue' || measure === 'expenditure' || measure === 'yearEnd')
    return [{ source: figures[measure].root, cells }];
  return measure.economicCodes.flatMap((code) => subjectPart(figures.economic.find(code), cells));
}

function subjectPart(source: SubjectFigure | undefined, cells: Cells): FigurePart[] {
  return source ? [{ source, cells }] : [];
}

function operatingParts(scope: Budget['scopes'][number], cells: Cells): FigurePart[] {
  return operatingSubjects(scope).map((source) => ({ source, cells: cells & partCells.basic }));
}

function treeLines(rows: TreeRows, budget: Budget, wanted: Cells): Line[] {
  const { by, levels } = rows;
  return [...budget.figures[by].root.walk()]
    .filter((subject) => hasRow(rows, subject, wanted))
    .map((subject) => subjectLine('tree', subject, budget, Math.max(1, levels.indexOf(subject.code.length) + 1)));
}

/** Whether a subject has a row among those of a classification, as far as it has figures. */
export function hasRow({ levels, withLeaves }: TreeRows, subject: SubjectFigure, wanted: Cells): boolean {
  const { code, nonZero, children } = subject;
  if ((nonZero & wanted) === 0) return false;
  if (levels.includes(code.length)) return true;
  return withLeaves === true && code !== '' && children.every((child) => (child.nonZero & wanted) === 0);
}

const subjectLines = new Attached<SubjectFigure, Line>();

/** The same line as long as nothing of the subject is another. */
function subjectLine(kind: Line['kind'], subject: SubjectFigure, { nameOf }: Budget, level: number): Line {
  const name = nameOf(subject.code);
  const known = subjectLines.get(subject);
  if (known?.kind === kind && known.level === level && known.texts.name === name) return known;
  const line = newSubjectLine(kind, subject, name, level);
  subjectLines.set(subject, line);
  return line;
}

function newSubjectLine(kind: Line['kind'], subject: SubjectFigure, name: string, level: number): Line {
  const { code } = subject;
  return {
    kind,
    of: [],
    key: code,
    level,
    isTotal: false,
    cells: everything,
    economicCode: code,
    texts: {
      ...NO_TEXT,
      class: code.slice(0, 3),
      section: code.slice(3, 5),
      item: code.slice(5),
      code,
      name,
      label: name,
    },
    parts: (cells) => [{ source: subject, cells }],
  };
}

/** 类 and 款; a 款 that units of different kinds spend has one row for each government twin, where these are shown. */
function economicLines(budget: Budget, wanted: Cells, side: Side): Line[] {
  const groups = unitGroups(budget);
  const showsTwins = leaves(side.columns).some((column) => 'show' in column && column.show === 'government');
  return [...budget.figures.economic.root.walk()]
    .filter(({ code, nonZero }) => (code.length === 3 || code.length === 5) && nonZero & wanted)
    .flatMap((subject) => {
      if (subject.code.length === 3) return [subjectLine('economic', subject, budget, 1)];
      const used = groups.flatMap(({ isInstitution, figures }) => {
        const own = figures.economic.find(subject.code);
        return own && own.nonZero & wanted ? [{ own, twin: governmentTwin(subject.code, isInstitution) }] : [];
      });
      const isApart = showsTwins && new Set(used.map(({ twin }) => twin?.code)).size > 1;
      return used.slice(0, isApart ? undefined : 1).map(({ own, twin }) => {
        const line = subjectLine('economic', isApart ? own : subject, budget, 2);
        const key = isApart && twin ? `${line.key}-${twin.code}` : line.key;
        return { ...line, key, texts: { ...line.texts, government: twin?.name ?? '' } };
      });
    });
}

/** The units by which of the two government classifications they use. */
function unitGroups({ scopes, figures }: Budget): { isInstitution: boolean; figures: Budget['figures'] }[] {
  const of = (isInstitution: boolean): Budget['scopes'] =>
    scopes.filter(({ unit }) => (unit.kind === 'institution') === isInstitution);
  const groups = [false, true].filter((isInstitution) =>
    of(isInstitution).some(({ spendings }) => spendings.length > 0),
  );
  if (groups.length < 2) return [{ isInstitution: groups[0] ?? true, figures }];
  return groups.map((isInstitution) => ({
    isInstitution,
    figures: unitFigures(of(isInstitution).flatMap(({ spendings }) => [...spendings])),
  }));
}

function classLines({ codes }: ClassRows, budget: Budget, wanted: Cells): Line[] {
  const tree = budget.figures.expenditure;
  const others = tree.root.children
    .filter(({ code, nonZero }) => !codes.includes(code) && nonZero & wanted)
    .map(({ code }) => code);
  return [...codes, ...others].map((code, i) => {
    const subject = tree.find(code);
    const label = `${chineseNumber(i + 1)}、${budget.nameOf(code)}`;
    return {
      kind: 'classes',
      of: [],
      key: code,
      level: 0,
      isTotal: false,
      cells: everything,
      texts: { ...NO_TEXT, code, label, name: label },
      parts: (cells) => subjectPart(subject, cells),
    };
  });
}

function unitLines(rows: UnitRows, budget: Budget, wanted: Cells): Line[] {
  return budget.scopes.flatMap((scope) => {
    const parts = (cells: Cells): FigurePart[] =>
      budget.units.length === 0 ? [{ source: crossFigure('operating', budget), cells }] : operatingParts(scope, cells);
    if (!parts(wanted).some(({ source, cells }) => source.nonZero & cells)) return [];
    return [labelLine('units', `unit-${scope.unit.code}`, unitLabel(scope.unit, rows, budget), 1, parts)];
  });
}

/** What the row of a unit is called; the department itself is told from the department with all its units. */
function unitLabel({ name, bound }: Unit, { ownLevel }: UnitRows, { department, units }: Budget): string {
  const isOwn = units.length > 0 && bound === department?.bound;
  return isOwn && !name.endsWith(ownLevel) ? name + ownLevel : name;
}

function labelLine(
  kind: Line['kind'],
  key: string,
  label: string,
  level: number,
  parts: NonNullable<Line['parts']>,
): Line {
  return {
    kind,
    of: [],
    key,
    level,
    isTotal: false,
    cells: everything,
    texts: { ...NO_TEXT, code: label, name: label, label },
    parts,
  };
}

/**
 * The department, its units that have projects, and under each its projects in text order; without units the department is
 * its own.
 */
function projectLines(rows: UnitRows, budget: Budget, wanted: Cells): Line[] {
  const { department, figures } = budget;
  const ofAll = (cells: Cells): FigurePart[] => [{ source: figures.expenditure.root, cells }];
  const units = budget.scopes.flatMap(({ unit, spendings }) => {
    const blocks = spendings
      .flatMap((spending) => (spending.kind === 'project' ? [blockOf(spending)] : []))
      .filter(({ nonZero }) => nonZero & wanted);
    if (blocks.length === 0) return [];
    const ofBlocks = (cells: Cells): FigurePart[] => blocks.map((source) => ({ source, cells }));
    const parts = budget.units.length === 0 ? ofAll : ofBlocks;
    return [
      labelLine('projects', `unit-${unit.code}`, unitLabel(unit, rows, budget), 2, parts),
      ...blocks.map((block) => projectLine(block)),
    ];
  });
  if (units.length === 0) return [];
  const whole = labelLine('projects', 'department', department?.name ?? '', 1, ofAll);
  return withUniqueKeys([whole, ...units]);
}

/** The same line as long as nothing of the project is another. */
const projectLine = onceFor((block: BlockFigure): Line => {
  const name = block.spending?.name ?? '';
  return labelLine('projects', name.replaceAll('/', '／'), name, 3, (cells) => [{ source: block, cells }]);
});

function withUniqueKeys(lines: readonly Line[]): Line[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const times = (seen.get(line.key) ?? 0) + 1;
    seen.set(line.key, times);
    return times === 1 ? line : { ...line, key: `${line.key}#${times}` };
  });
}
