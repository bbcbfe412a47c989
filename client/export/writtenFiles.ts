import { FileType, type Memento, type Uri, workspace } from 'vscode';
import { isRecord } from '../../server/lsp/protocol/previewProtocol.ts';

const key = 'budget.export.written';

/** What was exported before, so that what is somebody else’s is not replaced unasked. */
export interface WrittenFiles {
  /** Whose a file is that is there; undefined where it is as it was last exported from that budget, and where there is none. */
  readonly foreign: (file: Uri, from: Uri) => Promise<Foreign | undefined>;
  readonly remember: (file: Uri, from: Uri) => Promise<void>;
}

/** Changed by somebody or not known at all, or exported from another budget, of which the name is the same. */
export type Foreign = 'changed' | 'other-budget';

/** When a file was written, and from which budget; of those that were written long ago, the time alone is known. */
interface Written {
  readonly time: unknown;
  readonly from: unknown;
}

/** The times at which files were written, as `memory` keeps them. */
export function writtenFiles(memory: Memento): WrittenFiles {
  const known = (): Readonly<Record<string, unknown>> => memory.get<Record<string, unknown>>(key, {});
  return {
    async foreign(file, source) {
      const now = await timeOf(file);
      if (now === undefined) return undefined;
      const { time, from } = writtenIn(known()[file.toString()]);
      if (time !== now) return 'changed';
      return from === undefined || from === source.toString() ? undefined : 'other-budget';
    },
    async remember(file, from) {
      const time = await timeOf(file);
      // Another export may have been remembered in the meantime.
      await memory.update(key, { ...known(), [file.toString()]: { time, from: from.toString() } });
    },
  };
}

function writtenIn(value: unknown): Written {
  return isRecord(value) ? { time: value.time, from: value.from } : { time: value, from: undefined };
}

/** When a file was changed; a folder of that name is none. */
async function timeOf(file: Uri): Promise<number | undefined> {
  const stat = await workspace.fs.stat(file).then(undefined, () => undefined);
  return stat && (stat.type & FileType.Directory) === 0 ? stat.mtime : undefined;
}
