import type { Localized } from '../language/schema.ts';
import { readDate } from '../model/date.ts';
import type { Finding, Rule } from './Rule.ts';
import { type PublishedText, placeIn, publishedTexts } from './texts/publishedText.ts';

/** The forms are published with everything in them: a mobile number goes out with the phone field that asks for it. */
export const personalData: Rule = {
  id: 'personal-data',
  severity: 'warning',
  fix: 'choice',
  source: {
    zh: '《个人信息保护法》第二十五条；《政府信息公开条例》第十五条',
    en: 'Personal Information Protection Law, article 25; Regulations on Open Government Information, article 15',
  },
  fixAll: { zh: '遮去所有手机号码和身份证号码的中间几位', en: 'Mask all mobile and identity numbers' },
  doc: `公开的文字里有手机号码或者居民身份证号码，绩效目标表的联系电话也会公开。办公电话、已经遮去中间几位的号码不算。

A mobile number or a resident identity number in a text that is published; the phone number on a project's form is published too. Office phones and masked numbers are left alone.

\`\`\`budget partial
项目 "会议费" {
    电话  "<|13800000000|>"  # warning[personal-data]
}
\`\`\`
\`\`\`message
手机号码 138****0000 会随文本公开
\`\`\`
\`\`\`message en
The mobile number 138****0000 will be published with the text
\`\`\`
\`\`\`fixes
遮去中间几位：138****0000
\`\`\`
\`\`\`fixes en
Mask its middle: 138****0000
\`\`\`
\`\`\`fixed
项目 "会议费" {
    电话  "138****0000"  # warning[personal-data]
}
\`\`\`
`,
  *checkPart(part) {
    for (const text of publishedTexts(part)) if (DIGITS.test(text.raw)) yield* numbersIn(text);
  },
};

/** The beginning of such a run as typed. */
const DIGITS = /[0-9０-９]{3}/;

/** Eleven digits or more, in groups perhaps: most texts have no such run. */
const MANY_DIGITS = /\d[\d -]{9}/;

/** Neither a piece of a longer number or code nor an amount. */
const MOBILE =
  /(?:(?<![\dA-Za-z_]|\d[-.])|(?<=\+86[ -]?))1[3-9]\d([ -]?)\d{4}\1\d{4}(?!-?\d|[A-Za-z_]|\.\d|\s*[元万亿千百])/g;

/** Of 18 characters, or of 15 as they were given out until 1999. */
const IDENTITY = /(?<![\dA-Za-z_-])[1-8]\d{5}(?:(?:19|20)\d{9}[\dXx]|\d{9})(?![\dA-Za-z_-])/g;

/** What such a number is where this stands before it. */
const OTHER_NUMBER = /(?:账号|帐号|账户|帐户|卡号|编号|单号|编码|代码|文号|批号|合同号|流水号|序列号)[:：为是 "”]*$/;

function* numbersIn(text: PublishedText): Iterable<Finding> {
  const { plain } = text;
  if (!MANY_DIGITS.test(plain)) return;
  for (const { 0: number, index } of plain.matchAll(MOBILE)) {
    const masked = number.replace(/[ -]/g, '').replace(/^(\d{3})\d{4}/, '$1****');
    if (!isOther(plain, index)) yield finding(text, index, number, masked, mobile);
  }
  for (const { 0: number, index } of plain.matchAll(IDENTITY)) {
    const masked = number.slice(0, 6) + '*'.repeat(number.length - 10) + number.slice(-4);
    if (isIdentity(number) && !isOther(plain, index)) yield finding(text, index, number, masked, identity);
  }
}

const mobile: Localized = { zh: '手机号码', en: 'The mobile number' };
const identity: Localized = { zh: '身份证号码', en: 'The identity number' };

/** The message has the masked number: findings are kept and passed on too. */
function finding(text: PublishedText, index: number, number: string, masked: string, kind: Localized): Finding {
  const place = placeIn(text, index, index + number.length);
  return {
    place,
    message: { zh: `${kind.zh} ${masked} 会随文本公开`, en: `${kind.en} ${masked} will be published with the text` },
    fixes: () => [
      {
        title: { zh: `遮去中间几位：${masked}`, en: `Mask its middle: ${masked}` },
        edits: [{ place, newText: masked }],
        inAll: true,
      },
    ],
  };
}

function isOther(plain: string, index: number): boolean {
  return OTHER_NUMBER.test(plain.slice(Math.max(0, index - 8), index));
}

/** First two digits of the regions that identity numbers begin with. */
const REGION = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

function isIdentity(number: string): boolean {
  if (!REGION.test(number)) return false;
  if (number.length === 15) return readDate(`19${number.slice(6, 12)}`) !== undefined;
  return readDate(number.slice(6, 14)) !== undefined && checkDigit(number) === number.slice(-1).toUpperCase();
}

/** GB 11643—1999: ISO 7064 MOD 11-2 over the first 17 digits. */
function checkDigit(number: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(number.charAt(i)) * (2 ** (17 - i) % 11);
  return '10X98765432'.charAt(sum % 11);
}
