const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000 };
const GROUPS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** The number that capital characters say, as they are written on cheques: 壹佰壹拾捌万陆仟柒佰; undefined where they say none. */
export function readCapital(words: string): number | undefined {
  let [all, group, digit] = [0, 0, 0];
  for (const character of words) {
    const place = PLACES[character];
    const unit = GROUPS[character];
    if (place !== undefined) {
      group += (digit || 1) * place;
      digit = 0;
    } else if (unit !== undefined) {
      all = unit > 10_000 ? (all + group + digit) * unit : all + (group + digit) * unit;
      [group, digit] = [0, 0];
    } else {
      digit = DIGITS.indexOf(character);
      if (digit < 0) return undefined;
    }
  }
  return all + group + digit;
}

/** A whole number below a trillion in capital characters. */
export function writeCapital(n: number): string {
  const groups = [n % 10_000, Math.floor(n / 10_000) % 10_000, Math.floor(n / 100_000_000)];
  let text = '';
  for (const [i, unit] of [
    [2, '亿'],
    [1, '万'],
    [0, ''],
  ] as const) {
    const group = groups[i] ?? 0;
    if (group === 0) continue;
    const isShort = text !== '' && group < 1000;
    text += `${isShort ? '零' : ''}${groupOf(group)}${unit}`;
  }
  return text === '' ? '零' : text;
}

/** Four digits: 壹仟零贰拾. */
function groupOf(n: number): string {
  let text = '';
  for (const [value, unit] of [
    [1000, '仟'],
    [100, '佰'],
    [10, '拾'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(n / value) % 10;
    if (digit > 0) text += `${DIGITS.charAt(digit)}${unit}`;
    else if (text !== '' && !text.endsWith('零') && n % value > 0) text += '零';
  }
  return text;
}
