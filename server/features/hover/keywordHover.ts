import { say } from '../../language/locale.ts';
import { valuesOf } from '../../language/lookup.ts';
import type { ArgumentSchema, EnumerationValue, Spelling, StatementSchema } from '../../language/schema.ts';
import { type Language, placeholder } from '../../language/skeleton.ts';
import { type HoverContext, speak } from './HoverContext.ts';
import { bold, paragraphs } from './markdown.ts';

/** A keyword at the head of a statement: both spellings, what it is for, its form, and how often it stands. */
export function keywordHover(
  schema: StatementSchema,
  word: Spelling,
  language: Language,
  context: HoverContext,
): string {
  return paragraphs(
    spellings(word),
    say(schema.doc, context.locale),
    `\`${formOf(schema, word[language], language)}\``,
    schema.args.map((argument) => `- ${argumentText(argument, language, context)}`).join('\n'),
    occurrence(schema, context),
  );
}

/** A word of an enumeration, at a head or as an argument: both spellings and what it means. */
export function valueHover({ word, doc }: EnumerationValue, context: HoverContext): string {
  return paragraphs(spellings(word), say(doc, context.locale));
}

/** The word in front of an argument (`权重 10`). */
export function labelHover(label: Spelling, { doc }: ArgumentSchema, context: HoverContext): string {
  return paragraphs(spellings(label), say(doc, context.locale));
}

function spellings({ zh, en }: Spelling): string {
  return zh === en ? bold(zh) : `${bold(zh)} · ${en}`;
}

/** `指标 数量|质量|… "名称" [>=] 95% [权重 10]`: what may be left out in brackets, `…` where more may follow. */
function formOf({ args, block, blockOptional }: StatementSchema, head: string, language: Language): string {
  const forms = args.map((argument) => argumentForm(argument, language));
  const braces = blockOptional ? ['[{ … }]'] : block ? ['{ … }'] : [];
  return [head, ...forms, ...braces].join(' ');
}

/** So many words of an enumeration are written out in a form. */
const MOST_WORDS = 5;

function argumentForm(argument: ArgumentSchema, language: Language): string {
  const { label, values, optional, many } = argument;
  const words = valuesOf(values ?? '').map(({ word }) => word[language]);
  const shown = words.length > MOST_WORDS ? [...words.slice(0, 2), '…'] : words;
  const value = shown.length > 0 ? shown.join('|') : placeholder(argument, language);
  const form = [...(label ? [label[language]] : []), value, ...(many ? ['…'] : [])].join(' ');
  return optional ? `[${form}]` : form;
}

function argumentText({ doc, values }: ArgumentSchema, language: Language, context: HoverContext): string {
  const words = valuesOf(values ?? '').map(({ word }) => word[language]);
  const pick = speak(context);
  const list = words.length > 1 ? `${pick('：', ': ')}${words.join(pick('、', ', '))}` : '';
  return say(doc, context.locale) + list;
}

function occurrence({ need, many }: StatementSchema, context: HoverContext): string {
  const pick = speak(context);
  const needs = { required: pick('必填', 'Required'), recommended: pick('建议填写', 'Recommended') };
  return [...(need ? [needs[need]] : []), many ? pick('可以有多条', 'May repeat') : pick('只写一次', 'Once')].join(
    ' · ',
  );
}
