import type { Place } from '../../model/Budget.ts';
import { type Placeholder, placeholdersIn, readPlaceholder } from '../../model/placeholders.ts';
import { placeIn, publishedTexts } from '../../rules/texts/publishedText.ts';
import type { Argument } from '../../syntax/tree.ts';
import { touches } from '../../text/Span.ts';
import type { Analysis } from '../Analysis.ts';
import { isInComment, type Node, nodeAt } from '../nodeAt.ts';
import { type FigureNode, figureGraph } from './FigureGraph.ts';

/** The figure that is stated at an offset of the file: by a placeholder, by a subject code of a block, by the statement. */
export function figureAt(analysis: Analysis, offset: number): FigureNode | undefined {
  const node = nodeAt(analysis, offset);
  if (!node?.statement || isInComment(node)) return undefined;
  const { statement } = node.statement;
  if (node.at > (statement.block?.start ?? statement.end)) return undefined;
  const graph = figureGraph(analysis.budget);
  const meant = placeholderAt(node, analysis);
  if (meant) return figureOfPlaceholder(meant.placeholder, analysis);
  const code = codeAt(node);
  return (code === undefined ? undefined : graph.subject(code)) ?? graph.at(statement);
}

/** A placeholder of an explanation, its braces included, and what it stands for. */
export interface PlaceholderAt {
  readonly name: string;
  readonly placeholder: Placeholder;
  readonly place: Place;
}

/** The placeholder at a place of an explanation. */
export function placeholderAt({ segment, at }: Node, { parts }: Analysis): PlaceholderAt | undefined {
  const part = parts.find((each) => each.segment === segment);
  const text = part && publishedTexts(part).find(({ path, place }) => path === 'explain' && touches(place, at));
  const use = text && placeholdersIn(text.raw).find((each) => touches(each, at - text.place.start));
  if (!text || use?.name === undefined) return undefined;
  const placeholder = readPlaceholder(use.name);
  return placeholder && { name: use.name, placeholder, place: placeIn(text, use.start, use.end) };
}

/** The last year's figures and the changes since are typed or calculated; nothing feeds them. */
function figureOfPlaceholder(meant: Placeholder, { budget }: Analysis): FigureNode | undefined {
  const graph = figureGraph(budget);
  if (meant.kind === 'subject') return graph.subject(meant.code);
  return meant.kind === 'figure' ? graph.grand(meant.id) : undefined;
}

/** The functional code behind `基本支出` or `功能科目`, where the offset is at it. */
function codeAt({ statement, at }: Node): string | undefined {
  const code: Argument | undefined = statement?.bound?.args['code'];
  const isSubject = statement?.bound?.schema.args.some(({ name, type }) => name === 'code' && type === 'code');
  return isSubject && code?.kind === 'quantity' && touches(code, at) ? code.digits + code.unit : undefined;
}
