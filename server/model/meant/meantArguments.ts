import { quantityUnits } from '../../data/quantityUnits.ts';
import { blockIndex } from '../../language/lookup.ts';
import type { StatementSchema } from '../../language/schema.ts';
import { ascii } from '../../text/ascii.ts';
import type { Span } from '../../text/Span.ts';
import { type Correction, replaced } from './Correction.ts';
import { turnedQuotes, withInnerQuotes } from './innerQuotes.ts';
import { type Piece, partsOf, piecesOf, type Wanted, wantedBy } from './pieces.ts';
import { codeNamed, isNumberInQuotes, isPlainText, readingsOf, withoutQuotes } from './readings.ts';

/**
 * In which ways the arguments between two offsets may have been meant, the likeliest first: with everything in one text that is
 * none of the words, numbers and signs that the statement takes, or with every such piece as a text of its own. Where the
 * line lacks its code, it begins with a name.
 */
export function* meantArguments(
  text: string,
  { start, end }: Span,
  schema: StatementSchema,
  lacksCode: boolean,
): Iterable<Correction[]> {
  const wanted = wantedBy(schema);
  yield withInnerQuotes(text.slice(start, end), start);
  const found = piecesOf(text.slice(start, end), start, wanted);
  const all = 'strings' in schema.head ? apartFromColon(found) : found;
  if (schema.block) {
    const inBlock = partsOf(text.slice(start, end), start);
    yield withBraces(inBlock, blockIndex(schema.block).words);
  }
  const named = lacksCode ? withCode(all, schema) : [];
  if (!named) return;
  const pieces = all.filter((each) => named.every((one) => each.start >= one.end));
  // A string of a number may be a name, or that number.
  for (const countsStrings of pieces.some(isNumberInQuotes) ? [false, true] : [false]) {
    const readings = readingsOf(pieces, wanted, countsStrings);
    if (!readings) continue;
    const corrections = [...named, ...readings.filter((each) => typeof each === 'object')];
    const isUnquoted = (i: number): boolean => readings[i] === 'text';
    const apart = pieces.filter((_, i) => isUnquoted(i));
    const together = runsOf(pieces, isUnquoted);
    const ways = wanted.hasMany || together.length === apart.length ? [apart] : [together, apart];
    const isOnlyNumber = pieces.filter(({ typed }) => /^[\d０-９]/.test(typed)).length === 1;
    const isOdd = (typed: string): boolean =>
      isOddNumber(typed, wanted) || (isOnlyNumber && isCounted(typed) && wanted.takes('amount'));
    for (const texts of ways)
      if (!texts.some((each) => isOdd(text.slice(each.start, each.end))))
        yield inOrder([...corrections, ...texts.map((each) => withQuotes(text, each))]);
  }
}

const OPEN_NUMBER = /^[（(][ \t\u3000]*[-－]?(?:[\d０-９]|$)/;

/** Whether a text is an amount typed wrong (6.0.0), or one in a parenthesis that is not closed yet: neither is a name. */
function isOddNumber(text: string, { takes }: Wanted): boolean {
  if (OPEN_NUMBER.test(text) && !/[）)]/.test(text)) return true;
  return takes('amount') && /^\P{L}/u.test(text) && !/\p{Script=Han}/u.test(text);
}

/** Whether a text is a number with a unit, be it none of money: 5人. */
function isCounted(text: string): boolean {
  const [, unit] = /^[\d０-９][\d０-９,，.．]*(.+)$/su.exec(text) ?? [];
  return quantityUnits.some((each) => each.unit === unit);
}

/** The stretches of pieces that follow each other and are all of a kind. */
function runsOf(pieces: readonly Piece[], isOfKind: (i: number) => boolean): Span[] {
  const runs: Span[] = [];
  for (const [i, { start, end }] of pieces.entries()) {
    if (!isOfKind(i)) continue;
    const before = isOfKind(i - 1) ? runs.pop() : undefined;
    runs.push({ start: before?.start ?? start, end });
  }
  return runs;
}

/** The statements of a block that nobody has put in braces; each begins with one of its words. */
function withBraces(pieces: readonly Piece[], words: ReadonlyMap<string, unknown>): Correction[] {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last || !words.has(first.typed)) return [];
  const gaps = pieces.flatMap((piece, i) => {
    const before = pieces[i - 1];
    if (!before || !words.has(piece.typed)) return [];
    return [{ span: { start: before.end, end: piece.start }, newText: '; ' }];
  });
  const [open, close] = [
    { span: { start: first.start, end: first.start }, newText: '{ ' },
    { span: { start: last.end, end: last.end }, newText: ' }' },
  ];
  return [{ start: first.start, end: last.end, reason: 'unbraced', subject: '', edits: [open, ...gaps, close] }];
}

/** A term that a colon stands behind, where blanks belong. */
function apartFromColon(pieces: readonly Piece[]): readonly Piece[] {
  const [first, ...others] = pieces;
  const [term = ''] = /^[^"“:：]+(?=[:：].)/.exec(first?.typed ?? '') ?? [];
  if (!first || !term) return pieces;
  const [colon, behind] = [first.start + term.length, first.start + term.length + 1];
  return [
    { typed: term, start: first.start, end: colon },
    { typed: ':', start: colon, end: behind },
    { typed: first.typed.slice(term.length + 1), start: behind, end: first.end },
    ...others,
  ];
}

/** The name that a line begins with in place of its code, with the code that follows it or is the only one of that name. */
function withCode([first, second]: readonly Piece[], { head, id }: StatementSchema): Correction[] | undefined {
  const name = first && withoutQuotes(first);
  if (!name || !('code' in head) || !isPlainText(name)) return undefined;
  const follows = second !== undefined && /^[A-Z]?[0-9]{3,8}$/.test(ascii(second.typed));
  const code = follows ? ascii(second.typed) : codeNamed(name, head.code, id === 'item' ? 5 : undefined);
  if (!code) return undefined;
  const span = { ...first, end: follows ? second.end : first.end };
  return [replaced(span, `${code} "${name}"`, { reason: 'named', subject: name, sign: code })];
}

function inOrder(corrections: Correction[]): Correction[] {
  return corrections.sort((a, b) => a.start - b.start);
}

/** A name that touches the code before it gets a blank, too. */
function withQuotes(text: string, { start, end }: Span): Correction {
  const gap = start > 0 && /[0-9]/.test(text.charAt(start - 1)) ? ' ' : '';
  return {
    start,
    end,
    reason: 'unquoted',
    subject: text.slice(start, end),
    edits: [
      { span: { start, end: start }, newText: `${gap}"` },
      ...turnedQuotes(text, { start, end }),
      { span: { start: end, end }, newText: '"' },
    ],
  };
}
