import { interned } from '../text/interned.ts';
import { endOfDigits, endOfLetters, endOfNumber, endOfPlainString, endOfWord, isDigit, isLetter } from './lineScan.ts';
import type { Argument, Head } from './tree.ts';

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const SEMICOLON = 59;
const OPEN = 123;
const CLOSE = 125;

/**
 * The head that begins at an offset, where it is a keyword or a code with a blank or a line's end behind it; undefined for
 * whatever asks for more than a look at each character.
 */
export function plainHeadAt(text: string, start: number): Head | undefined {
  const first = text.charCodeAt(start);
  const isCode = isDigit(first);
  if (!isCode && !isLetter(first)) return undefined;
  const end = isCode ? endOfDigits(text, start) : endOfWord(text, start);
  if (!isBlankOrLineEnd(text.charCodeAt(end))) return undefined;
  return { kind: isCode ? 'code' : 'word', text: interned(text, start, end), start, end };
}

/** The string, number or word that begins at an offset, where it is as plain; numbers are no longer than `longest`. */
export function plainArgumentAt(text: string, start: number, longest: number): Argument | undefined {
  const first = text.charCodeAt(start);
  if (first === QUOTE) return plainStringAt(text, start);
  if (isDigit(first)) return plainQuantityAt(text, start, longest);
  if (!isLetter(first)) return undefined;
  const end = endOfWord(text, start);
  return isBehind(text.charCodeAt(end)) ? { kind: 'word', text: interned(text, start, end), start, end } : undefined;
}

/** An empty one may be the beginning of a text. */
function plainStringAt(text: string, start: number): Argument | undefined {
  const close = endOfPlainString(text, start + 1);
  return close > start + 1 ? { kind: 'string', value: text.slice(start + 1, close), start, end: close + 1 } : undefined;
}

function plainQuantityAt(text: string, start: number, longest: number): Argument | undefined {
  const unitStart = endOfNumber(text, start);
  const end = endOfLetters(text, unitStart);
  if (unitStart === start || end - start > longest || !isBehind(text.charCodeAt(end))) return undefined;
  return { kind: 'quantity', digits: text.slice(start, unitStart), unit: interned(text, unitStart, end), start, end };
}

function isBlankOrLineEnd(code: number): boolean {
  return code === SPACE || code === LF || code === TAB || code === CR;
}

/** Whether a word or a number certainly ends before a character. */
function isBehind(code: number): boolean {
  return isBlankOrLineEnd(code) || code === SEMICOLON || code === CLOSE || code === OPEN;
}
