import { statementsOf } from '../language/lookup.ts';
import type { Language } from '../language/skeleton.ts';
import { statementSnippet } from './completion/snippet.ts';

/** One snippet as VS Code reads it from a file. */
export interface CodeSnippet {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

/**
 * The statements of the file in both languages as snippets, by their names: for “Insert Snippet”. Completion offers the same
 * where they may stand.
 */
export function codeSnippets(): Readonly<Record<string, CodeSnippet>> {
  const languages: readonly Language[] = ['zh', 'en'];
  return Object.fromEntries(languages.flatMap(snippetsIn));
}

function snippetsIn(language: Language): [string, CodeSnippet][] {
  return statementsOf('file').flatMap((schema) => {
    if (!('word' in schema.head)) return [];
    const prefix = schema.head.word[language];
    const body = statementSnippet(schema, prefix, language).split('\n');
    return [[prefix, { prefix, body, description: schema.doc[language] }]];
  });
}
