import { say } from '../../language/locale.ts';
import { statementsOf, valuesOf } from '../../language/lookup.ts';
import type { EnumerationValue, Localized, Spelling, StatementSchema } from '../../language/schema.ts';
import type { Bound } from '../../model/bind.ts';
import type { ExpectedHead } from './expectedAt.ts';
import type { Offer, OfferContext } from './Offer.ts';
import { snippetText, statementSnippet } from './snippet.ts';

/** The keywords that may begin a statement here: first what is required and not yet there, then what is recommended. */
export function keywordOffers(expected: ExpectedHead, context: OfferContext): Offer[] {
  const { block, statement } = expected;
  const there = new Set(
    boundBeside(expected, context).flatMap((bound) => (bound.statement === statement ? [] : [bound.schema])),
  );
  const open = statementsOf(block).filter((schema) => schema.many || !there.has(schema));
  const rank = (schema: StatementSchema): number =>
    there.has(schema) ? 2 : schema.need === 'required' ? 0 : schema.need === 'recommended' ? 1 : 2;
  const isWordOnly = statement !== undefined && (statement.args.length > 0 || statement.block !== undefined);
  return [0, 1, 2].flatMap((wanted) =>
    open.filter((schema) => rank(schema) === wanted).flatMap((schema) => offersOf(schema, isWordOnly, context)),
  );
}

function boundBeside({ owner }: ExpectedHead, { budget }: OfferContext): readonly Bound[] {
  return owner ? (owner.bound?.children ?? []) : budget.parts.flatMap(({ bound }) => bound);
}

function offersOf(schema: StatementSchema, isWordOnly: boolean, context: OfferContext): Offer[] {
  const { head, doc } = schema;
  if ('word' in head) return [offer(schema, head.word, doc, isWordOnly, context)];
  if ('values' in head)
    return valuesOf(head.values).map((value) => offer(schema, value.word, value.doc, isWordOnly, context));
  return 'strings' in head && !isWordOnly ? [stringsOffer(schema, context)] : [];
}

function offer(
  schema: StatementSchema,
  word: Spelling,
  doc: Localized,
  isWordOnly: boolean,
  { language, locale }: OfferContext,
): Offer {
  const needs = { required: { zh: '必填', en: 'required' }, recommended: { zh: '建议填写', en: 'recommended' } };
  const other = language === 'zh' ? word.en : word.zh;
  return {
    kind: 'keyword',
    label: word[language],
    detail: schema.need ? `${other} · ${say(needs[schema.need], locale)}` : other,
    documentation: say(doc, locale),
    insertText: isWordOnly ? snippetText(word[language]) : statementSnippet(schema, word[language], language),
    filterText: `${word[language]} ${other}`,
  };
}

function stringsOffer(schema: StatementSchema, { language, locale }: OfferContext): Offer {
  const label = schema.args.map(({ placeholder = '' }) => placeholder).join(' ');
  return {
    kind: 'keyword',
    label,
    detail: '',
    documentation: say(schema.doc, locale),
    insertText: statementSnippet(schema, '', language),
    filterText: label,
  };
}

/** A word of an enumeration as an argument. */
export function valueOffer(
  { word, doc }: EnumerationValue,
  kind: Offer['kind'],
  { language, locale }: OfferContext,
): Offer {
  const other = language === 'zh' ? word.en : word.zh;
  return {
    kind,
    label: word[language],
    detail: other === word[language] ? '' : other,
    documentation: say(doc, locale),
    insertText: snippetText(word[language]),
    filterText: other === word[language] ? other : `${word[language]} ${other}`,
  };
}
