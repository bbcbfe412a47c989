import { stringOf } from '../model/binding/boundValues.ts';
import { ascii } from '../text/ascii.ts';
import type { Finding, Rule } from './Rule.ts';
import { type PublishedText, publishedTexts } from './texts/publishedText.ts';
import { isUnfilled } from './unfilledPlaceholder.ts';

/** A phone number that nobody can call. */
export const invalidPhone: Rule = {
  id: 'invalid-phone',
  severity: 'warning',
  source: {
    zh: '项目支出绩效目标申报表：联系电话',
    en: 'The performance form of a project: phone number',
  },
  doc: `“电话”里写的不是电话号码：手机号码是 11 位（中间几位可以遮成 \`*\`），固定电话是 7 至 8 位，可以加区号和分机。几个号码之间用顿号、逗号、分号、斜线或空格隔开；号码前可以写科室或人名。

What stands under “phone” is not a phone number: a mobile number has 11 digits (its middle may be masked with \`*\`), a landline 7 or 8, perhaps with an area code and an extension. Several are separated by commas, semicolons, slashes or blanks, and an office or a name may stand before one.

\`\`\`budget partial
项目 "会议费" {
    电话  "<|0349-202222|>"  # warning[invalid-phone]
}
\`\`\`
\`\`\`message
“0349-202222”（10 位数字）既不是 1 开头的 11 位手机号码，也不是 7 至 8 位的固定电话（可加区号）
\`\`\`
\`\`\`message en
“0349-202222” (10 digits) is neither a mobile number, which has 11 digits, nor a landline, which has 7 or 8 and may have an area code
\`\`\`
`,
  *checkPart(part) {
    for (const text of publishedTexts(part)) if (text.bound.schema.id === 'phone') yield* invalidIn(text);
  },
};

function* invalidIn(text: PublishedText): Iterable<Finding> {
  const value = stringOf(text.bound.args['text']).trim();
  if (value === '' || isUnfilled(text) || isPhone(value)) return;
  const digits = ascii(value).replace(/\D/g, '').length;
  const counted = digits > 0 ? { zh: `（${digits} 位数字）`, en: ` (${digits} digits)` } : { zh: '', en: '' };
  yield {
    place: text.place,
    message: {
      zh: `“${value}”${counted.zh}既不是 1 开头的 11 位手机号码，也不是 7 至 8 位的固定电话（可加区号）`,
      en: `“${value}”${counted.en} is neither a mobile number, which has 11 digits, nor a landline, which has 7 or 8 and may have an area code`,
    },
  };
}

const forms: readonly RegExp[] = [
  /^(?:\+?86-?)?1[3-9]\d-?\d{4}-?\d{4}$/,
  // Its middle is masked.
  /^(?=[\d()-]*[*xX×])[\d()*xX×-]{7,16}$/,
  /^(?:\+?86-?)?(?:\(0(?:10|2\d|[3-9]\d\d)\)|0(?:10|2\d|[3-9]\d\d)-?)?[2-9]\d{6,7}(?:(?:-|转|#|\*)\d{1,6})?$/,
  // Service numbers.
  /^(?:400|800)-?\d{3}-?\d{4}$/,
  /^(?:1[12]\d{1,3}|9[56]\d{3,4})$/,
];

/** Whether a text is a phone number, or several. */
function isPhone(value: string): boolean {
  const plain = ascii(value).replace(/[—–]/g, '-');
  const pieces = plain.split(/[,;/或]/).filter((piece) => piece.trim() !== '');
  return pieces.length > 0 && pieces.every((piece) => isNumber(piece.replace(/\s/g, '')) || areNumbers(piece));
}

/** Numbers with blanks between them; a name may stand among them. */
function areNumbers(text: string): boolean {
  const pieces = text.split(/\s+/).filter((piece) => /[\d*]/.test(piece));
  return pieces.length > 1 && pieces.every(isNumber);
}

/** An office or a name may stand before or behind the number. */
function isNumber(text: string): boolean {
  const number = text
    .replace(/^\(?[\p{Script=Han}·]+[:)]?(?=[\d+(])/u, '')
    .replace(/(?:\(|(?<!\p{Script=Han}))\p{Script=Han}+\)?$/u, '');
  return forms.some((form) => form.test(number));
}
