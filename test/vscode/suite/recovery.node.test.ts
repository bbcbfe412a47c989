import { closeAll, diagnosticsWhere, errorsOf, eventually, openSample, rangeOf, replace } from './budgetDocument.ts';
import { serverProcesses } from './serverProcesses.ts';

suite('recovery from a crash', () => {
  teardown(closeAll);

  test('a server that was killed is started again and checks what is typed', async function () {
    if (process.platform !== 'linux') this.skip();
    const sample = await openSample();
    await diagnosticsWhere(sample, ({ length }) => length > 0);
    const [killed] = serverProcesses();
    if (killed === undefined) throw new Error('the server is no child of the extension host');
    process.kill(killed, 'SIGKILL');
    await eventually(
      () => serverProcesses().some((pid) => pid !== killed),
      () => `servers: ${serverProcesses()}`,
    );
    await replace(sample, rangeOf(sample, '15.46'), '25.46');
    await diagnosticsWhere(sample, (found) => errorsOf(found).length > 0);
  });
});
