import type { SemanticTokensEdit } from 'vscode-languageserver';
import {
  type SemanticToken,
  type TokenModifier,
  tokenModifiers,
  tokenTypes,
} from '../features/semanticTokens/SemanticToken.ts';
import type { TokenRun } from '../features/semanticTokens.ts';
import { Attached } from '../text/Attached.ts';
import { LineIndex, type Position } from '../text/LineIndex.ts';

/** The numbers of one segment as LSP counts them, from the last token before; the same object where nothing changed. */
export type TokenChunk = readonly number[];

/** A segment by itself: all its numbers but the first two, which depend on what stands before it. */
interface Encoded {
  readonly first: Position;
  readonly last: Position;
  /** From the length of the first token on. */
  readonly rest: readonly number[];
}

/** The tokens of a file as LSP's numbers, five for each token, segment by segment. */
export function tokenChunks(runs: readonly TokenRun[], lines: LineIndex): TokenChunk[] {
  let before: Position = { line: 0, character: 0 };
  return runs.flatMap((run) => {
    const encoded = encode(run);
    if (!encoded) return [];
    const start = lines.position(run.offset);
    const first = moved(encoded.first, start);
    const chunk = chunkBehind(encoded, first.line - before.line, first.character, before);
    before = moved(encoded.last, start);
    return [chunk];
  });
}

function moved({ line, character }: Position, by: Position): Position {
  return { line: by.line + line, character: line === 0 ? by.character + character : character };
}

const chunks = new Attached<Encoded, TokenChunk>();

function chunkBehind(encoded: Encoded, lineDelta: number, character: number, before: Position): TokenChunk {
  const delta = lineDelta === 0 ? character - before.character : character;
  const known = chunks.get(encoded);
  if (known?.[0] === lineDelta && known[1] === delta) return known;
  const chunk = [lineDelta, delta, ...encoded.rest];
  chunks.set(encoded, chunk);
  return chunk;
}

const encodings = new Attached<readonly SemanticToken[], Encoded | undefined>();

function encode({ segment, tokens }: TokenRun): Encoded | undefined {
  const known = encodings.find(tokens);
  if (known) return known.value;
  const encoded = encodeTokens(tokens, new LineIndex(segment.text));
  encodings.set(tokens, encoded);
  return encoded;
}

function encodeTokens(tokens: readonly SemanticToken[], lines: LineIndex): Encoded | undefined {
  let first: Position | undefined;
  let last: Position = { line: 0, character: 0 };
  const rest: number[] = [];
  for (const { start, end, type, modifiers } of tokens) {
    const at = lines.position(start);
    if (first) rest.push(at.line - last.line, at.line === last.line ? at.character - last.character : at.character);
    rest.push(end - start, tokenTypes.indexOf(type), bitsOf(modifiers));
    first ??= at;
    last = at;
  }
  return first && { first, last, rest };
}

function bitsOf(modifiers: readonly TokenModifier[]): number {
  let bits = 0;
  for (const modifier of modifiers) bits |= 1 << tokenModifiers.indexOf(modifier);
  return bits;
}

type TokenEdit = SemanticTokensEdit & { readonly data: number[] };

/**
 * What has to be replaced in the numbers of before to have those of now. Segments that are the same are passed over; those
 * between the first and the last that differ are taken one by one where there are as many as before.
 */
export function tokenEdits(before: readonly TokenChunk[], now: readonly TokenChunk[]): TokenEdit[] {
  const from = before.findIndex((chunk, i) => chunk !== now[i]);
  const head = from < 0 ? before.length : from;
  let tail = 0;
  while (tail < Math.min(before.length, now.length) - head && before.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const [old, fresh] = [before.slice(head, before.length - tail), now.slice(head, now.length - tail)];
  let start = before.slice(0, head).reduce((sum, { length }) => sum + length, 0);
  if (old.length !== fresh.length) return replacement(old.flat(), fresh.flat(), start);
  const edits = old.flatMap((chunk, i) => {
    const ofChunk = replacement(chunk, fresh[i] ?? [], start);
    start += chunk.length;
    return ofChunk;
  });
  return joined(edits);
}

/** Edits that touch become one: of two at the same place, a client may not know which one comes first. */
function joined(edits: readonly TokenEdit[]): TokenEdit[] {
  const all: TokenEdit[] = [];
  for (const edit of edits) {
    const last = all.at(-1);
    if (last && last.start + last.deleteCount === edit.start) {
      last.deleteCount += edit.deleteCount;
      for (const each of edit.data) last.data.push(each);
    } else all.push(edit);
  }
  return all;
}

/** One edit from the first number that differs to the last; none where none does. */
function replacement(old: readonly number[], fresh: readonly number[], offset: number): TokenEdit[] {
  if (old === fresh) return [];
  const most = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < most && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++;
  const deleteCount = old.length - head - tail;
  const data = fresh.slice(head, fresh.length - tail);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start: offset + head, deleteCount, data }];
}
