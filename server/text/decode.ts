/** A text and the encoding that it was kept in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16' | 'gb18030';
}

/** The text that some bytes are, without its byte-order mark: UTF-8, UTF-16 with a mark, else GB18030; undefined where they are no text. */
export function decode(bytes: Uint8Array): DecodedText | undefined {
  const wide = wideEncoding(bytes);
  if (wide) return withoutNul(decodeAs(wide, bytes), 'utf-16');
  if (bytes.includes(0)) return undefined;
  return withoutNul(decodeAs('utf-8', bytes), 'utf-8') ?? withoutNul(decodeAs('gb18030', bytes), 'gb18030');
}

function wideEncoding([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function withoutNul(text: string | undefined, encoding: DecodedText['encoding']): DecodedText | undefined {
  return text === undefined || text.includes('\0') ? undefined : { text, encoding };
}
