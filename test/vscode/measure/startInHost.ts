import { extensions, languages, Uri, workspace } from 'vscode';
import type { Exports } from '../../../client/activation.ts';

/** Runs in an extension host in which nothing has started the extension yet, and prints the parts of its start in ms. */
export async function run(): Promise<void> {
  console.log('[vscode-tests] run');
  const extension = extensions.all.find(({ id }) => id.endsWith('budget-language'));
  if (!extension || extension.isActive) throw new Error('the extension is not there, or runs already');
  const begun = performance.now();
  const since = (): number => Math.round(performance.now() - begun);
  const activating = Promise.resolve(extension.activate()).then(({ client }: Exports) => ({ client, at: since() }));
  const sample = workspace.openTextDocument(Uri.joinPath(extension.extensionUri, 'samples/shuozhou-2026.budget'));
  const opened = sample.then(since);
  const { client, at: activated } = await activating;
  const running = client.start().then(since);
  const { uri } = await sample;
  while (languages.getDiagnostics(uri).length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  const diagnostics = since();
  const parts = { activated, opened: await opened, running: await running, diagnostics };
  console.log(`[start] ${JSON.stringify(parts)}`);
  console.log('[vscode-tests] done {"passes":1,"failures":0}');
}
