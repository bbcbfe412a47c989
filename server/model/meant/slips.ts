import { quantityUnits } from '../../data/quantityUnits.ts';
import { argumentWords, valuesOf } from '../../language/lookup.ts';
import type { StatementSchema } from '../../language/schema.ts';
import { digitsOf, numberOf } from '../../text/numerals.ts';
import { readDate } from '../date.ts';
import { decimal } from '../money.ts';
import { type Correction, replaced } from './Correction.ts';
import { loneQuote } from './loneQuote.ts';
import { wantedBy } from './pieces.ts';

type Reason = Correction['reason'];

/** Something that comes into a line from Word, Excel or a slip of the hand, and what it is in the language. */
interface Slip {
  /** Global; in proportion to the line. What it is about is all that it finds, or its group `word`. */
  readonly pattern: RegExp;
  readonly reason: Reason;
  /** Whether it may as well be meant otherwise, so that somebody has to look at it. */
  readonly isDoubtful?: true;
  /** What is written for it; undefined where it is none after all. */
  readonly written: (found: RegExpMatchArray, where: Inside, at: number) => string | undefined;
}

/** Where a line stands: in a block with such words, as a statement of which the schema may be known. */
interface Where {
  readonly schema: StatementSchema | undefined;
  readonly words: ReadonlyMap<string, unknown>;
}

interface Inside extends Where {
  /** Where a quotation mark stands that has no other one. */
  readonly lone: number | undefined;
}

const DASH = '[-－—–]';
const GAP = '[ \\t\\u3000]*';
const BAR = '[|｜]';
/** A unit of money in a pattern. */
export const UNIT = '(?:元|千元|万元|亿元)';
const OF_NUMBERS = quantityUnits
  .map(({ unit }) => unit)
  .sort((a, b) => b.length - a.length)
  .join('|');
const FIGURE = '\\d{1,3}(?:,?\\d{3}){0,4}(?:\\.\\d{1,6})?';
const SOURCES = ['source', 'carryover'].flatMap((name) => valuesOf(name).map(({ word }) => word.zh)).join('|');
const NUMERAL = '[〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]';

const slips: readonly Slip[] = [
  // 注：不含上年结转
  {
    pattern: /^(?:注|备注|单位)[ \t]*[：:].*$/g,
    reason: 'remark',
    isDoubtful: true,
    written: ([all]) => `# ${all}`,
  },
  // 1、 （二） ③ before what begins the line.
  {
    pattern:
      /^(?:[①-⑳⑴-⒇㈠-㈩]|[-*－—](?=[ \t\u3000])|其中[：:]|[（(][一二三四五六七八九十\d]{1,3}[)）][、.．]?|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}(?:[、)）]|[.．](?!\d)))[ \t\u3000]*(?=\S)/g,
    reason: 'needless',
    written: () => '',
  },
  // 人民币59.60万元整
  {
    pattern: new RegExp(`(?:[¥￥]|人民币|RMB)[ \\t]*(\\d[\\d,]{0,20}(?:\\.\\d{1,6})?${UNIT})`, 'g'),
    reason: 'inWords',
    written: ([, amount]) => amount,
  },
  // 贰拾伍万肆仟陆佰元整 and 二十五万四千六百元
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?:人民币)?(${NUMERAL}{1,24})[元圆](?:(${NUMERAL})角)?(?:(${NUMERAL})分)?[整正]?(?!\\p{L})`,
      'gu',
    ),
    reason: 'inWords',
    written: ([, whole = '', tenths, hundredths], { schema }) => {
      const yuan = schema && wantedBy(schema).takes('amount') ? numberOf(whole) : undefined;
      const [jiao, fen] = [tenths, hundredths].map((each) => (each ? numberOf(each) : 0));
      return yuan === undefined || jiao === undefined || fen === undefined
        ? undefined
        : `${decimal(String(yuan * 100 + jiao * 10 + fen))
            .div(100)
            .toFixed()}元`;
    },
  },
  // ¥596,000: so great a number is in 元; a small one may be in 万元, as all others.
  {
    pattern: /(?:[¥￥]|人民币|RMB)[ \t]*(\d[\d,]{4,20}(?:\.\d{1,4})?)(?![\d.,\p{L}])/gu,
    reason: 'inWords',
    written: ([, number]) => `${number}元`,
  },
  { pattern: /(?:[¥￥]|人民币|RMB)[ \t]*(?=\d)/g, reason: 'needless', isDoubtful: true, written: () => '' },
  // 42. 35
  {
    pattern: /(?<=\d)(?:[.．][ \t\u3000]+|[ \t\u3000]+[.．][ \t\u3000]*)(?=\d)/g,
    reason: 'gap',
    written: () => '.',
  },
  // 1.230.00 and 1 230.00
  {
    pattern: /(?<![\d.,]|\d[ \t])\d{1,3}(?:(?:[.．]\d{3}){1,4}[.．]\d\d|(?:[ \t]\d{3}){1,4}[.．]\d\d)(?![\d.,\p{L}])/gu,
    reason: 'inWords',
    isDoubtful: true,
    written: ([number = ''], { schema }) =>
      schema && wantedBy(schema).takes('amount')
        ? `${number.slice(0, -3).replace(/[.．\s]/g, ',')}.${number.slice(-2)}`
        : undefined,
  },
  // 项目期 一年
  {
    pattern: /(?<![\p{L}\d])([一二两三四五六七八九十]{1,3})(年|个月)(?![\p{L}\d])/gu,
    reason: 'inWords',
    written: ([, numeral = '', unit = ''], { schema }) => {
      const number = schema?.id === 'period' ? numberOf(numeral.replace('两', '二')) : undefined;
      return number === undefined ? undefined : `${number}${unit}`;
    },
  },
  // 1⇥30102⇥津贴补贴⇥12.08: the number of the row.
  {
    pattern: /^\d{1,2}[ \t]{1,20}(?=\d{5}(?:\d\d)?[ \t])/g,
    reason: 'needless',
    written: () => '',
  },
  // 30102⇥津贴补贴⇥12.08⇥12.08⇥0.00: a sum, and the columns that make it.
  {
    pattern: new RegExp(
      `(?<=^(?:\\d{1,2}[ \\t]{1,20})?)(\\d{5})\\t+([^\\t"“”]{1,40}|"[^\\t"]{1,40}")\\t+(${FIGURE})((?:\\t+(?:${FIGURE}|-)){1,8})\\t*$`,
      'g',
    ),
    reason: 'columns',
    written: ([, code, name = '', amount = '', others = '']) =>
      isSum(amount, others.split('\t')) ? `${code} "${name.replaceAll('"', '')}" ${amount}` : undefined,
  },
  // 30113 | 住房公积金 | 4.74 | and 30113：住房公积金：4.74
  {
    pattern: new RegExp(
      `^(?:${BAR}${GAP})?(\\d{3,7})${GAP}[|｜：:、]${GAP}([^\\s|｜：:"“”]+)${GAP}[|｜：:]${GAP}(\\d[^\\s|｜]*)(?:${GAP}${BAR})?$`,
      'g',
    ),
    reason: 'columns',
    written: ([, code, name, amount]) => `${code} "${name}" ${amount}`,
  },
  // 46台（套） is a value as it stands; in a price or a count it is the first of the two.
  {
    pattern:
      /(?<=[\s<>=≥≤＜＞＝])\d[\d,]{0,11}(?:\.\d{1,4})?\p{Script=Han}{1,2}[（(]\p{Script=Han}{1,2}[)）](?=[\s;；}｝]|$)/gu,
    reason: 'unquoted',
    written: ([all], { schema }) => (schema?.id === 'indicator' ? `"${all}"` : undefined),
  },
  {
    pattern: /(?<=(?:\d|元[/／])[台场人户处])[（(][套次家个][)）]/g,
    reason: 'needless',
    written: (_, { schema }) => (schema && wantedBy(schema).takes('amount') ? '' : undefined),
  },
  // 54.33（万元）
  {
    pattern: /(?<=\d)[ \t]*[（(](元|千元|万元|亿元)[)）]/g,
    reason: 'inWords',
    written: ([, unit]) => unit,
  },
  // 2,100元/人.月
  {
    pattern: /(?<=\d(?:元|万元)\/\p{Script=Han}{1,4})[.．](?=\p{Script=Han})/gu,
    reason: 'inWords',
    written: () => '·',
  },
  // 2,100 元/月
  {
    pattern: /(?<=\d)[ \t\u3000]{1,8}((?:元|万元)\/\p{Script=Han}{1,4})(?!\p{L})/gu,
    reason: 'apart',
    written: ([, unit]) => unit,
  },
  // 12 月 * 3
  {
    pattern: new RegExp(`(?<=\\d)[ \\t\\u3000]{1,8}(${OF_NUMBERS})(?=${GAP}[-+*×/÷＋－＊／)）])`, 'g'),
    reason: 'apart',
    written: ([, unit]) => unit,
  },
  // * 3 人
  {
    pattern: new RegExp(
      `(?<=[*×/÷＊／][ \\t\\u3000]{0,8}\\d[\\d,.]{0,12})[ \\t\\u3000]{1,8}(${OF_NUMBERS})(?![\\p{L}\\d])`,
      'gu',
    ),
    reason: 'apart',
    written: ([, unit]) => unit,
  },
  // 4.74W
  { pattern: /(?<=\d)[Ww](?![\w\p{L}])/gu, reason: 'inWords', written: () => '万元' },
  // 约4.74
  { pattern: /(?<=[\s"”])约[ \t]*(?=\d)/g, reason: 'needless', isDoubtful: true, written: () => '' },
  // 302-16
  {
    pattern: new RegExp(`^(\\d{3})${DASH}(\\d\\d)(?![\\d.])`, 'g'),
    reason: 'inWords',
    written: ([, category, class_]) => `${category}${class_}`,
  },
  // 2050204-高中教育
  {
    pattern: new RegExp(`(?<![\\d.])(\\d{3}|\\d{5}|\\d{7})${DASH}(\\p{Script=Han}[^\\s"“”]*)`, 'gu'),
    reason: 'inWords',
    written: ([, code, name]) => `${code} "${name}"`,
  },
  // 12.00结转
  {
    pattern: /(?<=\d)[元万亿千]{0,2}(?<word>\p{Script=Han}{2,8})/gu,
    reason: 'glued',
    written: ([all, word = ''], { schema }) =>
      schema && argumentWords(schema).includes(word) ? `${all.slice(0, -word.length)} ${word}` : undefined,
  },
  // 2,100元/人·单位资金
  {
    pattern: new RegExp(
      `(?<=\\d(?:\\p{Script=Han}{1,4}[/／·・]){0,3}\\p{Script=Han}{1,4})[/／·・]?(?:上年)?(?<word>${SOURCES})(?!\\p{L})`,
      'gu',
    ),
    reason: 'glued',
    written: ([, word = ''], { schema }) => (schema && argumentWords(schema).includes(word) ? ` ${word}` : undefined),
  },
  // 12.O8 and 4l.50
  {
    pattern: /(?<![\w.,\p{L}])\d[\dOoIl,]{0,15}(?:\.[\dOoIl]{1,6})?(?![\w.,\p{L}])/gu,
    reason: 'inWords',
    written: ([number = ''], { schema }) =>
      /[OoIl]/.test(number) && schema && wantedBy(schema).takes('amount')
        ? number.replace(/[Oo]/g, '0').replace(/[Il]/g, '1')
        : undefined,
  },
  // 12.08 结转政府性基金
  {
    pattern: /(?<=[\s\d])结转(?=\p{Script=Han}{2,8}(?!\p{L}))|(?<=[\s\d]\p{Script=Han}{2,8})结转(?!\p{L})/gu,
    reason: 'twoWords',
    written: ({ index = 0, input }) =>
      `${/\s/.test(input?.charAt(index - 1) ?? ' ') ? '' : ' '}结转${/\p{L}/u.test(input?.charAt(index + 2) ?? '') ? ' ' : ''}`,
  },
  // 2 x 29.80
  { pattern: /(?<=[\d\s])[xX✕✖╳](?=[ \t]*\d)/g, reason: 'inWords', written: () => '×' },
  // 2026 年 1 月 15 日
  {
    pattern: /(\d{4})[ \t]*年[ \t]*(\d{1,2})[ \t]*月[ \t]*(\d{1,2})[ \t]*日/g,
    reason: 'gap',
    written: ([, year, month, day]) => asDate(`${year}年${month}月${day}日`),
  },
  // 二〇二六年一月十五日
  {
    pattern: /([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/g,
    reason: 'inWords',
    written: ([, year = '', month = '', day = '']) =>
      asDate(`${digitsOf(year)}年${numberOf(month)}月${numberOf(day)}日`),
  },
  // 2025年12月31日止
  {
    pattern: /(?<=\d日)(?:为?止|底|前)/g,
    reason: 'needless',
    written: (_, { schema }) => (takesDate(schema) ? '' : undefined),
  },
  // 2026-01-15 00:00:00
  {
    pattern: /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[ T]\d{1,2}[:：]\d\d(?:[:：]\d\d)?(?![\d.])/g,
    reason: 'inWords',
    written: ([, year, month, day], { schema }) => (takesDate(schema) ? asDate(`${year}-${month}-${day}`) : undefined),
  },
  // 46037
  {
    pattern: /(?<![\d.])\d{5}(?![\d.])/g,
    reason: 'inWords',
    written: ([days = ''], { schema }) => (takesDate(schema) ? dateOfDays(Number(days)) : undefined),
  },
  // 6.42E+01
  {
    pattern: /(?<![\w.])\d(?:\.\d{1,15})?[Ee][+-]?\d{1,2}(?![\w.])/g,
    reason: 'inWords',
    written: ([number = '']) => decimal(number).toFixed(),
  },
  // 数量指标 "名称" and 指标 数量指标 "名称"
  {
    pattern: /^(?:指标[ \t:：]{1,8})?(\p{Script=Han}{2,10})指标[ \t:：]*(?=\S)/gu,
    reason: 'inWords',
    written: ([, kind = '']) => `指标 ${kinds[kind] ?? kind} `,
  },
  // 数量 "名称", without 指标
  {
    pattern: /^(\p{Script=Han}{2,5})(?=[ \t\u3000]+\S)/gu,
    reason: 'inWords',
    written: ([, kind = ''], { words }) => (words.has('指标') && !words.has(kind) ? `指标 ${kind}` : undefined),
  },
  // 名称≥1200平方米
  {
    pattern: /(?<=[ \t\u3000])([^\s"“”<>=≥≤＜＞＝]+)([<>=≥≤＜＞＝]{1,2})(?=[ \t]*\d)/g,
    reason: 'inWords',
    written: ([, name, sign], { schema }) =>
      schema && wantedBy(schema).takes('comparator') ? `"${name}" ${sign} ` : undefined,
  },
  // "名称≥1200平方米"
  {
    pattern: /"([^"“”<>=≥≤＜＞＝]+)([<>=≥≤＜＞＝]{1,2})[ \t]*(\d[^"\s]*)"[ \t]*$/g,
    reason: 'inWords',
    written: ([, name = '', sign, value], { schema }) =>
      schema && wantedBy(schema).takes('comparator') ? `"${name.trim()}" ${sign} ${value}` : undefined,
  },
  // 140 m2
  {
    pattern: /(?<=\d)[ \t]*(?:[mM][2²]|㎡)(?![\p{L}\d])/gu,
    reason: 'inWords',
    written: () => '平方米',
  },
  // 编制60人、在职60人
  {
    pattern:
      /^\p{Script=Han}{2,10}(?=\d[^、，,\s]{0,24}[、，,][ \t]{0,4}\p{Script=Han})|(?<=[、，,][ \t]{0,4})\p{Script=Han}{2,10}(?=\d)/gu,
    reason: 'gluedBefore',
    written: ([word = ''], { words }) => (words.has(word) ? `${word} ` : undefined),
  },
  {
    pattern: /[、，,][ \t]{0,4}(?=(\p{Script=Han}{2,10})[ \t：:]{0,8}\d)/gu,
    reason: 'commas',
    written: ([, word = ''], { words }) => (words.has(word) ? '; ' : undefined),
  },
  // Two statements with nothing between them.
  {
    pattern:
      /(?:(?<=[^\s;；，,、])[ \t\u3000]+|(?<=["”]))(?=(\d{5}(?:\d\d)?(?=[ \t\u3000：:])|\p{Script=Han}{1,8})(?:[ \t\u3000：:]+\S|$))/gu,
    reason: 'twoOnLine',
    written: ([, word = ''], { schema, words }) =>
      /\d/.test(word) || (words.has(word) && !(schema && argumentWords(schema).includes(word))) ? '; ' : undefined,
  },
  // 名称"  42.35
  {
    pattern: /(?<![^\s"])([^\s"]+)"/g,
    reason: 'halfQuoted',
    written: ([, name = ''], { lone }, at) => (lone === at + name.length ? `"${name}"` : undefined),
  },
  // "名称  42.35
  {
    pattern: /"([^\s"]+)(?=\s)/g,
    reason: 'halfQuoted',
    written: ([, name], { lone }, at) => (lone === at ? `"${name}"` : undefined),
  },
];

/** Kinds of indicators as the forms have them. */
const kinds: Readonly<Record<string, string>> = {
  服务对象满意度: '满意度',
  满意: '满意度',
  生态环境成本: '生态成本',
  可持续: '可持续影响',
  可持续发展: '可持续影响',
  产出数量: '数量',
  产出质量: '质量',
  产出时效: '时效',
  产出成本: '成本',
};

/** Whether a number is the sum of others, or stands beside nothing but itself and zeros. */
function isSum(whole: string, others: readonly string[]): boolean {
  const numbers = others.flatMap((each) => (/\d/.test(each) ? [decimal(each.replaceAll(',', ''))] : []));
  const sum = numbers.reduce((a, b) => a.plus(b), decimal('0'));
  return decimal(whole.replaceAll(',', '')).equals(sum);
}

function takesDate(schema: StatementSchema | undefined): boolean {
  return schema !== undefined && wantedBy(schema).takes('date');
}

function asDate(text: string): string | undefined {
  return readDate(text) ? text : undefined;
}

/** The days that spreadsheets count dates in begin here. */
const FIRST_DAY = Date.UTC(1899, 11, 30);
const MS_PER_DAY = 86_400_000;

function dateOfDays(days: number): string | undefined {
  const date = new Date(FIRST_DAY + days * MS_PER_DAY).toISOString().slice(0, '2026-01-15'.length);
  return /^20\d\d-/.test(date) ? date : undefined;
}

/** The slips of a line in their order, and whether one of them may be meant otherwise. */
interface FoundSlips {
  readonly corrections: readonly Correction[];
  readonly isDoubtful: boolean;
}

/** What of a line comes from elsewhere or is a slip; offsets from `from` on. */
export function slipsIn(line: string, from: number, where: Where): FoundSlips {
  const corrections: Correction[] = [];
  const inside = { ...where, lone: loneQuote(line) };
  let doubtful = false;
  for (const { pattern, reason, isDoubtful = false, written } of slips) {
    for (const match of line.matchAll(pattern)) {
      const newText = written(match, inside, match.index);
      const [start, end] = [from + match.index, from + match.index + match[0].length];
      const isApart = corrections.every((other) => end <= other.start || other.end <= start);
      if (newText === undefined || newText === match[0] || !isApart) continue;
      doubtful ||= isDoubtful;
      const subject = match.groups?.['word'] ?? (match[0].trim() || (match[1] ?? ''));
      corrections.push(replaced({ start, end }, newText, { reason, subject, sign: newText.trim() }));
    }
  }
  return { corrections: corrections.sort((a, b) => a.start - b.start), isDoubtful: doubtful };
}
