import { interned } from '../text/interned.ts';
import type { Span } from '../text/Span.ts';
import { codeLineAt } from './codeLineAt.ts';
import { calculation, isClosedText, quantityOf, type Step, stringOf, textOf, wordOf } from './nodes.ts';
import { plainArgumentAt, plainHeadAt } from './plainPieces.ts';
import { BLANK, classAt, codesOf, endOfClass, endOfLine, endOfText, LINE_END } from './scan.ts';
import type { Argument, Block, Expression, Head, Statement } from './tree.ts';
import { longestNumber, mostLevels, mostOperators } from './withinLimits.ts';

const LETTER = 'A-Za-z_\u00b2\u00b3\u2103\u3007\u3385-\u33df\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ud800-\udfff';
const BLANKS = '[ \\t\\u3000\\u00a0\\ufeff]*';
/** What a token could go on with; one that would stop before such a character is left to the grammar. */
const MORE = `${LETTER}0-9Ａ-Ｚａ-ｚ０-９,，.．%％‰·・`;
const WORD = `[${LETTER}][${LETTER}0-9]*(?:-[${LETTER}0-9]+)*(?![${MORE}/／\\-－])`;
const UNIT = `(?:%|[${LETTER}]+)(?:/[${LETTER}]+)*`;
const END_OF_NUMBER = `(?![${MORE}]|[/／][${LETTER}Ａ-Ｚａ-ｚ])`;
const NUMBER = `[0-9]+(?:,[0-9]+)*(?:\\.[0-9]+)?(?:${UNIT})?${END_OF_NUMBER}`;
const sticky = (pattern: string): RegExp => new RegExp(pattern, 'y');
const HEAD = sticky(`(?:([0-9]+)(?![${MORE}/／\\-－])|(${WORD}))${BLANKS}(?:[:：]${BLANKS})?`);
const ARGUMENT = sticky(
  `(?:("(?!"")[^"\\\\\\r\\n]*(?:\\\\[^\\r\\n][^"\\\\\\r\\n]*)*"|“[^“”\\r\\n]*”)|(${NUMBER})|(${WORD})|([<>]=?|[=≥≤]))${BLANKS}`,
);
const OPERATION = sticky(`([+*×/÷-])${BLANKS}(${NUMBER})${BLANKS}`);

const TEXT_QUOTES = '"""';
const QUOTE = 34;
const CURLY_QUOTE = 0x201c;
const operators = codesOf('+*×/÷-');

/** Comparisons, and no sets: it is asked of every line. */
const isOpening = (code: number): boolean => code === 0x7b || code === 0xff5b;
const isClosing = (code: number): boolean => code === 0x7d || code === 0xff5d;
const isCommentStart = (code: number): boolean => code === 0x23 || code === 0xff03;
const isColon = (code: number): boolean => code === 0x3a || code === 0xff1a;
const isSemicolon = (code: number): boolean => code === 0x3b || code === 0xff1b;
const isLineEnd = (code: number): boolean => code === 10 || code === 13;
/** Whether no argument begins with a character. */
const isEnd = (code: number): boolean =>
  isLineEnd(code) || isOpening(code) || isClosing(code) || isSemicolon(code) || isCommentStart(code);

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
  /** In the statement under way. */
  private operators = 0;
  /** Its arguments as they come. */
  private readonly scratch: Argument[] = [];

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
    const line = codeLineAt(this.text, this.at, longestNumber);
    if (line) this.at = line.end;
    return line;
  }

  private statement(): Statement | undefined {
    const start = this.at;
    const headed = this.head();
    if (!headed) return this.strings();
    const { head } = headed;
    const args = this.args();
    if (!args) return undefined;
    const hasBlock = isOpening(this.text.charCodeAt(this.at));
    const block = hasBlock ? this.block() : undefined;
    if (hasBlock && !block) return undefined;
    const end = block?.end ?? args.at(-1)?.end ?? headed.end;
    return { start, end, head, args, block };
  }

  /** The head at `at`, and where it ends with its colon if it has one; `at` is then where the first argument begins. */
  private head(): { readonly head: Head; readonly end: number } | undefined {
    const { text, at } = this;
    const plain = plainHeadAt(text, at);
    const behind = plain ? endOfClass(text, plain.end, BLANK) : at;
    if (plain && !isColon(text.charCodeAt(behind)) && plain.end - at <= longestNumber) {
      this.at = behind;
      return { head: plain, end: plain.end };
    }
    HEAD.lastIndex = at;
    const match = HEAD.exec(text);
    if (!match || isTooLong(match[1])) return undefined;
    this.at = HEAD.lastIndex;
    const head = headOf(match, text, at);
    return { head, end: endOfHead(match, head) };
  }

  /** A line of strings alone, such as those of a glossary. */
  private strings(): Statement | undefined {
    const start = this.at;
    const first = this.text.charCodeAt(start);
    if (first !== QUOTE && first !== CURLY_QUOTE) return undefined;
    const args = this.args();
    const end = args?.at(-1)?.end;
    if (!args || end === undefined || isOpening(this.text.charCodeAt(this.at))) return undefined;
    return { start, end, head: undefined, args, block: undefined };
  }

  private args(): Argument[] | undefined {
    const { text, scratch } = this;
    let count = 0;
    this.operators = 0;
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at);
      if (isEnd(code)) break;
      const argument = text.startsWith(TEXT_QUOTES, this.at) ? this.longText() : this.argument();
      if (!argument) return undefined;
      scratch[count++] = argument;
    }
    // A copy has no room for more, which an array that grew has plenty of.
    return scratch.slice(0, count);
  }

  private argument(): Argument | undefined {
    const argument = this.operand();
    if (!argument) return undefined;
    const isNumber = argument.kind === 'quantity' && operators.has(this.text.charCodeAt(this.at));
    return isNumber ? this.calculation(argument) : argument;
  }

  /** What stands at `at` by itself; `at` is then behind the blanks behind it. */
  private operand(): Argument | undefined {
    const plain = plainArgumentAt(this.text, this.at, longestNumber);
    if (plain) {
      this.at = endOfClass(this.text, plain.end, BLANK);
      return plain;
    }
    ARGUMENT.lastIndex = this.at;
    const match = ARGUMENT.exec(this.text);
    if (!match || isTooLong(match[2])) return undefined;
    const argument = argumentOf(match, this.text, this.at);
    this.at = ARGUMENT.lastIndex;
    return argument;
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
    this.depth--;
    if (!isClosing(this.text.charCodeAt(this.at))) return undefined;
    this.at++;
    return { start, end: this.at, statements: statements.slice(), closed: true };
  }

  /** Whether the statement that was read ends here, without a block on a line of its own; then what follows is next. */
  private isFinished(): boolean {
    const { text } = this;
    this.at = endOfClass(text, this.at, BLANK);
    const code = text.charCodeAt(this.at);
    if (this.at >= text.length || isClosing(code)) return true;
    const isSeparated = isSemicolon(code);
    if (!isSeparated && !isCommentStart(code) && !isLineEnd(code)) return false;
    this.skipGap();
    return isSeparated || !isOpening(text.charCodeAt(this.at));
  }

  /** Skips blanks, line ends, `;` and comments. */
  private skipGap(): void {
    const { text } = this;
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at);
      if (isCommentStart(code)) {
        const end = endOfLine(text, this.at);
        this.comments.push({ start: this.at, end });
        this.at = end;
      } else if (isSemicolon(code)) this.at++;
      else if ((classAt(text, this.at) & (BLANK | LINE_END)) !== 0)
        this.at = endOfClass(text, this.at, BLANK | LINE_END);
      else return;
    }
  }
}

function isTooLong(number = '', unit = ''): boolean {
  return number.length + unit.length > longestNumber;
}

function headOf(match: RegExpExecArray, text: string, start: number): Head {
  const code = match[1];
  const end = start + (code ?? match[2] ?? '').length;
  return { kind: code === undefined ? 'word' : 'code', text: interned(text, start, end), start, end };
}

/** Where a head without arguments ends, its colon included. */
function endOfHead({ 0: all }: RegExpExecArray, head: Head): number {
  return /[:：]/.test(all) ? head.start + all.trimEnd().length : head.end;
}

function argumentOf(match: RegExpExecArray, text: string, start: number): Argument {
  const quoted = match[1];
  if (quoted !== undefined) return stringOf(quoted, start);
  const number = match[2];
  if (number !== undefined) return quantityOf(number, start);
  const word = match[3];
  if (word === undefined) return wordOf('comparator', match[4] ?? '', start);
  const end = start + word.length;
  return { kind: 'word', text: interned(text, start, end), start, end };
}
