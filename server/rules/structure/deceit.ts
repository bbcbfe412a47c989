import type { Localized } from '../../language/schema.ts';
import type { Segment } from '../../syntax/tree.ts';
import { digitLike, letterLike, lookalikeLetters, markLike, radicalLike } from '../../text/lookalikes.ts';
import type { Span } from '../../text/Span.ts';
import type { Fix, PlacedEdit } from '../Rule.ts';

/** What a stretch of text is, as what deceives in one is ordinary in another: keywords and numbers, a string, a comment. */
export type Region = 'code' | 'string' | 'comment';

/** Characters that a reader does not see, or takes for others. */
export interface Deceit extends Span {
  readonly message: Localized;
  /** What should stand there where that is plain; nothing at all for what is not seen. */
  readonly meant: string | undefined;
  /** Whether what is read stays the same without them, so that nobody needs to be asked. */
  readonly isHarmless: boolean;
}

/** One kind of deceit. */
interface Kind {
  /** In which regions it is looked for. */
  readonly regions: readonly Region[];
  readonly pattern: RegExp;
  readonly message: (found: string, meant: string | undefined) => Localized;
  /** `before` is the character before them. */
  readonly meant: (found: string, before: string) => string | undefined;
  readonly isHarmless?: true;
}

/** The first characters that are found, each once. */
function codes(found: string): string {
  const some = new Set<string>();
  for (const character of found) if (some.add(character).size === 3) break;
  return [...some]
    .map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
}

const unseen = (found: string): Localized => ({
  zh: `这里有看不见的字符 ${codes(found)}`,
  en: `Characters that cannot be seen: ${codes(found)}`,
});
const alike = (found: string, meant: string | undefined): Localized => ({
  zh: `“${found}”（${codes(found)}）看起来像“${meant}”，其实是别的字符`,
  en: `“${found}” (${codes(found)}) looks like “${meant}” but is another character`,
});

/** Of each character what it is like; undefined where one is like nothing. */
function each(found: string, like: (character: string) => string | undefined): string | undefined {
  const meant = [...found].map(like);
  return meant.every((one) => one !== undefined) ? meant.join('') : undefined;
}
const digits = (found: string): string | undefined => each(found, digitLike);
/** Beside digits and points a letter is meant for a digit, where there is one like it. */
const lettersOrDigits = (found: string, before: string): string | undefined =>
  (/^[0-9.]$/.test(before) ? digits(found) : undefined) ?? each(found, letterLike) ?? digits(found);

const everywhere: readonly Region[] = ['code', 'string', 'comment'];
const read: readonly Region[] = ['code', 'string'];
/** Those of mathematics are no script's, and looked for by themselves. */
const OTHER_DIGIT = '(?![0-9０-９\\u{1d7ce}-\\u{1d7ff}\\u{1fbf0}-\\u{1fbf9}])\\p{Nd}';

const kinds: readonly Kind[] = [
  {
    regions: everywhere,
    pattern: /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu,
    message: (found) => ({
      zh: `这里有改变文字方向的字符 ${codes(found)}，看到的顺序不是实际的顺序`,
      en: `Characters that turn the direction of text: ${codes(found)}; it does not stand in the order that is seen`,
    }),
    meant: () => '',
  },
  {
    regions: read,
    pattern:
      /(?:\u034f|\u17b4|\u17b5|[\u00ad\u115f\u1160\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb])+|(?<![\u{1f3f4}\u{e0020}-\u{e007e}])[\u{e0000}-\u{e007f}]+/gu,
    message: unseen,
    meant: () => '',
    isHarmless: true,
  },
  {
    // They belong into words of some scripts and into pictures that are made of several.
    regions: read,
    pattern: /(?<=[\x20-\x7e\p{Script=Han}\u2010-\u2027\u3000-\u303f\uff00-\uff60])[\u180b-\u180e\u200c\u200d]+/gu,
    message: unseen,
    meant: () => '',
    isHarmless: true,
  },
  {
    // Behind a Chinese character a selector chooses its shape, behind a picture its colour.
    regions: ['string'],
    pattern: /(?<=[0-9A-Za-z０-９.,])(?!\ufe0f?\u20e3)\p{M}+/gu,
    message: unseen,
    meant: () => '',
  },
  { regions: ['code'], pattern: /(?=\p{M})(?<![\p{Script=Han}\p{M}])\p{M}+/gu, message: unseen, meant: () => '' },
  { regions: read, pattern: /(?:(?![\t\n\v\f\r\u0085])\p{Cc})+/gu, message: unseen, meant: () => '' },
  {
    regions: ['string'],
    pattern: /[\v\f\u0085\u2028\u2029]+/gu,
    message: (found) => ({
      zh: `这里有看不见的换行符 ${codes(found)}`,
      en: `A line break that cannot be seen: ${codes(found)}`,
    }),
    meant: () => undefined,
  },
  {
    regions: ['code'],
    pattern: /[\v\f\u0085\u1680\u2000-\u200a\u2028\u2029\u202f\u205f]+/gu,
    message: (found) => ({ zh: `空白字符 ${codes(found)} 不是空格`, en: `The blank ${codes(found)} is not a space` }),
    meant: () => ' ',
  },
  {
    regions: read,
    pattern: /[\p{Cs}\ufffd]+/gu,
    message: (found) => ({ zh: `这里的文字已损坏（${codes(found)}）`, en: `Text that is damaged (${codes(found)})` }),
    meant: () => undefined,
  },
  { regions: read, pattern: /[\u{1d7ce}-\u{1d7ff}\u{1fbf0}-\u{1fbf9}]+/gu, message: alike, meant: digits },
  { regions: ['code'], pattern: new RegExp(`(?:${OTHER_DIGIT})+`, 'gu'), message: alike, meant: digits },
  {
    regions: ['string'],
    // In a text of their own script they are at home.
    pattern: new RegExp(
      `(?<=[0-9.,\\p{Script=Han}])(?:${OTHER_DIGIT})+|(?<!${OTHER_DIGIT})(?:${OTHER_DIGIT})+(?=[0-9.,%\\p{Script=Han}])`,
      'gu',
    ),
    message: alike,
    meant: digits,
  },
  {
    regions: ['code'],
    pattern:
      /(?=[①-⑨⓪⁰¹²³⁴-⁹₀-₉Ⅰ-Ⅸⅰ-ⅸ〇])(?:(?<=[0-9０-９.])[①-⑨⓪⁰¹²³⁴-⁹₀-₉Ⅰ-Ⅸⅰ-ⅸ〇]+|(?<![①-⑨⓪⁰¹²³⁴-⁹₀-₉Ⅰ-Ⅸⅰ-ⅸ〇])[①-⑨⓪⁰¹²³⁴-⁹₀-₉Ⅰ-Ⅸⅰ-ⅸ〇]+(?=[0-9０-９.]))/gu,
    message: alike,
    meant: digits,
  },
  {
    regions: ['string'],
    pattern: /(?<=[0-9.])[①-⑨⓪⁰¹²³⁴-⁹₀-₉Ⅰ-Ⅸⅰ-ⅸ〇]+(?=[0-9.%％万亿元])/gu,
    message: alike,
    meant: digits,
  },
  {
    regions: read,
    pattern: new RegExp(
      `(?=[${lookalikeLetters}])(?:(?<=[0-9A-Za-z]|[0-9]\\.)[${lookalikeLetters}]+|(?<![${lookalikeLetters}])[${lookalikeLetters}]+(?=[0-9A-Za-z]))`,
      'gu',
    ),
    message: alike,
    meant: lettersOrDigits,
  },
  { regions: ['code'], pattern: /[\u{1d400}-\u{1d7cb}]+/gu, message: alike, meant: lettersOrDigits },
  {
    regions: ['code'],
    pattern:
      /(?=[OoIl一丨])(?:(?<=[0-9０-９.])(?:[OoIl]+(?![A-Za-z])|[一丨]+(?![A-Za-z\p{Script=Han}]))|(?<![A-Za-z])[OoIl]+(?=[0-9])|(?<!\p{Script=Han})[一丨]+(?=[0-9]))/gu,
    message: alike,
    meant: digits,
  },
  { regions: ['string'], pattern: /(?<=[0-9.])[OoIl]+(?=[0-9.]*[万亿元%])/gu, message: alike, meant: digits },
  {
    regions: read,
    pattern: /[\u2e80-\u2fdf]+/gu,
    message: alike,
    meant: (found) => each(found, radicalLike),
    isHarmless: true,
  },
  {
    // In the right place they are read as what they look like, or as punctuation.
    regions: ['code'],
    pattern:
      /(?=[^ -~０-９])(?:(?<=[0-9０-９])[。·・﹒․٫｡•‧](?=[0-9０-９])|(?<=[0-9０-９])[﹐‚٬](?=[0-9０-９]{3})|[‐‑‒–—―﹣⁃˗─ー](?=[0-9０-９])|(?<=[0-9０-９])[﹪٪])/gu,
    message: alike,
    meant: (found) => each(found, markLike),
  },
  {
    regions: ['string'],
    pattern: /(?<=[0-9])[﹒․٫](?=[0-9])|(?<=[0-9])[﹪٪]/gu,
    message: alike,
    meant: (found) => each(found, markLike),
  },
];

const ORDINARY = 0;
const DIGIT = 1;
const DIGIT_LIKE = 2;
const SUSPECT = 4;

/** What most budgets are written with, beside the marks below. */
const ordinary = [
  [0x20, 0x7e],
  [0x2500, 0x25ff],
  [0x3001, 0x3006],
  [0x3008, 0x301e],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xff01, 0xff5e],
] as const;

function classTable(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(SUSPECT);
  for (const [first, last] of ordinary) table.fill(ORDINARY, first, last + 1);
  const mark = (characters: string, as: number): void => {
    for (const character of characters) table[character.charCodeAt(0)] = as;
  };
  mark('\t\n\r\u00a0·×÷‘’“”–—…‰℃→≤≥￥', ORDINARY);
  mark('0123456789.', DIGIT);
  mark('OoIl一丨', DIGIT_LIKE);
  return table;
}

/** The class of every UTF-16 code unit. */
const classes = classTable();

/**
 * The offset from which a stretch of a text may deceive, by a character that is rare, or one like a digit beside a digit;
 * undefined where it does not, as nearly all do.
 */
export function suspectAt(text: string, { start, end }: Span): number | undefined {
  let before = ORDINARY;
  let run = start;
  for (let i = start; i < end; i++) {
    const now = classes[text.charCodeAt(i)] ?? SUSPECT;
    if (now === SUSPECT) return i;
    if ((now | before) === (DIGIT | DIGIT_LIKE)) return now === DIGIT ? run : i;
    if (now !== before) run = i;
    before = now;
  }
  return undefined;
}

/** So far a pattern looks around what it finds. */
const AROUND = 4;

/** What deceives in a stretch of a text, in its order. */
export function deceitsIn(text: string, { start, end }: Span, region: Region): Deceit[] {
  const from = Math.max(0, start - AROUND);
  const within = text.slice(from, end + AROUND);
  const found: Deceit[] = [];
  // What two kinds are about is said by the first.
  let isTold: Uint8Array | undefined;
  for (const kind of kinds) {
    if (!kind.regions.includes(region)) continue;
    for (const { 0: those, index } of within.matchAll(kind.pattern)) {
      const at = from + index;
      if (at < start || at + those.length > end) continue;
      isTold ??= new Uint8Array(end);
      for (const own of untold({ start: at, end: at + those.length }, isTold)) {
        const characters = text.slice(own.start, own.end);
        const meant = kind.meant(characters, text.slice(Math.max(from, own.start - 1), own.start));
        found.push({
          ...own,
          message: kind.message(characters, meant),
          meant,
          isHarmless: kind.isHarmless ?? false,
        });
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** What of a span was not told before; now it is. */
function untold({ start, end }: Span, isTold: Uint8Array): readonly Span[] {
  const spans: { readonly start: number; end: number }[] = [];
  for (let i = start; i < end; i++) {
    if (isTold[i]) continue;
    isTold[i] = 1;
    const last = spans.at(-1);
    if (last?.end === i) last.end = i + 1;
    else spans.push({ start: i, end: i + 1 });
  }
  return spans;
}

/** Puts what is meant in the place of what deceives; none where that is not plain. */
export function withoutDeceit(deceits: readonly Deceit[], segment: Segment): Fix[] {
  const edits = deceits.flatMap(({ start, end, meant }): PlacedEdit[] =>
    meant === undefined ? [] : [{ place: { segment, start, end }, newText: meant }],
  );
  if (edits.length === 0 || edits.length < deceits.length) return [];
  const meant = edits.map(({ newText }) => newText).join('');
  const shown = meant.trim();
  const title = shown
    ? { zh: `改为“${shown}”`, en: `Change to “${shown}”` }
    : meant
      ? { zh: '改为空格', en: 'Change to a space' }
      : { zh: '删除看不见的字符', en: 'Delete what cannot be seen' };
  return [{ title, edits, ...(deceits.every(({ isHarmless }) => isHarmless) ? { inAll: true } : {}) }];
}
