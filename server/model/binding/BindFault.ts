import type { Localized, StatementSchema } from '../../language/schema.ts';
import type { Statement } from '../../syntax/tree.ts';
import type { Span } from '../../text/Span.ts';
import type { TextEdit } from '../../text/TextEdit.ts';

/** What the schema finds wrong; one shape for each diagnostic that comes from binding. */
export type BindFault =
  /** Text that begins as no statement does. */
  | (Span & { readonly kind: 'no-statement' })
  | (Span & {
      readonly kind: 'unknown-keyword';
      readonly word: string;
      readonly candidates: readonly string[];
      readonly container: Statement | undefined;
      /** The only word that it can be, in which blanks were typed (合　计). */
      readonly joined?: string;
    })
  | (Span & {
      readonly kind: 'misplaced-statement';
      readonly word: string;
      readonly homes: readonly string[];
      readonly container: Statement | undefined;
    })
  | (Span & {
      readonly kind: 'duplicate-statement';
      readonly word: string;
      readonly first: Span;
      readonly statement: Statement;
    })
  | (Span & {
      readonly kind: 'missing-field';
      readonly field: StatementSchema;
      readonly container: Statement;
      readonly block: string;
    })
  | (Span & {
      readonly kind: 'invalid-value';
      readonly message: Localized;
      /** What it may be, the likeliest first, where that is plain. */
      readonly replacements?: readonly string[];
      /** Where all of a line was meant otherwise, that line and the edits that make it the only replacement. */
      readonly line?: Span;
      /** Whether that begins with something else then, so that nothing is as it is read now. */
      readonly beginsOtherwise?: boolean;
      /** Whether it is that a block is missing. */
      readonly lacksBlock?: true;
      readonly edits?: readonly TextEdit[];
      /** Another place that says what it may be. */
      readonly related?: Span & { readonly message: Localized };
    });
