import fs from 'node:fs';
import { closeAll, diagnosticsWhere, errorsOf, eventually, openSample, rangeOf, replace } from './budgetDocument.ts';

suite('recovery from a crash', () => {
  teardown(closeAll);

  test('a server that was killed is started again and checks what is typed', async function () {
    // Processes are found through /proc.
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

/** The language servers that this extension host has started. */
function serverProcesses(): number[] {
  const pids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => isServer(pid));
}

function isServer(pid: number): boolean {
  try {
    const parent = /^PPid:\t(\d+)$/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(parent) === process.pid && fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('server.cjs');
  } catch {
    return false;
  }
}
