import { FileType, Uri, type WorkspaceFolder, window, workspace } from 'vscode';
import { budgetIn, isVersion } from '../budgetIn.ts';
import type { ToolStrings } from '../strings.ts';

/** What a model is told instead. */
type Refusals = Pick<ToolStrings, 'noFile' | 'notABudget'>;

/**
 * The budget that a model means: the open one, or one of the open folders. Nothing else is read, whatever is asked for;
 * what cannot be read is told to the model as an error.
 */
export async function budgetNamed(file: string | undefined, strings: Refusals): Promise<Uri> {
  if (file === undefined || file.trim() === '') return openBudget(strings);
  const asked = file.trim();
  const isBudget = ({ path }: Uri): boolean => path.toLowerCase().endsWith('.budget');
  const open = workspace.textDocuments.filter(({ uri, languageId }) => languageId === 'budget' && isNamed(uri, asked));
  // A version has the path of its file.
  const [first] = open.sort((a, b) => Number(isVersion(a.uri)) - Number(isVersion(b.uri)));
  if (first) return first.uri;
  for (const candidate of candidates(asked)) {
    const isWithin = isBudget(candidate) && workspace.getWorkspaceFolder(candidate) !== undefined;
    if (isWithin && (await isFile(candidate))) return candidate;
  }
  throw new Error(strings.notABudget(asked));
}

function openBudget(strings: Refusals): Uri {
  const editors = [window.activeTextEditor, ...window.visibleTextEditors];
  const [first] = editors.flatMap((editor) => budgetIn(editor) ?? []);
  if (!first) throw new Error(strings.noFile);
  return first.uri;
}

function isNamed(uri: Uri, asked: string): boolean {
  return [uri.toString(), uri.fsPath, uri.path, workspace.asRelativePath(uri), uri.toString(true)].includes(asked);
}

/** What a path or an address may be: `..` in it is resolved before anybody looks whether it is within a folder. */
function candidates(asked: string): Uri[] {
  const below = placesBelow(asked, workspace.workspaceFolders ?? []);
  const isAddress = /^[A-Za-z][A-Za-z0-9+.-]+:\//.test(asked);
  return (isAddress ? [Uri.parse(asked)] : [...below, Uri.file(asked)]).map((uri) => Uri.joinPath(uri, '.'));
}

/** Where several folders are open, a path begins with the name of one of them, as the editor shows it. */
export function placesBelow(asked: string, folders: readonly Pick<WorkspaceFolder, 'name' | 'uri'>[]): Uri[] {
  const named = folders.filter(({ name }) => folders.length > 1 && asked.startsWith(`${name}/`));
  return [
    ...named.map(({ name, uri }) => Uri.joinPath(uri, asked.slice(name.length + 1))),
    ...folders.map(({ uri }) => Uri.joinPath(uri, asked)),
  ];
}

/** A link might lead to where nobody meant to let a model read. */
async function isFile(uri: Uri): Promise<boolean> {
  const stat = await workspace.fs.stat(uri).then(undefined, () => undefined);
  return stat?.type === FileType.File;
}
