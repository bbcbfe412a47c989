/** The encodings in which a file may be kept. */
export type Encoding = 'utf-8' | 'utf-16' | 'gb18030';

/** A text and the encoding that it was kept in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/** Where some bytes cease to be text. */
export interface NotText {
  /** A zero byte, which no text has, or bytes that are no character. */
  readonly fault: 'zero' | 'no-character';
  /** What the bytes before are in; undefined where it may be UTF-8 or GB18030. */
  readonly encoding: Encoding | undefined;
  /** The first byte at fault, counted from zero, its value, and its line, counted from one. */
  readonly offset: number;
  readonly byte: number;
  readonly line: number;
}

/** The text that some bytes are, without its byte-order mark: UTF-8, UTF-16 with a mark, else GB18030; or where they are none. */
export function decode(bytes: Uint8Array): DecodedText | NotText {
  const encoding = wideEncoding(bytes);
  if (encoding) return decodeWide(encoding, bytes);
  const zero = bytes.indexOf(0);
  if (zero >= 0) return { fault: 'zero', encoding: undefined, ...positionOf(zero, 'utf-8', bytes) };
  const text = decodeAs('utf-8', bytes);
  if (text !== undefined) return { text, encoding: 'utf-8' };
  // Nearly any bytes mean something in GB18030: one broken character must not make nonsense of a text in UTF-8.
  if (hasUtf8Mark(bytes) || isMostlyUtf8(bytes)) return noCharacter('utf-8', 'utf-8', bytes);
  const chinese = decodeAs('gb18030', bytes);
  return chinese === undefined ? furthest(bytes) : { text: chinese, encoding: 'gb18030' };
}

/** Whether bytes were text. */
export function isText(decoded: DecodedText | NotText): decoded is DecodedText {
  return 'text' in decoded;
}

/** Whether bytes begin with the byte-order mark of UTF-8. */
export function hasUtf8Mark([first, second, third]: Uint8Array): boolean {
  return first === 0xef && second === 0xbb && third === 0xbf;
}

type Label = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

function wideEncoding([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function decodeWide(label: Label, bytes: Uint8Array): DecodedText | NotText {
  const text = decodeAs(label, bytes);
  if (text === undefined) return noCharacter(label, 'utf-16', bytes);
  const zero = text.indexOf('\0');
  if (zero < 0) return { text, encoding: 'utf-16' };
  return { fault: 'zero', encoding: 'utf-16', ...positionOf(2 * zero + 2, label, bytes) };
}

function decodeAs(label: Label, bytes: Uint8Array, options?: { readonly stream: true }): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes, options);
  } catch {
    return undefined;
  }
}

/** Where three bytes make a character by chance, more of the others make none. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let [characters, faults] = [0, 0];
  for (const character of new TextDecoder('utf-8').decode(bytes)) {
    if (character === '\ufffd') faults++;
    else if (character >= '\u0800') characters++;
  }
  return characters > faults;
}

function noCharacter(label: Label, encoding: Encoding | undefined, bytes: Uint8Array): NotText {
  return { fault: 'no-character', encoding, ...positionOf(soundLength(label, bytes), label, bytes) };
}

/** What is neither UTF-8 nor GB18030 ceases to be text where the one that goes on longer does. */
function furthest(bytes: Uint8Array): NotText {
  const [ofUtf8, ofChinese] = [noCharacter('utf-8', undefined, bytes), noCharacter('gb18030', undefined, bytes)];
  return ofUtf8.offset > ofChinese.offset ? ofUtf8 : ofChinese;
}

/** How many bytes from the start are whole characters. */
function soundLength(label: Label, bytes: Uint8Array): number {
  let [sound, broken] = [0, bytes.length + 1];
  while (broken - sound > 1) {
    const middle = (sound + broken) >>> 1;
    if (decodeAs(label, bytes.subarray(0, middle), { stream: true }) === undefined) broken = middle;
    else sound = middle;
  }
  // The last of them may begin a character that does not go on.
  const lengths = [sound, sound - 1, sound - 2, sound - 3];
  return lengths.find((length) => length >= 0 && decodeAs(label, bytes.subarray(0, length)) !== undefined) ?? 0;
}

function positionOf(offset: number, label: Label, bytes: Uint8Array): Pick<NotText, 'offset' | 'byte' | 'line'> {
  const before = new TextDecoder(label).decode(bytes.subarray(0, offset));
  return { offset, byte: bytes[offset] ?? 0, line: before.split(/\r\n?|\n/).length };
}
