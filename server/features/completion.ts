import type { Locale } from '../language/locale.ts';
import { blockIndex } from '../language/lookup.ts';
import type { Language } from '../language/skeleton.ts';
import type { Segment, Statement } from '../syntax/tree.ts';
import { ascii } from '../text/ascii.ts';
import type { Span } from '../text/Span.ts';
import type { Analysis } from './Analysis.ts';
import { argumentOffers } from './completion/argumentOffers.ts';
import { type ExpectedHead, expectedAt } from './completion/expectedAt.ts';
import { keywordOffers } from './completion/keywordOffers.ts';
import type { Offer, OfferContext } from './completion/Offer.ts';
import { subjectOffers } from './completion/subjectOffers.ts';

/** One item of the completion list; `span` is what it replaces in the file. Items are in the order of `sortText`. */
export interface CompletionItem extends Offer {
  readonly sortText: string;
  readonly span: Span;
}

/** textDocument/completion: keywords, subjects and words that may stand at the cursor and have the typed characters in them. */
export function completion(analysis: Analysis, offset: number, locale: Locale): CompletionItem[] {
  const expected = expectedAt(analysis, offset);
  if (!expected) return [];
  const context: OfferContext = { budget: analysis.budget, language: languageOf(analysis), locale };
  const offers = expected.kind === 'head' ? headOffers(expected, context) : argumentOffers(expected, context);
  const { text, span } = expected.typed;
  return offers
    .filter(({ filterText }) => matches(filterText.toLowerCase(), ascii(text).toLowerCase()))
    .map((offer, i) => ({
      ...offer,
      filterText: asTyped(offer.filterText, text),
      sortText: String(i).padStart(5, '0'),
      span,
    }));
}

function headOffers(expected: ExpectedHead, context: OfferContext): Offer[] {
  const { block, statement } = expected;
  const schema = blockIndex(block).code;
  const kinds = schema && 'code' in schema.head ? schema.head.code : [];
  const isItem = kinds.length === 1 && kinds.includes('economic');
  const subjects = subjectOffers(
    { kinds, statement, isDeclaration: block === 'subjects', ...(isItem ? { length: 5 } : {}) },
    context,
  );
  const outside = expected.isAtMargin ? keywordOffers({ ...expected, block: 'file', owner: undefined }, context) : [];
  return [...keywordOffers(expected, context), ...subjects, ...outside];
}

/** The spelling that most statements of the file use. */
function languageOf({ tree }: Analysis): Language {
  return tree.segments.reduce((sum, segment) => sum + balanceOf(segment), 0) > 0 ? 'en' : 'zh';
}

const balances = new WeakMap<Segment, number>();

/** How many more English than Chinese keywords a segment has; counted once for as long as the segment lives. */
function balanceOf(segment: Segment): number {
  let balance = balances.get(segment);
  if (balance === undefined) {
    const count = (sum: number, { head, block }: Statement): number => {
      const own = head?.kind !== 'word' ? 0 : head.text.charCodeAt(0) < 128 ? 1 : -1;
      return block ? block.statements.reduce(count, sum + own) : sum + own;
    };
    balance = segment.statements.reduce(count, 0);
    balances.set(segment, balance);
  }
  return balance;
}

/** Whether an offer is found by what is typed: a code by digits in a row, a word by its characters in their order (机关养老). */
function matches(filterText: string, typed: string): boolean {
  if (/^[a-z]?\d+$/.test(typed)) return filterText.includes(typed);
  let from = 0;
  for (const character of typed) {
    const at = filterText.indexOf(character, from);
    if (at < 0) return false;
    from = at + character.length;
  }
  return true;
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
