import type { Localized } from '../language/schema.ts';

/** One form in which a document is published. */
export interface Format {
  readonly id: string;
  /** Of the files, with the dot. */
  readonly ending: string;
  readonly title: Localized;
  /** Whether a browser has to print what is rendered, which is HTML. */
  readonly isPrinted: boolean;
}

const list = [
  { id: 'html', ending: '.html', title: { zh: '网页', en: 'Web page' }, isPrinted: false },
  { id: 'docx', ending: '.docx', title: { zh: 'Word 文档', en: 'Word document' }, isPrinted: false },
  { id: 'xlsx', ending: '.xlsx', title: { zh: 'Excel 工作簿', en: 'Excel workbook' }, isPrinted: false },
  { id: 'pdf', ending: '.pdf', title: { zh: 'PDF 文件', en: 'PDF' }, isPrinted: true },
  { id: 'md', ending: '.md', title: { zh: 'Markdown 文本', en: 'Markdown' }, isPrinted: false },
  { id: 'json', ending: '.json', title: { zh: 'JSON 数据', en: 'JSON data' }, isPrinted: false },
] as const satisfies readonly Format[];

/** The name of a format; each has its renderer in renderDocument.ts. */
export type FormatId = (typeof list)[number]['id'];

/** Every format, in the order in which they are offered. */
export const formats: readonly (Format & { readonly id: FormatId })[] = list;

/** Whether a value names a format. */
export function isFormatId(value: unknown): value is FormatId {
  return formats.some(({ id }) => id === value);
}
