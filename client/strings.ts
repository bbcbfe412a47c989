import type { PreviewLanguage, PreviewState } from '../server/lsp/previewProtocol.ts';

/** Why the preview does not show the present state of the file. */
export type PreviewNote = 'closed' | 'unavailable';

/** Everything that the client itself says, in one language. */
export interface Strings {
  /** Value of the `lang` attribute for this text. */
  readonly lang: string;
  readonly previewTitle: (fileName: string) => string;
  readonly noBudgetFile: string;
  readonly serverGaveUp: string;
  readonly restart: string;
  readonly showOutput: string;
  readonly tableList: string;
  readonly states: Readonly<Record<PreviewState, string>>;
  readonly notes: Readonly<Record<PreviewNote, string>>;
  readonly shown: (tables: number) => string;
  readonly updated: (titles: readonly string[]) => string;
  readonly refused: string;
}

const zhCn: Strings = {
  lang: 'zh-CN',
  previewTitle: (fileName) => `预览 ${fileName}`,
  noBudgetFile: '没有打开的预算文件（.budget）。',
  serverGaveUp: '预算语言服务连续意外退出，已经停止。',
  restart: '重新启动',
  showOutput: '查看输出',
  tableList: '表格目录',
  states: { holds: '相符', rounding: '尾差', broken: '不符', empty: '无数据' },
  notes: {
    closed: '文件已关闭，这里是关闭前的内容。',
    unavailable: '语言服务没有应答，这里是较早的内容。',
  },
  shown: (tables) => `共 ${tables} 张表`,
  updated: (titles) => `已更新：${titles.length > 3 ? `${titles.length} 张表` : titles.join('、')}`,
  refused: '这张表的内容不符合要求，没有显示。',
};

const en: Strings = {
  lang: 'en',
  previewTitle: (fileName) => `Preview ${fileName}`,
  noBudgetFile: 'No budget file (.budget) is open.',
  serverGaveUp: 'The budget language server stopped again and again and was not started once more.',
  restart: 'Restart',
  showOutput: 'Show Output',
  tableList: 'Tables',
  states: { holds: 'adds up', rounding: 'rounding', broken: 'mismatch', empty: 'no data' },
  notes: {
    closed: 'The file is closed; this is how it was before.',
    unavailable: 'The language server does not answer; this is an earlier state.',
  },
  shown: (tables) => `${tables} tables`,
  updated: (titles) => `Updated: ${titles.length > 3 ? `${titles.length} tables` : titles.join(', ')}`,
  refused: 'This table was not shown: its content is not what a table may contain.',
};

/** The strings for a locale such as `zh-cn`, `zh-TW` or `de`; English for whatever is not Chinese. */
export function stringsFor(locale: string): Strings {
  return languageOf(locale) === 'zh-cn' ? zhCn : en;
}

/** The value of a `lang` attribute for a language of the preview. */
export function langAttribute(language: PreviewLanguage): string {
  return language === 'zh-cn' ? zhCn.lang : en.lang;
}

function languageOf(locale: string): PreviewLanguage {
  return locale.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en';
}
