import path from 'node:path';
import type { ReadFile } from '../../lsp/protocol/readFileProtocol.ts';
import { decode, isText } from '../../text/decode.ts';
import { pathOfUri } from './pathOfUri.ts';
import { readWithin, realPath } from './readWithin.ts';

/** Reads files of this machine for a language server. */
export const readUri: ReadFile = async ({ uri, within }) => {
  const folder = pathOfUri(within);
  const file = pathOfUri(uri);
  if (folder === undefined || file === undefined) return { kind: 'unreachable' };
  const bytes = readWithin(folder, path.relative(folder, file));
  if (!(bytes instanceof Uint8Array)) return bytes;
  const decoded = decode(bytes);
  if (!isText(decoded)) return { kind: 'not-text', at: decoded };
  const found = behindLinks(folder, file);
  return { kind: 'text', text: decoded.text, ...(found === undefined ? {} : { found }) };
};

/** The path from a folder to where links lead; undefined where there are none on the way. */
function behindLinks(folder: string, file: string): string | undefined {
  const real = path.relative(realPath(folder), realPath(file));
  return real.normalize() === path.relative(folder, file).normalize() ? undefined : real.split(path.sep).join('/');
}
