import { commands, Disposable, type LogOutputChannel, Uri, window, workspace } from 'vscode';
import { importLimits } from '../../server/features/import/importLimits.ts';
import { nameOf } from '../export/exportMessages.ts';
import { freePlace } from '../freePlace.ts';
import type { Strings } from '../strings.ts';
import type { ImportSource, TableFile } from './importSource.ts';
import { showImported, showMerged } from './showImported.ts';

/** What an import needs of its surroundings. */
export interface ImportServices {
  readonly source: ImportSource;
  readonly strings: Strings;
  readonly output: LogOutputChannel;
}

/**
 * The commands that read tables: of the file they are given with all that are selected beside it (the explorer's menu), else
 * of files that are asked for. One makes a budget of them and answers with the address of the new file; the other writes them
 * into the budget of the editor and answers with its address.
 */
export function registerImport(services: ImportServices): Disposable {
  return Disposable.from(
    commands.registerCommand('budget.import', (first: unknown, all: unknown) => read(first, all, services, importFrom)),
    commands.registerCommand('budget.importInto', (first: unknown, all: unknown) =>
      read(first, all, services, importInto),
    ),
  );
}

type Reader = (tables: readonly TableFile[], first: Uri, services: ImportServices) => Promise<Uri | undefined>;

async function read(first: unknown, all: unknown, services: ImportServices, reader: Reader): Promise<Uri | undefined> {
  const { strings, output } = services;
  const files = givenIn(first, all) ?? (await chooseFiles(strings));
  const [tables] = files;
  if (!tables) return undefined;
  try {
    const contents = await contentsOf(files);
    if (contents) return await reader(contents, tables, services);
    void window.showErrorMessage(strings.import.refused(nameOf(tables), strings.import.tooLarge));
  } catch (error) {
    output.error(error instanceof Error ? error : String(error));
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(strings.import.refused(nameOf(tables), reason));
  }
  return undefined;
}

/** Of the files that are offered; the menu of the explorer names them too. */
const endings = ['xlsx', 'xlsm', 'xls', 'csv'] as const;

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

/** What is in the files; undefined where that is too much to be read. */
async function contentsOf(files: readonly Uri[]): Promise<readonly TableFile[] | undefined> {
  const sizes = await Promise.all(files.map(async (file) => (await workspace.fs.stat(file)).size));
  if (sizes.reduce((sum, size) => sum + size, 0) > importLimits.bytes) return undefined;
  return Promise.all(files.map(async (file) => ({ name: nameOf(file), bytes: await workspace.fs.readFile(file) })));
}

async function importFrom(
  tables: readonly TableFile[],
  first: Uri,
  { source, strings, output }: ImportServices,
): Promise<Uri | undefined> {
  const result = await source.asBudget(tables);
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

/** By the editor's undo, it can be taken back; what is another figure stands in the log. */
async function importInto(
  tables: readonly TableFile[],
  first: Uri,
  { source, strings, output }: ImportServices,
): Promise<Uri | undefined> {
  const document = window.activeTextEditor?.document;
  const result = document?.languageId === 'budget' ? await source.into(document.uri, tables) : undefined;
  if (!document || !result) {
    void window.showErrorMessage(strings.import.refused(nameOf(first), strings.import.noBudget));
    return undefined;
  }
  if (result.kind === 'refused') {
    void window.showErrorMessage(strings.import.refused(result.file, result.reason));
    return undefined;
  }
  // An edit without a change is one that VS Code says it did not make.
  if (result.edit.size > 0 && !(await workspace.applyEdit(result.edit))) {
    void window.showErrorMessage(strings.import.refused(nameOf(first), strings.import.edited));
    return undefined;
  }
  for (const line of [...result.changes, ...result.notes, ...result.unreadRows]) output.info(line);
  void showMerged(result, nameOf(document.uri), { strings: strings.import, output });
  return document.uri;
}
