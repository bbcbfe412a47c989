import type { IToken, TokenType } from 'chevrotain';
import * as t from './tokens.ts';
import type { Statement } from './tree.ts';

/** Statements that need no grammar, as one token of it. */
export class PlainStatements implements IToken {
  readonly image = '';
  readonly startOffset: number;
  readonly tokenTypeIdx = t.Plain.tokenTypeIdx ?? 0;
  readonly tokenType: TokenType = t.Plain;
  /** At least one. */
  readonly statements: readonly Statement[];

  constructor(statements: readonly Statement[], startOffset: number) {
    this.startOffset = startOffset;
    this.statements = statements;
  }
}

/** Whether a token is a run of statements. */
export function arePlainStatements(token: IToken): token is PlainStatements {
  return token instanceof PlainStatements;
}
