import { commands } from 'vscode';
import { closeAll, diagnosticsWhere, errorsOf, openSample, rangeOf, replace } from './budgetDocument.ts';

suite('recovery', () => {
  teardown(closeAll);

  test('after a restart of the server what is typed is checked', async () => {
    const sample = await openSample();
    await diagnosticsWhere(sample, ({ length }) => length > 0);
    await commands.executeCommand('budget.restartServer');
    await replace(sample, rangeOf(sample, '15.46'), '25.46');
    await diagnosticsWhere(sample, (found) => errorsOf(found).length > 0);
  });
});
