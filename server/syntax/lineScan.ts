const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const HYPHEN = 45;
const POINT = 46;
const BACKSLASH = 92;

/** A run of digits or letters is followed so far; where it is longer, nobody takes it for a plain one. */
const FAR = 128;

/** Where a run of ASCII digits ends; `from` where there is none. */
export function endOfDigits(text: string, from: number): number {
  let i = from;
  // Not by isDigit: nearly all of a check is such characters, and a call for each takes as long as the rest.
  for (let code = text.charCodeAt(i); code >= 48 && code <= 57 && i < from + FAR; code = text.charCodeAt(i)) i++;
  return i;
}

/** Whether a character code is that of an ASCII digit. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Where a run of spaces and tabs ends. */
export function endOfSpaces(text: string, from: number): number {
  let i = from;
  for (let code = text.charCodeAt(i); code === SPACE || code === TAB; code = text.charCodeAt(i)) i++;
  return i;
}

/** Where a number ends that begins with a digit and whose separators, if any, stand where they should; `from` where there is none. */
export function endOfNumber(text: string, from: number): number {
  let i = endOfDigits(text, from);
  if (i === from || (text.charCodeAt(i) === COMMA && i - from > 3)) return from;
  for (; text.charCodeAt(i) === COMMA; i += 4) if (endOfDigits(text, i + 1) !== i + 4) return from;
  if (text.charCodeAt(i) !== POINT) return i;
  const end = endOfDigits(text, i + 1);
  return end === i + 1 ? from : end;
}

/** Whether it is that of a common Chinese character or an ASCII letter; a word with others is left to whoever reads all. */
export function isLetter(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Where a run of such letters ends. */
export function endOfLetters(text: string, from: number): number {
  let i = from;
  while (i < from + FAR && isLetter(text.charCodeAt(i))) i++;
  return i;
}

/** Where the quote stands that closes a string without escapes; -1 where there is none on the line. */
export function endOfPlainString(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) return i;
    if (code === BACKSLASH || code === LF || code === CR) return -1;
  }
  return -1;
}

/** Letters and digits, also behind single hyphens. */
export function endOfWord(text: string, from: number): number {
  let i = from;
  while (i < from + FAR) {
    const code = text.charCodeAt(i);
    if (isInWord(code)) i++;
    else if (code === HYPHEN && isInWord(text.charCodeAt(i + 1))) i += 2;
    else return i;
  }
  return i;
}

function isInWord(code: number): boolean {
  return isLetter(code) || isDigit(code);
}
