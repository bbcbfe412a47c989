// The browser that shows the workbench: one that is installed, else the Chromium of host/.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { ExplainedError } from '../../.ci/prepare.mjs';
import { chineseFonts, ensureHost, packedChromium } from './host/setup.mjs';

/** Flags that keep Chromium off the network, and awake: the workbench, and with it the test, runs in its page. */
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

const INSTALLED = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'].map(
    (name) => `/usr/bin/${name}`,
  ),
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((folder) => [
    `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
    `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ]),
};

/** Starts a headless browser with one context; `locale` is the language that its pages are told. */
export async function launchBrowser({ viewport = { width: 1400, height: 900 }, locale = 'en-US' } = {}) {
  ensureHost();
  const browser = await start({ ...findBrowser(), args: FLAGS, chromiumSandbox: false });
  const context = await browser.newContext({ viewport, locale });
  return { browser, context };
}

async function start({ env, ...options }) {
  try {
    return await chromium.launch({ ...options, env: { ...process.env, ...env, ...chineseFontEnv() } });
  } catch (error) {
    throw new ExplainedError(
      `浏览器 ${options.executablePath} 启动失败。请安装 Chromium（Debian/Ubuntu：apt-get install chromium），或用 CHROMIUM_PATH 指定。`,
      `The browser ${options.executablePath} does not start. Install Chromium (Debian/Ubuntu: apt-get install chromium) or name one in CHROMIUM_PATH.\n${error.message}`,
    );
  }
}

/** The browser that is started, and what has to be in its environment. */
export function findBrowser() {
  const candidates = [process.env.CHROMIUM_PATH, process.env.CHROME_PATH, ...(INSTALLED[process.platform] ?? [])];
  const executablePath = candidates.find((file) => file && fs.existsSync(file));
  if (executablePath) return { executablePath };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackedChromium();
  throw new ExplainedError(
    '没有找到 Chrome、Edge 或 Chromium。请安装其中之一，或用 CHROMIUM_PATH 指定。',
    'No Chrome, Edge or Chromium was found. Install one of them or name it in CHROMIUM_PATH.',
  );
}

/** Unpacked here and not by the package's own code, which takes whatever stands at /tmp/chromium for it. */
function unpackedChromium() {
  const folder = path.join(packedChromium, '../unpacked');
  const executablePath = path.join(folder, 'chromium');
  if (!fs.existsSync(executablePath)) {
    fs.mkdirSync(folder, { recursive: true });
    const libraries = unpack('al2023.tar.br');
    execFileSync('tar', ['-x', '-C', folder], { input: libraries });
    // Renamed when whole: a run that was cut off leaves no half of a browser.
    fs.writeFileSync(`${executablePath}.part`, unpack('chromium.br'), { mode: 0o755 });
    fs.renameSync(`${executablePath}.part`, executablePath);
  }
  return { executablePath, env: { LD_LIBRARY_PATH: path.join(folder, 'lib') } };
}

function unpack(name) {
  return brotliDecompressSync(fs.readFileSync(path.join(packedChromium, name)));
}

/** Adds the font of host/ where fontconfig finds no Chinese one; otherwise every screenshot would show boxes. */
function chineseFontEnv() {
  if (process.platform !== 'linux' || spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim())
    return {};
  const file = path.join(chineseFonts, 'fonts.conf');
  fs.writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${chineseFonts}</dir></fontconfig>
`,
  );
  return { FONTCONFIG_FILE: file };
}
