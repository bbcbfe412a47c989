import {
  commands,
  Disposable,
  type LogOutputChannel,
  languages,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { importLimits } from '../../server/features/import/sheets/importLimits.ts';
import { budgetIn } from '../budgetIn.ts';
import { hasEditKinds } from '../editKinds.ts';
import { nameOf } from '../export/exportMessages.ts';
import { atFreePlace } from '../freePlace.ts';
import { isReadonly } from '../isReadonly.ts';
import { logged } from '../logged.ts';
import { openDocument } from '../openDocument.ts';
import type { Strings } from '../strings.ts';
import { type Dropped, tablesDropMetadata, tablesDropProvider } from './dropTables.ts';
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
 * into the budget of the editor and answers with its address, as is done with files that are dropped onto a budget.
 */
export function registerImport(services: ImportServices): Disposable {
  return Disposable.from(
    commands.registerCommand('budget.import', async (first: unknown, all: unknown) => {
      const files = givenIn(first, all) ?? (await chooseFiles(services.strings));
      return read(files, services, (tables, file) => importFrom(tables, file, services));
    }),
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
      const files = givenIn(first, all) ?? (await chooseFiles(services.strings));
      return read(files, services, (tables) => importInto(tables, budget, services));
    }),
    ...dropping(services),
  );
}

function dropping(services: ImportServices): Disposable[] {
  if (!hasEditKinds()) return [];
  const provider = tablesDropProvider(isTables, (budget, files, token) =>
    read(files, services, async (tables) => {
      const merged = await merge(tables, budget, services);
      if (!merged || token.isCancellationRequested) return undefined;
      tell(merged, budget, services);
      return merged.edit;
    }),
  );
  return [languages.registerDocumentDropEditProvider({ language: 'budget' }, provider, tablesDropMetadata())];
}

async function read<F extends Dropped, T>(
  files: readonly F[],
  { strings, output }: ImportServices,
  reader: (tables: readonly TableFile[], first: F) => Promise<T | undefined>,
): Promise<T | undefined> {
  const [first] = files;
  if (!first) return undefined;
  try {
    const contents = await contentsOf(files);
    if (contents) return await reader(contents, first);
    void window.showErrorMessage(strings.import.refused(nameIn(first), strings.import.tooLarge));
  } catch (error) {
    void window.showErrorMessage(strings.import.refused(nameIn(first), logged(error, output)));
  }
  return undefined;
}

function nameIn(file: Dropped): string {
  return file instanceof Uri ? nameOf(file) : file.name;
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

function isTables(file: Dropped): boolean {
  const end = nameIn(file).toLowerCase();
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

/** What is in the files; undefined where that is too much to be read, as is known before of those that have an address. */
async function contentsOf(files: readonly Dropped[]): Promise<readonly TableFile[] | undefined> {
  const sizes = await Promise.all(
    files.map(async (file) => (file instanceof Uri ? (await workspace.fs.stat(file)).size : 0)),
  );
  if (isTooMuch(sizes)) return undefined;
  const contents = await Promise.all(
    files.map(async (file) => ({
      name: nameIn(file),
      bytes: await (file instanceof Uri ? workspace.fs.readFile(file) : file.data()),
    })),
  );
  return isTooMuch(contents.map(({ bytes }) => bytes.length)) ? undefined : contents;
}

function isTooMuch(sizes: readonly number[]): boolean {
  return sizes.reduce((sum, size) => sum + size, 0) > importLimits.bytes;
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
  document: TextDocument,
  services: ImportServices,
): Promise<Uri | undefined> {
  const merged = await merge(tables, document, services);
  if (!merged) return undefined;
  const { edit } = merged;
  // An edit without a change is one that VS Code says it did not make.
  if (edit.size > 0 && !(await workspace.applyEdit(edit)))
    return refuse(tables, services.strings.import.edited, services);
  tell(merged, document, services);
  return document.uri;
}

/** What tables change in a budget, every text of which is as it was read; undefined where was said why there is nothing. */
async function merge(
  tables: readonly TableFile[],
  document: TextDocument,
  services: ImportServices,
): Promise<MergedTables | undefined> {
  const { source, strings } = services;
  const result = await source.into(document.uri, tables);
  if (!result) return refuse(tables, strings.import.noBudget, services);
  if (result.kind === 'refused') return refuse([{ name: result.file }], result.reason, services);
  const fault = await faultOf(result, strings);
  return fault === undefined ? result : refuse(tables, fault, services);
}

function refuse([first]: readonly { readonly name: string }[], reason: string, { strings }: ImportServices): undefined {
  void window.showErrorMessage(strings.import.refused(first?.name ?? '', reason));
}

function tell(merged: MergedTables, { uri }: TextDocument, { strings, output }: ImportServices): void {
  for (const line of [...merged.changes, ...merged.notes, ...merged.unreadRows]) output.info(line);
  void showMerged(merged, nameOf(uri), { strings: strings.import, output });
}

/** Why the edit cannot be made in every text. */
async function faultOf({ versions }: MergedTables, strings: Strings): Promise<string | undefined> {
  for (const [file] of versions) if (await isReadonly(file)) return strings.preview.readonly(nameOf(file));
  const isAsRead = ([file, version]: MergedTables['versions'][number]): boolean => {
    const open = openDocument(file);
    return version === null ? open?.isDirty !== true : open?.version === version;
  };
  return versions.every(isAsRead) ? undefined : strings.import.edited;
}
