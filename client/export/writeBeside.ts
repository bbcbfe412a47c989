import { FileType, Uri, workspace } from 'vscode';

/** Why a file was not written: its folder takes none, it cannot be replaced, or a folder has its name. */
export type WriteFault = 'folder' | 'file' | 'isFolder';

/** Writes a file beside its place and renames it, so that nobody sees half of it; on a fault nothing is left behind. */
export async function writeBeside(target: Uri, content: Uint8Array): Promise<WriteFault | undefined> {
  // A rename over a folder would remove it with all that is in it.
  if ((await typeOf(target)) === FileType.Directory) return 'isFolder';
  const beside = Uri.joinPath(target, '..', `.budget-${crypto.randomUUID().slice(0, 8)}.tmp`);
  const fault =
    (await faultOf(workspace.fs.writeFile(beside, content), 'folder')) ??
    (await faultOf(workspace.fs.rename(beside, target, { overwrite: true }), 'file'));
  if (fault) await workspace.fs.delete(beside).then(undefined, () => undefined);
  return fault;
}

async function typeOf(uri: Uri): Promise<FileType | undefined> {
  const stat = await workspace.fs.stat(uri).then(undefined, () => undefined);
  return stat?.type;
}

async function faultOf(act: Thenable<void>, fault: WriteFault): Promise<WriteFault | undefined> {
  return act.then(
    () => undefined,
    () => fault,
  );
}
