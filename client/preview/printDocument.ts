import { CancellationTokenSource, commands, env, type LogOutputChannel, UIKind, Uri, window, workspace } from 'vscode';
import { nameOf } from '../export/exportMessages.ts';
import type { ExportSource } from '../export/exportSource.ts';
import { writeBeside } from '../export/writeBeside.ts';
import type { Strings } from '../strings.ts';

/** What printing needs of its surroundings. */
export interface PrintServices {
  readonly documents: ExportSource;
  /** A folder of the extension's own. */
  readonly storage: Uri;
  readonly strings: Strings;
  readonly output: LogOutputChannel;
}

/**
 * Opens the published document as a page in the browser of this machine, which prints it on A4. Where VS Code itself runs in
 * a browser or elsewhere, a file that is written here cannot be opened there: then the page is exported.
 */
export async function printDocument(uri: Uri, services: PrintServices): Promise<void> {
  const { strings, storage } = services;
  if (env.uiKind === UIKind.Web || env.remoteName !== undefined || storage.scheme !== 'file')
    return offerExport(uri, strings);
  const file = await writePage(uri, services);
  if (!file || !(await env.openExternal(file))) void window.showErrorMessage(strings.print.failed(nameOf(uri)));
}

async function offerExport(uri: Uri, { print }: Strings): Promise<void> {
  const choice = await window.showInformationMessage(print.notHere, print.exportPage);
  if (choice === print.exportPage) await commands.executeCommand('budget.export', uri, { format: 'html' });
}

/** Writes the page to be printed. One at a time is kept: what was printed before is nobody's any more. */
export async function writePage(uri: Uri, { documents, storage, output }: PrintServices): Promise<Uri | undefined> {
  const folder = Uri.joinPath(storage, 'print');
  const { token } = new CancellationTokenSource();
  const page = await documents.content(uri, { format: 'html', unit: undefined }, token);
  if (page === undefined) return undefined;
  await workspace.fs.delete(folder, { recursive: true }).then(undefined, () => undefined);
  await workspace.fs.createDirectory(folder);
  const file = Uri.joinPath(folder, `${nameOf(uri).replace(/\.budget$/i, '')}.html`);
  const fault = await writeBeside(file, typeof page === 'string' ? new TextEncoder().encode(page) : page);
  if (fault) output.error(`${file.fsPath}: ${fault}`);
  return fault ? undefined : file;
}
