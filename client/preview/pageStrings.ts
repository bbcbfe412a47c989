import { isRecord, type PreviewLanguage, type PreviewState } from '../../server/lsp/previewProtocol.ts';

/** Why the preview does not show the present state of the file. */
export type PreviewNote = 'closed' | 'unavailable';

/** What the page itself says. It runs where the editor's translations are not, so the host writes them into it. */
export interface PageStrings {
  readonly states: Readonly<Record<PreviewState, string>>;
  readonly notes: Readonly<Record<PreviewNote, string>>;
  /** `{0}` stands for a number. */
  readonly tables: string;
  /** `{0}` stands for what was updated. */
  readonly updated: string;
  readonly refused: string;
}

/** Reads what the host wrote into the page. */
export function readPageStrings(json: string | undefined): PageStrings {
  const value: unknown = JSON.parse(json ?? 'null');
  if (!isPageStrings(value)) throw new Error('the page was given no texts');
  return value;
}

/** A text with a value in the place of its `{0}`. */
export function filledIn(template: string, value: string | number): string {
  return template.replace('{0}', () => String(value));
}

/** The value of a `lang` attribute for a language of the preview. */
export function langAttribute(language: PreviewLanguage): string {
  return language === 'zh-cn' ? 'zh-CN' : 'en';
}

function isPageStrings(value: unknown): value is PageStrings {
  if (!isRecord(value) || !isRecord(value.states) || !isRecord(value.notes)) return false;
  const { holds, rounding, broken, empty } = value.states;
  const { closed, unavailable } = value.notes;
  return [holds, rounding, broken, empty, closed, unavailable, value.tables, value.updated, value.refused].every(
    (text) => typeof text === 'string',
  );
}
