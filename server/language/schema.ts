/** One word in its two spellings, which mean the same. */
export interface Spelling {
  readonly zh: string;
  readonly en: string;
}

/** A sentence in both languages. */
export type Localized = Spelling;

/** What kinds of subject codes there are; `procurement` codes are a letter and digits. */
export type CodeKind = 'function' | 'economic' | 'revenue' | 'procurement';

export type ArgumentType =
  | 'string'
  | 'text'
  | 'identifier'
  | 'code'
  | 'amount'
  | 'count'
  | 'quantity'
  | 'date'
  | 'comparator'
  | 'value'
  | 'enumeration';

/** A unit that a quantity has to be in. */
export interface Measure {
  readonly unit: string;
  /** How many of it another unit is; one of 1 is another spelling. */
  readonly others: Readonly<Record<string, number>>;
}

/** One argument: arguments are told apart by their type, so their order is free where types differ. */
export interface ArgumentSchema {
  readonly name: string;
  readonly type: ArgumentType;
  readonly doc: Localized;
  /** The name of the enumeration whose words may stand here. */
  readonly values?: string;
  /** A word that stands before the argument (`权重 10`). */
  readonly label?: Spelling;
  /** The unit that a quantity is published in. */
  readonly measure?: Measure;
  readonly optional?: true;
  readonly many?: true;
  /** What the snippet writes into the place. */
  readonly placeholder?: string;
  /** Where only some texts may stand between the quotes: these, the usual one first. */
  readonly texts?: readonly string[];
}

/** What a statement begins with. */
export type HeadSchema =
  | { readonly word: Spelling }
  | { readonly code: readonly CodeKind[] }
  | { readonly values: string }
  | { readonly strings: true };

/** One statement that may stand in a block. */
export interface StatementSchema {
  /** The name in code, unique in its block. */
  readonly id: string;
  readonly head: HeadSchema;
  readonly doc: Localized;
  readonly args: readonly ArgumentSchema[];
  /** The name of the block that follows in braces, if one may. */
  readonly block?: string;
  /** Whether the block may be left out. */
  readonly blockOptional?: true;
  readonly need?: 'required' | 'recommended';
  readonly many?: true;
  /** Whether its block may have thousands of lines, so that these are read in runs once it is edited. */
  readonly isLong?: true;
  /** Whether it says how all that stands beside it is read, so that this is read in one piece. */
  readonly governs?: true;
}

/** One word of an enumeration. */
export interface EnumerationValue {
  readonly id: string;
  readonly word: Spelling;
  readonly doc: Localized;
}

export type Enumerations = Readonly<Record<string, readonly EnumerationValue[]>>;
export type Blocks = Readonly<Record<string, readonly StatementSchema[]>>;
