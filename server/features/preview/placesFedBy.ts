import type { Budget, Item, Spending } from '../../model/Budget.ts';
import { CrossFigure } from '../../model/figures/CrossFigure.ts';
import { bitOf, type Cells } from '../../model/figures/cells.ts';
import { BlockFigure, type FigurePart, LineFigure } from '../../model/figures/figures.ts';
import { grandFigure, wholeTree } from '../../model/figures/grandFigure.ts';
import { SubjectFigure } from '../../model/figures/SubjectFigure.ts';
import type { Origin } from '../../model/Origin.ts';
import { BLANK, endOfClass, startOfLine } from '../../syntax/scan.ts';
import type { Statement } from '../../syntax/tree.ts';
import type { Analysis } from '../Analysis.ts';
import { type FigureNode, figureGraph } from '../figureFlow/FigureGraph.ts';
import { isInComment, type Node, nodeAt } from '../nodeAt.ts';
import { commonPlaces, placesOfProject } from './allPlaces.ts';
import { countItems } from './directPlaces.ts';
import type { PublishedPlace } from './publishedPlaces.ts';
import { projectAround, spendingOf } from './statementOwners.ts';

/** A line of money with the codes that it counts under. */
interface Line {
  readonly item: Item;
  readonly bit: Cells;
  readonly functionCode: string;
  readonly economicCode: string;
  /** Whether it is expenditure, and not revenue or procurement. */
  readonly isSpent: boolean;
}

/** What sums so many lines of a block sums the others, too. */
const MOST_LINES = 100;

/** What a statement gives to the document: lines of money, the figure that it states the total of, or its own words. */
interface Given {
  readonly statement: Statement;
  readonly lines: readonly Line[];
  /** What the figure sums; empty where none is stated. */
  readonly stated: readonly FigurePart[];
}

/** budget/previewPlaces: the addresses of what the line at an offset feeds, the most direct one first, then in the order of the document. */
export function placesFedBy(analysis: Analysis, offset: number): string[] {
  const node = meantBy(analysis, offset);
  const statement = node?.statement?.statement;
  if (!node || !statement || isInComment(node) || !isOnLineOf(statement, node)) return [];
  const { budget } = analysis;
  const given = givenBy(statement, budget);
  const project = projectAround(node, budget);
  const places = [...commonPlaces(budget), ...(project ? placesOfProject(budget, project) : [])];
  const fed = places.filter(({ origin }) => feeds(given, origin(), budget));
  const whole = fed.filter(({ origin }) => feedsWholly(given, origin(), budget));
  const direct = mostDirect(whole.length > 0 ? whole : fed);
  return direct ? [direct.address, ...fed.filter((each) => each !== direct).map(({ address }) => address)] : [];
}

/** Whoever goes to a line by its number stands before its indentation, and means what stands behind it. */
function meantBy(analysis: Analysis, offset: number): Node | undefined {
  const node = nodeAt(analysis, offset);
  if (!node) return undefined;
  const { segment, base, at } = node;
  const first = endOfClass(segment.text, startOfLine(segment.text, at), BLANK);
  return at < first ? nodeAt(analysis, base + first) : node;
}

/** Whether a place stands on a line that a statement begins or ends on, or between these: below it nothing is said of it. */
function isOnLineOf({ start, end, block, continues }: Statement, { segment: { text }, at }: Node): boolean {
  if (continues) return false;
  const last = block ? block.start : end;
  return at >= start && !text.slice(last, at).includes('\n');
}

/** The place that sums the fewest lines; of several the one that says most exactly what it is. */
function mostDirect(places: readonly PublishedPlace[]): PublishedPlace | undefined {
  let best: { readonly place: PublishedPlace; readonly count: number; readonly exactness: number } | undefined;
  for (const place of places) {
    const origin = place.origin();
    const count = countItems(origin, Math.min((best?.count ?? 1000) + 1, 1000));
    const exactness = exactnessOf(origin);
    if (best && (count > best.count || (count === best.count && exactness <= best.exactness))) continue;
    best = { place, count, exactness };
  }
  return best?.place;
}

/** A line or block is itself; an economic subject is what the line is for, a functional one what its block is. */
function exactnessOf(origin: Origin): number {
  if (origin.kind === 'written') return 10;
  const [part, ...others] = origin.kind === 'sum' ? origin.parts : [];
  if (!part || others.length > 0) return 0;
  if (!(part.source instanceof SubjectFigure)) return 9;
  const { code } = part.source;
  return code.startsWith('3') && code.length > 3 ? 10 : code.length;
}

function givenBy(statement: Statement, budget: Budget): Given {
  const node = figureGraph(budget).at(statement);
  if (!node) return { statement, lines: unspentLines(statement, budget), stated: [] };
  return { statement, lines: linesOf(node, budget), stated: statedBy(node, statement, budget) };
}

/** What a line says to stay at the end of the year: it counts in no total that anybody states. */
function unspentLines(statement: Statement, { revenue }: Budget): Line[] {
  const items = revenue.flatMap(({ yearEnd }) => yearEnd.filter((item) => item.statement === statement));
  return items.map((item) => lineOf(item, undefined));
}

function linesOf(node: FigureNode, budget: Budget): Line[] {
  switch (node.kind) {
    case 'line':
      return [lineOf(node.item, spendingOf(node.item, budget))];
    case 'block':
      return node.block.spending.items.map((item) => lineOf(item, node.block.spending));
    case 'list':
      return node.list.lines.map((item) => lineOf(item, undefined));
    case 'subject':
    case 'grand':
    case 'table':
      return [];
    default:
      return node satisfies never;
  }
}

/** Of a subject its total, or that of the part of it which the statement is about. */
function statedBy(node: FigureNode, statement: Statement, budget: Budget): readonly FigurePart[] {
  if (node.kind === 'subject') {
    const own = node.figure.assertions().find(({ declared }) => declared.statement === statement);
    return [{ source: node.figure, cells: own?.cells ?? node.cells }];
  }
  if (node.kind !== 'grand') return [];
  const whole = wholeTree(node.key);
  if (whole) return [{ source: budget.figures[whole.tree].root, cells: whole.cells }];
  return grandFigure(node.key, budget)?.parts() ?? [];
}

function lineOf(item: Item, spending: Spending | undefined): Line {
  return {
    item,
    bit: 1 << bitOf(item),
    functionCode: spending?.function?.code ?? '',
    economicCode: item.subject?.code ?? '',
    isSpent: spending !== undefined,
  };
}

function feeds(given: Given, origin: Origin, budget: Budget): boolean {
  switch (origin.kind) {
    case 'written':
    case 'counted':
      return origin.at.some(({ bound }) => bound.statement === given.statement);
    case 'prior':
      return false;
    case 'share':
      return feeds(given, origin.part.origin(), budget);
    case 'change':
      return feeds(given, origin.now.origin(), budget) || feeds(given, origin.before.origin(), budget);
    case 'sum': {
      const parts = origin.parts.flatMap(uncrossed);
      const hasLine = parts.some((part) => given.lines.some((line) => contains(part, line, budget)));
      return hasLine || isSameSum(parts, given.stated);
    }
    default:
      return origin satisfies never;
  }
}

/** Whether all lines of a block are in a place: its total is not about one of them. */
function feedsWholly(given: Given, origin: Origin, budget: Budget): boolean {
  return given.lines.slice(0, MOST_LINES).every((line) => feeds({ ...given, lines: [line] }, origin, budget));
}

/** A sum across subjects is known by what these give to it. */
function uncrossed(part: FigurePart): readonly FigurePart[] {
  return part.source instanceof CrossFigure ? part.source.parts(part.cells) : [part];
}

/** Whether two sums are of the same money: what is zero says nothing. */
function isSameSum(sum: readonly FigurePart[], other: readonly FigurePart[]): boolean {
  const [parts, others] = [sum.filter(hasMoney), other.filter(hasMoney)];
  return (
    others.length > 0 &&
    parts.length === others.length &&
    others.every((each) => parts.some((part) => isSame(part, each)))
  );
}

function hasMoney({ source, cells }: FigurePart): boolean {
  return (cells & source.nonZero) !== 0;
}

function isSame(a: FigurePart, b: FigurePart): boolean {
  return a.source === b.source && (a.cells & a.source.nonZero) === (b.cells & b.source.nonZero);
}

/** Whether a line is one of those that a figure sums. */
function contains({ source, cells }: FigurePart, line: Line, budget: Budget): boolean {
  if ((cells & line.bit) === 0 || (source.nonZero & line.bit) === 0) return false;
  if (source instanceof LineFigure) return source.item === line.item;
  if (source instanceof BlockFigure) return source.spending.items.includes(line.item);
  return source instanceof SubjectFigure && subjectContains(source, line, budget);
}

/** The trees of the whole budget are known by code; one that was made of some units alone is searched. */
function subjectContains(
  source: SubjectFigure,
  { economicCode, functionCode, item, isSpent, bit }: Line,
  { figures }: Budget,
): boolean {
  const { code } = source;
  if (source === figures.expenditure.find(code)) return isSpent && functionCode.startsWith(code);
  if (source === figures.economic.find(code)) return isSpent && economicCode !== '' && economicCode.startsWith(code);
  if (!functionCode.startsWith(code) && !economicCode.startsWith(code)) return false;
  for (const each of source.items(bit)) if (each === item) return true;
  return false;
}
