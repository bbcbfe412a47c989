import { type Locale, say } from '../../language/locale.ts';
import type { Budget, Place } from '../../model/Budget.ts';
import type { Bound } from '../../model/binding/bind.ts';
import { BlockFigure, LineFigure } from '../../model/figures/figures.ts';
import { grandFigure } from '../../model/figures/grandFigure.ts';
import type { SubjectFigure } from '../../model/figures/SubjectFigure.ts';
import { headSpan } from '../../model/heads.ts';
import type { Money } from '../../model/money.ts';
import type { Segment, Statement } from '../../syntax/tree.ts';
import { inWords } from '../../tables/inWords.ts';
import { layoutOf } from '../../tables/layouts.ts';
import { publishedText } from '../publishedText.ts';
import type { FigureGraph, FigureNode } from './FigureGraph.ts';

/** Where a figure is stated: the whole statement, and what of it is looked at. */
export interface Standing {
  readonly whole: Place;
  readonly selection: Place;
}

/** What a figure is called. */
export function nameOfFigure(node: FigureNode, graph: FigureGraph, locale: Locale): string {
  const { budget } = graph;
  const named = (code: string, name: string | undefined): string => `${code} ${name || budget.nameOf(code)}`.trim();
  switch (node.kind) {
    case 'line': {
      const { subject, statement } = node.item;
      return subject ? named(subject.code, subject.name) : (statement.head?.text ?? '');
    }
    case 'block':
      return nameOfBlock(node.block, budget);
    case 'list':
      return node.list.bound.statement.head?.text ?? '';
    case 'subject':
      return named(node.figure.code, undefined);
    case 'grand': {
      const figure = grandFigure(node.key, graph.budget);
      return figure ? say(figure.title, locale) : node.key;
    }
    case 'table':
      return nameOfTable(node.index, budget);
    default:
      return node satisfies never;
  }
}

function nameOfBlock({ spending: { kind, name, function: reference, bound } }: BlockFigure, budget: Budget): string {
  const head = bound.statement.head?.text ?? '';
  if (kind === 'project') return `${head} “${name.replace(/\s+/g, ' ')}”`;
  const code = reference?.code ?? '';
  return `${head} ${code} ${reference?.name || budget.nameOf(code)}`.trim();
}

function nameOfTable(index: number, budget: Budget): string {
  const table = layoutOf(budget).tables[index];
  return table ? `${table.label} ${inWords(table.title, budget)}` : '';
}

/** An amount that flows, as it is published, with its unit. */
export function flowText(amount: Money): string {
  return `${publishedText(amount)}万元`;
}

/**
 * Where a figure is stated. A subject that nobody declares stands where its first money does; a grand total that nobody
 * states, and a table, at the department.
 */
export function standingOf(node: FigureNode, budget: Budget): Standing | undefined {
  switch (node.kind) {
    case 'line':
      return ofStatement(node.item.statement, node.segment);
    case 'block':
      return ofBlock(node.block);
    case 'list':
      return ofStatement(node.list.bound.statement, node.list.segment);
    case 'subject':
      return ofSubject(node.figure, budget);
    case 'grand':
      return ofGrand(node.key, budget);
    case 'table':
      return ofDepartment(budget);
    default:
      return node satisfies never;
  }
}

function ofStatement(statement: Statement, segment: Segment, selected = headSpan(statement)): Standing {
  const { start, end } = statement;
  return { whole: { segment, start, end }, selection: { segment, start: selected.start, end: selected.end } };
}

/** A project is looked at by its name. */
function ofBlock({ spending: { kind, bound, segment } }: BlockFigure): Standing {
  return kind === 'project' ? ofNamed(bound, segment) : ofStatement(bound.statement, segment);
}

function ofNamed({ statement, args }: Bound, segment: Segment): Standing {
  return ofStatement(statement, segment, args['name'] ?? headSpan(statement));
}

function ofSubject(figure: SubjectFigure, budget: Budget): Standing | undefined {
  const declared = budget.subjectByCode.get(figure.code);
  if (declared) return ofStatement(declared.bound.statement, declared.reference.place.segment);
  const [first] = figure.under(figure.nonZero);
  if (first?.source instanceof BlockFigure) return ofBlock(first.source);
  if (first?.source instanceof LineFigure)
    return ofStatement(first.source.item.statement, first.source.item.amountPlace.segment);
  return figure.children[0] && ofSubject(figure.children[0], budget);
}

function ofGrand(wanted: string, budget: Budget): Standing | undefined {
  const stated = [...budget.totals, ...budget.controls].find(({ key }) => key === wanted)?.declared;
  return stated ? ofStatement(stated.statement, stated.place.segment) : ofDepartment(budget);
}

function ofDepartment({ department, parts }: Budget): Standing | undefined {
  if (department) return ofNamed(department.bound, department.segment);
  const segment = parts[0]?.segment;
  const place = segment && { segment, start: 0, end: 0 };
  return place && { whole: place, selection: place };
}
