import type { Encoding } from './decode.ts';

/** A text as bytes without a byte-order mark; in UTF-16 the order of `like`, which has a mark, counts. */
export function encode(text: string, encoding: Encoding, like: Uint8Array): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text);
    case 'utf-16':
      return utf16(text, like[0] === 0xff);
    case 'gb18030':
      return gb18030(text);
  }
}

function utf16(text: string, isLittleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), isLittleEndian);
  return new Uint8Array(view.buffer);
}

/** How many characters of the basic plane have four bytes at most, and the number of the first beyond it. */
const FOUR_BYTE_CODES = 39_420;
const FIRST_BEYOND = 189_000;

let known: ReadonlyMap<string, readonly number[]> | undefined;

/** Platforms decode GB18030 and do not encode it: what each code means is asked of them once. */
function gb18030(text: string): Uint8Array {
  known ??= gb18030Codes();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else bytes.push(...(known.get(character) ?? fourBytes(code - 0x10000 + FIRST_BEYOND)));
  }
  return Uint8Array.from(bytes);
}

function gb18030Codes(): Map<string, readonly number[]> {
  const codes = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gb18030');
  const learn = (code: readonly number[]): void => {
    const character = decoder.decode(Uint8Array.from(code));
    if ([...character].length === 1 && character !== '\ufffd' && !codes.has(character)) codes.set(character, code);
  };
  for (let lead = 0x81; lead <= 0xfe; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) learn([lead, trail]);
  for (let code = 0; code < FOUR_BYTE_CODES; code++) learn(fourBytes(code));
  return codes;
}

function fourBytes(code: number): readonly number[] {
  const digits = Math.floor(code / 10);
  return [
    0x81 + Math.floor(digits / 1260),
    0x30 + (Math.floor(digits / 126) % 10),
    0x81 + (digits % 126),
    0x30 + (code % 10),
  ];
}
