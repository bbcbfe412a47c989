import type { Localized } from '../server/language/schema.ts';
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
  readonly export: ExportStrings;
  /** Of a sentence that comes from the server's side, the one in this language. */
  readonly say: (sentence: Localized) => string;
}

/** What the client says when it exports a document; `file` is a name, `folder` a path. */
export interface ExportStrings {
  readonly chooseFormat: string;
  readonly folder: string;
  readonly chooseFolder: string;
  readonly useFolder: string;
  readonly exporting: (file: string) => string;
  readonly exported: (file: string) => string;
  readonly open: string;
  readonly showFolder: string;
  readonly retry: string;
  readonly otherFolder: string;
  readonly mayReplace: (file: string) => string;
  readonly mayReplaceDetail: string;
  readonly replace: string;
  readonly inUse: (file: string) => string;
  readonly notWritable: (folder: string) => string;
  readonly isFolder: (file: string) => string;
  readonly failed: (file: string, message: string) => string;
  readonly notOpen: string;
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
  export: {
    chooseFormat: '导出公开文本：选择格式',
    folder: '保存到',
    chooseFolder: '选择保存公开文本的文件夹',
    useFolder: '保存到这里',
    exporting: (file) => `正在导出 ${file}`,
    exported: (file) => `已导出 ${file}`,
    open: '打开',
    showFolder: '打开所在文件夹',
    retry: '重试',
    otherFolder: '另选文件夹',
    mayReplace: (file) => `文件夹里已经有 ${file}，要替换吗？`,
    mayReplaceDetail: '它不是上次导出后的样子，可能有人改过；替换后，改动会丢失。',
    replace: '替换',
    inUse: (file) =>
      `不能改写 ${file}，它可能正在别的程序（Word、WPS、Excel 等）中打开。请在那里关闭后重试，或另选文件夹。`,
    notWritable: (folder) => `文件夹 ${folder} 不存在或不允许写入，请另选文件夹。`,
    isFolder: (file) => `${file} 是一个文件夹，不能写成文件。请另选文件夹。`,
    failed: (file, message) => `没有导出 ${file}：${message}`,
    notOpen: '语言服务还没有读到这个文件，请重试。',
  },
  say: ({ zh }) => zh,
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
  export: {
    chooseFormat: 'Export the document: choose a format',
    folder: 'Save to',
    chooseFolder: 'Choose the folder for the published document',
    useFolder: 'Save here',
    exporting: (file) => `Exporting ${file}`,
    exported: (file) => `${file} was exported.`,
    open: 'Open',
    showFolder: 'Show Folder',
    retry: 'Retry',
    otherFolder: 'Choose Another Folder',
    mayReplace: (file) => `The folder has a ${file} already. Replace it?`,
    mayReplaceDetail:
      'It is not as it was last exported: somebody may have changed it, and those changes will be lost.',
    replace: 'Replace',
    inUse: (file) =>
      `${file} cannot be replaced, perhaps because another program (Word, WPS, Excel …) has it open. Close it there and try again, or choose another folder.`,
    notWritable: (folder) => `The folder ${folder} is not there or may not be written to. Choose another one.`,
    isFolder: (file) => `${file} is a folder and cannot be written as a file. Choose another folder.`,
    failed: (file, message) => `${file} was not exported: ${message}`,
    notOpen: 'the language server has not read this file yet; try again.',
  },
  say: (sentence) => sentence.en,
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
