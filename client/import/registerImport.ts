import { commands, Disposable, type LogOutputChannel, type TextDocument, Uri, window, workspace } from 'vscode';
import { importLimits } from '../../server/features/import/sheets/importLimits.ts';
import { budgetIn } from '../budgetIn.ts';
import { nameOf } from '../export/exportMessages.ts';
import { atFreePlace } from '../freePlace.ts';
import { isReadonly } from '../isReadonly.ts';
import { logged } from '../logged.ts';
import { openDocument } from '../openDocument.ts';
import type { Strings } from '../strings.ts';
import type { ImportSource, MergedTables, TableFile } from './importSource.ts';
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
    commands.registerCommand('budget.importInto', async (first: unknown, all: unknown) => {
      // Who waits for the tables may look at another budget in the meantime.
      const budget = budgetIn(window.activeTextEditor);
      if (!budget) {
        void window.showInformationMessage(services.strings.noBudgetFile);
        return undefined;
      }
      if (await isReadonly(budget.uri)) {
        void window.showErrorMessage(services.strings.preview.readonly(nameOf(budget.uri)));
        return undefined;
      }
      return read(first, all, services, (tables, file) => importInto(tables, file, budget, services));
    }),
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
    void window.showErrorMessage(strings.import.refused(nameOf(tables), logged(error, output)));
  }
  return undefined;
}

/** Of the files that are offered; the menu of the explorer names them too. */
const endings = ['xlsx', 'xlsm', 'xls', 'csv'] as const;

/** The tables that a menu names; undefined where they are to be asked for. */
export function givenIn(first: unknown, all: unknown): readonly Uri[] | undefined {
  const selected = Array.isArray(all) ? all.filter((each) => each instanceof Uri && isTables(each)) : [];
  if (selected.length > 0) return selected;
  // The menu of a text gives the text's own address.
  return first instanceof Uri && isTables(first) ? [first] : undefined;
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
  const content = new TextEncoder().encode(result.text);
  const written = await atFreePlace(Uri.joinPath(first, '..'), result.fileName, (place) =>
    workspace.fs.writeFile(place, content).then(() => place),
  ).catch((error: unknown) => {
    output.warn(String(error));
    return undefined;
  });
  return showImported(result, written, strings.import);
}

/** By the editor's undo, it can be taken back; what is another figure stands in the log. */
export async function importInto(
  tables: readonly TableFile[],
  first: Uri,
  document: TextDocument,
  { source, strings, output }: ImportServices,
): Promise<Uri | undefined> {
  const refused = (file: string, reason: string): undefined => {
    void window.showErrorMessage(strings.import.refused(file, reason));
  };
  const result = await source.into(document.uri, tables);
  if (!result) return refused(nameOf(first), strings.import.noBudget);
  if (result.kind === 'refused') return refused(result.file, result.reason);
  const fault = await applyMerged(result, strings);
  if (fault !== undefined) return refused(nameOf(first), fault);
  for (const line of [...result.changes, ...result.notes, ...result.unreadRows]) output.info(line);
  void showMerged(result, nameOf(document.uri), { strings: strings.import, output });
  return document.uri;
}

/** Makes the edit where every text is as it was read; answers with why it did not. */
async function applyMerged({ edit, versions }: MergedTables, strings: Strings): Promise<string | undefined> {
  for (const [file] of versions) if (await isReadonly(file)) return strings.preview.readonly(nameOf(file));
  const isAsRead = ([file, version]: MergedTables['versions'][number]): boolean => {
    const open = openDocument(file);
    return version === null ? open?.isDirty !== true : open?.version === version;
  };
  if (!versions.every(isAsRead)) return strings.import.edited;
  // An edit without a change is one that VS Code says it did not make.
  return edit.size === 0 || (await workspace.applyEdit(edit)) ? undefined : strings.import.edited;
}
