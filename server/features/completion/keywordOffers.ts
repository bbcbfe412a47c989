import { say } from '../../language/locale.ts';
import { statementsOf, valuesOf } from '../../language/lookup.ts';
import type { EnumerationValue, Localized, Spelling, StatementSchema } from '../../language/schema.ts';
import type { Bound } from '../../model/binding/bind.ts';
import { stretchesFrom } from '../../model/cutBlocks.ts';
import type { Statement } from '../../syntax/tree.ts';
import { keywordHover, valueHover } from '../hover/keywordHover.ts';
import type { Step } from '../nodeAt.ts';
import type { ExpectedHead } from './expectedAt.ts';
import { knownTotal } from './knownTotal.ts';
import type { Offer, OfferContext } from './Offer.ts';
import { snippetText, statementSnippet } from './snippet.ts';
import { termOffers } from './termOffers.ts';

/** The keywords that may begin a statement here: first what is required and not yet there, then what is recommended. */
export function keywordOffers(expected: ExpectedHead, context: OfferContext): Offer[] {
  const { block, statement } = expected;
  const there = new Set(
    boundBeside(expected, context).flatMap((bound) => (bound.statement === statement ? [] : [bound.schema])),
  );
  const open = statementsOf(block).filter((schema) => schema.many || 'values' in schema.head || !there.has(schema));
  const rank = (schema: StatementSchema): number =>
    there.has(schema) ? 2 : schema.need === 'required' ? 0 : schema.need === 'recommended' ? 1 : 2;
  return [0, 1, 2].flatMap((wanted) =>
    open.filter((schema) => rank(schema) === wanted).flatMap((schema) => offersOf(schema, expected, context)),
  );
}

function boundBeside({ owner }: ExpectedHead, context: OfferContext): readonly Bound[] {
  if (!owner) return context.budget.parts.flatMap(({ bound }) => bound);
  return ownersOf(owner, context).flatMap(({ bound }) => bound?.children ?? []);
}

/** The statements in the block of another one. */
export function statementsIn(owner: Step, context: OfferContext): readonly Statement[] {
  return ownersOf(owner, context).flatMap(({ statement }) => statement.block?.statements ?? []);
}

/** A statement; one that is cut as each of its stretches has it. */
function ownersOf(
  owner: Step,
  { budget: { parts }, segment }: OfferContext,
): readonly Pick<Step, 'statement' | 'bound'>[] {
  const beginning = segment.stretch && owner.bound && parts.find(({ bound }) => bound[0] === owner.bound);
  if (!beginning) return [owner];
  return stretchesFrom(beginning, parts).flatMap(({ bound: [own] }) =>
    own ? [{ statement: own.statement, bound: own }] : [],
  );
}

function offersOf(schema: StatementSchema, expected: ExpectedHead, context: OfferContext): Offer[] {
  const { head } = schema;
  const { statement } = expected;
  const isWordOnly = statement !== undefined && (statement.args.length > 0 || statement.block !== undefined);
  if ('word' in head) return [wordOffer(schema, head.word, isWordOnly, expected, context)];
  if ('values' in head) return valueHeadOffers(schema, valuesOf(head.values), isWordOnly, expected, context);
  return 'strings' in head && !isWordOnly ? [stringsOffer(schema, context), ...termOffers(expected, context)] : [];
}

const needs: Readonly<Record<'required' | 'recommended', Localized>> = {
  required: { zh: '必填', en: 'required' },
  recommended: { zh: '建议填写', en: 'recommended' },
};

function wordOffer(
  schema: StatementSchema,
  word: Spelling,
  isWordOnly: boolean,
  { owner }: ExpectedHead,
  context: OfferContext,
): Offer {
  const { locale } = context;
  const { own, other, names } = spelled(word, context);
  return {
    kind: 'keyword',
    label: own,
    detail: schema.need ? `${other} · ${say(needs[schema.need], locale)}` : other,
    documentation: (of) => keywordHover(schema, word, of.language, of),
    insertText: isWordOnly ? snippetText(own) : writtenStatement(schema, own, { owner }, context),
    names,
  };
}

/** A statement with places to fill in; a total comes with what it has to be. */
function writtenStatement(
  schema: StatementSchema,
  own: string,
  { owner, source }: Pick<ExpectedHead, 'owner'> & { readonly source?: string },
  { budget, segment, language }: OfferContext,
): string {
  const total = knownTotal({ schema, source, block: owner?.bound, segment }, budget);
  return total ? `${snippetText(own)} ${total.digits}` : statementSnippet(schema, own, language);
}

/**
 * The words of a list that begin a statement. One that is there already is not offered again, but where money may also be
 * carried over: then it is offered as that, behind the others.
 */
function valueHeadOffers(
  schema: StatementSchema,
  values: readonly EnumerationValue[],
  isWordOnly: boolean,
  expected: ExpectedHead,
  context: OfferContext,
): Offer[] {
  const offer = (value: EnumerationValue): Offer => headValueOffer(schema, value, isWordOnly, expected, context);
  // What follows the word already may say that it is carried over, or is going to.
  if (isWordOnly) return values.map(offer);
  const beside = boundBeside(expected, context).filter((each) => each.schema === schema);
  const isThere = (value: EnumerationValue, isCarriedOver: boolean): boolean =>
    beside.some(
      ({ statement, args }) =>
        statement !== expected.statement &&
        valueOfHead(statement, values) === value &&
        (args['carryover'] !== undefined) === isCarriedOver,
    );
  const carryover = schema.args.find(({ name }) => name === 'carryover');
  const [word] = valuesOf(carryover?.values ?? '');
  return [
    ...values.filter((value) => !isThere(value, false)).map(offer),
    ...values.flatMap((value) =>
      word && isThere(value, false) && !isThere(value, true) ? [carriedOver(offer(value), word, context)] : [],
    ),
  ];
}

function valueOfHead({ head }: Statement, values: readonly EnumerationValue[]): EnumerationValue | undefined {
  return values.find(({ word: { zh, en } }) => head?.text === zh || head?.text === en);
}

function headValueOffer(
  schema: StatementSchema,
  value: EnumerationValue,
  isWordOnly: boolean,
  { owner }: ExpectedHead,
  context: OfferContext,
): Offer {
  const offer = valueOffer(value, 'keyword', context);
  if (isWordOnly) return offer;
  return { ...offer, insertText: writtenStatement(schema, offer.label, { owner, source: value.id }, context) };
}

function carriedOver(offer: Offer, word: EnumerationValue, context: OfferContext): Offer {
  const { own, other, names } = spelled(word.word, context);
  return {
    ...offer,
    label: `${offer.label} ${own}`,
    detail: `${offer.detail} ${other}`,
    insertText: `${offer.insertText} ${snippetText(own)}`,
    names: [...offer.names, ...names],
  };
}

function stringsOffer(schema: StatementSchema, { language }: OfferContext): Offer {
  const label = schema.args.map(({ placeholder = '' }) => placeholder).join(' ');
  return {
    kind: 'keyword',
    label,
    detail: '',
    documentation: ({ locale }) => say(schema.doc, locale),
    insertText: statementSnippet(schema, '', language),
    names: [label],
  };
}

/** A word of an enumeration. */
export function valueOffer(value: EnumerationValue, kind: Offer['kind'], context: OfferContext): Offer {
  const { own, other, names } = spelled(value.word, context);
  return {
    kind,
    label: own,
    detail: other === own ? '' : other,
    documentation: (of) => valueHover(value, of),
    insertText: snippetText(own),
    names,
  };
}

/** A word as the file spells it, the other spelling, and both. */
export function spelled(
  { zh, en }: Spelling,
  { language }: OfferContext,
): { readonly own: string; readonly other: string; readonly names: readonly string[] } {
  const [own, other] = language === 'zh' ? [zh, en] : [en, zh];
  return { own, other, names: own === other ? [own] : [own, other] };
}
