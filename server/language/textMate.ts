import { blocks } from './blocks.ts';
import { enumerations } from './enumerations.ts';
import { allKeywords, spellingsOf, statementsOf, valuesOf } from './lookup.ts';
import type { Blocks, Spelling } from './schema.ts';

const LETTER = 'A-Za-zＡ-Ｚａ-ｚ_\\x{3400}-\\x{9fff}';
const DIGIT = '0-9０-９';
const NOT_IN_WORD = `(?![${LETTER}${DIGIT}]|[-－][${LETTER}])`;
const NOT_BEHIND_WORD = `(?<![${LETTER}${DIGIT}\\-－])`;
/** Where a statement may begin: at the start of a line, behind `{`, `}` or `;`. */
const STATEMENT_START = '(?:^|(?<=[{｛}｝;；]))[ \\t\\x{3000}]*';

interface Pattern {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
  readonly patterns?: readonly Pattern[];
}

/** The TextMate grammar for highlighting; every list of words in it is read from the schema. */
export function textMateGrammar(): object {
  return {
    name: 'Budget',
    scopeName: 'source.budget',
    fileTypes: ['budget'],
    patterns: [
      { name: 'comment.line.number-sign.budget', match: '[#＃].*$' },
      ...strings(),
      ...heads(),
      ...words(),
      ...numbers(),
      { name: 'keyword.operator.comparison.budget', match: '[>＞][=＝]|[<＜][=＝]|[≥≤=＝>＞<＜]' },
      { name: 'keyword.operator.arithmetic.budget', match: '[+＋\\-－−*＊×/／÷]' },
      { name: 'punctuation.section.block.budget', match: '[{｛}｝]' },
      { name: 'punctuation.section.group.budget', match: '[()（）]' },
      { name: 'punctuation.separator.budget', match: '[;；,，、:：]' },
    ],
  };
}

function strings(): Pattern[] {
  const escaped: Pattern = { name: 'constant.character.escape.budget', match: '\\\\.' };
  const placeholder: Pattern = { name: 'variable.other.placeholder.budget', match: '\\{\\{|\\{[^{}\\n]*\\}' };
  const curly = { name: 'string.quoted.other.budget', begin: '“', end: '”|$' };
  return [
    { name: 'string.quoted.triple.budget', begin: '"""', end: '"""', patterns: [placeholder] },
    { name: 'string.quoted.double.budget', begin: '"', end: '"|$', patterns: [escaped, placeholder] },
    { ...curly, patterns: [{ ...curly, end: '”' }, placeholder] },
  ];
}

function heads(): Pattern[] {
  const allBlocks: Blocks = blocks;
  const topLevel = statementsOf('file').flatMap(({ head }) => spellingsOf(head));
  const inBlocks = Object.values(allBlocks)
    .flat()
    .filter(({ head }) => 'word' in head)
    .flatMap(({ head }) => spellingsOf(head));
  return [
    atStart('keyword.control.budget', alternatives(topLevel)),
    atStart('keyword.other.budget', alternatives(inBlocks)),
    atStart('constant.other.subject-code.budget', `[${DIGIT}]{3,}|[A-Z][${DIGIT}]+`),
  ];
}

function atStart(name: string, words: string): Pattern {
  return { match: `${STATEMENT_START}(${words})${NOT_IN_WORD}`, captures: { 1: { name } } };
}

/** Flags, sources and the words of enumerations, wherever they stand. */
function words(): Pattern[] {
  const moneyUnits = valuesOf('moneyUnit').map(({ word }) => word.zh);
  const values = Object.values(enumerations)
    .flat()
    .map(({ word }) => word)
    .filter(({ zh }) => !moneyUnits.includes(zh));
  return [
    { name: 'constant.language.budget', match: `${NOT_BEHIND_WORD}(?:${alternatives(values)})${NOT_IN_WORD}` },
    { name: 'keyword.other.budget', match: `${NOT_BEHIND_WORD}(?:${alternatives(allKeywords())})${NOT_IN_WORD}` },
  ];
}

function numbers(): Pattern[] {
  const unit = `(?:[%％‰]|[${LETTER}²³℃]+(?:[·・][${LETTER}]+)*)(?:[/／][${LETTER}]+(?:[·・][${LETTER}]+)*)*`;
  return [
    {
      name: 'constant.numeric.date.budget',
      match: `[${DIGIT}]{4}(?:[-－][${DIGIT}]{1,2}[-－][${DIGIT}]{1,2}|年[${DIGIT}]{1,2}月(?:[${DIGIT}]{1,2}日)?)`,
    },
    {
      match: `([${DIGIT}](?:[,，]?[${DIGIT}])*(?:[.．][${DIGIT}]+)?)(${unit})?`,
      captures: { 1: { name: 'constant.numeric.budget' }, 2: { name: 'keyword.other.unit.budget' } },
    },
  ];
}

/** The words as alternatives of a regular expression, longest first. */
function alternatives(spellings: readonly Spelling[]): string {
  const all = new Set(spellings.flatMap(({ zh, en }) => [zh, en]));
  return [...all].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');
}
