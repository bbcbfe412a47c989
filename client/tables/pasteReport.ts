import { l10n, type QuickPickItem, window } from 'vscode';
import type { RowsToPaste, TableNote } from '../../server/lsp/protocol/tableProtocol.ts';

const shownMs = 8_000;

/** Says what of a table did not come in: rows that could not be read where anybody sees it, what was left out in the status bar. */
export async function reportPaste(rows: RowsToPaste): Promise<void> {
  const { unread, leftOut } = rows;
  if (unread.length === 0) {
    if (leftOut.length > 0)
      window.setStatusBarMessage(l10n.t('Pasted; rows or columns left out: {0}.', leftOut.length), shownMs);
    return;
  }
  const details = l10n.t('Details');
  const message = l10n.t(
    'Rows of the table that were not recognized and stand in the text as comments: {0}.',
    unread.length,
  );
  if ((await window.showWarningMessage(message, details)) === details) await showNotes(rows);
}

/** Shows what would not come in, before anything is inserted; false where the user broke off. */
export async function previewPaste(rows: RowsToPaste): Promise<boolean> {
  if (rows.unread.length === 0) return true;
  return (await showNotes(rows)) !== undefined;
}

function showNotes({ title, unread, leftOut }: RowsToPaste): Thenable<QuickPickItem | undefined> {
  const items = [
    { label: `$(check) ${title}` },
    ...unread.map((note) => item('$(warning)', note)),
    ...leftOut.map((note) => item('$(dash)', note)),
  ];
  const placeHolder = l10n.t('Rows that are not recognized become comments; rows with a dash are left out');
  return window.showQuickPick(items, { title, placeHolder, matchOnDetail: true });
}

function item(icon: string, { text, reason }: TableNote): QuickPickItem {
  return { label: `${icon} ${text}`, detail: reason };
}
