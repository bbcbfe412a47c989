import { FileType, type Memento, Uri, window, workspace } from 'vscode';
import { folderOf } from '../folderOf.ts';
import type { ExportStrings } from '../strings.ts';

const key = 'budget.export.folder';

/** The folder into which this workspace exports. */
export interface ExportFolder {
  /** The remembered one; undefined where there is none, or it is gone. */
  readonly remembered: () => Promise<Uri | undefined>;
  /** Asks for another one and remembers it; undefined where the user chose none. */
  readonly choose: (document: Uri) => Promise<Uri | undefined>;
}

/** The folder as `memory` keeps it. */
export function exportFolder(memory: Memento, strings: ExportStrings): ExportFolder {
  return {
    async remembered() {
      const known = memory.get<unknown>(key);
      const folder = typeof known === 'string' ? Uri.parse(known) : undefined;
      return folder && (await isFolder(folder)) ? folder : undefined;
    },
    async choose(document) {
      const place = folderOf(document);
      const [folder] =
        (await window.showOpenDialog({
          title: strings.chooseFolder,
          openLabel: strings.useFolder,
          canSelectFiles: false,
          canSelectFolders: true,
          ...(place && { defaultUri: place }),
        })) ?? [];
      if (folder) await memory.update(key, folder.toString());
      return folder;
    },
  };
}

async function isFolder(uri: Uri): Promise<boolean> {
  const stat = await workspace.fs.stat(uri).then(undefined, () => undefined);
  return stat !== undefined && (stat.type & FileType.Directory) !== 0;
}
