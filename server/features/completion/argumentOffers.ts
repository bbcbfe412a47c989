import { say } from '../../language/locale.ts';
import { valuesOf } from '../../language/lookup.ts';
import type { ArgumentSchema, Localized, Spelling } from '../../language/schema.ts';
import { quoted } from '../../syntax/stringValue.ts';
import type { Statement } from '../../syntax/tree.ts';
import type { ExpectedArgument } from './expectedAt.ts';
import { valueOffer } from './keywordOffers.ts';
import type { Offer, OfferContext } from './Offer.ts';
import { snippetText } from './snippet.ts';
import { subjectOffers } from './subjectOffers.ts';

/** What may stand next in a statement: the arguments that may be left out, up to the first that may not. Amounts offer nothing. */
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
  { statement, typed }: ExpectedArgument,
  context: OfferContext,
): Offer[] {
  if (spec.label) return [labelOffer(spec, spec.label, context)];
  switch (spec.type) {
    case 'enumeration':
      return valuesOf(spec.values ?? '').map((value) =>
        valueOffer(value, spec.values === 'moneyUnit' ? 'unit' : 'value', context),
      );
    case 'comparator':
      return isInOrder ? comparators.map((comparator) => comparatorOffer(comparator, context)) : [];
    case 'code':
      return subjectOffers({ kinds: ['function'], length: 7, isDeclaration: false, statement }, context);
    case 'string':
      return isInOrder && typed.text === '' ? nameOffers(statement, context) : [];
    default:
      return [];
  }
}

function labelOffer(
  { doc, placeholder = '' }: ArgumentSchema,
  label: Spelling,
  { language, locale }: OfferContext,
): Offer {
  const other = language === 'zh' ? label.en : label.zh;
  return {
    kind: 'keyword',
    label: label[language],
    detail: other,
    documentation: say(doc, locale),
    insertText: `${snippetText(label[language])} \${1:${snippetText(placeholder)}}`,
    filterText: `${label[language]} ${other}`,
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

function comparatorOffer({ sign, twin, doc }: Comparator, { locale }: OfferContext): Offer {
  return {
    kind: 'value',
    label: sign,
    detail: say(doc, locale),
    documentation: '',
    insertText: sign,
    filterText: `${sign} ${twin}`,
  };
}

/** The name of the subject whose code stands in front. */
function nameOffers({ head, args }: Statement, { budget }: OfferContext): Offer[] {
  const [first] = args;
  const code = head?.kind === 'word' && first?.kind === 'quantity' ? first.digits : (head?.text ?? '');
  const name = budget.nameOf(code);
  if (name === '') return [];
  return [
    {
      kind: 'subject',
      label: quoted(name),
      detail: code,
      documentation: '',
      insertText: snippetText(quoted(name)),
      filterText: quoted(name),
    },
  ];
}
