import {
  commands,
  Disposable,
  env,
  type LogOutputChannel,
  l10n,
  languages,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { hasEditKinds } from '../editKinds.ts';
import { nameOf } from '../export/exportMessages.ts';
import { isReadonly } from '../isReadonly.ts';
import { sayNoAnswer } from '../sayNoAnswer.ts';
import type { Strings } from '../strings.ts';
import { editFor } from './editFor.ts';
import { previewPaste, reportPaste } from './pasteReport.ts';
import { dropProvider, pasteProvider, tableMetadata } from './tableProviders.ts';
import { type TableSource, tableSource } from './tableSource.ts';

const shownMs = 5_000;

/** Tables from a spreadsheet into a block, by pasting, dropping or command, and a block as a table to the clipboard. */
export function registerTables(client: BaseLanguageClient, strings: Strings, output: LogOutputChannel): Disposable {
  const source = tableSource(client);
  const run = (act: (editor: TextEditor, source: TableSource, strings: Strings) => Promise<void>) => async () => {
    const editor = window.activeTextEditor;
    if (editor?.document.languageId !== 'budget') {
      void window.showInformationMessage(strings.noBudgetFile);
      return;
    }
    try {
      await act(editor, source, strings);
    } catch (error) {
      sayNoAnswer(error, { strings, output });
    }
  };
  return Disposable.from(
    commands.registerCommand('budget.pasteTable', run(pasteTable)),
    commands.registerCommand('budget.copyTable', run(copyTable)),
    ...pastingAndDropping(source, output),
  );
}

/** Where there is neither, the command is the way. */
function pastingAndDropping(source: TableSource, output: LogOutputChannel): Disposable[] {
  if (!hasEditKinds()) return [];
  const failed = (error: unknown): void => output.error(String(error));
  const budget = { language: 'budget' };
  const { paste, drop } = tableMetadata();
  return [
    languages.registerDocumentPasteEditProvider(budget, pasteProvider(source, failed), paste),
    languages.registerDocumentDropEditProvider(budget, dropProvider(source, failed), drop),
  ];
}

async function pasteTable(
  { document, selection }: TextEditor,
  source: TableSource,
  { preview: strings }: Strings,
): Promise<void> {
  if (await isReadonly(document.uri)) return refuse(strings.readonly(nameOf(document.uri)));
  const rows = await source.paste(document, selection, { plain: await env.clipboard.readText(), html: '' });
  if (!rows) {
    void window.showInformationMessage(l10n.t('The clipboard holds no table that this block takes.'));
    return;
  }
  if (rows !== 'outdated' && !(await previewPaste(rows))) return;
  if (rows === 'outdated' || document.version !== rows.version) return refuse(strings.outdated);
  if (!(await workspace.applyEdit(editFor(document, rows)))) return refuse(strings.notApplied);
  if (rows.unread.length === 0) await reportPaste(rows);
}

function refuse(reason: string): void {
  void window.showErrorMessage(reason);
}

async function copyTable({ document, selection }: TextEditor, source: TableSource): Promise<void> {
  const table = await source.copy(document, selection.active);
  if (!table) {
    void window.showInformationMessage(l10n.t('Place the cursor in a block with lines of figures.'));
    return;
  }
  await env.clipboard.writeText(table.text);
  window.setStatusBarMessage(l10n.t('Rows copied as a table: {0}.', table.rows), shownMs);
}
