import { interned } from '../text/interned.ts';
import { CodeLine } from './CodeLine.ts';
import {
  endOfDigits,
  endOfLetters,
  endOfNumber,
  endOfPlainString,
  endOfSpaces,
  endOfWord,
  isLetter,
} from './lineScan.ts';

const LF = 10;
const CR = 13;
const QUOTE = 34;

/** So many words may stand behind the number. */
const MOST_WORDS = 2;

/**
 * The line of a code, a name and a number that begins at an offset, in ASCII and Chinese and with its end on the same line;
 * undefined where something else begins there, or where a number is longer than `longest`. Read character by character,
 * for nearly all of a large budget is such lines: nothing is made of what does not stay.
 */
export function codeLineAt(text: string, start: number, longest: number): CodeLine | undefined {
  const codeEnd = endOfDigits(text, start);
  if (codeEnd === start || codeEnd - start > longest) return undefined;
  const afterCode = endOfSpaces(text, codeEnd);
  if (afterCode === codeEnd) return undefined;
  const hasName = text.charCodeAt(afterCode) === QUOTE;
  const nameEnd = hasName ? endOfPlainString(text, afterCode + 1) : afterCode;
  const numberStart = hasName ? endOfSpaces(text, nameEnd + 1) : afterCode;
  if (hasName && (nameEnd < 0 || numberStart === nameEnd + 1)) return undefined;
  const numberEnd = endOfNumber(text, numberStart);
  const unitEnd = endOfLetters(text, numberEnd);
  if (numberEnd === numberStart || unitEnd - numberStart > longest) return undefined;
  const end = endOfWords(text, unitEnd);
  const behind = text.charCodeAt(endOfSpaces(text, end));
  if (behind !== LF && behind !== CR) return undefined;
  const name = hasName ? interned(text, afterCode + 1, nameEnd) : undefined;
  return new CodeLine(text, start, end, interned(text, start, codeEnd), name, numberStart);
}

/** Where the words behind a number end, each with blanks before it. */
function endOfWords(text: string, from: number): number {
  let end = from;
  for (let count = 0; count < MOST_WORDS; count++) {
    const start = endOfSpaces(text, end);
    if (start === end || !isLetter(text.charCodeAt(start))) return end;
    end = endOfWord(text, start);
  }
  return end;
}
