import fs from 'node:fs';

/** The language servers that this extension host has started, on Linux: processes are found through /proc. */
export function serverProcesses(): number[] {
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
