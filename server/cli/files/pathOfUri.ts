import { fileURLToPath } from 'node:url';

/** Where a file is on this machine; undefined for what is on none, or could not be there: on Windows a path has a drive. */
export function pathOfUri(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
