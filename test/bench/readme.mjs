// The README shows the last whole run: everything between its two marks is what that printed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../../.ci/prepare.mjs';

const BEGIN = '<!-- npm run bench -->';
const END = '<!-- end of npm run bench -->';

/** Puts texts into the README in the place of those of the run before. */
export function showInReadme(texts) {
  const file = path.join(root, 'README.md');
  const readme = fs.readFileSync(file, 'utf8');
  const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${file}: ${BEGIN} … ${END}`);
  fs.writeFileSync(file, `${readme.slice(0, from)}${[BEGIN, ...texts].join('\n\n')}\n\n${readme.slice(to)}`);
  // The linter wants the columns of a table aligned.
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  spawnSync(process.execPath, [biome, 'format', '--write', file], { stdio: 'inherit' });
}
