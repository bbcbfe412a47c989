import type { Locale } from '../language/locale.ts';
import { blockIndex } from '../language/lookup.ts';
import { ascii } from '../text/ascii.ts';
import type { Span } from '../text/Span.ts';
import type { Analysis } from './Analysis.ts';
import { argumentOffers, labelledOffers } from './completion/argumentOffers.ts';
import { type Expected, type ExpectedHead, expectedAt } from './completion/expectedAt.ts';
import { ignoreOffers } from './completion/ignoreOffers.ts';
import { keywordOffers, statementsIn } from './completion/keywordOffers.ts';
import type { Offer, OfferContext } from './completion/Offer.ts';
import { placeholderOffers } from './completion/placeholderOffers.ts';
import { filterTextOf, rankOf } from './completion/rank.ts';
import type { Surroundings } from './completion/Surroundings.ts';
import { stringOffers } from './completion/stringOffers.ts';
import { subjectOffers } from './completion/subjectOffers.ts';
import { unitOffers } from './completion/unitOffers.ts';
import { keywordLanguageOf } from './keywordLanguage.ts';

/** One item of the completion list. Items are in the order of `sortText`. */
export interface CompletionItem extends Omit<Offer, 'documentation' | 'names'> {
  readonly filterText: string;
  readonly sortText: string;
  /** Markdown; made when it is asked for. */
  readonly documentation: () => string;
}

/** What may be written at the cursor. */
export interface CompletionList {
  readonly items: readonly CompletionItem[];
  /** What every item replaces in the file. */
  readonly span: Span;
  /** Whether there is more than is listed, so that the next character is worth another question. */
  readonly isIncomplete: boolean;
}

/** So many items are listed; nobody reads more, and all functional subjects are more than a thousand. */
const MOST = 200;

/** textDocument/completion: what may stand at the cursor and is called as is typed in front of it, the best first. */
export function completion(
  analysis: Analysis,
  offset: number,
  locale: Locale,
  surroundings: Surroundings = {},
): CompletionList {
  const found = expectedAt(analysis, offset);
  if (!found) return { items: [], span: { start: offset, end: offset }, isIncomplete: false };
  const { node, expected } = found;
  const { budget, parts } = analysis;
  const { segment, owners } = node;
  const context: OfferContext = { budget, segment, owners, locale, language: keywordLanguageOf(parts) };
  const { text, span } = expected.typed;
  const typed = ascii(text).toLowerCase();
  const fitting = ranked(offersFor(expected, analysis, offset, context, surroundings), typed);
  const isWhole =
    text === '' || (fitting.length === 1 && fitting[0]?.names.some((name) => `${name} `.startsWith(`${typed} `)));
  // Full-width digits are a word to editors, for which they ask by themselves.
  const isUnasked = surroundings.trigger !== undefined || /[０-９]$/.test(text);
  if (isWhole && isUnasked && mayEnd(expected)) return { items: [], span, isIncomplete: false };
  const filterTextFor = isWord(expected) ? wordFilterText : filterText;
  const items = fitting.slice(0, MOST).map((offer, i) => toItem(offer, i, filterTextFor(offer, text), context));
  return { items, span, isIncomplete: fitting.length > MOST };
}

function offersFor(
  expected: Expected,
  analysis: Analysis,
  offset: number,
  context: OfferContext,
  surroundings: Surroundings,
): readonly Offer[] {
  switch (expected.kind) {
    case 'head':
      return headOffers(expected, context);
    case 'argument':
      return argumentOffers(expected, context);
    case 'labelled':
      return labelledOffers(context);
    case 'string':
      return stringOffers(expected, context, surroundings);
    case 'placeholder':
      return placeholderOffers(expected, context);
    case 'unit':
      return unitOffers(expected, context, surroundings);
    case 'ignore':
    case 'rule':
      return ignoreOffers(expected, analysis, offset, context, surroundings);
    default:
      return expected satisfies never;
  }
}

/** Whether a line may end behind what is typed whole: a list that nobody asked for would take the Enter that ends it. */
function mayEnd(expected: Expected): boolean {
  if (expected.kind === 'head') return expected.typed.text === '';
  if (expected.kind !== 'argument') return false;
  const { schema, statement, before, typed } = expected;
  const missing = schema.args.filter(({ name, optional }) => !optional && !before.has(name));
  const isComplete = missing.length <= (typed.text === '' ? 0 : 1);
  return isComplete && (schema.block === undefined || schema.blockOptional === true || statement.block !== undefined);
}

function headOffers(expected: ExpectedHead, context: OfferContext): Offer[] {
  const { block, statement, owner } = expected;
  const schema = blockIndex(block).code;
  const kinds = schema && 'code' in schema.head ? schema.head.code : [];
  const isItem = kinds.length === 1 && kinds.includes('economic');
  const subjects = subjectOffers(
    {
      kinds,
      statement,
      beside: owner ? statementsIn(owner, context) : [],
      isDeclaration: block === 'subjects',
      isLine: true,
      ...(isItem ? { length: 5 } : {}),
    },
    context,
  );
  const outside = expected.isAtMargin ? keywordOffers({ ...expected, block: 'file', owner: undefined }, context) : [];
  return [...keywordOffers(expected, context), ...subjects, ...outside];
}

/** Those that are found by what is typed, the best found first; equally good ones stay in their order. */
function ranked(offers: readonly Offer[], typed: string): readonly Offer[] {
  if (typed === '') return offers;
  const groups: Offer[][] = [[], [], []];
  for (const offer of offers) {
    const rank = rankOf(offer.names, typed);
    if (rank !== undefined) groups[rank]?.push(offer);
  }
  return groups.flat();
}

/** Whether a blank ends what is typed. */
function isWord({ kind }: Expected): boolean {
  return kind === 'head' || kind === 'argument';
}

function filterText({ names }: Offer, typed: string): string {
  return asTyped(filterTextOf(names, ascii(typed)), typed);
}

/**
 * Without a blank in it, the list closes with the one that is typed. An editor that still finds it would leave the list open
 * until it has the next one, and an Enter meanwhile would put a word of the old list in the place of all typed since.
 */
function wordFilterText(offer: Offer, typed: string): string {
  return filterText(offer, typed).replaceAll(' ', '_');
}

function toItem(offer: Offer, i: number, filterText: string, context: OfferContext): CompletionItem {
  const { kind, label, detail, insertText } = offer;
  return {
    kind,
    label,
    detail,
    insertText,
    filterText,
    sortText: String(i).padStart(4, '0'),
    documentation: () => offer.documentation(context),
  };
}

/** The filter text as an editor compares it with what is typed: full-width where that is. */
function asTyped(filterText: string, typed: string): string {
  const plain = ascii(typed);
  if (plain === typed) return filterText;
  return filterText.startsWith(plain) ? typed + fullWidth(filterText.slice(plain.length)) : fullWidth(filterText);
}

function fullWidth(text: string): string {
  return text.replace(/[0-9A-Za-z]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}
