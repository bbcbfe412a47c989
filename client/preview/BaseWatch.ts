import { type Disposable, RelativePattern, Uri, workspace } from 'vscode';
import type { ComparisonBase } from '../../server/lsp/protocol/comparisonProtocol.ts';

/** Tells of changes on the disk beside the file that a document is compared with, which may be outside of the open folders. */
export class BaseWatch implements Disposable {
  readonly #changed: () => void;
  #folder: string | undefined;
  #watcher: Disposable | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** From now on that is the file. */
  watch(base: ComparisonBase | undefined): void {
    const file = base?.kind === 'file' ? Uri.parse(base.uri) : undefined;
    const folder = file && isOutside(file) ? Uri.joinPath(file, '..') : undefined;
    if (folder?.toString() === this.#folder) return;
    this.#watcher?.dispose();
    this.#folder = folder?.toString();
    this.#watcher = folder && this.#watching(folder);
  }

  dispose(): void {
    this.#watcher?.dispose();
  }

  #watching(folder: Uri): Disposable {
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, '*.budget'));
    for (const happens of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete]) happens(this.#changed);
    return watcher;
  }
}

/** Whether a file is in none of the open folders. One that was never saved is on no disk. */
function isOutside(file: Uri): boolean {
  return !workspace.getWorkspaceFolder(file) && workspace.fs.isWritableFileSystem(file.scheme) !== undefined;
}
