import type { Localized } from '../language/schema.ts';
import type { Finding, Fix, Rule } from './Rule.ts';
import { type PublishedText, placeIn, publishedTexts } from './texts/publishedText.ts';

/** Marks that no reader of Chinese would set so: they come from joining sentences and from switching the input method. */
export const punctuationSlip: Rule = {
  id: 'punctuation-slip',
  severity: 'warning',
  fix: 'safe',
  source: { zh: 'GB/T 15834—2011《标点符号用法》', en: 'GB/T 15834—2011, General rules for punctuation' },
  fixAll: { zh: '改正所有标点笔误', en: 'Put all slips of punctuation right' },
  doc: `公开的文字里标点连用（\`。；\` \`，，\`）、汉字之间用半角逗号、分号、句点，或者标点前后多空格。省略号、破折号、数字里的逗号和小数点、序号不算。

Two marks in a row, a half-width comma, semicolon or period between Chinese characters, or a blank beside a mark, in a text that is published. Ellipses, dashes, the commas and points of numbers, and list numbers are left alone.

\`\`\`budget
说明 变动原因 "咨询服务费等相关费用减少<|。；|>本年支出随之减少。"  # warning[punctuation-slip]
\`\`\`
\`\`\`message
标点“。；”连用
\`\`\`
\`\`\`message en
Marks in a row: “。；”
\`\`\`
\`\`\`fixes
改为“。”
\`\`\`
\`\`\`fixes en
Change to “。”
\`\`\`
\`\`\`fixed
说明 变动原因 "咨询服务费等相关费用减少。本年支出随之减少。"  # warning[punctuation-slip]
\`\`\`
`,
  *checkPart(part) {
    for (const text of publishedTexts(part)) if (hasSlip(text.raw)) yield* slipsIn(text);
  },
};

/** One kind of slip: where it stands and what to say of it. */
interface Slip {
  readonly pattern: RegExp;
  readonly message: (found: string) => Localized;
  /** What should stand there. */
  readonly right: (found: string) => string;
  /** Whether that needs no judgement. */
  readonly isCertain: (found: string) => boolean;
}

/** What every slip has in it; most names and values have none of these. */
const MARK_OR_BLANK = /[，、；：。！,;. \t\u3000]/;

function hasSlip(raw: string): boolean {
  return MARK_OR_BLANK.test(raw) && slips.some(({ pattern }) => raw.search(pattern) >= 0);
}

/** From the weakest to the strongest: of two marks in a row the stronger one stays. */
const STRENGTH = '、，；：。';

const slips: readonly Slip[] = [
  {
    pattern: /[，、；：。](?:[ \t\u3000]?[，、；：。])+|！{2,}/gu,
    message: (found) => ({ zh: `标点“${found}”连用`, en: `Marks in a row: “${found}”` }),
    right: (found) => (isOmission(found) ? '……' : strongest(found)),
    isCertain: (found) => !isOmission(found),
  },
  {
    pattern: /[,;](?<=[\p{Script=Han}”’》）〕】].) {0,2}(?=[\p{Script=Han}“‘《（〔【\d])/gu,
    message: (found) => halfWidth(found),
    right: (found) => (found.startsWith(',') ? '，' : '；'),
    isCertain: () => true,
  },
  {
    // Behind 一 or 甲 a period belongs to a list; between other characters it may be meant as 。, 、 or ·.
    pattern:
      /\.(?<=\p{Script=Han}.)(?<![一二三四五六七八九十甲乙丙丁].|\/\p{Script=Han}{1,2}.)(?=\p{Script=Han}|\s*(?:\\n|[\r\n]|$))/gu,
    message: (found) => halfWidth(found),
    right: () => '。',
    isCertain: () => false,
  },
  {
    // 元/人.天
    pattern: /\.(?<=\/\p{Script=Han}{1,2}.)(?=\p{Script=Han})/gu,
    message: (found) => halfWidth(found),
    right: () => '·',
    isCertain: () => true,
  },
  {
    pattern: /(?<=[\p{Script=Han}”’》）〕】\d%])[ \t\u3000]+(?=[，。；、！？])/gu,
    message: () => ({ zh: '标点前面多了空格', en: 'A blank before a mark' }),
    right: () => '',
    isCertain: () => true,
  },
  {
    pattern: /(?<=[\p{Script=Han}”’》）〕】\d%][，、；])[ \t\u3000]+(?=[\p{Script=Han}“‘《（])/gu,
    message: () => ({ zh: '标点后面多了空格', en: 'A blank after a mark' }),
    right: () => '',
    isCertain: () => true,
  },
];

function* slipsIn(text: PublishedText): Iterable<Finding> {
  for (const slip of slips) {
    for (const { 0: found, index } of text.raw.matchAll(slip.pattern)) {
      const place = placeIn(text, index, index + found.length);
      yield { place, message: slip.message(found), fixes: () => [remedy(slip, found, place)] };
    }
  }
}

function remedy({ right, isCertain }: Slip, found: string, place: Finding['place']): Fix {
  const newText = right(found);
  return {
    title: newText
      ? { zh: `改为“${newText}”`, en: `Change to “${newText}”` }
      : { zh: '删除空格', en: 'Delete the blank' },
    edits: [{ place, newText }],
    ...(isCertain(found) ? { inAll: true } : {}),
  };
}

function halfWidth(found: string): Localized {
  return {
    zh: `汉字后面用了半角的“${found.trim()}”`,
    en: `A half-width “${found.trim()}” after a Chinese character`,
  };
}

/** `。。。` is how dots of omission are typed in a hurry. */
function isOmission(found: string): boolean {
  return /^。{3,}$/.test(found);
}

function strongest(found: string): string {
  return [...found].reduce((best, mark) => (STRENGTH.indexOf(mark) > STRENGTH.indexOf(best) ? mark : best));
}
