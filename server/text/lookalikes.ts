/** The ASCII digit that a character looks like or stands for, be it of another script, circled, raised or Roman. */
export function digitLike(character: string): string | undefined {
  const alike = alikeDigits.get(character);
  if (alike !== undefined) return alike;
  const plain = character.normalize('NFKC');
  if (/^[0-9]$/.test(plain)) return plain;
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x2160 && code <= 0x2168) return String(code - 0x215f);
  if (code >= 0x2170 && code <= 0x2178) return String(code - 0x216f);
  return /^\p{Nd}$/u.test(character) ? String((code - firstOfScript(code)) % 10) : undefined;
}

/** The ASCII letter that a letter of another alphabet or a letter of mathematics looks like. */
export function letterLike(character: string): string | undefined {
  const alike = alikeLetters.get(character);
  if (alike !== undefined) return alike;
  const plain = character.normalize('NFKC');
  return /^[A-Za-z]$/.test(plain) ? plain : undefined;
}

/** The Chinese character that a radical looks like: text copied out of a PDF is full of these. */
export function radicalLike(character: string): string | undefined {
  const plain = alikeRadicals.get(character) ?? character.normalize('NFKC');
  return plain === character ? undefined : plain;
}

/** The mark of a number that a mark looks like: a point, a comma, a minus or a percent sign. */
export function markLike(character: string): string | undefined {
  return alikeMarks.get(character);
}

/** Letters of other alphabets that look like Latin ones, for a pattern. */
export const lookalikeLetters = 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοАВЕКМНОРСТУХЅІЈӀаеорсухѕіјЗзбⲞ';

/** Scripts have their digits in rows of ten. */
function firstOfScript(code: number): number {
  let first = code;
  while (first > 0 && /^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first--;
  return first;
}

/** Two texts of the same length, character by character. */
function pairs(those: string, meant: string): Map<string, string> {
  const right = [...meant];
  return new Map([...those].map((character, i) => [character, right[i] ?? '']));
}

const alikeDigits = pairs('OoОоΟοⲞ〇lIІіӀΙ一丨ЗзбЅ', '00000001111111' + '11' + '3365');
const alikeLetters = pairs(lookalikeLetters, 'ABEZHIKMNOPTYXo' + 'ABEKMHOPCTYXSIJI' + 'aeopcyxsij' + '336O');
const alikeMarks = pairs('。·・﹒․٫｡•‧﹐‚٬‐‑‒–—―﹣⁃˗─ー﹪٪', '.........,,,-----------%%');
const alikeRadicals = pairs(
  '⺁⺄⺌⺎⺠⺟⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳',
  '厂乙小兀民母虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟',
);
