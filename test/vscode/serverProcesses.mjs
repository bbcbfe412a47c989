// The language servers that a workbench of this process has started; found through /proc.
import fs from 'node:fs';

/** The process ids of the running servers. */
export function serverProcesses() {
  const ids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.map(Number).filter((id) => isServer(id) && isOurs(id));
}

function isServer(id) {
  return read(id, 'cmdline').includes('server.cjs');
}

function isOurs(id) {
  for (let each = id; each > 1; each = parentOf(each)) if (each === process.pid) return true;
  return false;
}

function parentOf(id) {
  return Number(/^PPid:\t(\d+)$/m.exec(read(id, 'status'))?.[1] ?? 0);
}

function read(id, name) {
  try {
    return fs.readFileSync(`/proc/${id}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
