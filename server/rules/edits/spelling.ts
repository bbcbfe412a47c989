import type { Spelling } from '../../language/schema.ts';
import type { Statement } from '../../syntax/tree.ts';

/** A keyword as it is spelled in a statement that a fix adds to: in English where the statement's own head is. */
export function spelledLike({ head }: Statement, word: Spelling): string {
  return head !== undefined && /^[a-z]/.test(head.text) ? word.en : word.zh;
}
