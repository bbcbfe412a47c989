/** Bytes as they travel in a message. */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // In pieces, because a call takes only so many arguments.
  for (let i = 0; i < bytes.length; i += 8192) pieces.push(String.fromCharCode(...bytes.subarray(i, i + 8192)));
  return btoa(pieces.join(''));
}

/** What {@link toBase64} was given; throws at other texts. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
