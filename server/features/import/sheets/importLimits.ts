import type { Localized } from '../../../language/schema.ts';
import { withSeparators } from '../../../model/money.ts';

const MEGABYTE = 1024 * 1024;

/** More than the tables of any department need; what is beyond is refused whole, so that no row is lost unseen. */
export const importLimits = {
  /** Of all files of one import together, as they are and unpacked. */
  bytes: 32 * MEGABYTE,
  unpackedBytes: 48 * MEGABYTE,
  /** Spreadsheets shrink to a tenth, empty rows to a hundredth; what is small may do as it likes. */
  ratio: 200,
  freeBytes: MEGABYTE,
  parts: 2_000,
  /** Of one sheet, and the cells and characters of all sheets together. */
  rows: 50_000,
  columns: 200,
  cells: 1_000_000,
  characters: 20_000_000,
} as const;

/** Why files are refused that have more of something than is read. */
export function beyond(limit: Exclude<keyof typeof importLimits, 'freeBytes'>): { readonly reason: Localized } {
  const { zh, en } = told[limit];
  return {
    reason: {
      zh: `超过导入的上限（${zh}），没有读取；请只保留预算表格，或分成几个文件`,
      en: `more than an import reads (${en}), so it was not read; keep only the tables of the budget, or split the file`,
    },
  };
}

const count = (value: number): string => withSeparators(String(value));
const { bytes, unpackedBytes, ratio, parts, rows, columns, cells, characters } = importLimits;

const told: Readonly<Record<Parameters<typeof beyond>[0], Localized>> = {
  bytes: { zh: `各文件共 ${bytes / MEGABYTE} MB`, en: `${bytes / MEGABYTE} MB in all files` },
  unpackedBytes: { zh: `解压后 ${unpackedBytes / MEGABYTE} MB`, en: `${unpackedBytes / MEGABYTE} MB unpacked` },
  ratio: { zh: `压缩到 ${ratio} 分之一`, en: `packed to one part in ${ratio}` },
  parts: { zh: `工作簿 ${count(parts)} 个部件`, en: `${count(parts)} parts of a workbook` },
  rows: { zh: `每表 ${count(rows)} 行`, en: `${count(rows)} rows of a sheet` },
  columns: { zh: `每表 ${columns} 列`, en: `${columns} columns of a sheet` },
  cells: { zh: `各表共 ${count(cells)} 格`, en: `${count(cells)} cells in all sheets` },
  characters: { zh: `各表共 ${count(characters)} 字`, en: `${count(characters)} characters in all sheets` },
};
