import type { Locale } from '../language/locale.ts';
import { blockIndex, blocksWith, findValue, spellingsOf } from '../language/lookup.ts';
import type { ArgumentSchema, Spelling, StatementSchema } from '../language/schema.ts';
import type { Language } from '../language/skeleton.ts';
import type { Bound } from '../model/binding/bind.ts';
import { type Argument, type Head, isExpression } from '../syntax/tree.ts';
import { type Span, touches } from '../text/Span.ts';
import type { Analysis, Location } from './Analysis.ts';
import { placeholderAt } from './figureFlow/figureAt.ts';
import { amountHover } from './hover/amountHover.ts';
import { comparisonHover } from './hover/comparisonHover.ts';
import type { HoverContext } from './hover/HoverContext.ts';
import { indicatorHover } from './hover/indicatorHover.ts';
import { keywordHover, labelHover, valueHover } from './hover/keywordHover.ts';
import { paragraphs } from './hover/markdown.ts';
import { projectHover, unitHover } from './hover/ownerHover.ts';
import { placeholderHover } from './hover/placeholderHover.ts';
import { subjectHover } from './hover/subjectHover.ts';
import { isInComment, nodeAt, type Step, spanInFile } from './nodeAt.ts';

/** What is known about a place of the text; `span` is where it stands in the file. */
export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** The addresses that a reader can follow from a hover; none where he cannot. */
export interface HoverLinks {
  readonly linkTo: (location: Location) => string | undefined;
  readonly pageOf: (id: string) => string | undefined;
}

const noLinks: HoverLinks = { linkTo: () => undefined, pageOf: () => undefined };

/** textDocument/hover: a keyword, a subject, an amount with the total that it may be, an indicator, a project or unit, a placeholder. */
export function hover(
  analysis: Analysis,
  offset: number,
  locale: Locale,
  { linkTo, pageOf }: HoverLinks = noLinks,
): Hover | undefined {
  const node = nodeAt(analysis, offset);
  if (!node?.statement || isInComment(node)) return undefined;
  const { segment, owners, statement: step, at } = node;
  const context: HoverContext = {
    budget: analysis.budget,
    segment,
    owners,
    locale,
    linkTo: (place) => linkTo(analysis.locate(place)),
    pageOf,
  };
  const meant = step.bound?.schema.id === 'explain' ? placeholderAt(node, analysis) : undefined;
  if (meant) return { span: spanInFile(node, meant.place), markdown: placeholderHover(meant, context) };
  const target = targetAt(step, at);
  const markdown =
    target &&
    (target.kind === 'head' ? headHover(target.head, step, context) : argumentHover(target.argument, step, context));
  return target && markdown ? { span: spanInFile(node, target.span), markdown } : undefined;
}

type Target =
  | { readonly kind: 'head'; readonly head: Head; readonly span: Span }
  | { readonly kind: 'argument'; readonly argument: Argument; readonly span: Span };

/** The word or argument that holds the offset, else the one that ends there. */
function targetAt({ statement: { head, args } }: Step, at: number): Target | undefined {
  const heads: readonly Target[] = head ? [{ kind: 'head', head, span: head }] : [];
  const targets = [...heads, ...args.map((argument): Target => ({ kind: 'argument', argument, span: argument }))];
  return targets.find(({ span }) => span.start <= at && at < span.end) ?? targets.find(({ span }) => touches(span, at));
}

const CODE = /^(?:\d+|[A-Z]\d+)$/;

function headHover(head: Head, { bound }: Step, context: HoverContext): string | undefined {
  if (CODE.test(head.text)) return subjectHover(head.text, context);
  const schema = bound?.schema ?? schemaElsewhere(head.text);
  if (!schema) return undefined;
  if ('values' in schema.head) {
    const value = findValue(schema.head.values, head.text);
    return value && valueHover(value, context);
  }
  const language: Language = /^[a-z]/i.test(head.text) ? 'en' : 'zh';
  const [word] = spellingsOf(schema.head);
  return word && paragraphs(keywordHover(schema, word, language, context), comparisonHover(head, context));
}

/** What a keyword in the wrong block means where it belongs. */
function schemaElsewhere(word: string): StatementSchema | undefined {
  const [home] = blocksWith(word);
  return home && blockIndex(home).words.get(word);
}

function argumentHover(argument: Argument, { bound }: Step, context: HoverContext): string | undefined {
  if (!bound) return undefined;
  const labelled = bound.schema.args.find(({ label }) => label && isLabel(argument, label));
  if (labelled?.label) return labelHover(labelled.label, labelled, context);
  const spec = bound.schema.args.find(({ name }) => bound.args[name] === argument);
  return spec && specHover(argument, spec, bound, context);
}

function isLabel(argument: Argument, { zh, en }: Spelling): boolean {
  return argument.kind === 'word' && (argument.text === zh || argument.text === en);
}

function specHover(argument: Argument, spec: ArgumentSchema, bound: Bound, context: HoverContext): string | undefined {
  switch (spec.type) {
    case 'amount':
      return isExpression(argument)
        ? paragraphs(amountHover(argument, context), comparisonHover(argument, context))
        : undefined;
    case 'count':
      return comparisonHover(argument, context);
    case 'code':
      return argument.kind === 'quantity' ? subjectHover(argument.digits + argument.unit, context) : undefined;
    case 'enumeration':
      return wordHover(argument, spec, context);
    case 'comparator':
    case 'value':
    case 'quantity':
      return paragraphs(indicatorHover(bound, context), comparisonHover(argument, context));
    default:
      return spec.name === 'name' ? nameHover(bound, context) : undefined;
  }
}

function wordHover(argument: Argument, { values = '' }: ArgumentSchema, context: HoverContext): string | undefined {
  const value = argument.kind === 'word' ? findValue(values, argument.text) : undefined;
  return value && valueHover(value, context);
}

/** The name of something says what that thing is: a subject, a project, a unit, an indicator. */
function nameHover(bound: Bound, context: HoverContext): string | undefined {
  const { schema, statement, args } = bound;
  if ('code' in schema.head) return statement.head && subjectHover(statement.head.text, context);
  if (args['code']?.kind === 'quantity') return subjectHover(args['code'].digits, context);
  switch (schema.id) {
    case 'project':
      return projectHover(bound, context);
    case 'department':
    case 'unit':
      return unitHover(bound, context);
    case 'indicator':
      return indicatorHover(bound, context);
    default:
      return undefined;
  }
}
