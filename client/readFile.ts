import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  isReadFileParams,
  type ReadFile,
  type ReadFileResult,
  type ReadsFiles,
  readFileRequest,
} from '../server/lsp/protocol/readFileProtocol.ts';
import { missingAmong } from '../server/model/OtherFiles.ts';
import { decode, isText } from '../server/text/decode.ts';
import { foldedName } from '../server/text/fileNames.ts';
import { readRevision } from './git/readRevision.ts';

/** What tells the server that files are read for it. */
export const readsFiles: ReadsFiles = { readsFiles: true };

/**
 * Reads files for the server: those that `readHere` reaches at once, others through the editor, so that it can in a browser
 * and where the workspace is somewhere else. There, links are not followed: nobody knows where they lead.
 */
export function answerReadFile(client: BaseLanguageClient, readHere: ReadFile = nobodyReads): void {
  client.onRequest<ReadFileResult, void>(readFileRequest, async (params: unknown) => {
    if (!isReadFileParams(params)) return { kind: 'unreadable', detail: `${readFileRequest}: malformed params` };
    const [file, within] = [Uri.parse(params.uri), Uri.parse(params.within)];
    try {
      if (params.revision !== undefined) return await readRevision(file, params.revision);
      const result = await readHere(params);
      return result.kind === 'unreachable' ? await readWithin(within, namesBelow(within, file)) : result;
    } catch (error) {
      return absenceFor(error);
    }
  });
}

const nobodyReads: ReadFile = async () => ({ kind: 'unreachable' });

function namesBelow(within: Uri, file: Uri): string[] {
  return file.path.slice(within.path.length).split('/');
}

/** Goes from folder to folder, because only a folder tells how names are spelled and which are links. */
async function readWithin(within: Uri, names: readonly string[]): Promise<ReadFileResult> {
  const found: string[] = [];
  let type = FileType.Directory;
  for (const name of names) {
    const entries = await workspace.fs.readDirectory(Uri.joinPath(within, ...found));
    const entry = entryOf(name, entries);
    if (!entry) return missingAmong(found.length < names.length - 1 ? [] : entries.map(([each]) => each), name);
    found.push(entry[0]);
    type = entry[1];
    if ((type & FileType.SymbolicLink) !== 0) return { kind: 'outside', link: true };
  }
  const path = found.join('/');
  if (path.normalize() !== names.join('/').normalize()) return { kind: 'other-case', found: path };
  if ((type & FileType.Directory) !== 0) return { kind: 'folder' };
  const decoded = decode(await workspace.fs.readFile(Uri.joinPath(within, ...found)));
  return isText(decoded) ? { kind: 'text', text: decoded.text } : { kind: 'not-text', at: decoded };
}

/** The entry of a name; of one that differs in upper and lower case, if nobody else does. */
function entryOf(name: string, entries: readonly [string, FileType][]): [string, FileType] | undefined {
  const alike = entries.filter(([each]) => foldedName(each) === foldedName(name));
  const exact = alike.find(([each]) => each.normalize() === name.normalize());
  return exact ?? (alike.length === 1 ? alike[0] : undefined);
}

function absenceFor(error: unknown): ReadFileResult {
  const code = error instanceof FileSystemError ? error.code : String(error);
  if (code === 'FileNotFound' || code === 'FileNotADirectory') return { kind: 'missing' };
  return code === 'NoPermissions' ? { kind: 'forbidden' } : { kind: 'unreadable', detail: code };
}
