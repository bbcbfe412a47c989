import { strFromU8, unzipSync } from 'fflate';
import type { Localized } from '../../language/schema.ts';

/** The parts of a workbook by their paths, or why it is not read. */
export type Unpacked = ReadonlyMap<string, string> | { readonly reason: Localized };

/** More than the tables of any department need; a small file may claim to hold gigabytes. */
export const unpackLimits = { entries: 2_000, bytes: 128 * 1024 * 1024, ratio: 200, free: 1024 * 1024 } as const;

/**
 * Reads the XML parts of a zip. What a part says of its size is believed: no more than that is unpacked, so what is refused
 * here never takes memory.
 */
export function unpack(bytes: Uint8Array): Unpacked {
  let entries = 0;
  let size = 0;
  let isTooLarge = false;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, size: packed, originalSize }) => {
        entries++;
        size += originalSize;
        isTooLarge ||= entries > unpackLimits.entries || size > unpackLimits.bytes || isBomb(packed, originalSize);
        return !isTooLarge && /\.(?:xml|rels)$/i.test(name);
      },
    });
    if (isTooLarge) return { reason: tooLarge };
    return new Map(Object.entries(files).map(([path, content]) => [path, strFromU8(content)]));
  } catch {
    return { reason: damaged };
  }
}

/** Spreadsheets shrink to a tenth, empty rows to a hundredth. */
function isBomb(packed: number, unpacked: number): boolean {
  return unpacked > unpackLimits.free && unpacked > packed * unpackLimits.ratio;
}

const tooLarge: Localized = {
  zh: '解压后的内容过大，不像是预算表格；没有读取',
  en: 'its content is far too large for tables of a budget; it was not read',
};

const damaged: Localized = {
  zh: '不是完好的 xlsx 文件（旧的 xls 和有密码的文件请先另存为 xlsx）',
  en: 'it is no sound xlsx file (save an old xls file, or one with a password, as xlsx first)',
};
