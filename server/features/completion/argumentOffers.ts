import { say } from '../../language/locale.ts';
import { findValue, valuesOf } from '../../language/lookup.ts';
import type { ArgumentSchema, Localized, Spelling } from '../../language/schema.ts';
import { plainDigits } from '../../model/amount.ts';
import { headText } from '../../model/heads.ts';
import { quoted } from '../../syntax/stringValue.ts';
import { labelHover } from '../hover/keywordHover.ts';
import { subjectHover } from '../hover/subjectHover.ts';
import { dateOffers } from './dateOffers.ts';
import type { ExpectedArgument } from './expectedAt.ts';
import { indicatorNameOffers, indicatorValueOffers } from './indicatorOffers.ts';
import { spelled, valueOffer } from './keywordOffers.ts';
import { knownTotal } from './knownTotal.ts';
import { type Offer, type OfferContext, undocumented } from './Offer.ts';
import { snippetText } from './snippet.ts';
import { quotedTextOffers } from './stringOffers.ts';
import { codeOf, subjectOffers } from './subjectOffers.ts';

/** What may stand next in a statement: the arguments that may be left out, up to the first that may not. */
export function argumentOffers(expected: ExpectedArgument, context: OfferContext): Offer[] {
  const { schema, before, taken } = expected;
  const isOpen = ({ name, many }: ArgumentSchema): boolean => Boolean(many) || !taken.has(name);
  const required = schema.args.findIndex((spec) => !spec.optional && !before.has(spec.name));
  const next = schema.args.slice(0, required < 0 ? undefined : required + 1);
  const passed = schema.args.findLastIndex(({ name }) => before.has(name));
  return next.flatMap((spec, i) => (isOpen(spec) ? offersFor(spec, i > passed, expected, context) : []));
}

/** `isInOrder`: whether no later argument stands in front of the cursor already. */
function offersFor(
  spec: ArgumentSchema,
  isInOrder: boolean,
  expected: ExpectedArgument,
  context: OfferContext,
): readonly Offer[] {
  if (spec.label) return [labelOffer(spec, spec.label, context)];
  switch (spec.type) {
    case 'enumeration':
      return valuesOf(spec.values ?? '').map((value) =>
        valueOffer(value, spec.values === 'moneyUnit' ? 'unit' : 'value', context),
      );
    case 'comparator':
      return isInOrder ? [...indicatorValueOffers(expected), ...comparators.map(comparatorOffer(context))] : [];
    case 'code':
      return subjectOffers(
        {
          kinds: ['function'],
          length: 7,
          isDeclaration: false,
          isLine: false,
          statement: expected.statement,
          beside: [],
        },
        context,
      );
    case 'string':
      return isInOrder ? stringsFor(spec, expected, context) : [];
    case 'value':
      return isInOrder && expected.taken.has('comparator') ? indicatorValueOffers(expected) : [];
    case 'date':
      return dateOffers(expected, context);
    case 'amount':
      return totalOffers(expected, context);
    default:
      return [];
  }
}

function stringsFor(spec: ArgumentSchema, expected: ExpectedArgument, context: OfferContext): readonly Offer[] {
  if (expected.schema.id === 'indicator') return indicatorNameOffers(expected);
  return [...nameOffers(expected, context), ...quotedTextOffers(expected.schema, spec, context)];
}

function labelOffer(spec: ArgumentSchema, label: Spelling, context: OfferContext): Offer {
  const { own, other, names } = spelled(label, context);
  return {
    kind: 'keyword',
    label: own,
    detail: other,
    documentation: (of) => labelHover(label, spec, of),
    insertText: `${snippetText(own)} \${1:${snippetText(spec.placeholder ?? '')}}`,
    names,
  };
}

interface Comparator {
  readonly sign: string;
  /** The full-width twin by which it is found as well. */
  readonly twin: string;
  readonly doc: Localized;
}

const comparators: readonly Comparator[] = [
  { sign: '>=', twin: '≥', doc: { zh: '不少于', en: 'At least' } },
  { sign: '<=', twin: '≤', doc: { zh: '不超过', en: 'At most' } },
  { sign: '=', twin: '＝', doc: { zh: '等于', en: 'Exactly' } },
  { sign: '>', twin: '＞', doc: { zh: '多于', en: 'More than' } },
  { sign: '<', twin: '＜', doc: { zh: '少于', en: 'Less than' } },
];

function comparatorOffer({ locale }: OfferContext): (comparator: Comparator) => Offer {
  return ({ sign, twin, doc }) => ({
    kind: 'value',
    label: sign,
    detail: say(doc, locale),
    documentation: undocumented,
    insertText: sign,
    names: [sign, twin, doc.zh],
  });
}

/** The name of the subject whose code stands in front. */
function nameOffers({ statement }: ExpectedArgument, { budget }: OfferContext): Offer[] {
  const code = codeOf(statement);
  const name = budget.nameOf(code);
  if (name === '') return [];
  return [
    {
      kind: 'subject',
      label: quoted(name),
      detail: code,
      documentation: (of) => subjectHover(code, of) ?? '',
      insertText: snippetText(quoted(name)),
      names: [quoted(name), name],
    },
  ];
}

/** Of a total, what it has to be. */
function totalOffers({ schema, statement, taken, typed }: ExpectedArgument, context: OfferContext): Offer[] {
  if (taken.has('amount') || typed.text !== '') return [];
  const { budget, owners, segment, locale } = context;
  const source = 'values' in schema.head ? findValue(schema.head.values, headText(statement))?.id : undefined;
  const total = knownTotal({ schema, source, block: owners.at(-1)?.bound, segment }, budget);
  if (!total) return [];
  const { digits, title } = total;
  return [
    {
      kind: 'value',
      label: digits,
      detail: say(title, locale),
      documentation: undocumented,
      insertText: digits,
      names: [digits],
    },
  ];
}

/** Behind the label of a weight, what is left of 100, and of the 90 that are left beside 预算执行率. */
export function labelledOffers({ owners, locale }: OfferContext): Offer[] {
  const weights = (owners.at(-1)?.bound?.children ?? []).flatMap(({ args }) => {
    const weight = args['weight'];
    return weight?.kind === 'quantity' ? [Number(plainDigits(weight.digits))] : [];
  });
  const given = weights.reduce((sum, weight) => sum + (Number.isFinite(weight) ? weight : 0), 0);
  return [90, 100].flatMap((whole): Offer[] => {
    const left = String(Math.round((whole - given) * 100) / 100);
    if (whole <= given) return [];
    const detail = say({ zh: `权重合计 ${whole}`, en: `for a sum of ${whole}` }, locale);
    return [{ kind: 'value', label: left, detail, documentation: undocumented, insertText: left, names: [left] }];
  });
}
