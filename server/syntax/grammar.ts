import { EmbeddedActionsParser, type IOrAlt, type IToken, type OrMethodOpts, type ParserMethod } from 'chevrotain';
import { ascii } from '../text/ascii.ts';
import { joinLines } from './joinLines.ts';
import { joinUnits } from './joinUnits.ts';
import {
  calculation,
  endOf,
  headOf,
  isClosed,
  isClosedText,
  quantityOf,
  type Step,
  startOf,
  stringOf,
  textOf,
  wordOf,
} from './nodes.ts';
import { arePlainStatements } from './PlainStatements.ts';
import { tokenize } from './tokenize.ts';
import * as t from './tokens.ts';
import type { Argument, Block, Expression, Head, QuantityNode, Segment, Statement, SyntaxFault } from './tree.ts';
import { withinLimits } from './withinLimits.ts';

/**
 * The grammar of LANGUAGE.md §2. It accepts every sequence of tokens: what fits nowhere becomes a fault of our own
 * and parsing goes on behind it, so Chevrotain's error recovery is never needed and nothing that parsed is lost.
 *
 * Alternatives and repeated actions are fields, and what they add to is state of the parser: to make them at every call
 * costs more than to parse. Actions also run once while Chevrotain records the grammar, where they do no harm.
 */
class StatementParser extends EmbeddedActionsParser {
  faults: SyntaxFault[] = [];
  /** The statements of the block under way. */
  private statements: Statement[] = [];
  /** The arguments of all statements under way, the innermost last. */
  private readonly args: Argument[] = [];

  constructor() {
    // Validating a grammar that does not change takes longer than to parse a small file.
    super(t.tokenTypes, { maxLookahead: 1, recoveryEnabled: false, skipValidations: true });
    this.performSelfAnalysis();
  }

  /** Everything of one text; `faults` then holds what is wrong with it. */
  parse(tokens: IToken[], faults: SyntaxFault[]): readonly Statement[] {
    this.faults = faults;
    this.args.length = 0;
    this.input = tokens;
    const statements = this.file();
    for (const { token } of this.errors) this.fault('unexpected', token);
    return statements ?? [];
  }

  readonly file: ParserMethod<[], Statement[]> = this.RULE('file', () => {
    const statements: Statement[] = [];
    this.statements = statements;
    this.MANY(this.nextInFile);
    return statements;
  });

  private readonly statement: ParserMethod<[], void> = this.RULE('statement', () => {
    const from = this.args.length;
    const head = this.OR(this.headAlternatives);
    this.OPTION(this.colon);
    this.MANY(this.nextArgument);
    const block = this.OPTION2(this.ownBlock);
    this.expectLineEnd();
    this.statements.push({ start: head.start, end: this.lastEnd(), head, args: this.args.splice(from), block });
  });

  /** A glossary's line, or a block without a head, which is a fault. */
  private readonly headless: ParserMethod<[], void> = this.RULE('headless', () => {
    const from = this.args.length;
    const told = this.faults.length;
    const first = this.LA(1);
    let block: Block | undefined;
    this.OR([
      { ALT: () => this.SUBRULE(this.argument) },
      {
        ALT: () => {
          block = this.SUBRULE(this.block);
        },
      },
    ]);
    // One behind another is too much as well, and is told with the arguments.
    this.OPTION({ GATE: () => first.tokenType !== t.Colon, DEF: this.colon });
    this.MANY(() => this.SUBRULE2(this.argument));
    const next = this.LA(1);
    const another = this.OPTION2(() => this.SUBRULE2(this.block));
    const args = this.args.splice(from);
    const isTold = this.faults[told]?.start === first.startOffset;
    if ((block ?? another) && args.length === 0 && !isTold) this.fault('unexpected', first);
    if (block && another) this.fault('unexpected', next);
    block = another ?? block;
    this.expectLineEnd();
    this.statements.push({ start: startOf(first), end: this.lastEnd(), head: undefined, args, block });
  });

  private readonly block: ParserMethod<[], Block> = this.RULE('block', () => {
    const open = this.CONSUME(t.LeftBrace);
    const outer = this.statements;
    const statements: Statement[] = [];
    this.statements = statements;
    this.MANY(this.nextInBlock);
    this.statements = outer;
    const closed = this.OPTION(this.close) !== undefined;
    if (!closed) this.fault('unclosed-block', open);
    return { start: startOf(open), end: this.lastEnd(), statements, closed };
  });

  private readonly argument: ParserMethod<[], void> = this.RULE('argument', () => {
    this.OR(this.argumentAlternatives);
  });

  private readonly expression: ParserMethod<[], Expression> = this.RULE('expression', () => {
    const first = this.SUBRULE(this.operand);
    return this.OPTION(() => this.SUBRULE(this.operations, { ARGS: [first] })) ?? first;
  });

  /** What follows an operand; a calculation is put together when all of it is there. */
  private readonly operations: ParserMethod<[Expression], Expression> = this.RULE('operations', (first: Expression) => {
    const steps: Step[] = [];
    this.AT_LEAST_ONE(() => {
      const operator = this.OR([
        { ALT: () => this.CONSUME(t.MultiplicativeOperator) },
        { ALT: () => this.CONSUME(t.AdditiveOperator) },
      ]);
      steps.push({ operator: operator.image, right: this.OPTION(this.nextOperand) ?? this.missingAfter(operator) });
    });
    return this.ACTION(() => calculation(first, steps));
  });

  private readonly operand: ParserMethod<[], Expression> = this.RULE('operand', () =>
    this.OR<Expression>([
      { ALT: () => this.quantity(this.CONSUME(t.Quantity)) },
      { ALT: () => this.SUBRULE(this.negation) },
      { ALT: () => this.SUBRULE(this.group) },
    ]),
  );

  private readonly negation: ParserMethod<[], Expression> = this.RULE('negation', (): Expression => {
    const sign = this.CONSUME(t.AdditiveOperator);
    const isPlus = ascii(sign.image) === '+';
    const extra = isPlus ? [sign] : [];
    this.MANY(() => extra.push(this.CONSUME2(t.AdditiveOperator)));
    const operand = this.OPTION(this.nextOperand);
    if (operand) for (const each of extra) this.fault('unexpected', each);
    if (isPlus || !operand) return operand ?? this.missingAfter(sign);
    return { kind: 'negation', operand, start: startOf(sign), end: operand.end };
  });

  private readonly group: ParserMethod<[], Expression> = this.RULE('group', () => {
    const open = this.CONSUME(t.LeftParen);
    const inner = this.OPTION(() => this.SUBRULE(this.expression));
    const closed = this.OPTION2(() => this.CONSUME(t.RightParen)) !== undefined;
    if (!closed) this.fault('unclosed-paren', open);
    const content = inner ?? this.missingAfter(open);
    return { ...content, start: startOf(open), end: closed ? this.lastEnd() : content.end };
  });

  /** A `)` before a statement is no part of it. */
  private readonly strayParen: IOrAlt<unknown> = {
    GATE: () => this.LA(2).tokenType === t.Word || this.LA(2).tokenType === t.Quantity,
    ALT: () => this.fault('unexpected', this.CONSUME(t.RightParen)),
  };

  private readonly fileAlternatives: OrMethodOpts<unknown> = {
    DEF: [
      { ALT: () => this.CONSUME(t.Newline) },
      { ALT: () => this.pushPlain(this.CONSUME(t.Plain)) },
      { ALT: () => this.CONSUME(t.Semicolon) },
      { ALT: () => this.fault('unopened-block', this.CONSUME(t.RightBrace)) },
      { ALT: () => this.SUBRULE(this.statement) },
      this.strayParen,
      { ALT: () => this.SUBRULE(this.headless) },
    ],
    IGNORE_AMBIGUITIES: true,
  };

  private readonly blockAlternatives: OrMethodOpts<unknown> = {
    DEF: [
      { ALT: () => this.CONSUME(t.Newline) },
      { ALT: () => this.pushPlain(this.CONSUME(t.Plain)) },
      { ALT: () => this.CONSUME(t.Semicolon) },
      { ALT: () => this.SUBRULE(this.statement) },
      this.strayParen,
      { ALT: () => this.SUBRULE(this.headless) },
    ],
    IGNORE_AMBIGUITIES: true,
  };

  private readonly headAlternatives: OrMethodOpts<Head> = {
    DEF: [
      { ALT: () => this.head('word', this.CONSUME(t.Word)) },
      { ALT: () => this.head('code', this.CONSUME(t.Quantity)) },
    ],
  };

  private readonly argumentAlternatives: OrMethodOpts<unknown> = {
    DEF: [
      { ALT: () => this.pushString(this.CONSUME(t.PlainString)) },
      { ALT: () => this.pushString(this.CONSUME(t.CurlyString)) },
      { ALT: () => this.pushText(this.CONSUME(t.Text)) },
      { ALT: () => this.pushWord('word', this.CONSUME2(t.Word)) },
      { ALT: () => this.pushWord('word', this.CONSUME(t.ChineseDate)) },
      { ALT: () => this.pushWord('comparator', this.CONSUME(t.Comparator)) },
      { ALT: () => this.pushQuantity(this.quantity(this.CONSUME2(t.Quantity))) },
      { ALT: () => this.args.push(this.SUBRULE(this.expression)) },
      { ALT: () => this.CONSUME(t.Comma) },
      { ALT: () => this.fault('unexpected', this.CONSUME(t.RightParen)) },
      { ALT: () => this.fault('unexpected', this.CONSUME(t.MultiplicativeOperator)) },
      { ALT: () => this.fault('unexpected', this.CONSUME2(t.Colon)) },
    ],
    IGNORE_AMBIGUITIES: true,
  };

  private readonly nextInFile = (): unknown => this.OR(this.fileAlternatives);
  private readonly nextInBlock = (): unknown => this.OR(this.blockAlternatives);
  private readonly nextArgument = (): unknown => this.OR2(this.argumentAlternatives);
  private readonly nextOperand = (): Expression => this.SUBRULE(this.operand);
  private readonly ownBlock = (): Block => this.SUBRULE(this.block);
  private readonly colon = (): IToken => this.CONSUME(t.Colon);
  private readonly close = (): IToken => this.CONSUME(t.RightBrace);

  private pushPlain(token: IToken): void {
    if (arePlainStatements(token)) this.statements.push(...token.statements);
  }

  /** Most numbers are no calculation, so they are read without the rules for one. */
  private pushQuantity(first: QuantityNode): void {
    const calculation = this.OPTION3(() => this.SUBRULE(this.operations, { ARGS: [first] }));
    this.args.push(calculation ?? first);
  }

  private head(kind: Head['kind'], token: IToken): Head {
    return headOf(kind, token.image, startOf(token));
  }

  private quantity(token: IToken): QuantityNode {
    return quantityOf(token.image, startOf(token));
  }

  private pushWord(kind: 'word' | 'comparator', token: IToken): void {
    this.args.push(wordOf(kind, token.image, startOf(token)));
  }

  private pushString(token: IToken): void {
    const { image } = token;
    if (!isClosed(image)) this.fault('unclosed-string', token);
    this.args.push(stringOf(image, startOf(token)));
  }

  private pushText(token: IToken): void {
    const { image } = token;
    if (!isClosedText(image)) this.fault('unclosed-string', token);
    this.args.push(textOf(image, startOf(token)));
  }

  private missingAfter(token: IToken): Expression {
    this.fault('missing-operand', token);
    const end = endOf(token);
    return { kind: 'missing', start: end, end };
  }

  private fault(kind: SyntaxFault['kind'], token: IToken): void {
    this.faults.push({ kind, subject: token.image, start: startOf(token), end: endOf(token) });
  }

  private expectLineEnd(): void {
    const next = this.LA(1);
    const { tokenType } = next;
    const ends = tokenType === t.Newline || tokenType === t.Semicolon || tokenType === t.RightBrace;
    if (!ends && next.image) this.fault('missing-line-end', next);
  }

  /** Where what was read ends, line ends and `;` behind it left out. */
  private lastEnd(): number {
    let back = 0;
    while (this.LA(back).tokenType === t.Newline || this.LA(back).tokenType === t.Semicolon) back--;
    const last = this.LA(back);
    return (arePlainStatements(last) ? last.statements.at(-1)?.end : undefined) ?? endOf(last);
  }
}

let parser: StatementParser | undefined;

/** Parses one segment by the grammar; every text gives a result, whatever it holds. */
export function parseByGrammar(text: string): Segment {
  const { tokens, comments, strays } = tokenize(text);
  const faults = strays.map(({ start, end }): SyntaxFault => {
    return { kind: 'unexpected', subject: text.slice(start, end), start, end };
  });
  parser ??= new StatementParser();
  const statements = parser.parse(withinLimits(joinLines(joinUnits(tokens, text, faults), faults), faults), faults);
  faults.sort((a, b) => a.start - b.start);
  return { text, stretch: undefined, statements, faults, comments };
}
