import fs from 'node:fs';
import path from 'node:path';

/** The paths of all files in a folder and its folders, from there on. Node 20.0 does not go into all of them by itself. */
export function filesUnder(folder: string): string[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesUnder(path.join(folder, entry.name)).map((file) => path.join(entry.name, file))
        : [entry.name],
    );
}
