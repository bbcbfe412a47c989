import { setTimeout as pause } from 'node:timers/promises';
import { extensions, languages, Uri, window, workspace } from 'vscode';
import type { Exports } from '../../client/activation.ts';

/**
 * Runs in an extension host in which nothing has started the extension yet: opens a budget, starts the extension and prints the
 * parts of its start in ms. What it is told is in the environment.
 */
export async function run(): Promise<void> {
  console.log('[vscode-tests] run');
  const { BUDGET_MEASURED, BUDGET_OPENED = '', BUDGET_STAYS = '0' } = process.env;
  const extension = extensions.all.find(({ extensionPath }) => extensionPath === BUDGET_MEASURED);
  if (!extension || extension.isActive) throw new Error('the extension is not there, or runs already');
  const uri = Uri.file(BUDGET_OPENED);
  const begun = performance.now();
  const since = (): number => performance.now() - begun;
  const shown = workspace.openTextDocument(uri).then((document) => window.showTextDocument(document));
  const { client } = (await extension.activate()) as Exports;
  const activated = since();
  const running = client.start().then(since);
  await shown;
  while (languages.getDiagnostics(uri).length === 0) await pause(1);
  const parts = { activated, running: await running, diagnostics: since() };
  console.log(`[start] ${JSON.stringify(parts)}`);
  await pause(Number(BUDGET_STAYS));
  console.log('[vscode-tests] done {"passes":1,"failures":0}');
}
