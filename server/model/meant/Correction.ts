import type { Localized } from '../../language/schema.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import type { Span } from '../../text/Span.ts';
import { shortened } from '../../text/shortened.ts';
import type { TextEdit } from '../../text/TextEdit.ts';

/** What can be the matter with a piece of a line, in words about all pieces that have it. */
const reasons = {
  unquoted: (found) => ({ zh: `${found.zh}要加引号`, en: `Quotation marks are missing around ${found.en}` }),
  otherQuotes: () => ({ zh: '引号要写成 "…" 或 “…”', en: 'Quotation marks are written "…" or “…”' }),
  quoted: (found) => ({ zh: `${found.zh}不加引号`, en: `No quotation marks belong around ${found.en}` }),
  inParentheses: (found) => ({ zh: `${found.zh}不加括号`, en: `No parentheses belong around ${found.en}` }),
  apart: (found) => ({ zh: `${found.zh}要紧跟数字`, en: `No blank stands between a number and ${found.en}` }),
  inWords: (found, sign) => ({ zh: `${found.zh}要写成 ${sign}`, en: `${found.en} is written ${sign}` }),
  needless: (found) => ({ zh: `这里不写${found.zh}`, en: `${found.en} is not written here` }),
  none: (found) => ({
    zh: `没有金额时写 0，不写${found.zh}`,
    en: `Where there is no amount, write 0, not ${found.en}`,
  }),
  named: (found, sign) => ({
    zh: `先写科目编码 ${sign}，再写${found.zh}`,
    en: `The code ${sign} comes before ${found.en}`,
  }),
  remark: () => ({ zh: '备注要写在 # 后面', en: 'A remark is written after #' }),
  innerQuotes: () => ({ zh: '引号里的引号要写成 “ ”', en: 'Quotation marks within others are written “ ”' }),
  commas: () => ({
    zh: '两条语句之间用分号，不用逗号',
    en: 'Two statements are separated by a semicolon, not a comma',
  }),
  gap: () => ({ zh: '数字和日期中间不留空格', en: 'No blank stands within a number or a date' }),
  glued: (found) => ({ zh: `${found.zh}前面要空一格`, en: `A blank stands before ${found.en}` }),
  gluedBefore: (found) => ({ zh: `${found.zh}后面要空一格`, en: `A blank stands after ${found.en}` }),
  twoWords: (found) => ({
    zh: `${found.zh}是单独的一项，前后要空格`,
    en: `${found.en} is a word of its own, with blanks around it`,
  }),
  halfQuoted: () => ({ zh: '引号要成对', en: 'Quotation marks stand in pairs' }),
  columns: () => ({ zh: '各列之间用空格分开', en: 'Blanks stand between the columns' }),
  twoOnLine: (found) => ({
    zh: `一行里再写${found.zh}，前面要用分号`,
    en: `On the same line a semicolon stands before ${found.en}`,
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

/** Of something in a line, what is written in its place. */
export function replaced(
  { start, end }: Span,
  newText: string,
  why: Omit<Correction, 'start' | 'end' | 'edits'>,
): Correction {
  return { start, end, ...why, edits: [{ span: { start, end }, newText }] };
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
  return `“${shortened(subject, SHOWN).replaceAll('“', '‘').replaceAll('”', '’')}”`;
}
