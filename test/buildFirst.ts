import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Builds what the tests run, once before the first of them; `npm test` has built it already. */
export default function buildFirst(): void {
  if (process.env['BUDGET_IS_BUILT']) return;
  const root = path.resolve(import.meta.dirname, '..');
  const { status } = spawnSync(process.execPath, ['server/build.mjs', '--quiet'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('the build failed; the reason stands above');
}
