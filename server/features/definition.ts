import type { DeclaredAmount, Place } from '../model/Budget.ts';
import { childrenOf } from '../model/binding/boundValues.ts';
import { blockOf } from '../model/figures/figures.ts';
import { headSpan } from '../model/heads.ts';
import { isAbsent } from '../model/OtherFiles.ts';
import { type Span, spanOf, touches } from '../text/Span.ts';
import type { Analysis, Location } from './Analysis.ts';
import { type Standing, standingOf } from './figureFlow/describeFigure.ts';
import { type FigureNode, figureGraph } from './figureFlow/FigureGraph.ts';
import { figureAt, placeholderAt } from './figureFlow/figureAt.ts';
import { feeding } from './figureFlow/flows.ts';
import { fileLinks } from './fileLinks.ts';
import { nodeAt } from './nodeAt.ts';
import { subjectUses } from './occurrences/subjectUses.ts';
import { type BudgetSymbol, symbolAt } from './occurrences.ts';

/** Where something comes from: the whole statement, and what of it is looked at. */
export interface Target extends Location {
  readonly selection: Span;
}

/** What a place of the text leads to; `origin` is the stretch of it that does. */
export interface Definition {
  readonly origin: Span;
  readonly targets: readonly Target[];
}

/**
 * textDocument/definition: of a path its file; of a placeholder the total that it is; of a subject code its declaration,
 * else the basic expenditure under it; of a name what has it; of a total what it sums.
 */
export function definition({ uncut: analysis }: Analysis, offset: number): Definition | undefined {
  return (
    fileDefinition(analysis, offset) ??
    priorDefinition(analysis, offset) ??
    symbolDefinition(analysis, offset) ??
    figureDefinition(analysis, offset)
  );
}

function fileDefinition(analysis: Analysis, offset: number): Definition | undefined {
  const link = fileLinks(analysis.file).find(({ span }) => touches(span, offset));
  const found = link && analysis.named(link.path);
  if (!found || isAbsent(found)) return undefined;
  const top = { start: 0, end: 0 };
  return { origin: link.span, targets: [{ file: found, span: top, selection: top }] };
}

/** `{上年支出}` is what the department says of last year; so are the changes since, which are counted from there. */
function priorDefinition(analysis: Analysis, offset: number): Definition | undefined {
  const node = nodeAt(analysis, offset);
  const meant = node && placeholderAt(node, analysis);
  const { department } = analysis.budget;
  if (!department || !meant || meant.placeholder.kind === 'figure' || meant.placeholder.kind === 'subject')
    return undefined;
  const wanted = meant.placeholder.kind === 'prior' ? meant.placeholder.id : 'expenditure';
  const [prior] = childrenOf(department.bound, 'prior');
  const stated = prior && (childrenOf(prior, wanted)[0] ?? prior);
  if (!stated) return undefined;
  const { segment } = department;
  const { statement } = stated;
  const target = { whole: { segment, ...spanOf(statement) }, selection: { segment, ...headSpan(statement) } };
  return { origin: analysis.locate(meant.place).span, targets: [targetOf(target, analysis)] };
}

function symbolDefinition(analysis: Analysis, offset: number): Definition | undefined {
  const found = symbolAt(analysis, offset);
  const targets = found ? declarationsOf(found.symbol, analysis) : [];
  return found && targets.length > 0 ? { origin: analysis.locate(found.place).span, targets } : undefined;
}

function declarationsOf(symbol: BudgetSymbol, analysis: Analysis): Target[] {
  if (symbol.kind === 'named') {
    const { bound, place } = symbol.thing;
    const whole = { segment: place.segment, ...spanOf(bound.statement) };
    return [targetOf({ whole, selection: place }, analysis)];
  }
  const declared = declarations(symbol.code, analysis);
  return declared.length > 0 ? declared : basicBlocks(symbol.code, analysis);
}

function declarations(code: string, analysis: Analysis): Target[] {
  return analysis.budget.parts.flatMap((part) => {
    const { segment, subjects } = part;
    return subjectUses(part)
      .filter((use) => use.code === code && use.role === 'declaration')
      .map(({ codeSpan }) => {
        const declared = subjects.find(({ bound }) => bound.statement.start === codeSpan.start);
        const selection: Place = { segment, ...codeSpan };
        const whole = declared ? { segment, ...spanOf(declared.bound.statement) } : selection;
        return targetOf({ whole, selection }, analysis);
      });
  });
}

/** Of a functional code that nobody declares. */
function basicBlocks(code: string, analysis: Analysis): Target[] {
  const { budget } = analysis;
  return budget.spendings
    .filter((spending) => spending.kind === 'basic' && spending.function?.code === code)
    .flatMap((spending) => targetsOf(figureGraph(budget).block(blockOf(spending)), analysis));
}

/** A total leads to what it sums: a `合计` to its block, others to the blocks or lines that they are made of. */
function figureDefinition(analysis: Analysis, offset: number): Definition | undefined {
  const node = nodeAt(analysis, offset);
  const figure = figureAt(analysis, offset);
  if (!node?.statement || !figure || figure.kind === 'line') return undefined;
  const meant = placeholderAt(node, analysis);
  const { head, args } = node.statement.statement;
  const own = meant?.place ?? [head, ...args].find((each) => each && touches(each, node.at));
  if (!own) return undefined;
  const stated = meant && figure.kind === 'grand' ? statedTotal(figure.key, analysis) : undefined;
  const targets = stated
    ? targetsOf(figure, analysis)
    : madeOf(figure, analysis).flatMap((each) => targetsOf(each, analysis));
  const origin = analysis.locate({ segment: node.segment, start: own.start, end: own.end }).span;
  return targets.length > 0 ? { origin, targets } : undefined;
}

function statedTotal(wanted: string, { budget }: Analysis): DeclaredAmount | undefined {
  return [...budget.totals, ...budget.controls].find(({ key }) => key === wanted)?.declared;
}

/** The blocks that a figure is made of, subjects opened; of what cuts across blocks, the lines. */
function madeOf(figure: FigureNode, analysis: Analysis): FigureNode[] {
  if (figure.kind !== 'subject' && figure.kind !== 'grand') return [figure];
  return feeding(figure, figureGraph(analysis.budget)).flatMap(({ node }) => madeOf(node, analysis));
}

function targetsOf(figure: FigureNode, analysis: Analysis): Target[] {
  const standing = standingOf(figure, analysis.budget);
  return standing ? [targetOf(standing, analysis)] : [];
}

function targetOf({ whole, selection }: Standing, analysis: Analysis): Target {
  return { ...analysis.locate(whole), selection: analysis.locate(selection).span };
}
