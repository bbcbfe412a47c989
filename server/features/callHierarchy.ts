import type { Locale } from '../language/locale.ts';
import type { Span } from '../text/Span.ts';
import type { Analysis, Location } from './Analysis.ts';
import { flowText, nameOfFigure, standingOf } from './figureFlow/describeFigure.ts';
import { type FigureNode, figureGraph } from './figureFlow/FigureGraph.ts';
import { figureAt } from './figureFlow/figureAt.ts';
import { amountOf, type Flow, fed, feeding } from './figureFlow/flows.ts';

/** A figure in the hierarchy; it is known again by its key as long as the text does not change. */
export interface FigureItem extends Location {
  readonly key: string;
  readonly kind: FigureNode['kind'];
  readonly name: string;
  /** Its amount; of one that feeds another, how much of it counts there. */
  readonly detail: string;
  /** What is looked at of its span. */
  readonly selection: Span;
}

/** textDocument/prepareCallHierarchy: the figure that is stated at an offset. */
export function prepareCallHierarchy(
  { uncut: analysis }: Analysis,
  offset: number,
  locale: Locale,
): FigureItem | undefined {
  const node = figureAt(analysis, offset);
  return node && itemOf({ node, amount: amountOf(node, figureGraph(analysis.budget)) }, analysis, locale);
}

/** callHierarchy/incomingCalls: the figures that make one up. */
export function incomingCalls(analysis: Analysis, key: string, locale: Locale): FigureItem[] {
  return flowsOf(feeding, analysis, key, locale);
}

/** callHierarchy/outgoingCalls: the figures that one counts in, and the tables in which it is published. */
export function outgoingCalls(analysis: Analysis, key: string, locale: Locale): FigureItem[] {
  return flowsOf(fed, analysis, key, locale);
}

function flowsOf(flows: typeof feeding, { uncut: analysis }: Analysis, key: string, locale: Locale): FigureItem[] {
  const node = nodeOf(key, analysis);
  if (!node) return [];
  return flows(node, figureGraph(analysis.budget)).flatMap((flow) => itemOf(flow, analysis, locale) ?? []);
}

function itemOf({ node, amount }: Flow, analysis: Analysis, locale: Locale): FigureItem | undefined {
  const { budget } = analysis;
  const standing = standingOf(node, budget);
  if (!standing) return undefined;
  const { file, span } = analysis.locate(standing.whole);
  const selection = analysis.locate(standing.selection).span;
  return {
    kind: node.kind,
    key: keyOf(node, file.address, selection),
    name: nameOfFigure(node, figureGraph(budget), locale),
    detail: node.kind === 'table' ? '' : flowText(amount),
    file,
    span,
    selection,
  };
}

function keyOf(node: FigureNode, address: string, selection: Span): string {
  switch (node.kind) {
    case 'line':
    case 'block':
    case 'list':
      return `at ${selection.start} ${address}`;
    case 'subject':
      return `subject ${node.figure.code}`;
    case 'grand':
      return `grand ${node.key}`;
    case 'table':
      return `table ${node.index}`;
    default:
      return node satisfies never;
  }
}

function nodeOf(key: string, analysis: Analysis): FigureNode | undefined {
  const graph = figureGraph(analysis.budget);
  const [, kind, name = '', address = ''] = /^(\w+) (\w+)(?: (.*))?$/s.exec(key) ?? [];
  switch (kind) {
    case 'at': {
      const file = analysis.files.find((each) => each.address === address);
      return file && figureAt(analysis.seenFrom(file), Number(name));
    }
    case 'subject':
      return graph.subject(name);
    case 'grand':
      return graph.grand(name);
    case 'table':
      return graph.table(Number(name));
    default:
      return undefined;
  }
}
