import type { Localized } from '../../../language/schema.ts';
import type { Parts } from './unpack.ts';

/** Why a zip that is no Excel workbook is not read, by what it holds, and what to do with it. */
export function noWorkbookReason(parts: Parts): Localized {
  if (parts('word/document.xml') !== undefined) return asDocument('Word 文档', 'a Word document');
  if (parts('content.xml') !== undefined) return asTables(' OpenDocument（ods、odt）文件', 'an OpenDocument file');
  if (parts('xl/_rels/workbook.bin.rels') !== undefined)
    return asTables('二进制的 xlsb 工作簿', 'a binary xlsb workbook');
  return { zh: '这个 zip 文件不是 Excel 工作簿', en: 'this zip file is not an Excel workbook' };
}

/** What a file is that begins in a way that no table does, and what to do with it; undefined where it may be one. */
export function otherFormat(start: string): Localized | undefined {
  return formats.find(([pattern]) => pattern.test(start))?.[1];
}

function asTables(zh: string, en: string): Localized {
  return {
    zh: `这是${zh}，不是 xlsx；请在 Excel 或 WPS 中打开，另存为 xlsx`,
    en: `this is ${en}, not xlsx; open it in Excel or WPS and save it as xlsx`,
  };
}

function asDocument(zh: string, en: string): Localized {
  return {
    zh: `这是 ${zh}；请把其中的表格复制到 Excel 或 WPS 表格，另存为 xlsx，或直接粘贴到 .budget 文件的有关段里`,
    en: `this is ${en}; copy its tables into Excel or WPS and save them as xlsx, or paste them into a block of the .budget file`,
  };
}

const formats: readonly (readonly [RegExp, Localized])[] = [
  [/^%PDF/, asDocument('PDF 文件', 'a PDF file')],
  [/^\{\\rtf/, asDocument('RTF 文档', 'an RTF document')],
  [/urn:schemas-microsoft-com:office:spreadsheet/, asTables(' XML 表格（2003）', 'an XML spreadsheet of 2003')],
  [/urn:oasis:names:tc:opendocument/, asTables(' OpenDocument 文件', 'an OpenDocument file')],
  [/^MIME-Version:/i, asTables('单个文件网页（mht）', 'a web page in one file (mht)')],
];
