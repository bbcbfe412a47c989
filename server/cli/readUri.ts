import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReadFile } from '../lsp/readFileProtocol.ts';
import { decode } from '../text/decode.ts';
import { readWithin } from './readWithin.ts';

/** Reads files of this machine for a language server. */
export const readUri: ReadFile = async ({ uri, within }) => {
  if (!uri.startsWith('file:') || !within.startsWith('file:')) return { kind: 'unreachable' };
  const folder = fileURLToPath(within);
  const bytes = readWithin(folder, path.relative(folder, fileURLToPath(uri)));
  if (!(bytes instanceof Uint8Array)) return bytes;
  const decoded = decode(bytes);
  return decoded ? { kind: 'text', text: decoded.text } : { kind: 'not-text' };
};
