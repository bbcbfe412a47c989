import fs from 'node:fs';
import path from 'node:path';

/** The variables of a process, as far as they are set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a browser may stand on one kind of system. */
export interface Places {
  readonly platform: NodeJS.Platform;
  readonly environment: Environment;
  readonly isFile: (file: string) => boolean;
}

const linuxNames: readonly string[] = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const macNames: readonly string[] = ['Google Chrome', 'Microsoft Edge', 'Chromium'];

const windowsFiles: readonly string[] = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

/** An installed Chrome, Edge or Chromium; undefined where there is none in the places where they are installed. */
export function findBrowser(places: Places): string | undefined {
  return candidates(places).find(places.isFile);
}

/** Where the browsers of this machine are looked for. */
export function thisMachine(environment: Environment): Places {
  return { platform: process.platform, environment, isFile };
}

/** A file that may not be looked at is none. */
function isFile(file: string): boolean {
  try {
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

function candidates({ platform, environment }: Places): readonly string[] {
  if (platform === 'win32') {
    const folders = [environment['ProgramFiles'], environment['ProgramFiles(x86)'], environment['LOCALAPPDATA']];
    return windowsFiles.flatMap((file) => folders.flatMap((folder) => (folder ? path.win32.join(folder, file) : [])));
  }
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(environment['HOME'] ? [`${environment['HOME']}/Applications`] : [])];
    return macNames.flatMap((name) => folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`));
  }
  const folders = [...(environment['PATH'] ?? '').split(':').filter(Boolean), '/usr/bin', '/snap/bin'];
  return linuxNames.flatMap((name) => folders.map((folder) => `${folder}/${name}`));
}
