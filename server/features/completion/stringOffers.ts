import { say } from '../../language/locale.ts';
import type { ArgumentSchema, StatementSchema } from '../../language/schema.ts';
import { quoted } from '../../syntax/stringValue.ts';
import type { Statement } from '../../syntax/tree.ts';
import { layouts } from '../../tables/layouts.ts';
import { subjectHover } from '../hover/subjectHover.ts';
import { measureOf, usualOf } from './indicatorOffers.ts';
import { type Offer, type OfferContext, undocumented } from './Offer.ts';
import { pathOffers } from './pathOffers.ts';
import type { Surroundings } from './Surroundings.ts';
import { snippetText } from './snippet.ts';
import type { ExpectedString } from './stringAt.ts';
import { codeOf } from './subjectOffers.ts';
import { standardTerms } from './termOffers.ts';

/** A text that may stand between quotes. */
interface Text {
  readonly kind: Offer['kind'];
  readonly text: string;
  readonly detail: string;
  readonly documentation?: Offer['documentation'];
}

/** What may be typed between the quotes at the cursor. */
export function stringOffers(expected: ExpectedString, context: OfferContext, surroundings: Surroundings): Offer[] {
  const { schema, argument, statement, closing, isEscaped } = expected;
  if (argument.name === 'file') return pathOffers(expected, context, surroundings);
  const texts = [
    ...nameOfCode(schema, argument, statement, context),
    ...(schema.id === 'indicator' ? ofIndicator(expected) : []),
    ...textsFor(schema, argument, context),
  ];
  return texts.map(({ kind, text, detail, documentation = undocumented }) => ({
    kind,
    label: text,
    detail,
    documentation,
    insertText: snippetText((isEscaped ? quoted(text).slice(1, -1) : text) + closing),
    names: [text],
  }));
}

/** The same where no quote is typed yet: with both of them. */
export function quotedTextOffers(schema: StatementSchema, argument: ArgumentSchema, context: OfferContext): Offer[] {
  return textsFor(schema, argument, context).map(({ kind, text, detail, documentation = undocumented }) => ({
    kind,
    label: quoted(text),
    detail,
    documentation,
    insertText: snippetText(quoted(text)),
    names: [quoted(text), text],
  }));
}

function textsFor({ id }: StatementSchema, { name }: ArgumentSchema, context: OfferContext): readonly Text[] {
  const { owners, locale } = context;
  switch (`${id}/${name}`) {
    case 'layout/name':
      return layouts.map((layout) => ({
        kind: 'name',
        text: layout.id,
        detail: say({ zh: `${layout.tables.length} 张表`, en: `${layout.tables.length} tables` }, locale),
      }));
    case 'term/term':
      return standardTerms(owners.at(-1)?.statement.block?.statements ?? [], context).map(({ term, text }) => ({
        kind: 'name',
        text: term,
        detail: text,
      }));
    case 'row/cells':
    case 'task/task':
      return namesInBudget(context);
    case 'project/name':
      return projectsElsewhere(context);
    default:
      return [];
  }
}

function nameOfCode(
  schema: StatementSchema,
  argument: ArgumentSchema,
  statement: Statement,
  { budget }: OfferContext,
): readonly Text[] {
  if (argument.name !== 'name' || schema.id === 'indicator') return [];
  const code = codeOf(statement);
  const text = code === '' ? '' : budget.nameOf(code);
  if (text === '') return [];
  return [{ kind: 'subject', text, detail: code, documentation: (of) => subjectHover(code, of) ?? '' }];
}

function ofIndicator({ argument, args }: ExpectedString): readonly Text[] {
  const usual = usualOf(args);
  if (argument.name === 'name')
    return usual.map((each) => ({ kind: 'name', text: each.name, detail: measureOf(each) }));
  return usual.flatMap(({ value, name }) => {
    const text = /^"(.*)"$/.exec(value)?.[1];
    return text === undefined ? [] : [{ kind: 'value', text, detail: name }];
  });
}

/** What the budget gives a name: its units and projects. */
function namesInBudget({ budget: { spendings, units }, locale }: OfferContext): readonly Text[] {
  const projects = new Set(spendings.map(({ name }) => name).filter(Boolean));
  const unit = say({ zh: '预算单位', en: 'budget unit' }, locale);
  const project = say({ zh: '项目', en: 'project' }, locale);
  return [
    ...units.map(({ unit: { name } }): Text => ({ kind: 'name', text: name, detail: unit })),
    ...[...projects].map((name): Text => ({ kind: 'name', text: name, detail: project })),
  ];
}

/** The projects of other units, as units often have the same; those that this one has already are left out. */
function projectsElsewhere({ budget: { scopes }, owners, locale }: OfferContext): readonly Text[] {
  const own = owners.at(-1)?.bound;
  const isHere = ({ unit }: (typeof scopes)[number]): boolean =>
    own ? unit.bound === own : unit.bound.schema.id !== 'unit';
  const here = new Set(scopes.filter(isHere).flatMap(({ spendings }) => spendings.map(({ name }) => name)));
  const elsewhere = scopes
    .filter((scope) => !isHere(scope))
    .flatMap(({ unit, spendings }) => spendings.map(({ name }): [string, string] => [name, unit.name]));
  const detail = (unit: string): string => say({ zh: `${unit} 的项目`, en: `a project of ${unit}` }, locale);
  return [...new Map(elsewhere)]
    .filter(([name]) => name !== '' && !here.has(name))
    .map(([text, unit]) => ({ kind: 'name', text, detail: detail(unit) }));
}
