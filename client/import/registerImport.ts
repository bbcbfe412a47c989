import { commands, type Disposable, type LogOutputChannel, Uri, window, workspace } from 'vscode';
import { importLimits } from '../../server/features/import/importLimits.ts';
import { nameOf } from '../export/exportMessages.ts';
import { freePlace } from '../freePlace.ts';
import type { Strings } from '../strings.ts';
import type { ImportSource } from './importSource.ts';
import { showImported } from './showImported.ts';

/** What an import needs of its surroundings. */
export interface ImportServices {
  readonly source: ImportSource;
  readonly strings: Strings;
  readonly output: LogOutputChannel;
}

/**
 * The command that makes a budget of tables: of the file it is given with all that are selected beside it (the explorer's
 * menu), else of files that are asked for. It answers with the address of the new file.
 */
export function registerImport(services: ImportServices): Disposable {
  const { strings, output } = services;
  return commands.registerCommand('budget.import', async (first: unknown, all: unknown): Promise<Uri | undefined> => {
    const files = givenIn(first, all) ?? (await chooseFiles(strings));
    const [tables] = files;
    if (!tables) return undefined;
    try {
      return await importFrom(files, tables, services);
    } catch (error) {
      output.error(error instanceof Error ? error : String(error));
      const reason = error instanceof Error ? error.message : String(error);
      void window.showErrorMessage(strings.import.refused(nameOf(tables), reason));
      return undefined;
    }
  });
}

/** Of the files that are offered; the menu of the explorer names them too. */
const endings = ['xlsx', 'xlsm', 'csv'] as const;

function givenIn(first: unknown, all: unknown): readonly Uri[] | undefined {
  const selected = Array.isArray(all) ? all.filter((each) => each instanceof Uri && isTables(each)) : [];
  if (selected.length > 0) return selected;
  return first instanceof Uri ? [first] : undefined;
}

function isTables({ path }: Uri): boolean {
  const end = path.toLowerCase();
  return endings.some((ending) => end.endsWith(`.${ending}`));
}

async function chooseFiles({ import: strings }: Strings): Promise<readonly Uri[]> {
  const chosen = await window.showOpenDialog({
    title: strings.choose,
    openLabel: strings.take,
    canSelectMany: true,
    filters: { [strings.tables]: [...endings] },
  });
  return chosen ?? [];
}

async function importFrom(
  files: readonly Uri[],
  first: Uri,
  { source, strings, output }: ImportServices,
): Promise<Uri | undefined> {
  const sizes = await Promise.all(files.map(async (file) => (await workspace.fs.stat(file)).size));
  if (sizes.reduce((sum, size) => sum + size, 0) > importLimits.bytes) {
    void window.showErrorMessage(strings.import.refused(nameOf(first), strings.import.tooLarge));
    return undefined;
  }
  const tables = files.map(async (file) => ({ name: nameOf(file), bytes: await workspace.fs.readFile(file) }));
  const result = await source(await Promise.all(tables));
  if (result.kind === 'refused') {
    void window.showErrorMessage(strings.import.refused(result.file, result.reason));
    return undefined;
  }
  const place = await freePlace(Uri.joinPath(first, '..'), result.fileName);
  const written = await workspace.fs.writeFile(place, new TextEncoder().encode(result.text)).then(
    () => place,
    (error: unknown) => {
      output.warn(String(error));
      return undefined;
    },
  );
  return showImported(result, written, strings.import);
}
