import type { Span } from '../text/Span.ts';
import { CodeLine } from './CodeLine.ts';
import { calculation, isClosedText, quantityOf, type Step, stringOf, textOf, wordOf } from './nodes.ts';
import { BLANK, classAt, codesOf, endOfClass, endOfLine, endOfText, LINE_END } from './scan.ts';
import type { Argument, Block, Expression, Head, Statement } from './tree.ts';
import { longestNumber, mostLevels, mostOperators } from './withinLimits.ts';

const LETTER = 'A-Za-z_\u00b2\u00b3\u2103\u3007\u3385-\u33df\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ud800-\udfff';
const BLANKS = '[ \\t\\u3000\\u00a0\\ufeff]*';
const SPACES = '[ \\t]+';
/** What a token could go on with; one that would stop before such a character is left to the grammar. */
const MORE = `${LETTER}0-9Ａ-Ｚａ-ｚ０-９,，.．%％‰·・`;
const WORD = `[${LETTER}][${LETTER}0-9]*(?:-[${LETTER}0-9]+)*(?![${MORE}/／\\-－])`;
const UNIT = `(?:%|[${LETTER}]+)(?:/[${LETTER}]+)*`;
const END_OF_NUMBER = `(?![${MORE}]|[/／][${LETTER}Ａ-Ｚａ-ｚ])`;
const NUMBER = `[0-9]+(?:,[0-9]+)*(?:\\.[0-9]+)?(?:${UNIT})?${END_OF_NUMBER}`;
/** A number whose separators, if it has any, stand where they should. */
const GROUPED = '(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\\.[0-9]+)?';
const LINE_BREAK = `[ \\t]*[\\r\\n][ \\t\\u3000\\u00a0\\ufeff\\r\\n]*(?![ \\t\\u3000\\u00a0\\ufeff\\r\\n{｛])`;

const sticky = (pattern: string): RegExp => new RegExp(pattern, 'y');
const CODE_LINE = sticky(
  `([0-9]+)(${SPACES})(?:"([^"\\\\\\r\\n]*)"(${SPACES}))?(${GROUPED})(${UNIT})?((?:${SPACES}${WORD}){0,2})(${LINE_BREAK})`,
);
const HEAD = sticky(`(?:([0-9]+)(?![${MORE}/／\\-－])|(${WORD}))${BLANKS}(?:[:：]${BLANKS})?`);
const ARGUMENT = sticky(
  `(?:("(?!"")[^"\\\\\\r\\n]*(?:\\\\[^\\r\\n][^"\\\\\\r\\n]*)*"|“[^“”\\r\\n]*”)|(${NUMBER})|(${WORD})|([<>]=?|[=≥≤]))${BLANKS}`,
);
const OPERATION = sticky(`([+*×/÷-])${BLANKS}(${NUMBER})${BLANKS}`);

const TEXT_QUOTES = '"""';
const quotes = codesOf('"“');
const opens = codesOf('{｛');
const closes = codesOf('}｝');
const commentStarts = codesOf('#＃');
const semicolons = codesOf(';；');
const operators = codesOf('+*×/÷-');
const ends = codesOf(';；}｝#＃\r\n');

/**
 * Reads statements whose every part is plain: heads, strings, words, numbers and simple calculations in ASCII and Chinese,
 * each on its line, with blocks of such. The grammar would make the same of them, and is for everything else. Nearly all of
 * a budget that is right is plain, and regular expressions are native code from their first use: a large file is parsed in
 * a third of the time.
 */
export class PlainReader {
  /** Where the next statement begins. */
  at = 0;
  /** In how many blocks that stands. */
  depth = 0;
  readonly comments: Span[] = [];
  private readonly text: string;
  /** Whether the line that was read is behind `at`, its end included. */
  private isEnded = false;
  /** In the statement under way. */
  private operators = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The statements of the whole text; undefined where something in it is not plain. */
  everything(): Statement[] | undefined {
    this.skipGap();
    const statements = this.statements();
    return this.at >= this.text.length ? statements : undefined;
  }

  /** The plain statements from `at` on, as many as there are; `at` is then where the first other thing begins. */
  statements(): Statement[] {
    const read: Statement[] = [];
    while (true) {
      const from = this.at;
      const noted = this.comments.length;
      const statement = this.codeLine() ?? this.statement();
      if (!statement || !this.isFinished()) {
        this.at = from;
        this.comments.length = noted;
        return read;
      }
      read.push(statement);
    }
  }

  private codeLine(): Statement | undefined {
    CODE_LINE.lastIndex = this.at;
    const match = CODE_LINE.exec(this.text);
    if (!match || isTooLong(match[1]) || isTooLong(match[5], match[6])) return undefined;
    const start = this.at;
    this.at = CODE_LINE.lastIndex;
    this.isEnded = !commentStarts.has(this.text.charCodeAt(this.at));
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

  private statement(): Statement | undefined {
    const start = this.at;
    HEAD.lastIndex = start;
    const match = HEAD.exec(this.text);
    if (!match || isTooLong(match[1])) return this.strings();
    this.isEnded = false;
    const head = headOf(match, start);
    this.at = HEAD.lastIndex;
    const args = this.args();
    if (!args) return undefined;
    const hasBlock = opens.has(this.text.charCodeAt(this.at));
    const block = hasBlock ? this.block() : undefined;
    if (hasBlock && !block) return undefined;
    const end = block?.end ?? args.at(-1)?.end ?? endOfHead(match, head);
    // A copy has no room for more, which an array that grew has plenty of.
    return { start, end, head, args: args.slice(), block };
  }

  /** A line of strings alone, such as those of a glossary. */
  private strings(): Statement | undefined {
    const start = this.at;
    if (!quotes.has(this.text.charCodeAt(start))) return undefined;
    this.isEnded = false;
    const args = this.args();
    const end = args?.at(-1)?.end;
    if (!args || end === undefined || opens.has(this.text.charCodeAt(this.at))) return undefined;
    return { start, end, head: undefined, args: args.slice(), block: undefined };
  }

  private args(): Argument[] | undefined {
    const { text } = this;
    const args: Argument[] = [];
    this.operators = 0;
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at);
      if (ends.has(code) || opens.has(code)) return args;
      const argument = text.startsWith(TEXT_QUOTES, this.at) ? this.longText() : this.argument();
      if (!argument) return undefined;
      args.push(argument);
    }
    return args;
  }

  private argument(): Argument | undefined {
    ARGUMENT.lastIndex = this.at;
    const match = ARGUMENT.exec(this.text);
    if (!match || isTooLong(match[2])) return undefined;
    const argument = argumentOf(match, this.at);
    this.at = ARGUMENT.lastIndex;
    const isNumber = argument.kind === 'quantity' && operators.has(this.text.charCodeAt(this.at));
    return isNumber ? this.calculation(argument) : argument;
  }

  private longText(): Argument | undefined {
    const start = this.at;
    const image = this.text.slice(start, endOfText(this.text, start));
    if (!isClosedText(image)) return undefined;
    this.at = endOfClass(this.text, start + image.length, BLANK);
    return textOf(image, start);
  }

  /** What follows a number up to the last operation; undefined where that is not all plain. */
  private calculation(first: Expression): Expression | undefined {
    const steps: Step[] = [];
    while (operators.has(this.text.charCodeAt(this.at))) {
      OPERATION.lastIndex = this.at;
      const match = OPERATION.exec(this.text);
      if (!match || isTooLong(match[2]) || ++this.operators > mostOperators) return undefined;
      const number = match[2] ?? '';
      const start = this.at + match[0].lastIndexOf(number);
      steps.push({ operator: match[1] ?? '', right: quantityOf(number, start) });
      this.at = OPERATION.lastIndex;
    }
    return calculation(first, steps);
  }

  private block(): Block | undefined {
    if (this.depth >= mostLevels) return undefined;
    const start = this.at;
    this.at++;
    this.depth++;
    this.skipGap();
    const statements = this.statements();
    this.isEnded = false;
    this.depth--;
    if (!closes.has(this.text.charCodeAt(this.at))) return undefined;
    this.at++;
    return { start, end: this.at, statements: statements.slice(), closed: true };
  }

  /** Whether the statement that was read ends here, without a block on a line of its own; then what follows is next. */
  private isFinished(): boolean {
    if (this.isEnded) return true;
    const { text } = this;
    this.at = endOfClass(text, this.at, BLANK);
    const code = text.charCodeAt(this.at);
    if (this.at >= text.length || closes.has(code)) return true;
    if (!semicolons.has(code) && !commentStarts.has(code) && classAt(text, this.at) !== LINE_END) return false;
    const isSeparated = semicolons.has(code);
    this.skipGap();
    return isSeparated || !opens.has(text.charCodeAt(this.at));
  }

  /** Skips blanks, line ends, `;` and comments. */
  private skipGap(): void {
    const { text } = this;
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at);
      if (commentStarts.has(code)) {
        const end = endOfLine(text, this.at);
        this.comments.push({ start: this.at, end });
        this.at = end;
      } else if (semicolons.has(code)) this.at++;
      else if ((classAt(text, this.at) & (BLANK | LINE_END)) !== 0)
        this.at = endOfClass(text, this.at, BLANK | LINE_END);
      else return;
    }
  }
}

function isTooLong(number = '', unit = ''): boolean {
  return number.length + unit.length > longestNumber;
}

function headOf(match: RegExpExecArray, start: number): Head {
  const code = match[1];
  const word = match[2] ?? '';
  return code === undefined
    ? { kind: 'word', text: word, start, end: start + word.length }
    : { kind: 'code', text: code, start, end: start + code.length };
}

/** Where a head without arguments ends, its colon included. */
function endOfHead({ 0: all }: RegExpExecArray, head: Head): number {
  return /[:：]/.test(all) ? head.start + all.trimEnd().length : head.end;
}

function argumentOf(match: RegExpExecArray, start: number): Argument {
  const text = match[1];
  if (text !== undefined) return stringOf(text, start);
  const number = match[2];
  if (number !== undefined) return quantityOf(number, start);
  const word = match[3];
  return word === undefined ? wordOf('comparator', match[4] ?? '', start) : wordOf('word', word, start);
}
