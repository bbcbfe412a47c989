import type { Span } from '../../text/Span.ts';

/**
 * What a piece of the text is. Types that LSP names, so that every theme has a colour for them: `variable` is a subject
 * code, `namespace` the name of a department or unit, `class` that of a project, `property` that of an indicator,
 * `enumMember` a word of a closed list, `type` what is counted (元/月, 人, %), `parameter` a placeholder of an explanation.
 */
export const tokenTypes = [
  'keyword',
  'enumMember',
  'variable',
  'number',
  'type',
  'operator',
  'string',
  'comment',
  'namespace',
  'class',
  'property',
  'parameter',
] as const;

/**
 * `declaration`: something is named here for the others to use. `readonly`: a code of the national classification.
 * `deprecated`: a subject that is no more. `mismatch`: a total that its parts do not make; the only one that is not LSP's.
 */
export const tokenModifiers = ['declaration', 'readonly', 'deprecated', 'mismatch'] as const;

export type TokenType = (typeof tokenTypes)[number];
export type TokenModifier = (typeof tokenModifiers)[number];

/** A piece of a segment on one line. */
export interface SemanticToken extends Span {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}
