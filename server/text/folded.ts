import { ascii } from './ascii.ts';

/** A name as two spellings of it are compared: full-width twins in ASCII, no blanks. */
export function folded(name: string): string {
  return ascii(name).replace(/\s/g, '');
}
