import { type QuickPickItem, QuickPickItemKind, type Uri, window, workspace } from 'vscode';
import type { ComparisonBase } from '../../server/lsp/protocol/comparisonProtocol.ts';
import { nameOf } from '../export/exportMessages.ts';
import { folderOf } from '../folderOf.ts';
import { type Commit, hasGit, repositoryOf } from '../git/gitExtension.ts';
import { budgetsIn } from '../listFiles.ts';
import type { Strings } from '../strings.ts';

/** What choosing needs of its surroundings. */
export interface BaseServices {
  readonly strings: Strings;
}

/** What a budget can be compared with, or the wish to choose a file. */
interface Offer extends QuickPickItem {
  readonly choice?: ComparisonBase | 'file';
}

const offeredCommits = 50;
const offeredFiles = 20;

/** Asks what a budget is to be compared with: last year's, another file, or the same file as it was; undefined where nothing was chosen. */
export async function chooseBase(uri: Uri, { strings }: BaseServices): Promise<ComparisonBase | undefined> {
  const { comparison } = strings;
  const chosen = await window.showQuickPick(offersFor(uri, strings), {
    title: comparison.choose(nameOf(uri)),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.choice === 'file' ? chooseFile(uri, strings) : chosen?.choice;
}

async function offersFor(uri: Uri, strings: Strings): Promise<Offer[]> {
  const { comparison } = strings;
  const [files, revisions] = await Promise.all([otherBudgets(uri), revisionsOf(uri, strings)]);
  return [
    { label: `$(history) ${comparison.prior}`, description: comparison.priorDetail, choice: { kind: 'prior' } },
    separator(comparison.files),
    ...files,
    { label: `$(folder-opened) ${comparison.otherFile}`, choice: 'file' },
    ...(revisions.length > 0 ? [separator(comparison.revisions), ...revisions] : []),
  ];
}

function separator(label: string): Offer {
  return { label, kind: QuickPickItemKind.Separator };
}

async function otherBudgets(uri: Uri): Promise<Offer[]> {
  const found = await Promise.all((workspace.workspaceFolders ?? []).map((folder) => budgetsIn(folder.uri)));
  // A folder may be open within another one.
  const budgets = new Map(found.flat().map((each) => [each.toString(), each]));
  budgets.delete(uri.toString());
  // What stands beside the file comes first: last year's is there, and another folder may have one of the same name.
  const rank = (each: Uri): number => (pathOf(each) === pathOf(uri) ? 0 : 1);
  const order = (a: Uri, b: Uri): number => nameOf(a).localeCompare(nameOf(b), undefined, { numeric: true });
  return [...budgets.values()]
    .sort((a, b) => rank(a) - rank(b) || order(a, b))
    .slice(0, offeredFiles)
    .map((each) => ({ label: `$(file) ${nameOf(each)}`, description: pathOf(each), choice: baseFile(each) }));
}

function pathOf(uri: Uri): string {
  return workspace.asRelativePath(uri).split('/').slice(0, -1).join('/');
}

function baseFile(uri: Uri): ComparisonBase {
  return { kind: 'file', uri: uri.toString() };
}

/** The last commits that changed the file; none where there is no git, or it knows nothing of the file. */
async function revisionsOf(uri: Uri, { lang }: Strings): Promise<Offer[]> {
  if (!hasGit()) return [];
  const repository = await repositoryOf(uri);
  const commits = await repository?.log({ maxEntries: offeredCommits, path: uri.fsPath }).catch(() => []);
  return (commits ?? []).map((commit) => offerOf(commit, lang));
}

function offerOf({ hash, message, authorDate }: Commit, lang: string): Offer {
  const subject = message.split('\n', 1)[0] ?? '';
  const date = authorDate?.toLocaleString(lang, { dateStyle: 'medium', timeStyle: 'short' });
  const [short, when] = [hash.slice(0, 8), date === undefined ? [] : [date]];
  return {
    label: `$(git-commit) ${subject}`,
    description: [...when, short].join(' · '),
    choice: { kind: 'revision', revision: hash, label: [...when, subject || short].join(' · ') },
  };
}

async function chooseFile(uri: Uri, { comparison }: Strings): Promise<ComparisonBase | undefined> {
  const folder = folderOf(uri);
  const [file] =
    (await window.showOpenDialog({
      title: comparison.otherFile,
      openLabel: comparison.compare,
      filters: { [comparison.budgets]: ['budget'] },
      ...(folder && { defaultUri: folder }),
    })) ?? [];
  return file && baseFile(file);
}
