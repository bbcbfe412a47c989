import { quantityOf, stringOf, wordOf } from './nodes.ts';
import type { Argument, Head, Statement } from './tree.ts';

/** What a line of a code, a name and a number says, with where its parts stand. */
export interface CodeLineText {
  readonly start: number;
  readonly end: number;
  readonly code: string;
  /** Without its quotes. */
  readonly name: string | undefined;
  /** Where the name's opening quote stands. */
  readonly nameStart: number;
  /** Digits, separated in groups of three if at all, and at most one point. */
  readonly number: string;
  readonly numberStart: number;
  /** What touches the number: 元, 万元 …; empty where nothing does. */
  readonly unit: string;
  /** The words behind it with the blanks before each; empty where there are none. */
  readonly words: string;
}

/**
 * `30101 "基本工资" 15.46`, `30201 "办公费" 1,200元 政府性基金 结转`: a code, a name if there is one, a number and words,
 * which most lines of a budget are. It keeps the texts only; its nodes are made when somebody asks for them, as few are
 * ever looked at.
 */
export class CodeLine implements Statement, CodeLineText {
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly name: string | undefined;
  readonly nameStart: number;
  readonly number: string;
  readonly numberStart: number;
  readonly unit: string;
  readonly words: string;
  private made: { readonly head: Head; readonly args: readonly Argument[] } | undefined = undefined;

  constructor({ start, end, code, name, nameStart, number, numberStart, unit, words }: CodeLineText) {
    this.start = start;
    this.end = end;
    this.code = code;
    this.name = name;
    this.nameStart = nameStart;
    this.number = number;
    this.numberStart = numberStart;
    this.unit = unit;
    this.words = words;
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

  /** The number as the node that it is among the arguments. */
  get numberNode(): Argument {
    return this.args[this.name === undefined ? 0 : 1] ?? quantityOf(this.number + this.unit, this.numberStart);
  }

  private get nodes(): CodeLine['made'] & {} {
    if (!this.made) {
      const { start, code, name, nameStart, number, numberStart, unit } = this;
      this.made = {
        head: { kind: 'code', text: code, start, end: start + code.length },
        args: [
          ...(name === undefined ? [] : [stringOf(`"${name}"`, nameStart)]),
          quantityOf(number + unit, numberStart),
          ...this.wordNodes(numberStart + number.length + unit.length),
        ],
      };
    }
    return this.made;
  }

  private wordNodes(from: number): Argument[] {
    return [...this.words.matchAll(/\S+/g)].map(({ 0: word, index }) => wordOf('word', word, from + index));
  }
}
