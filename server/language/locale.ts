import type { Localized } from './schema.ts';

/** The languages in which messages are written. */
export type Locale = 'zh-cn' | 'en';

/** The language for a tag such as `zh-CN`, `zh-Hant` or `de`: Chinese for Chinese and where none is given, else English. */
export function localeOf(tag: string | undefined): Locale {
  return tag === undefined || tag === '' || tag.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en';
}

/** The sentence in one language. */
export function say({ zh, en }: Localized, locale: Locale): string {
  return locale === 'zh-cn' ? zh : en;
}

/** A number of things in English, of which one is named in the singular: `1 line`, `2 lines of revenue`. */
export function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : one.replace(/^[a-z]+/i, '$&s')}`;
}

/** What is called the same in every language. */
export function asWritten(text: string): Localized {
  return { zh: text, en: text };
}
