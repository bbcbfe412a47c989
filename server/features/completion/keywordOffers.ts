import { say } from '../../language/locale.ts';
import { statementsOf, valuesOf } from '../../language/lookup.ts';
import type { EnumerationValue, Localized, Spelling, StatementSchema } from '../../language/schema.ts';
import type { Bound } from '../../model/bind.ts';
import { keywordHover, valueHover } from '../hover/keywordHover.ts';
import { blockTotal } from './blockTotal.ts';
import type { ExpectedHead } from './expectedAt.ts';
import type { Offer, OfferContext } from './Offer.ts';
import { snippetText, statementSnippet } from './snippet.ts';
import { termOffers } from './termOffers.ts';

/** The keywords that may begin a statement here: first what is required and not yet there, then what is recommended. */
export function keywordOffers(expected: ExpectedHead, context: OfferContext): Offer[] {
  const { block, statement } = expected;
  const there = new Set(
    boundBeside(expected, context).flatMap((bound) => (bound.statement === statement ? [] : [bound.schema])),
  );
  const open = statementsOf(block).filter((schema) => schema.many || !there.has(schema));
  const rank = (schema: StatementSchema): number =>
    there.has(schema) ? 2 : schema.need === 'required' ? 0 : schema.need === 'recommended' ? 1 : 2;
  return [0, 1, 2].flatMap((wanted) =>
    open.filter((schema) => rank(schema) === wanted).flatMap((schema) => offersOf(schema, expected, context)),
  );
}

function boundBeside({ owner }: ExpectedHead, { budget }: OfferContext): readonly Bound[] {
  return owner ? (owner.bound?.children ?? []) : budget.parts.flatMap(({ bound }) => bound);
}

function offersOf(schema: StatementSchema, expected: ExpectedHead, context: OfferContext): Offer[] {
  const { head } = schema;
  const { statement } = expected;
  const isWordOnly = statement !== undefined && (statement.args.length > 0 || statement.block !== undefined);
  if ('word' in head) return [wordOffer(schema, head.word, isWordOnly, expected, context)];
  if ('values' in head) return valuesOf(head.values).map((value) => headValueOffer(schema, value, isWordOnly, context));
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
  const { language, locale } = context;
  const { own, other, names } = spelled(word, context);
  const total = schema.id === 'total' && owner?.bound ? blockTotal(owner.bound, context.budget) : undefined;
  return {
    kind: 'keyword',
    label: own,
    detail: schema.need ? `${other} · ${say(needs[schema.need], locale)}` : other,
    documentation: (of) => keywordHover(schema, word, of.language, of),
    insertText: isWordOnly
      ? snippetText(own)
      : total === undefined
        ? statementSnippet(schema, own, language)
        : `${snippetText(own)} \${1:${total}}`,
    names,
  };
}

function headValueOffer(
  schema: StatementSchema,
  value: EnumerationValue,
  isWordOnly: boolean,
  context: OfferContext,
): Offer {
  const offer = valueOffer(value, 'keyword', context);
  return isWordOnly ? offer : { ...offer, insertText: statementSnippet(schema, offer.label, context.language) };
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
