import { subjectsOf } from '../data/catalogue.ts';
import { blockIndex, valuesOf } from '../language/lookup.ts';
import type { ArgumentType, CodeKind, Localized, StatementSchema } from '../language/schema.ts';
import { ascii } from '../text/ascii.ts';
import { addToGroup, groupedBy } from '../text/groupedBy.ts';
import { lazily } from '../text/lazily.ts';
import { onceFor } from '../text/onceFor.ts';
import type { Span } from '../text/Span.ts';
import type { TextEdit } from '../text/TextEdit.ts';
import { readDate } from './date.ts';
import { isMoneyUnit } from './money.ts';

/** What can be the matter with a piece of a line, in words about all pieces that have it. */
const reasons = {
  unquoted: (found) => ({ zh: `${found.zh}要加引号`, en: `Quotation marks are missing around ${found.en}` }),
  otherQuotes: () => ({ zh: '引号要写成 "…" 或 “…”', en: 'Quotation marks are written "…" or “…”' }),
  quoted: (found) => ({ zh: `${found.zh}不加引号`, en: `No quotation marks belong around ${found.en}` }),
  inParentheses: (found) => ({ zh: `${found.zh}不加括号`, en: `No parentheses belong around ${found.en}` }),
  apart: (found) => ({ zh: `${found.zh}要紧跟数字`, en: `No blank stands between a number and ${found.en}` }),
  inWords: (found, sign) => ({ zh: `${found.zh}要写成 ${sign}`, en: `${found.en} is written ${sign}` }),
  needless: (found) => ({ zh: `这里不写${found.zh}`, en: `${found.en} is not written here` }),
  none: (found) => ({ zh: `没有金额写 0，不写${found.zh}`, en: `No amount is written 0, not ${found.en}` }),
  named: (found, sign) => ({
    zh: `先写科目编码 ${sign}，再写${found.zh}`,
    en: `The code ${sign} comes before ${found.en}`,
  }),
  unbraced: () => ({ zh: '这里的内容要写在 { } 里', en: 'What stands here belongs in { }' }),
} satisfies Record<string, (found: Localized, sign: string) => Localized>;

/** What of a line has to be written in another way, and why. */
export interface Correction extends Span {
  readonly reason: keyof typeof reasons;
  /** What it is about, as typed. */
  readonly subject: string;
  /** What it is written instead, where that is told. */
  readonly sign?: string;
  readonly edits: readonly TextEdit[];
}

/** The beginning of a long text is enough to be recognised. */
const SHOWN = 16;

/** Says of some corrections what is the matter, each thing once. */
export function reasonsOf(corrections: readonly Correction[]): Localized {
  const said = [...groupedBy(corrections, ({ reason, sign = '' }) => reason + sign).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const among = (separator: string): string => same.map(({ subject }) => shown(subject)).join(separator);
    return reasons[first.reason]({ zh: among('、'), en: among(', ') }, first.sign ?? '');
  });
  return { zh: said.map(({ zh }) => zh).join('；'), en: said.map(({ en }) => en).join('; ') };
}

function shown(subject: string): string {
  const beginning = subject.length > SHOWN ? `${subject.slice(0, SHOWN)}…` : subject;
  return `“${beginning.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}

/** Something between two blanks. */
interface Piece extends Span {
  readonly typed: string;
}

/** How a piece is to be read: as it is typed, as a text without its quotes, or with a correction. */
type Reading = 'typed' | 'text' | Correction;

/** What the arguments of a statement may be. */
interface Wanted {
  readonly takes: (...types: readonly ArgumentType[]) => boolean;
  readonly words: ReadonlySet<string>;
  readonly hasMany: boolean;
}

const wantedBy = onceFor(({ args }: StatementSchema): Wanted => {
  const spelled = args.flatMap(({ values, label }) => [
    ...valuesOf(values ?? '').map(({ word }) => word),
    ...(label ? [label] : []),
  ]);
  return {
    takes: (...types) => args.some(({ type }) => types.includes(type)),
    words: new Set(spelled.flatMap(({ zh, en }) => [zh, en])),
    hasMany: args.some(({ type, many }) => many && isText(type)),
  };
});

function isText(type: ArgumentType): boolean {
  return type === 'string' || type === 'text';
}

const texts: readonly ArgumentType[] = ['string', 'text', 'identifier', 'value'];
const measures: readonly ArgumentType[] = ['quantity', 'value', 'identifier', 'date'];
const numbers: readonly ArgumentType[] = [...measures, 'amount', 'count', 'code'];

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
  const found = piecesOf(text.slice(start, end), start, wanted);
  const all = 'strings' in schema.head ? apartFromColon(found) : found;
  if (schema.block && schema.args.length === 0) {
    const inBlock = matches(BETWEEN_COMMAS, text.slice(start, end), start);
    yield withBraces(inBlock, blockIndex(schema.block).words);
  }
  const named = lacksCode ? withCode(all, schema) : [];
  if (!named) return;
  const pieces = all.filter((each) => named.every((one) => each.start >= one.end));
  for (const countsStrings of [false, true]) {
    const readings = readingsOf(pieces, wanted, countsStrings);
    if (!readings) continue;
    const corrections = [...named, ...readings.filter((each) => typeof each === 'object')];
    const isUnquoted = (i: number): boolean => readings[i] === 'text';
    const apart = pieces.filter((_, i) => isUnquoted(i));
    const together = runsOf(pieces, isUnquoted);
    const ways = wanted.hasMany || together.length === apart.length ? [apart] : [together, apart];
    for (const texts of ways) yield inOrder([...corrections, ...texts.map((each) => withQuotes(text, each))]);
  }
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
  const name = first && (INNER.exec(first.typed)?.[1] ?? first.typed);
  if (!name || !('code' in head) || !VISIBLE.test(name) || HALF.test(name)) return undefined;
  const follows = second !== undefined && /^[A-Z]?[0-9]{3,8}$/.test(ascii(second.typed));
  const code = follows ? ascii(second.typed) : codeNamed(name, head.code, id === 'item' ? 5 : undefined);
  if (!code) return undefined;
  const span = { ...first, end: follows ? second.end : first.end };
  return [replaced(span, `${code} "${name}"`, { reason: 'named', subject: name, sign: code })];
}

/** The code that alone has a name, of so many digits where that is told. */
function codeNamed(name: string, kinds: readonly CodeKind[], length: number | undefined): string | undefined {
  const same = kinds.flatMap((kind) => codesByName[kind]().get(name) ?? []);
  const [only, another] = same.filter((code) => length === undefined || code.length === length);
  return another === undefined ? only : undefined;
}

const codesByName: Readonly<Record<CodeKind, () => ReadonlyMap<string, readonly string[]>>> = {
  function: lazily(() => codesIn('function')),
  economic: lazily(() => codesIn('economic')),
  revenue: lazily(() => codesIn('revenue')),
  procurement: lazily(() => codesIn('procurement')),
};

function codesIn(kind: CodeKind): ReadonlyMap<string, readonly string[]> {
  const codes = new Map<string, string[]>();
  for (const { name, code } of subjectsOf(kind)) addToGroup(codes, name, code);
  return codes;
}

function inOrder(corrections: Correction[]): Correction[] {
  return corrections.sort((a, b) => a.start - b.start);
}

const BLANK = String.raw`\s\u3000\u00a0\ufeff`;
/** In quotes of any kind there may be blanks. */
const QUOTED = String.raw`"(?:[^"\\]|\\.)*"|“[^“”]*”|”[^“”]*“|‘[^‘’]*’|’[^‘’]*‘|「[^「」]*」|『[^『』]*』|＂[^＂]*＂|'[^']*'`;
const PIECE = new RegExp(`(?:${QUOTED})(?![^${BLANK},，、])|[^${BLANK}]+`, 'g');
const AMONG_COMMAS = /[^,，、]+/g;
const BETWEEN_COMMAS = new RegExp(`[^${BLANK},，、]+`, 'g');

function piecesOf(typed: string, from: number, { hasMany, takes }: Wanted): Piece[] {
  const found = matches(PIECE, typed, from).filter((piece) => !/^[,，、]+$/.test(piece.typed));
  const [only] = found;
  // 办公室、财务科: names that only commas stand between.
  if (hasMany && only && found.length === 1) return matches(AMONG_COMMAS, only.typed, only.start);
  // Behind a name a comma separates; in sentences it belongs to them.
  return takes('text') ? found : found.map(withoutComma);
}

function matches(pattern: RegExp, text: string, from: number): Piece[] {
  return [...text.matchAll(pattern)].map(({ 0: typed, index }) => {
    return { typed, start: from + index, end: from + index + typed.length };
  });
}

function withoutComma(piece: Piece): Piece {
  const isLast = piece.typed.length > 1 && /[,，、]$/.test(piece.typed);
  return isLast ? { ...piece, typed: piece.typed.slice(0, -1), end: piece.end - 1 } : piece;
}

/** Of each piece how it is to be read; undefined where something can be nothing. */
function readingsOf(pieces: readonly Piece[], wanted: Wanted, countsStrings: boolean): Reading[] | undefined {
  const readings: Reading[] = [];
  for (const [i, piece] of pieces.entries()) {
    const reading =
      codeReading(piece, pieces, wanted) ??
      stringReading(piece, wanted, countsStrings) ??
      signReading(piece, pieces[i - 1], wanted) ??
      numberReading(piece, pieces[i - 1], wanted) ??
      noneReading(piece, pieces, wanted) ??
      textReading(piece, wanted);
    if (!reading) return undefined;
    readings.push(reading);
  }
  return readings;
}

/** The name of a functional subject where its code belongs. */
function codeReading(piece: Piece, pieces: readonly Piece[], { takes }: Wanted): Reading | undefined {
  if (!takes('code') || pieces.some(({ typed }) => NUMBER.test(INNER.exec(typed)?.[1] ?? typed))) return undefined;
  const name = INNER.exec(piece.typed)?.[1] ?? piece.typed;
  const code = codeNamed(name, ['function'], 7);
  return code === undefined
    ? undefined
    : replaced(piece, `${code} "${name}"`, { reason: 'named', subject: name, sign: code });
}

const INNER = /^["“](.*)["”]$/;

function stringReading(piece: Piece, { takes, words }: Wanted, countsStrings: boolean): Reading | undefined {
  const [, inner] = INNER.exec(piece.typed) ?? [];
  if (inner === undefined) return undefined;
  const isNumber = takes(...numbers) && NUMBER.test(inner);
  if (takes(...texts) && !(countsStrings && isNumber)) return 'typed';
  if (!isNumber && !words.has(inner)) return undefined;
  return replaced(piece, inner, { reason: 'quoted', subject: inner });
}

const PARENTHESES = /^[(（](.*)[)）]$/;
const COMPARATOR = /^(?:[<>=≥≤＜＞＝]|>=|<=)/;
/** Words that people write for a comparator. */
const comparators: readonly (readonly [RegExp, string])[] = [
  [/^(不低于|不少于|不小于|大于等于|大于或等于|至少)/, '>='],
  [/^(不高于|不超过|不多于|不大于|小于等于|小于或等于|至多)/, '<='],
  [/^(等于)/, '='],
  [/^(大于|高于|超过|多于)/, '>'],
  [/^(小于|低于|少于)/, '<'],
];

/** Words of the statement and comparators. */
function signReading(piece: Piece, before: Piece | undefined, { takes, words }: Wanted): Reading | undefined {
  const typed = ascii(piece.typed);
  if (words.has(typed)) return 'typed';
  const [, inner] = PARENTHESES.exec(piece.typed) ?? [];
  if (inner !== undefined && words.has(ascii(inner)))
    return replaced(piece, inner, { reason: 'inParentheses', subject: inner });
  if (!takes('comparator')) return /^[=:]$/.test(typed) ? withoutSign(piece, before) : undefined;
  if (COMPARATOR.test(typed)) return 'typed';
  for (const [pattern, sign] of comparators) {
    const [, word] = pattern.exec(typed) ?? [];
    const behind = word === undefined ? '' : typed.slice(word.length);
    if (word !== undefined && (behind === '' || NUMBER.test(behind)))
      return replaced(piece, behind ? `${sign} ${behind}` : sign, { reason: 'inWords', subject: word, sign });
  }
  return undefined;
}

const NUMBER = /^[-−－]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?(.*)$/;
const OPERATOR = /^[-+*×/÷＋－−＊／]$/;
/** With a bracket or an operator behind its first digit, whatever else is in it. */
const CALCULATION = /^[(（]*[0-9０-９].*[-+*×/÷＋－＊／)）]/;
const CURRENCY = /^[￥¥]([0-9０-９].*)$/;
/** A day that a text or a value begins with: as a number it has no unit. */
const DAY = /^[0-9０-９]{4}年[0-9０-９]{1,2}月/;

/** Numbers, calculations, and units that are written otherwise or stand apart from their number. */
function numberReading(piece: Piece, before: Piece | undefined, { takes }: Wanted): Reading | undefined {
  if (!takes(...numbers)) return undefined;
  const { typed } = piece;
  const [, unit] = NUMBER.exec(typed) ?? [];
  if (takes('amount')) {
    const [, sum] = CURRENCY.exec(typed) ?? [];
    if (sum !== undefined) return replaced(piece, sum, { reason: 'needless', subject: typed.slice(0, 1) });
    const goesOn = before !== undefined && OPERATOR.test(before.typed);
    if (goesOn ? unit !== undefined : CALCULATION.test(typed)) return 'typed';
    if (OPERATOR.test(typed) && before && NUMBER.test(before.typed)) return 'typed';
  }
  if (unit === undefined) return unitReading(piece, before, takes);
  const usual = usualForm(typed, unit, takes);
  if (usual !== undefined) return replaced(piece, usual, { reason: 'inWords', subject: typed, sign: usual });
  if (takes('string', 'text') && !takes('date') && DAY.test(typed)) return undefined;
  return unit === '' || takes(...measures) || MONEY.test(unit) ? 'typed' : undefined;
}

const usualUnits: Readonly<Record<string, string>> = {
  亿: '亿元',
  万: '万元',
  千: '千元',
  块: '元',
  元整: '元',
  万元整: '万元',
};
const DATE = /^([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?$/;

/** How an amount, a count or a date is written that is written in another way. */
function usualForm(typed: string, unit: string, takes: Wanted['takes']): string | undefined {
  const number = typed.slice(0, typed.length - unit.length);
  if (takes('amount')) {
    const written = Object.hasOwn(usualUnits, unit) ? usualUnits[unit] : undefined;
    return written && number + written;
  }
  if (takes('count')) return /^\p{L}+$/u.test(unit) ? number : undefined;
  const [, year, month = '', day = ''] = (takes('date') && DATE.exec(ascii(typed))) || [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return readDate(date) && !readDate(typed) ? date : undefined;
}

function unitReading(piece: Piece, before: Piece | undefined, takes: Wanted['takes']): Reading | undefined {
  const { typed, start, end } = piece;
  const number = before && NUMBER.exec(before.typed.replace(SIGN, ''));
  const isUnit = (takes('amount') && isMoneyUnit(typed)) || (takes(...measures) && UNIT.test(typed));
  if (!isUnit || !before || number?.[1] !== '') return undefined;
  const edits = [{ span: { start: before.end, end: start }, newText: '' }];
  return { start, end, reason: 'apart', subject: typed, edits };
}

/** What stands for an amount in a spreadsheet where there is none. */
const NONE = /^(?:[-－−—–/／]|——|无|没有|n\/a)$/i;

function noneReading(piece: Piece, pieces: readonly Piece[], { takes }: Wanted): Reading | undefined {
  const hasAmount = pieces.some(({ typed }) => NUMBER.test(typed));
  if (!takes('amount') || hasAmount || !NONE.test(piece.typed)) return undefined;
  return replaced(piece, '0', { reason: 'none', subject: piece.typed });
}

const MONEY = /^(?:元|千元|万元|亿元)/;
const SIGN = /^[<>=≥≤＜＞＝]{1,2}/;
const UNIT = /^(?:[%％‰]|\p{Script=Han}{1,4})$/u;

/** Other quotes, the Chinese ones the wrong way round among them. */
const OTHER_QUOTES = /^(['‘’”“「『＂])(.*)(['’‘“”」』＂])$/;
/** Letters, digits, punctuation and symbols, and nothing that cannot be seen. */
const VISIBLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\s]+$/u;
const PAIRS = /“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』/g;
/** What has a meaning in a string, or would be half of a pair. */
const HALF = /["\\“”‘’「」『』'＂]/;

function textReading(piece: Piece, { takes }: Wanted): Reading | undefined {
  if (!takes('string', 'text')) return undefined;
  const { typed, start, end } = piece;
  const [, , inner] = OTHER_QUOTES.exec(typed) ?? [];
  const said = inner ?? typed;
  if (!VISIBLE.test(said) || HALF.test(said.replace(PAIRS, ''))) return undefined;
  if (inner === undefined) return 'text';
  return {
    start,
    end,
    reason: 'otherQuotes',
    subject: inner,
    edits: [
      { span: { start, end: start + 1 }, newText: '"' },
      { span: { start: end - 1, end }, newText: '"' },
    ],
  };
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
      { span: { start: end, end }, newText: '"' },
    ],
  };
}

function withoutSign(piece: Piece, before: Piece | undefined): Correction {
  const isTouched = before?.end === piece.start;
  return replaced(piece, isTouched ? ' ' : '', { reason: 'needless', subject: piece.typed });
}

function replaced(
  { start, end }: Piece,
  newText: string,
  why: Omit<Correction, 'start' | 'end' | 'edits'>,
): Correction {
  return { start, end, ...why, edits: [{ span: { start, end }, newText }] };
}
