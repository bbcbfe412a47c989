import { commands, type Disposable, type LogOutputChannel, Uri, window, workspace } from 'vscode';
import { logged } from '../logged.ts';
import type { Strings } from '../strings.ts';
import { sampleNames } from './sampleNames.ts';

/** What the samples need of their surroundings. */
export interface SamplesServices {
  readonly extensionUri: Uri;
  /** Whether there are folders to copy them to; else they are opened as files that are not saved yet. */
  readonly hasFolders: boolean;
  readonly strings: Strings;
  readonly output: LogOutputChannel;
}

interface Sample {
  readonly fileName: string;
  readonly content: Uint8Array;
}

/** The command that shows the samples: as copies, so that whoever tries something out spoils nothing. */
export function registerSamples(services: SamplesServices): Disposable {
  return commands.registerCommand('budget.openSamples', async (argument: unknown): Promise<Uri | undefined> => {
    const { extensionUri, hasFolders, strings } = services;
    const given = argument instanceof Uri ? argument : undefined;
    if (!hasFolders && !given) return openUnsaved(await readSamples(extensionUri));
    const folder = given ?? (await chooseFolder(strings));
    return folder && copyTo(folder, services);
  });
}

async function chooseFolder({ start }: Strings): Promise<Uri | undefined> {
  const [folder] =
    (await window.showOpenDialog({
      title: start.chooseSamplesFolder,
      openLabel: start.copyHere,
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  return folder;
}

/** Copies the samples to a folder of their own and shows the first one; answers with that folder. */
async function copyTo(parent: Uri, { extensionUri, strings, output }: SamplesServices): Promise<Uri | undefined> {
  try {
    const folder = await newFolder(parent, strings.start.samplesFolder);
    const samples = await readSamples(extensionUri);
    for (const { fileName, content } of samples) await workspace.fs.writeFile(Uri.joinPath(folder, fileName), content);
    const [first] = samples;
    if (first) await window.showTextDocument(Uri.joinPath(folder, first.fileName));
    void offerFolder(folder, strings);
    return folder;
  } catch (error) {
    void window.showErrorMessage(strings.start.notCopied(parent.fsPath, logged(error, output)));
    return undefined;
  }
}

async function offerFolder(folder: Uri, { start }: Strings): Promise<void> {
  const choice = await window.showInformationMessage(start.copied(folder.fsPath), start.openFolder);
  if (choice === start.openFolder) await commands.executeCommand('vscode.openFolder', folder);
}

/** Makes a folder that was not there before: nothing in it can be replaced. */
async function newFolder(parent: Uri, name: string): Promise<Uri> {
  for (let number = 1; ; number++) {
    const folder = Uri.joinPath(parent, number === 1 ? name : `${name} ${number}`);
    const stat = await workspace.fs.stat(folder).then(undefined, () => undefined);
    if (stat) continue;
    await workspace.fs.createDirectory(folder);
    return folder;
  }
}

function readSamples(extensionUri: Uri): Promise<Sample[]> {
  return Promise.all(
    sampleNames.map(async (name) => {
      const fileName = `${name}.budget`;
      return { fileName, content: await workspace.fs.readFile(Uri.joinPath(extensionUri, 'samples', fileName)) };
    }),
  );
}

async function openUnsaved(samples: readonly Sample[]): Promise<Uri | undefined> {
  const [first, ...others] = await Promise.all(
    samples.map(({ content }) =>
      workspace.openTextDocument({ language: 'budget', content: new TextDecoder().decode(content) }),
    ),
  );
  for (const document of others) await window.showTextDocument(document, { preview: false });
  if (first) await window.showTextDocument(first, { preview: false });
  return first?.uri;
}
