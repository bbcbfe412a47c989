import { interned } from '../text/interned.ts';
import { endOfLetters, endOfNumber, endOfSpaces } from './lineScan.ts';
import { quantityOf, stringOf, wordOf } from './nodes.ts';
import type { Argument, Head, Statement } from './tree.ts';

/**
 * `30101 "基本工资" 15.46`, `30201 "办公费" 1,200元 政府性基金 结转`: a code, a name if there is one, a number and words,
 * which most lines of a budget are. It keeps where its parts stand; its nodes are made when somebody asks for them, as few
 * are ever looked at.
 */
export class CodeLine implements Statement {
  readonly start: number;
  readonly end: number;
  readonly code: string;
  /** Without its quotes. */
  readonly name: string | undefined;
  readonly numberStart: number;
  /** What the line stands in. */
  private readonly text: string;
  private made: { readonly head: Head; readonly args: readonly Argument[] } | undefined = undefined;

  constructor(text: string, start: number, end: number, code: string, name: string | undefined, numberStart: number) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.code = code;
    this.name = name;
    this.numberStart = numberStart;
  }

  get head(): Head {
    return this.nodes.head;
  }

  /** The name if there is one, the number, the words. */
  get args(): readonly Argument[] {
    return this.nodes.args;
  }

  get block(): undefined {
    return undefined;
  }

  /** Where the name's opening quote stands. */
  get nameStart(): number {
    return endOfSpaces(this.text, this.start + this.code.length);
  }

  /** Digits, separated in groups of three if at all, and at most one point. */
  get number(): string {
    return this.text.slice(this.numberStart, this.unitStart);
  }

  /** What touches the number: 元, 万元 …; empty where nothing does. */
  get unit(): string {
    const start = this.unitStart;
    return start === this.end ? '' : interned(this.text, start, endOfLetters(this.text, start));
  }

  /** The words behind it with the blanks before each; empty where there are none. */
  get words(): string {
    const start = this.wordsStart;
    return start === this.end ? '' : interned(this.text, start, this.end);
  }

  /** The number as the node that it is among the arguments. */
  get numberNode(): Argument {
    return this.args[this.name === undefined ? 0 : 1] ?? quantityOf(this.number + this.unit, this.numberStart);
  }

  private get unitStart(): number {
    return endOfNumber(this.text, this.numberStart);
  }

  private get wordsStart(): number {
    return endOfLetters(this.text, this.unitStart);
  }

  private get nodes(): CodeLine['made'] & {} {
    if (!this.made) {
      const { start, code, name, nameStart, number, numberStart, unit } = this;
      this.made = {
        head: { kind: 'code', text: code, start, end: start + code.length },
        args: [
          ...(name === undefined ? [] : [stringOf(`"${name}"`, nameStart)]),
          quantityOf(number + unit, numberStart),
          ...this.wordNodes(),
        ],
      };
    }
    return this.made;
  }

  private wordNodes(): Argument[] {
    const from = this.wordsStart;
    return [...this.words.matchAll(/\S+/g)].map(({ 0: word, index }) => wordOf('word', word, from + index));
  }
}
