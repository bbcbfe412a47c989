import { commands, type Disposable, Position, Uri, window } from 'vscode';
import { isBudgetAddress } from '../../server/lsp/addresses.ts';
import { isRecord } from '../../server/lsp/protocol/previewProtocol.ts';
import { nameOf } from '../export/exportMessages.ts';
import { sayNoAnswer } from '../sayNoAnswer.ts';
import type { PreviewServices } from './PreviewPanel.ts';
import type { Previews } from './Previews.ts';

/** A place in a budget that is to be shown in a preview. */
interface Target {
  readonly uri: Uri;
  /** Undefined for the whole document. */
  readonly at: Position | string | undefined;
}

/**
 * The commands of the previews. Those about a file take it as an argument, as menus give it and the server writes it in a
 * code lens; a second one is the position or the address of what is to be shown.
 */
export function previewCommands(
  previews: Previews,
  { strings, actions, output }: PreviewServices,
  atHand: () => Uri | undefined,
): Disposable[] {
  const withBudget = (act: (target: Target) => unknown) => (file: unknown, at: unknown) => {
    const uri = uriIn(file) ?? atHand();
    if (uri) return act({ uri, at: placeIn(at) });
    return window.showInformationMessage(strings.noBudgetFile);
  };
  /** Whether there is something to show; undefined where the server does not answer, of which the user was told. */
  const isShown = (uri: Uri, position: Position, explain: boolean): Promise<boolean | undefined> =>
    previews.goTo(uri, position, { explain }).catch((error) => {
      sayNoAnswer(error, { strings, output });
      return undefined;
    });
  const goTo = async ({ uri, at }: Target, explain: boolean): Promise<void> => {
    const position = at instanceof Position ? at : cursorIn(uri);
    const isThere = position ? await isShown(uri, position, explain) : false;
    if (isThere === false) void window.showInformationMessage(strings.preview.nothingHere);
  };
  const compare = async (uri: Uri): Promise<void> => {
    const base = await actions.chooseBase(uri);
    if (base) previews.compare(uri, base);
  };
  const all: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> = {
    'budget.openPreview': withBudget(({ uri, at }) => {
      if (at instanceof Position) return isShown(uri, at, false);
      const panel = previews.open(uri);
      return at === undefined ? undefined : panel.go(at, { explain: false });
    }),
    'budget.openLockedPreview': withBudget(({ uri }) => void previews.openLocked(uri)),
    'budget.togglePreviewLock': () => {
      const panel = previews.active ?? previews.following;
      if (!panel) return window.showInformationMessage(strings.preview.noPreview);
      return previews.setLocked(panel, !panel.isLocked);
    },
    'budget.showInPreview': withBudget((target) => goTo(target, false)),
    'budget.explainFigure': withBudget((target) => goTo(target, true)),
    'budget.compareWith': withBudget(({ uri }) => compare(uri)),
    'budget.compareSelected': (_file, files) => {
      const [older, newer, ...others] = budgetsAmong(files);
      if (!older || !newer || others.length > 0) return window.showInformationMessage(strings.comparison.chooseTwo);
      return previews.compare(newer, { kind: 'file', uri: older.toString() });
    },
  };
  return Object.entries(all).map(([name, act]) => commands.registerCommand(name, act));
}

/** The budgets among some files, from the oldest on: 2025.budget before 2026.budget; of one name, 2025/a.budget before 2026/a.budget. */
function budgetsAmong(files: unknown): Uri[] {
  const budgets = Array.isArray(files)
    ? files.filter((each): each is Uri => each instanceof Uri && isBudgetAddress(each.path))
    : [];
  const order = (a: string, b: string): number => a.localeCompare(b, undefined, { numeric: true });
  return budgets.sort((a, b) => order(nameOf(a), nameOf(b)) || order(a.path, b.path));
}

/** The menu above a preview gives the address of its panel. */
function uriIn(argument: unknown): Uri | undefined {
  if (typeof argument === 'string') return Uri.parse(argument);
  return argument instanceof Uri && argument.scheme !== 'webview-panel' ? argument : undefined;
}

/** An address, or a position as the server writes it. */
function placeIn(argument: unknown): Target['at'] {
  if (typeof argument === 'string') return argument;
  if (!isRecord(argument)) return undefined;
  const { line, character } = argument;
  return typeof line === 'number' && typeof character === 'number' ? new Position(line, character) : undefined;
}

/** A text may be in several editors: the one that has the keyboard counts first. */
function cursorIn(uri: Uri): Position | undefined {
  const editors = [...(window.activeTextEditor ? [window.activeTextEditor] : []), ...window.visibleTextEditors];
  const editor = editors.find(({ document }) => document.uri.toString() === uri.toString());
  return editor?.selection.active;
}
