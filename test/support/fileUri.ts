import { pathToFileURL } from 'node:url';

/** The URI of a file as VS Code spells it: with the drive of Windows as a small letter and its colon escaped. */
export function fileUri(file: string): string {
  return pathToFileURL(file).href.replace(/(?<=^file:\/\/\/)[A-Z]:/, (drive) => `${drive.charAt(0).toLowerCase()}%3A`);
}
