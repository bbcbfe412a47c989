import { FileType, type Memento, type Uri, workspace } from 'vscode';

const key = 'budget.export.written';

/** What was exported before, so that what somebody changed since is not replaced unasked. */
export interface WrittenFiles {
  /** Whether there is a file that is not as it was last exported. */
  readonly isForeign: (file: Uri) => Promise<boolean>;
  readonly remember: (file: Uri) => Promise<void>;
}

/** The times at which files were written, as `memory` keeps them. */
export function writtenFiles(memory: Memento): WrittenFiles {
  const known = (): Readonly<Record<string, unknown>> => memory.get<Record<string, unknown>>(key, {});
  return {
    async isForeign(file) {
      const time = await timeOf(file);
      return time !== undefined && known()[file.toString()] !== time;
    },
    async remember(file) {
      await memory.update(key, { ...known(), [file.toString()]: await timeOf(file) });
    },
  };
}

/** When a file was changed; a folder of that name is none. */
async function timeOf(file: Uri): Promise<number | undefined> {
  const stat = await workspace.fs.stat(file).then(undefined, () => undefined);
  return stat && (stat.type & FileType.Directory) === 0 ? stat.mtime : undefined;
}
