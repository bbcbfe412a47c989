// What every script does first in a fresh clone. It runs before node_modules exists, so it imports node: only, and as
// `requireNode` has to get as far as its sentence, nothing by a name that an old Node lacks.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import util from 'node:util';
import { requireNode } from '../server/requireNode.mjs';

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** A failure that its reader can put right: the message says how, in Chinese and in English, and no stack is shown. */
export class ExplainedError extends Error {
  constructor(chinese, english) {
    super(`${chinese}\n${english}`);
    this.name = 'ExplainedError';
  }
}

/** Runs a script's main function; a failure is told as what it is, and the process exits with 1. */
export function runMain(main) {
  requireNode();
  // Without a listener a signal ends the process with no 'exit' event, and servers and temporary folders would stay.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));
  main().catch((error) => {
    console.error(error instanceof ExplainedError ? error.message : error);
    process.exit(1);
  });
}

/**
 * What is written behind a script's name, as `parseArgs` of node:util has it. With --help the usage is shown, and the
 * process ends.
 */
export function readOptions(name, usage, config) {
  let parsed;
  try {
    parsed = util.parseArgs({ ...config, options: { ...config.options, help: { type: 'boolean' } } });
  } catch (error) {
    throw wrongUse(name, error.message.split('. ')[0]);
  }
  if (!parsed.values.help) return parsed;
  process.stdout.write(usage);
  return process.exit(0);
}

/** For a script that is called with what it does not know. */
export function wrongUse(name, why) {
  return new ExplainedError(`选项不对，见 ${name} -- --help。`, `Wrong use, see ${name} -- --help: ${why}`);
}

/** Runs npm with its output shown. False when it fails or cannot be found. */
export function npm(args, cwd = root) {
  const { status } = spawnSync('npm', args, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  return status === 0;
}

/** Installs the dependencies if package-lock.json asks for others than node_modules has. */
export function prepare() {
  if (isInstalled()) return;
  console.log('正在安装依赖…… Installing the dependencies ...');
  // Not `npm ci`: it refuses a lock file that lacks the packages of other platforms, which some mirrors do not carry.
  // Named, because NODE_ENV=production would leave out the tools that build and test.
  if (npm(['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])) return;
  throw new ExplainedError(
    '安装依赖失败（npm install）。请确认已安装 npm、可以访问 npm 源，然后重试。',
    'The dependencies could not be installed (npm install). Check that npm is there and reaches its registry, then try again.',
  );
}

/** Builds the extension, the servers and the command line into dist/. */
export function build() {
  const { status } = spawnSync(process.execPath, ['server/build.mjs'], { cwd: root, stdio: 'inherit' });
  if (status === 0) return;
  throw new ExplainedError('构建失败，原因见上。', 'The build failed; the reason stands above.');
}

/**
 * npm keeps node_modules/.package-lock.json as its record of what it put there, written last. Comparing it by content
 * also sees a half-finished install, and an `npm install` by hand is not done again.
 */
function isInstalled() {
  const wanted = packagesIn('package-lock.json');
  const present = packagesIn('node_modules/.package-lock.json');
  return Object.keys(wanted).every((key) => {
    if (key === '') return true;
    return present[key] ? present[key].version === wanted[key].version : wanted[key].optional === true;
  });
}

function packagesIn(lockFile) {
  const file = path.join(root, lockFile);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).packages : {};
}

const script = process.argv[1] && fs.realpathSync(process.argv[1]);
if (script === fileURLToPath(import.meta.url)) runMain(async () => prepare());
