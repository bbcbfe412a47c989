import { localeOf, say } from '../../server/language/locale.ts';
import type { Localized } from '../../server/language/schema.ts';
import type { PreviewLanguage } from '../../server/lsp/protocol/previewProtocol.ts';

/** What the page itself says. It runs where the editor's translations are not, so it has both languages with it. */
const texts = {
  // How a part stands.
  holds: { zh: '相符', en: 'adds up' },
  rounding: { zh: '尾差', en: 'rounding' },
  broken: { zh: '不符', en: 'mismatch' },
  empty: { zh: '无数据', en: 'no data' },

  // Why an older state is shown.
  closed: { zh: '文件已关闭，这里是关闭前的内容。', en: 'The file is closed; this is how it was before.' },
  gone: {
    zh: '打不开这个文件：可能已改名、移动或删除，或者没有保存就关闭了。',
    en: 'This file cannot be opened: it may have another name or place now, be deleted, or have been closed without being saved.',
  },
  otherLanguage: {
    zh: '文件现在不是作为预算打开的（右下角的语言不是“预算”），这里是之前的内容。',
    en: 'The file is not open as a budget (its language, at the right of the status bar, is not “Budget”); this is how it was before.',
  },
  unavailable: {
    zh: '语言服务没有应答，这里是较早的内容。',
    en: 'The language server does not answer; this is an earlier state.',
  },

  // Views.
  views: { zh: '视图', en: 'Views' },
  document: { zh: '文档', en: 'Document' },
  reconciliation: { zh: '勾稽', en: 'Reconciliation' },
  findings: { zh: '问题', en: 'Problems' },
  comparison: { zh: '对比', en: 'Comparison' },
  charts: { zh: '图表', en: 'Charts' },

  // Tools.
  tools: { zh: '工具', en: 'Tools' },
  outline: { zh: '目录', en: 'Contents' },
  pages: { zh: '分页显示', en: 'Show as pages' },
  zoomOut: { zh: '缩小（Ctrl+-）', en: 'Zoom out (Ctrl+-)' },
  zoomIn: { zh: '放大（Ctrl+=）', en: 'Zoom in (Ctrl+=)' },
  zoom: { zh: '缩放', en: 'Zoom' },
  fit: { zh: '适合宽度', en: 'Fit width' },
  unit: { zh: '金额单位', en: 'Unit of amounts' },
  search: { zh: '查找（Ctrl+F）', en: 'Find (Ctrl+F)' },
  lock: { zh: '锁定在这个文件', en: 'Stay with this file' },
  print: { zh: '打印', en: 'Print' },
  export: { zh: '导出', en: 'Export' },
  side: { zh: '为什么是这个数', en: 'Why this figure' },

  // The list at the side.
  filter: { zh: '筛选目录', en: 'Filter the contents' },
  brokenCount: { zh: '{0} 处不符', en: '{0} with mismatches' },
  roundingCount: { zh: '{0} 处尾差', en: '{0} with rounding' },
  allHold: { zh: '全部相符', en: 'all add up' },
  findingCount: { zh: '{0} 个问题', en: 'problems: {0}' },
  nothingListed: { zh: '没有符合的标题', en: 'No title matches' },

  // Search.
  searchFor: { zh: '查找文字或金额', en: 'Find text or an amount' },
  nextHit: { zh: '下一处（Enter）', en: 'Next (Enter)' },
  previousHit: { zh: '上一处（Shift+Enter）', en: 'Previous (Shift+Enter)' },
  closeSearch: { zh: '关闭查找（Esc）', en: 'Close (Esc)' },
  noHits: { zh: '没有找到', en: 'nothing found' },
  hitOf: { zh: '第 {0} 处，共 {1} 处', en: '{0} of {1}' },

  // What is announced.
  parts: { zh: '已显示 {0} 个部分', en: 'Parts shown: {0}' },
  updated: { zh: '已更新：{0}', en: 'Updated: {0}' },
  severalParts: { zh: '{0} 个部分', en: 'parts: {0}' },
  zoomed: { zh: '缩放 {0}', en: 'Zoom {0}' },
  pageNumber: { zh: '— {0} —', en: '— {0} —' },
  refused: {
    zh: '这一部分的内容不符合要求，没有显示。',
    en: 'This part was not shown: its content is not allowed.',
  },
} as const satisfies Readonly<Record<string, Localized>>;

export type PageStrings = Readonly<Record<keyof typeof texts, string>>;

/** The texts of the page for the value of a `lang` attribute. */
export const pageStrings = (lang: string): PageStrings => localized(texts, lang);

/** Texts in one language, by the names of both. */
export function localized<K extends string>(
  both: Readonly<Record<K, Localized>>,
  lang: string,
): Readonly<Record<K, string>>;
export function localized(both: Readonly<Record<string, Localized>>, lang: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(both).map(([key, text]) => [key, say(text, localeOf(lang))]));
}

/** A text with values in the places of its `{0}`, `{1}` … */
export function filledIn(template: string, ...values: readonly (string | number)[]): string {
  return template.replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}

/** The value of a `lang` attribute for a language of the preview. */
export function langAttribute(language: PreviewLanguage): string {
  return language === 'zh-cn' ? 'zh-CN' : 'en';
}
