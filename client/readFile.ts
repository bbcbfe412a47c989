import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  isReadFileParams,
  type ReadFileResult,
  type ReadsFiles,
  readFileRequest,
} from '../server/lsp/readFileProtocol.ts';
import { decode, isText } from '../server/text/decode.ts';
import { readRevision } from './git/readRevision.ts';

/** Where a path of this machine leads, all links followed. */
export type RealPath = (path: string) => Promise<string>;

/** What tells the server that files are read for it. */
export const readsFiles: ReadsFiles = { readsFiles: true };

/**
 * Reads files for the server, through the editor, so that it can in a browser and where the workspace is somewhere else.
 * Without `realPath`, links are not followed: nobody knows where they lead.
 */
export function answerReadFile(client: BaseLanguageClient, realPath?: RealPath): void {
  client.onRequest<ReadFileResult, void>(readFileRequest, async (params: unknown) => {
    if (!isReadFileParams(params)) return { kind: 'unreadable', detail: `${readFileRequest}: malformed params` };
    const [file, within] = [Uri.parse(params.uri), Uri.parse(params.within)];
    try {
      if (params.revision !== undefined) return await readRevision(file, params.revision);
      return await readWithin(within, namesBelow(within, file), realPath);
    } catch (error) {
      return absenceFor(error);
    }
  });
}

function namesBelow(within: Uri, file: Uri): string[] {
  return file.path.slice(within.path.length).split('/');
}

/** Goes from folder to folder, because only a folder tells how names are spelled and which are links. */
async function readWithin(
  within: Uri,
  names: readonly string[],
  realPath: RealPath | undefined,
): Promise<ReadFileResult> {
  const found: string[] = [];
  let type = FileType.Directory;
  let hasLinks = false;
  for (const name of names) {
    const entry = entryOf(name, await workspace.fs.readDirectory(Uri.joinPath(within, ...found)));
    if (!entry) return { kind: 'missing' };
    found.push(entry[0]);
    type = entry[1];
    const isLink = (type & FileType.SymbolicLink) !== 0;
    hasLinks ||= isLink;
    if (isLink && !(await staysWithin(within, Uri.joinPath(within, ...found), realPath)))
      return { kind: 'outside', link: true };
  }
  const path = found.join('/');
  if (path.normalize() !== names.join('/').normalize()) return { kind: 'other-case', found: path };
  if ((type & FileType.Directory) !== 0) return { kind: 'folder' };
  const file = Uri.joinPath(within, ...found);
  const decoded = decode(await workspace.fs.readFile(file));
  if (!isText(decoded)) return { kind: 'not-text', at: decoded };
  const behind = hasLinks && realPath ? await pathBehindLinks(within, file, realPath) : undefined;
  return { kind: 'text', text: decoded.text, ...(behind === undefined ? {} : { found: behind }) };
}

/** The entry of a name; of one that differs in upper and lower case, if nobody else does. */
function entryOf(name: string, entries: readonly [string, FileType][]): [string, FileType] | undefined {
  const alike = entries.filter(([each]) => folded(each) === folded(name));
  const exact = alike.find(([each]) => each.normalize() === name.normalize());
  return exact ?? (alike.length === 1 ? alike[0] : undefined);
}

function folded(name: string): string {
  return name.normalize().toLowerCase();
}

async function staysWithin(within: Uri, file: Uri, realPath: RealPath | undefined): Promise<boolean> {
  if (!realPath || file.scheme !== 'file') return false;
  return (await pathBehindLinks(within, file, realPath)) !== undefined;
}

/** The path from a folder to where a file really is; undefined where that is outside. */
async function pathBehindLinks(within: Uri, file: Uri, realPath: RealPath): Promise<string | undefined> {
  const [folder, target] = await Promise.all([realPath(within.fsPath), realPath(file.fsPath)]);
  const top = `${Uri.file(folder).path.replace(/\/$/, '')}/`;
  const { path } = Uri.file(target);
  return path.startsWith(top) ? path.slice(top.length) : undefined;
}

function absenceFor(error: unknown): ReadFileResult {
  const code = error instanceof FileSystemError ? error.code : String(error);
  if (code === 'FileNotFound' || code === 'FileNotADirectory') return { kind: 'missing' };
  return code === 'NoPermissions' ? { kind: 'forbidden' } : { kind: 'unreadable', detail: code };
}
