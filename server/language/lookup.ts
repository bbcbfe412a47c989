import { onceFor } from '../text/onceFor.ts';
import { type BlockName, blocks } from './blocks.ts';
import { type EnumerationName, enumerations } from './enumerations.ts';
import type {
  ArgumentSchema,
  ArgumentType,
  Blocks,
  Enumerations,
  EnumerationValue,
  HeadSchema,
  Spelling,
  StatementSchema,
} from './schema.ts';

const allBlocks: Blocks = blocks;
const allEnumerations: Enumerations = enumerations;

/** The statements that may stand in a block. */
export function statementsOf(block: string): readonly StatementSchema[] {
  return allBlocks[block] ?? [];
}

/** The words of an enumeration. */
export function valuesOf(enumeration: string): readonly EnumerationValue[] {
  return allEnumerations[enumeration] ?? [];
}

/** The value of an enumeration with this word in either spelling. */
export function findValue(enumeration: EnumerationName | string, word: string): EnumerationValue | undefined {
  return wordIndex(enumeration).get(word);
}

const valueIndexes = new Map<string, ReadonlyMap<string, EnumerationValue>>();

function wordIndex(enumeration: string): ReadonlyMap<string, EnumerationValue> {
  let index = valueIndexes.get(enumeration);
  if (!index) {
    index = new Map(
      valuesOf(enumeration).flatMap((value) => [
        [value.word.zh, value],
        [value.word.en, value],
      ]),
    );
    valueIndexes.set(enumeration, index);
  }
  return index;
}

/** What a block accepts, ready for look-up: by the word at the head, by code, by strings only. */
export interface BlockIndex {
  readonly words: ReadonlyMap<string, StatementSchema>;
  readonly code: StatementSchema | undefined;
  readonly strings: StatementSchema | undefined;
}

const blockIndexes = new Map<string, BlockIndex>();

/** The look-up of a block, made once. */
export function blockIndex(block: string): BlockIndex {
  let index = blockIndexes.get(block);
  if (!index) {
    const statements = statementsOf(block);
    index = {
      words: new Map(
        statements.flatMap((schema) =>
          spellingsOf(schema.head).flatMap(
            ({ zh, en }) =>
              [
                [zh, schema],
                [en, schema],
              ] as const,
          ),
        ),
      ),
      code: statements.find(({ head }) => 'code' in head),
      strings: statements.find(({ head }) => 'strings' in head),
    };
    blockIndexes.set(block, index);
  }
  return index;
}

/** What binding asks of a statement's arguments again and again. */
export interface ArgumentIndex {
  /** The words that stand before an argument (`权重`), in both spellings; undefined where there are none. */
  readonly labels: ReadonlySet<string> | undefined;
  readonly required: readonly ArgumentSchema[];
  /** Those whose value can be wrong although its form is right. */
  readonly checked: readonly ArgumentSchema[];
  /** What the parts of a line `CODE "name" NUMBER WORD…` are; undefined where no such line will do. */
  readonly ofCodeLine: CodeLineArguments | undefined;
}

/** The names of the arguments that a line of a code, a name, a number and words has. */
export interface CodeLineArguments {
  readonly name: string;
  readonly isNameRequired: boolean;
  readonly amount: string;
  /** The arguments that words with blanks before each are, by name; undefined where one has no place or two have the same. */
  readonly wordsOf: (words: string) => Words | undefined;
}

/** Words by the names of the arguments that they are. */
export type Words = Readonly<Record<string, string>>;

const argumentIndexes = new Map<StatementSchema, ArgumentIndex>();
const checkedTypes: ReadonlySet<ArgumentType> = new Set(['amount', 'count', 'date', 'quantity', 'value']);

/** The look-up of a statement's arguments, made once. */
export function argumentIndex(schema: StatementSchema): ArgumentIndex {
  let index = argumentIndexes.get(schema);
  if (!index) {
    const labels = schema.args.flatMap(({ label }) => (label ? [label.zh, label.en] : []));
    index = {
      labels: labels.length > 0 ? new Set(labels) : undefined,
      required: schema.args.filter(({ optional }) => !optional),
      checked: schema.args.filter(({ type }) => checkedTypes.has(type)),
      ofCodeLine: codeLineArguments(schema),
    };
    argumentIndexes.set(schema, index);
  }
  return index;
}

const takingText: ReadonlySet<ArgumentType> = new Set(['string', 'text', 'identifier', 'value']);
const takingNumber: ReadonlySet<ArgumentType> = new Set([...checkedTypes, 'identifier', 'code']);

function codeLineArguments({ head, args, block, blockOptional }: StatementSchema): ArgumentIndex['ofCodeLine'] {
  const name = args.find(({ label, type }) => !label && takingText.has(type));
  const amount = args.find(({ label, type }) => !label && takingNumber.has(type));
  const isForCodes = 'code' in head && (block === undefined || blockOptional === true);
  if (!isForCodes || name?.type !== 'string' || amount?.type !== 'amount') return undefined;
  if (args.some((each) => !each.optional && each !== name && each !== amount)) return undefined;
  const words = args.flatMap((each) =>
    each.label ? [] : spelledIn(each.values ?? '').map((word): [string, string] => [word, each.name]),
  );
  return {
    name: name.name,
    isNameRequired: !name.optional,
    amount: amount.name,
    wordsOf: wordReader(new Map(words.reverse())),
  };
}

const NO_WORDS: Words = {};

/** Few combinations of words are ever right, so each is read once. */
function wordReader(names: ReadonlyMap<string, string>): CodeLineArguments['wordsOf'] {
  const read = new Map<string, Words>([['', NO_WORDS]]);
  return (words) => {
    const known = read.get(words);
    if (known) return known;
    const entries = words
      .trim()
      .split(/[ \t]+/)
      .map((word) => [names.get(word) ?? '', word] as const);
    const result = Object.fromEntries(entries);
    if ('' in result || Object.keys(result).length < entries.length) return undefined;
    read.set(words, result);
    return result;
  };
}

function spelledIn(enumeration: string): string[] {
  return valuesOf(enumeration).flatMap(({ word }) => [word.zh, word.en]);
}

/** The words that may stand among the arguments of a statement, labels included, in both spellings. */
export const argumentWords = onceFor(({ args }: StatementSchema): readonly string[] => {
  const words = args.flatMap(({ values, label }) => [
    ...valuesOf(values ?? '').map(({ word }) => word),
    ...(label ? [label] : []),
  ]);
  return words.flatMap(({ zh, en }) => [zh, en]);
});

/** The words that a statement may begin with; none for codes and strings. */
export function spellingsOf(head: HeadSchema): readonly Spelling[] {
  if ('word' in head) return [head.word];
  return 'values' in head ? valuesOf(head.values).map(({ word }) => word) : [];
}

/** The names of all blocks in which a statement with this head word may stand. */
export function blocksWith(word: string): BlockName[] {
  return blockNames().filter((name) => blockIndex(name).words.has(word));
}

/** The statements that open a block of this name. */
export function ownersOf(block: string): StatementSchema[] {
  return Object.values(allBlocks)
    .flat()
    .filter((schema) => schema.block === block);
}

function isBlockName(name: string): name is BlockName {
  return Object.hasOwn(blocks, name);
}

function blockNames(): BlockName[] {
  return Object.keys(blocks).filter(isBlockName);
}

/** Whether a statement stands as often as one likes, each with a block of its own. */
function isGreat({ head, many, block }: StatementSchema): boolean {
  return 'word' in head && many === true && block !== undefined;
}

/** The statement of a file that a word opens. */
export function topLevel(word: string): StatementSchema | undefined {
  return blockIndex('file').words.get(word);
}

/** A statement that may stand in the block of one that a word opens. */
function statementIn(opening: string, word: string): StatementSchema | undefined {
  return blockIndex(topLevel(opening)?.block ?? '').words.get(word);
}

/** Where words have a file cut: before top-level statements, before the great blocks in one, between the lines of a long one. */
export const heads = {
  startsTopLevel: (word: string): boolean => topLevel(word) !== undefined,
  piecesOf: (word: string): 'blocks' | 'lines' | undefined => {
    const schema = topLevel(word);
    if (schema?.isLong) return 'lines';
    return statementsOf(schema?.block ?? '').some(isGreat) ? 'blocks' : undefined;
  },
  opensBlock: (word: string, opening: string): boolean => {
    const schema = statementIn(opening, word);
    return schema !== undefined && isGreat(schema);
  },
  opensStatement: (word: string, opening: string): boolean => statementIn(opening, word) !== undefined,
  keepsWhole: (word: string, opening: string): boolean => statementIn(opening, word)?.governs === true,
};

/** Every keyword of the language in both spellings: heads, flags, enumeration words, labels. */
export function allKeywords(): Spelling[] {
  const statements = Object.values(allBlocks).flat();
  const heads = statements.flatMap(({ head }) => spellingsOf(head));
  const labels = statements.flatMap(({ args }) => args.flatMap(({ label }) => label ?? []));
  const words = Object.values(allEnumerations)
    .flat()
    .map(({ word }) => word);
  return [...heads, ...labels, ...words];
}
