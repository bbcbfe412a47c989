import { decode, type Encoding, hasUtf8Mark, isText } from './decode.ts';
import { encode } from './encode.ts';
import { applyEdits, type TextEdit } from './TextEdit.ts';

/**
 * The bytes of a text with edits made; what no edit touches stays byte for byte. Undefined where they are no text, or where an
 * edit says what their encoding cannot.
 */
export function editBytes(bytes: Uint8Array, edits: readonly TextEdit[]): Uint8Array | undefined {
  const decoded = decode(bytes);
  if (!isText(decoded)) return undefined;
  const { encoding, text } = decoded;
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start);
  const places = placesOf(bytes, encoding);
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (const { span, newText } of ordered) {
    pieces.push(bytes.subarray(from, places(span.start)), encode(newText, encoding, bytes));
    from = places(span.end);
  }
  const edited = joined([...pieces, bytes.subarray(from)]);
  const again = decode(edited);
  return isText(again) && again.text === applyEdits(text, edits) ? edited : undefined;
}

/** Where the characters of a text stand among its bytes; to be asked from the first to the last. */
function placesOf(bytes: Uint8Array, encoding: Encoding): (offset: number) => number {
  if (encoding === 'utf-16') return (offset) => 2 * offset + 2;
  const step = encoding === 'utf-8' ? utf8Step : gb18030Step;
  let [at, passed] = [hasUtf8Mark(bytes) ? 3 : 0, 0];
  return (offset) => {
    while (passed < offset) {
      const [length, units] = step(bytes[at] ?? 0, bytes[at + 1] ?? 0);
      at += length;
      passed += units;
    }
    return at;
  };
}

/** How many bytes a character has, and how many units of UTF-16. */
type Step = readonly [length: number, units: number];

function utf8Step(lead: number): Step {
  if (lead < 0x80) return [1, 1];
  if (lead < 0xe0) return [2, 1];
  return lead < 0xf0 ? [3, 1] : [4, 2];
}

function gb18030Step(lead: number, second: number): Step {
  // Windows has the euro sign as a byte of its own.
  if (lead <= 0x80) return [1, 1];
  if (second >= 0x40) return [2, 1];
  return [4, lead < 0x90 ? 1 : 2];
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
