import { strFromU8, unzipSync } from 'fflate';
import type { Localized } from '../../../language/schema.ts';
import { decode, isText } from '../../../text/decode.ts';
import type { Allowance, Refusal } from './Allowance.ts';
import { checksums, crc32 } from './checksums.ts';
import { beyond, importLimits } from './importLimits.ts';

/** The text of a part of a workbook, by its path. */
export type Parts = (path: string) => string | undefined;

/**
 * Reads the XML parts of a zip. What a part says of its size is believed: no more than that is unpacked, so what is refused
 * here never takes memory. Nothing is written anywhere, and a part that leads out of the zip is none.
 */
export function unpack(bytes: Uint8Array, allowance: Allowance): Parts | Refusal {
  const names = new Set<string>();
  let refusal: Refusal | undefined;
  try {
    const sums = checksums(bytes);
    const files = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        refusal ??= nameFault(name, names) ?? allowance.part(size, originalSize);
        return refusal === undefined && /\.(?:xml|rels)$/i.test(name);
      },
    });
    const parts = new Map(Object.entries(files));
    const isSound = [...parts].every(([name, content]) => crc32(content) === sums.get(name));
    return refusal ?? (isSound ? textsOf(parts) : { reason: damaged });
  } catch {
    return refusal ?? { reason: damaged };
  }
}

/** Names differ in more than upper and lower case; which of two parts of one name counts, each program decides for itself. */
function nameFault(name: string, names: Set<string>): Refusal | undefined {
  const folded = name.toLowerCase();
  if (names.has(folded) || folded.split(/[/\\]/).includes('..')) return { reason: damaged };
  names.add(folded);
  return names.size > importLimits.parts ? beyond('parts') : undefined;
}

/**
 * A part becomes text when it is asked for, by its path in upper or lower case: only one of them is twice in memory. Entities of
 * its own are no part of the format.
 */
function textsOf(parts: ReadonlyMap<string, Uint8Array>): Parts | Refusal {
  for (const content of parts.values()) {
    const encoding = encodingOf(content);
    if (!isKnown(encoding)) return { reason: notReadable(encoding) };
    if (textOf(content.subarray(0, 1024)).includes('<!DOCTYPE')) return { reason: damaged };
  }
  const byPath = new Map(Array.from(parts, ([path, content]) => [path.toLowerCase(), content]));
  return (path) => {
    const content = byPath.get(path.toLowerCase());
    return content && textOf(content);
  };
}

/** The text of a part: in UTF-16 with a byte-order mark, in what the part says, else in UTF-8, or in GB18030 though it says nothing. */
function textOf(content: Uint8Array): string {
  const encoding = encodingOf(content);
  if (encoding !== '') return new TextDecoder(encoding).decode(content);
  const decoded = decode(content);
  return isText(decoded) ? decoded.text : strFromU8(content);
}

/** What a part says that it is in, in lower case; empty where it says nothing, or what its bytes show of themselves. */
function encodingOf(content: Uint8Array): string {
  const start = strFromU8(content.subarray(0, 200), true);
  const [, told = ''] = /^<\?xml\s[^<>]{0,100}?encoding\s?=\s?["']([\w.:-]{1,40})["']/.exec(start) ?? [];
  return /^(?:utf|us-ascii|iso-8859-1$)/i.test(told) ? '' : told.toLowerCase();
}

function isKnown(encoding: string): boolean {
  try {
    return encoding === '' || new TextDecoder(encoding).encoding !== '';
  } catch {
    return false;
  }
}

function notReadable(encoding: string): Localized {
  return {
    zh: `工作簿的部件用 ${encoding} 编码，读不了；请在 Excel 或 WPS 中打开并另存为 xlsx`,
    en: `a part of the workbook is in ${encoding}, which cannot be read; open it in Excel or WPS and save it as xlsx`,
  };
}

export const damaged: Localized = {
  zh: '不是完好的 xlsx 文件；请在 Excel 或 WPS 中打开并另存为 xlsx（旧的 xls 和有密码的文件也是）',
  en: 'it is not an intact xlsx file; open it in Excel or WPS and save it as xlsx (the same for an old xls file or one with a password)',
};
