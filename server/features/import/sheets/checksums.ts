import { strFromU8 } from 'fflate';

/** What the directory of a zip says of the content of each part, by its name: a figure that a disk has changed is not believed. */
export function checksums(bytes: Uint8Array): ReadonlyMap<string, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const sums = new Map<string, number>();
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= end && view.getUint32(at, true) === ENTRY) {
    const isUtf8 = (view.getUint16(at + 8, true) & 0x800) !== 0;
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const start = at + 46;
    sums.set(strFromU8(bytes.subarray(start, start + (name ?? 0)), !isUtf8), view.getUint32(at + 16, true));
    at = start + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return sums;
}

/** The checksum that zip files have. */
export function crc32(bytes: Uint8Array): number {
  let sum = -1;
  for (const byte of bytes) sum = (remainders[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return ~sum >>> 0;
}

const ENTRY = 0x02014b50;
const END = 0x06054b50;

/** A comment of up to 64 KB may stand behind it. */
function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === END) return at;
  return -1;
}

const remainders = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
