import { statementsOf, valuesOf } from '../../language/lookup.ts';
import type { ArgumentSchema, HeadSchema, StatementSchema } from '../../language/schema.ts';
import { type Language, placeholder } from '../../language/skeleton.ts';

/** Text as it stands in a snippet: `$`, `}` and `\` have a meaning there. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** Makes the next place to fill in: with a text that stands there first, or with a choice of words. */
type Stop = (text: string, choices?: readonly string[]) => string;

/** A statement as a snippet with a place for each argument, and in its block a line for each required statement. */
export function statementSnippet(schema: StatementSchema, head: string, language: Language): string {
  let places = 0;
  const stop: Stop = (text, choices) => {
    places++;
    return choices ? `\${${places}|${choices.map(choiceText).join(',')}|}` : `\${${places}:${snippetText(text)}}`;
  };
  return writeStatement(schema, head, language, stop, '');
}

function choiceText(word: string): string {
  return word.replace(/[\\,|$}]/g, '\\$&');
}

function writeStatement(schema: StatementSchema, head: string, language: Language, stop: Stop, indent: string): string {
  const words = writtenArguments(schema).map((argument) => writeArgument(argument, language, stop));
  const hasBlock = schema.block !== undefined && (!schema.blockOptional || words.length === 0);
  return [
    ...(head ? [snippetText(head)] : []),
    ...words,
    ...(hasBlock ? [writeBlock(schema.block ?? '', language, stop, indent)] : []),
  ].join(' ');
}

/** What has to be written, and what may be left out in front of it: the comparison of an indicator. */
function writtenArguments({ args }: StatementSchema): readonly ArgumentSchema[] {
  const last = args.findLastIndex(({ optional }) => !optional);
  return args.slice(0, last + 1);
}

function writeArgument(argument: ArgumentSchema, language: Language, stop: Stop): string {
  const words = valuesOf(argument.values ?? '').map(({ word }) => word[language]);
  if (words.length > 1) return stop('', words);
  if (argument.texts) return `"${stop('', argument.texts)}"`;
  const text = placeholder(argument, language);
  const quoted = /^"(.*)"$/.exec(text)?.[1];
  return quoted === undefined ? stop(text) : `"${stop(quoted)}"`;
}

function writeBlock(block: string, language: Language, stop: Stop, indent: string): string {
  const inner = `${indent}    `;
  const required = statementsOf(block).filter(({ need }) => need === 'required');
  const lines = required.map(
    (schema) => inner + writeStatement(schema, headWord(schema.head, language), language, stop, inner),
  );
  return ['{', ...lines, `${inner}$0`, `${indent}\\}`].join('\n');
}

function headWord(head: HeadSchema, language: Language): string {
  return 'word' in head ? head.word[language] : '';
}
