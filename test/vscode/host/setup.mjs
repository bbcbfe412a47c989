// Installs code-server, a headless Chromium and a Chinese font beside this file: once, at first use, apart from the
// project's own dependencies, because code-server runs on Node 24 only and is 490 MB.
import fs from 'node:fs';
import path from 'node:path';
import { ExplainedError, npm, root } from '../../../.ci/prepare.mjs';

const here = path.join(root, 'test/vscode/host');
const modules = path.join(here, 'node_modules');
const stamp = path.join(modules, '.vscode-host-ready');

/** VS Code's own part of code-server; the wrapper around it (login, proxy, heartbeat) is not needed and slower. */
export const vscodeDir = path.join(modules, 'code-server/lib/vscode');

/** Brotli-packed headless Chromium (Linux x64) and the shared libraries that a bare system may lack. */
export const packedChromium = path.join(modules, '@sparticuz/chromium/bin');

/** Five weights of a Chinese font as whole OTF files, which fontconfig takes as they are. */
export const chineseFonts = path.join(modules, '@embedpdf/fonts-sc/fonts');

/** The Node 24 that code-server wants: from npm on Linux, elsewhere the one that runs this script. */
export function hostNode() {
  const packed = path.join(modules, `node-linux-${process.arch}/bin/node`);
  if (fs.existsSync(packed)) return packed;
  if (process.versions.node.startsWith('24.')) return process.execPath;
  throw new ExplainedError(
    '在这个系统上，code-server 需要用 Node.js 24 运行；或用已安装的 VS Code：npm start -- --code',
    'On this system code-server needs to be run with Node.js 24; or use an installed VS Code: npm start -- --code',
  );
}

/** Installs what is not there yet. Without scripts: nothing is compiled and no system package is needed. */
export function ensureHost() {
  const wanted = ['package-lock.json', 'setup.mjs']
    .map((name) => fs.readFileSync(path.join(here, name), 'utf8'))
    .join('');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return;
  console.log('首次使用：正在安装 code-server（约一分钟）…… First use: installing code-server (about a minute) ...');
  install(here, ['ci']);
  // The nested installs that code-server's postinstall script would do. `install` and not `ci`: the nested shrinkwrap is
  // out of step with its package.json (code-server 4.139.1).
  install(vscodeDir, ['install', '--omit=dev', '--omit=optional', '--no-save']);
  install(path.join(vscodeDir, 'extensions'), ['install', '--omit=dev', '--no-save']);
  for (const [name, script] of Object.entries(STAND_INS)) {
    fs.writeFileSync(path.join(vscodeDir, 'node_modules', name, 'index.js'), script);
  }
  for (const name of UNUSED_EXTENSIONS) {
    fs.rmSync(path.join(vscodeDir, 'extensions', name), { recursive: true, force: true });
  }
  fs.writeFileSync(stamp, wanted);
}

function install(folder, args) {
  if (npm([...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder)) return;
  throw new ExplainedError(
    `安装 code-server 失败（在 ${folder} 中 npm ${args[0]}）。请确认可以访问 npm 源，然后重试。`,
    `code-server could not be installed (npm ${args[0]} in ${folder}). Check that npm reaches its registry, then try again.`,
  );
}

/** Built-ins that cost seconds at every start and serve nothing here. */
const UNUSED_EXTENSIONS = ['copilot', 'mermaid-markdown-features'];

/** Two native add-ons that every VS Code process loads, and which would need a C++ toolchain. */
const STAND_INS = {
  '@vscode/spdlog': `'use strict';
const fs = require('fs'), path = require('path');
const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
class Logger {
  constructor(type, name, file) { this.file = file; this.level = 2; }
  write(level, text) {
    if (level >= this.level) try { fs.appendFileSync(this.file, new Date().toISOString() + ' [' + LEVELS[level] + '] ' + text + '\\n'); } catch {}
  }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {} clearFormatters() {} flush() {} drop() {}
}
LEVELS.forEach((name, level) => { Logger.prototype[name === 'warning' ? 'warn' : name] = function (text) { this.write(level, text); }; });
exports.version = 0;
exports.setLevel = exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = exports.createAsyncRotatingLogger = async (name, file) => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  return new Logger('rotating', name, file);
};
`,
  '@vscode/native-watchdog': `'use strict';
exports.start = (pid) => { setInterval(() => { try { process.kill(pid, 0); } catch { process.exit(87); } }, 3000).unref(); };
exports.exit = (code) => process.exit(code || 0);
`,
};
