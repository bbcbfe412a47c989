import { CancellationTokenSource, Uri } from 'vscode';
import { FiguresFirst } from '../../../client/preview/FiguresFirst.ts';
import { previewSource } from '../../../client/preview/previewSource.ts';
import { same } from './assert.ts';
import { closeAll, openSample } from './budgetDocument.ts';
import { extensionClient } from './extensionClient.ts';

const uri = Uri.parse('untitled:部门.budget');

suite('what is found while one types', () => {
  teardown(closeAll);

  test('comes once the preview has its figures', async () => {
    const { uri: sample } = await openSample();
    const { order, first, findingsOf } = asking();
    const source = first.before(previewSource(await extensionClient()));
    const findings = findingsOf(sample);
    const preview = source.document({ uri: sample.toString() }).then(() => order.push('figures'));
    await Promise.all([findings, preview]);
    same(order, ['figures', 'findings']);
  });

  test('comes at once where no preview of the text is drawn, or none can be', async () => {
    const { order, first, findingsOf } = asking();
    const real = previewSource(await extensionClient());
    const never = first.before({ ...real, document: () => new Promise(() => {}) });
    void never.document({ uri: 'untitled:other.budget' });
    await findingsOf(uri);
    const failing = first.before({ ...real, document: () => Promise.reject(new Error('no server')) });
    const failed = failing.document({ uri: uri.toString() }).catch(() => order.push('failed'));
    await Promise.all([findingsOf(uri), failed]);
    same(order, ['findings', 'failed', 'findings']);
  });
});

function asking() {
  const order: string[] = [];
  const first = new FiguresFirst();
  const { token } = new CancellationTokenSource();
  const findingsOf = async (of: Uri): Promise<void> => {
    await first.middleware.provideDiagnostics?.(of, undefined, token, () => {
      order.push('findings');
      return undefined;
    });
  };
  return { order, first, findingsOf };
}
