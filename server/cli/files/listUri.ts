import fs from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ListFiles } from '../../lsp/protocol/listFilesProtocol.ts';
import { isListed, isLookedInto } from './findBudgets.ts';
import { pathOfUri } from './pathOfUri.ts';

/** Lists the budgets of a folder of this machine for a language server; links are not followed, what cannot be read is left out. */
export const listUri: ListFiles = async ({ uri }) => {
  const uris: string[] = [];
  const top = pathOfUri(uri);
  const waiting = top === undefined ? [] : [top];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = await fs.readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const entryPath = path.join(folder, entry.name);
      if (entry.isDirectory() && isLookedInto(entry.name)) waiting.push(entryPath);
      if (entry.isFile() && isListed(entry.name)) uris.push(pathToFileURL(entryPath).href);
    }
  }
  return { uris: uris.sort() };
};
