import type { Budget, Spending } from '../../model/Budget.ts';
import type { Bound } from '../../model/binding/bind.ts';
import { type Cells, partCells } from '../../model/figures/cells.ts';
import type { FigureSource } from '../../model/figures/figures.ts';
import { type Origin, partsOfOrigin } from '../../model/Origin.ts';
import type { Statement } from '../../syntax/tree.ts';
import { addToGroup } from '../../text/groupedBy.ts';
import type { Analysis, Location } from '../Analysis.ts';
import { nodeAt } from '../nodeAt.ts';
import { commonPlaces, formIds, placesOfProject } from './allPlaces.ts';
import type { PublishedPlace } from './publishedPlaces.ts';
import { projectAround } from './statementOwners.ts';

/** A figure that sums more lines than these is not about one of them. */
const MOST_ITEMS = 12;

/** Where something that was found shows: the parts of the document, and the places in them. */
export interface Shown {
  readonly parts: readonly string[];
  readonly addresses: readonly string[];
}

/** Says where what is found at a place of the text shows in the document: where the statement stands, else where its block does. */
export function directPlaces(analysis: Analysis): (location: Location) => Shown {
  const { budget } = analysis;
  const common = indexed(commonPlaces(budget), basicBlocks(budget));
  const ofProject = new Map<Spending, Index>();
  const indexOf = (project: Spending): Index => {
    const index = ofProject.get(project) ?? indexed(placesOfProject(budget, project), new Map());
    ofProject.set(project, index);
    return index;
  };
  const partOf = partByStatement(budget);
  return ({ file, span }) => {
    const node = nodeAt(analysis.seenFrom(file), span.start);
    const { owners = [], statement: last, at = 0 } = node ?? {};
    const own = last && at <= last.statement.end ? (last.beginning ?? last) : undefined;
    const project = projectAround({ statement: own, owners }, budget);
    const ofOwn = project && indexOf(project);
    const steps = [...(own ? [own] : []), ...owners.toReversed()];
    for (const { statement } of steps) {
      const places = nearest([...(ofOwn?.get(statement) ?? []), ...(common.get(statement) ?? [])]);
      const part = partOf.get(statement);
      const parts = [...new Set([...(part ? [part] : []), ...places.map((place) => place.part)])];
      if (parts.length > 0) return { parts, addresses: places.map(({ address }) => address) };
    }
    return { parts: [], addresses: [] };
  };
}

type Index = ReadonlyMap<Statement, readonly Direct[]>;

function nearest(all: readonly Direct[]): PublishedPlace[] {
  const least = Math.min(...all.map(({ distance }) => distance));
  return all.filter(({ distance }) => distance === least).map(({ place }) => place);
}

/** How many lines an origin sums, counted up to a limit. */
export function countItems(origin: Origin, most: number): number {
  let count = 0;
  for (const { source, cells } of partsOfOrigin(origin)) {
    for (const _ of source.items(cells)) {
      count++;
      if (count >= most) return count;
    }
  }
  return count;
}

/** A place with how directly it is about a statement: 0 for its own words and totals, else how many lines it sums. */
interface Direct {
  readonly place: PublishedPlace;
  readonly distance: number;
}

/** The blocks of basic expenditure, by the figure of their subject. */
function basicBlocks({ figures, spendings }: Budget): ReadonlyMap<FigureSource, readonly Statement[]> {
  const blocks = new Map<FigureSource, Statement[]>();
  for (const { kind, function: subject, bound } of spendings) {
    const figure = kind === 'basic' && subject ? figures.expenditure.find(subject.code) : undefined;
    if (figure) addToGroup(blocks, figure, bound.statement);
  }
  return blocks;
}

/**
 * What is most directly about each statement: its own words, the totals that it declares, else the figures of fewest lines that
 * have it; about a block of basic expenditure what its subject has of that.
 */
function indexed(all: readonly PublishedPlace[], blocks: ReadonlyMap<FigureSource, readonly Statement[]>): Index {
  const index = new Map<Statement, Direct[]>();
  const add = (statement: Statement, place: PublishedPlace, distance: number): void => {
    const known = index.get(statement);
    const nearest = known?.[0]?.distance ?? Number.POSITIVE_INFINITY;
    if (distance > nearest) return;
    if (!known || distance < nearest) index.set(statement, [{ place, distance }]);
    else if (known.at(-1)?.place !== place) known.push({ place, distance });
  };
  for (const place of all) {
    const origin = place.origin();
    if (origin.kind === 'written') for (const { bound } of origin.at) add(bound.statement, place, 0);
    if (origin.kind !== 'sum') continue;
    const count = countItems(origin, MOST_ITEMS + 1);
    for (const { source, cells } of origin.parts) {
      if (count <= MOST_ITEMS) for (const { statement } of source.items(cells)) add(statement, place, count);
      for (const { declared } of source.assertionsOf(cells)) add(declared.statement, place, 0);
      const ofBasic = blocks.get(source);
      if (ofBasic && isBasic(source, cells)) for (const statement of ofBasic) add(statement, place, MOST_ITEMS);
    }
  }
  return index;
}

/** Whether a sum of a subject is its basic expenditure, all of it: what is zero says nothing. */
function isBasic({ nonZero }: FigureSource, cells: Cells): boolean {
  const basic = partCells.basic & nonZero;
  return basic !== 0 && (cells & nonZero) === basic;
}

/** The part of the document that is a statement's own: the form of a project, that of the department, an appendix. */
function partByStatement(budget: Budget): ReadonlyMap<Statement, string> {
  const { parts } = budget;
  const withId = (id: string): Bound[] => parts.flatMap(({ bound }) => bound.filter(({ schema }) => schema.id === id));
  return new Map([
    ...[...formIds(budget)].map(([{ bound }, id]) => [bound.statement, id] as const),
    ...withId('performance').map(({ statement }) => [statement, 'performance'] as const),
    ...withId('appendix').map(({ statement }, i) => [statement, `appendix-${i + 1}`] as const),
  ]);
}
