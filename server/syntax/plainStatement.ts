import type { IToken, TokenType } from 'chevrotain';
import { CodeLine } from './CodeLine.ts';
import { quantityOf, stringOf, wordOf } from './nodes.ts';
import { BLANK, classAt, codesOf, endOfClass, endOfLine, LINE_END } from './scan.ts';
import * as t from './tokens.ts';
import type { Argument, Head, Statement } from './tree.ts';

/** Statements that need no grammar, line by line, as one token. */
export class PlainStatements implements IToken {
  readonly image = '';
  readonly startOffset: number;
  readonly tokenTypeIdx = t.Plain.tokenTypeIdx ?? 0;
  readonly tokenType: TokenType = t.Plain;
  readonly statements: readonly Statement[];
  /** Where the text goes on: behind the line end, if that follows at once. */
  readonly next: number;
  /** Whether the last one ends its line. */
  readonly endsLine: boolean;

  constructor(statements: readonly Statement[], startOffset: number, next: number, endsLine: boolean) {
    this.startOffset = startOffset;
    this.statements = statements;
    this.next = next;
    this.endsLine = endsLine;
  }
}

/** Whether a token is a run of statements. */
export function arePlainStatements(token: IToken): token is PlainStatements {
  return token instanceof PlainStatements;
}

const LETTER = 'A-Za-z_\u00b2\u00b3\u2103\u3007\u3385-\u33df\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ud800-\udfff';
const BLANKS = '[ \\t\\u3000\\u00a0\\ufeff]*';
/** What a token could go on with; a token that stops before one of these is not read here. */
const WHOLE = `(?![${LETTER}0-9Ａ-Ｚａ-ｚ０-９,，.．%％‰·・/／\\-－])`;
const WORD = `[${LETTER}][${LETTER}0-9]*(?:-[${LETTER}0-9]+)*${WHOLE}`;
const NUMBER = '[0-9]+(?:,[0-9]+)*(?:\\.[0-9]+)?';
const UNIT = `(?:%|[${LETTER}]+)(?:/[${LETTER}]+)*`;
const HEAD = new RegExp(`(?:([0-9]+)${WHOLE}|(${WORD}))${BLANKS}(?:[:：]${BLANKS})?`, 'y');
const ARGUMENT = new RegExp(
  `(?:("(?!"")[^"\\\\\\r\\n]*"|“[^“”\\r\\n]*”)|(${NUMBER}(?:${UNIT})?)${WHOLE}|(${WORD})|([<>]=?|[=≥≤]))${BLANKS}`,
  'y',
);

const SPACES = '[ \\t]+';
const CODE_LINE = new RegExp(
  `([0-9]+)(${SPACES})(?:"([^"\\\\\\r\\n]*)"(${SPACES}))?(${NUMBER})(${UNIT})?((?:${SPACES}${WORD}){0,2})([ \\t]*[\\r\\n][ \\t\\u3000\\u00a0\\ufeff\\r\\n]*)(?![ \\t\\u3000\\u00a0\\ufeff\\r\\n{｛])`,
  'y',
);

const opens = codesOf('{｛');
const comments = codesOf('#＃');
const ends = codesOf(';；}｝#＃\r\n');

/**
 * Reads the statements that begin here, as long as they are a head and arguments of one token each, all in ASCII and
 * Chinese, on one line without a block. Most lines of a budget are such, and a regular expression is native code from its
 * first use: a large file is parsed in a third of the time. Undefined where there is none; of what is left to the grammar
 * it makes the same.
 */
export function readPlainStatements(text: string, start: number): PlainStatements | undefined {
  const statements: Statement[] = [];
  let next = start;
  let endsLine = true;
  while (endsLine) {
    const line = readCodeLine(text, next);
    if (line) {
      statements.push(line);
      next = CODE_LINE.lastIndex;
      continue;
    }
    const statement = readStatement(text, next);
    if (!statement) break;
    const end = endOfClass(text, statement.end, BLANK);
    const ended = classAt(text, end) === LINE_END;
    const behind = ended ? endOfClass(text, end, BLANK | LINE_END) : end;
    if (hasBlockBelow(text, behind)) break;
    statements.push(statement);
    next = behind;
    endsLine = ended;
  }
  return statements.length > 0 ? new PlainStatements(statements, start, next, endsLine) : undefined;
}

/** A line of a code, a name, a number and words; `CODE_LINE.lastIndex` is then where the next line begins. */
function readCodeLine(text: string, start: number): CodeLine | undefined {
  CODE_LINE.lastIndex = start;
  const match = CODE_LINE.exec(text);
  if (!match) return undefined;
  const code = match[1] ?? '';
  const name = match[3];
  const nameStart = start + code.length + (match[2] ?? '').length;
  return new CodeLine({
    start,
    code,
    name,
    nameStart,
    number: match[5] ?? '',
    unit: match[6] ?? '',
    words: match[7] ?? '',
    end: start + match[0].length - (match[8] ?? '').length,
    numberStart: name === undefined ? nameStart : nameStart + name.length + 2 + (match[4] ?? '').length,
  });
}

function readStatement(text: string, start: number): Statement | undefined {
  HEAD.lastIndex = start;
  const found = HEAD.exec(text);
  if (!found) return undefined;
  const head = headOf(found, start);
  let { end } = head;
  let i = HEAD.lastIndex;
  if (i > end && isColonIn(found[0])) end = start + found[0].trimEnd().length;
  const args: Argument[] = [];
  while (i < text.length && !ends.has(text.charCodeAt(i))) {
    ARGUMENT.lastIndex = i;
    const match = ARGUMENT.exec(text);
    if (!match) return undefined;
    const argument = argumentOf(match, i);
    args.push(argument);
    ({ end } = argument);
    i = ARGUMENT.lastIndex;
  }
  // A copy has no room for more, which an array that grew has plenty of.
  return { start, end, head, args: args.slice(), block: undefined };
}

function headOf(match: RegExpExecArray, start: number): Head {
  const code = match[1];
  const word = match[2] ?? '';
  return code === undefined
    ? { kind: 'word', text: word, start, end: start + word.length }
    : { kind: 'code', text: code, start, end: start + code.length };
}

function isColonIn(head: string): boolean {
  return head.includes(':') || head.includes('：');
}

function argumentOf(match: RegExpExecArray, start: number): Argument {
  const text = match[1];
  if (text !== undefined) return stringOf(text, start);
  const number = match[2];
  if (number !== undefined) return quantityOf(number, start);
  const word = match[3];
  return word === undefined ? wordOf('comparator', match[4] ?? '', start) : wordOf('word', word, start);
}

/** Whether a `{` follows, on this line or alone on the next: then the statement has a block. */
function hasBlockBelow(text: string, from: number): boolean {
  const isComment = comments.has(text.charCodeAt(from));
  const i = isComment ? endOfClass(text, endOfLine(text, from), BLANK | LINE_END) : from;
  return opens.has(text.charCodeAt(i));
}
