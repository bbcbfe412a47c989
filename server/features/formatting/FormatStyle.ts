import type { KeywordLanguage } from '../keywordLanguage.ts';

/** How a budget is laid out. */
export interface FormatStyle {
  /** What one level is moved in by: blanks or a tab. */
  readonly indent: string;
  /** Whether the parts of lines that follow each other stand below each other. */
  readonly alignsColumns: boolean;
  /** The spelling that every keyword gets; as typed where there is none. */
  readonly keywords: KeywordLanguage | undefined;
}

/** What the samples are laid out in. */
export const standardStyle: FormatStyle = { indent: '    ', alignsColumns: true, keywords: undefined };

/** The language that a choice of `keep`, `zh` and `en` means. */
export function keywordLanguage(chosen: unknown): KeywordLanguage | undefined {
  return chosen === 'zh' || chosen === 'en' ? chosen : undefined;
}
