// The language servers that a workbench of this process has started; found through /proc.
import assert from 'node:assert/strict';
import fs from 'node:fs';

/** The process ids of the running servers. */
function serverProcesses() {
  const ids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.map(Number).filter((id) => isServer(id) && isOurs(id));
}

/** Kills the one server that runs, as a crash would end it. */
export function killServer() {
  const [id, ...others] = serverProcesses();
  assert.ok(id !== undefined && others.length === 0, `one server runs: ${[id, ...others]}`);
  process.kill(id, 'SIGKILL');
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
