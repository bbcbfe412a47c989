import { FileType, RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  isListFilesParams,
  type ListFilesResult,
  type ListsFiles,
  listFilesRequest,
} from '../server/lsp/protocol/listFilesProtocol.ts';

/** Where a path of this machine leads, all links followed. */
export type RealPath = (path: string) => Promise<string>;

/** What tells the server that files are listed for it. */
export const listsFiles: ListsFiles = { listsFiles: true };

/** Where files of a disk are: of this machine, or of the one that VS Code works on. */
const searched: readonly string[] = ['file', 'vscode-remote'];

const notLookedInto = '**/{node_modules,.*}/**';

/** Lists budgets for the server, through the editor, so that it can in a browser and where the workspace is somewhere else. */
export function answerListFiles(client: BaseLanguageClient, realPath?: RealPath): void {
  client.onRequest<ListFilesResult, void>(listFilesRequest, async (params: unknown) => {
    if (!isListFilesParams(params)) return { uris: [] };
    const folder = Uri.parse(params.uri);
    const files = await withoutLinks(folder, await budgetsIn(folder), realPath);
    return { uris: files.map(String).sort() };
  });
}

/**
 * The budgets in a folder and below it. Disks are searched; of another file system, which need not be searchable, VS Code 1.139
 * would wait for somebody who can.
 */
export async function budgetsIn(folder: Uri): Promise<readonly Uri[]> {
  if (!searched.includes(folder.scheme)) return below(folder);
  return workspace.findFiles(new RelativePattern(folder, '**/*.[bB][uU][dD][gG][eE][tT]'), notLookedInto);
}

/** The search follows links: what they lead to is listed where it stands, or lies outside. */
async function withoutLinks(folder: Uri, files: readonly Uri[], realPath?: RealPath): Promise<readonly Uri[]> {
  if (!realPath || folder.scheme !== 'file') return files;
  const [top, ...places] = await Promise.all([folder, ...files].map(({ fsPath }) => realPath(fsPath).catch(() => '')));
  return files.filter((file, i) => {
    const place = Uri.file(places[i] ?? '').path.slice(Uri.file(top ?? '').path.length);
    return place.normalize() === file.path.slice(folder.path.length).normalize();
  });
}

/** Goes from folder to folder. */
async function below(folder: Uri): Promise<Uri[]> {
  const entries = await workspace.fs.readDirectory(folder).then(
    (found) => found,
    () => [],
  );
  const found = await Promise.all(
    entries.map(async ([name, type]) => {
      const entry = Uri.joinPath(folder, name);
      if (type === FileType.File && /.\.budget$/i.test(name)) return [entry];
      const isLookedInto = type === FileType.Directory && !name.startsWith('.') && name !== 'node_modules';
      return isLookedInto ? below(entry) : [];
    }),
  );
  return found.flat();
}
