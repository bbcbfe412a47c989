import type { Localized } from '../../language/schema.ts';
import type { Encoding, NotText } from '../../text/decode.ts';

/** Why bytes cannot be read as text, where they cease to be any, and what to do; goes on a sentence that names the file. */
export function notTextReason({ fault, encoding, line, offset, byte }: NotText): Localized {
  const where = {
    zh: `第 ${line} 行的 ${hexadecimal(byte)}（文件的第 ${offset} 字节，从 0 数起）`,
    en: `${hexadecimal(byte)} in line ${line} (byte ${offset} of the file, counted from 0)`,
  };
  if (fault === 'zero')
    return {
      zh: `不是文本文件：${where.zh}是空字节；请用原来的程序另存为 UTF-8 文本`,
      en: `not a text file: ${where.en} is a zero byte; save it as UTF-8 text with the program that it comes from`,
    };
  const name = encoding ? names[encoding] : eitherName;
  return {
    zh: `不是完好的 ${name.zh} 文本：${where.zh}不成字符；请改正这一处，或用原来的程序另存为 UTF-8`,
    en: `not sound text in ${name.en}: ${where.en} is not a character; correct it there, or save it as UTF-8 with the program that it comes from`,
  };
}

const names: Readonly<Record<Encoding, Localized>> = {
  'utf-8': { zh: 'UTF-8', en: 'UTF-8' },
  'utf-16': { zh: 'UTF-16', en: 'UTF-16' },
  gb18030: { zh: 'GB18030', en: 'GB18030' },
};

const eitherName: Localized = { zh: 'UTF-8 或 GB18030', en: 'UTF-8 or GB18030' };

function hexadecimal(byte: number): string {
  return `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
