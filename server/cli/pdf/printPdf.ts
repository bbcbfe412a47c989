import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import type { Localized } from '../../language/schema.ts';
import { isRecord } from '../../lsp/protocol/previewProtocol.ts';
import { DevTools } from './DevTools.ts';
import { type Environment, findBrowser, thisMachine } from './findBrowser.ts';
import { withPageNumbers } from './pageNumbers.ts';

/** How a page is printed. */
export interface Printing {
  /** The path of a Chrome, Edge or Chromium; without one, `BUDGET_CHROME` names it, or an installed one is found. */
  readonly browser: string | undefined;
  readonly environment: Environment;
  /** Where the user can name a browser, for the sentence that says that there is none. */
  readonly namedBy: Localized;
  /** Ends the printing. */
  readonly signal?: AbortSignal;
}

/** Why there is no PDF. */
export interface PrintFault {
  readonly reason: Localized;
}

const timeLimitMs = 120_000;
const closingMs = 3_000;

/**
 * A page of HTML as PDF, printed by a browser without a window, with a profile of its own that is removed again, without
 * network and scripts.
 */
export async function printPdf(html: string, printing: Printing): Promise<Uint8Array | PrintFault> {
  const { browser, environment, namedBy, signal } = printing;
  const places = thisMachine(environment);
  const named = browser || environment['BUDGET_CHROME'];
  const executable = named || findBrowser(places);
  if (!executable) return { reason: noBrowser(namedBy) };
  if (named && !places.isFile(named)) return { reason: notThere(named) };
  const attempt = { executable, environment, html, signal: limited(signal) };
  try {
    return await print(attempt, []).catch((error: unknown) => {
      // As root, and where the system keeps programs from making one, Chromium does not start with its sandbox.
      if (process.platform !== 'linux' || !/sandbox/i.test(String(error))) throw error;
      return print(attempt, ['--no-sandbox']);
    });
  } catch (error) {
    return { reason: isTimeout(attempt.signal) ? tooLong(executable) : failed(executable, messageOf(error)) };
  }
}

/** A signal that comes with another one, and when the time is over. `AbortSignal.any` is not in Node 20.0 yet. */
function limited(signal: AbortSignal | undefined): AbortSignal {
  const stop = new AbortController();
  for (const each of [AbortSignal.timeout(timeLimitMs), ...(signal ? [signal] : [])]) {
    if (each.aborted) stop.abort(each.reason);
    each.addEventListener('abort', () => stop.abort(each.reason), { once: true });
  }
  return stop.signal;
}

interface Attempt {
  readonly executable: string;
  readonly environment: Environment;
  readonly html: string;
  readonly signal: AbortSignal;
}

const flags: readonly string[] = [
  '--headless',
  '--remote-debugging-pipe',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

async function print({ executable, environment, html, signal }: Attempt, more: readonly string[]): Promise<Uint8Array> {
  const profile = await fs.mkdtemp(path.join(os.tmpdir(), 'budget-pdf-'));
  try {
    const args = [...flags, ...more, `--user-data-dir=${profile}`];
    const child = spawn(executable, args, {
      env: { ...environment },
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    return await printWith(child, html, signal);
  } finally {
    await fs.rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(() => undefined);
  }
}

/** Resolves or rejects once the browser has ended. */
async function printWith(child: ChildProcess, html: string, signal: AbortSignal): Promise<Uint8Array> {
  const [, , , input, output] = child.stdio;
  if (!(input instanceof Writable) || !(output instanceof Readable)) throw new Error('no pipes');
  const tools = new DevTools(input, output);
  const gone = ended(child, tools);
  const abort = (): void => {
    tools.end(new Error(messageOf(signal.reason)));
    child.kill('SIGKILL');
  };
  signal.addEventListener('abort', abort);
  try {
    signal.throwIfAborted();
    const data = await pdfOf(tools, html);
    // The browser may be gone before it has answered.
    await Promise.race([tools.send('Browser.close', {}).catch(() => undefined), pause(closingMs)]);
    await Promise.race([gone, pause(closingMs)]);
    return data;
  } finally {
    signal.removeEventListener('abort', abort);
    child.kill('SIGKILL');
    await Promise.race([gone, pause(closingMs)]);
    // A process that Chromium left behind may hold them still.
    for (const stream of child.stdio) stream?.destroy();
  }
}

/** Resolves when the process is gone; what it said last is the error of whatever was still waiting. */
function ended(child: ChildProcess, tools: DevTools): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString('utf8')}`.slice(-400);
  });
  return new Promise((resolve) => {
    child.on('error', (error) => {
      tools.end(error);
      resolve();
    });
    child.on('close', (code, killed) => {
      tools.end(new Error(said.trim().replace(/(?<!\s)\s*\n\s*/g, ' ') || `${code ?? killed}`));
      resolve();
    });
  });
}

/** Printed twice: the second time, the contents know on which pages everything stands. */
async function pdfOf(tools: DevTools, html: string): Promise<Uint8Array> {
  const { targetId } = await tools.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await tools.send('Target.attachToTarget', { targetId, flatten: true });
  const page = (method: string, params = {}) => tools.send(method, params, String(sessionId));
  await page('Emulation.setScriptExecutionDisabled', { value: true });
  const first = await printed(page, html);
  return printed(page, withPageNumbers(html, first));
}

type Page = (method: string, params?: object) => Promise<Readonly<Record<string, unknown>>>;

async function printed(page: Page, html: string): Promise<Uint8Array> {
  const { frameTree } = await page('Page.getFrameTree');
  const frame = isRecord(frameTree) ? frameTree['frame'] : undefined;
  await page('Page.setDocumentContent', { frameId: isRecord(frame) ? frame['id'] : undefined, html });
  const { data } = await page('Page.printToPDF', {
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  return Buffer.from(String(data), 'base64');
}

/** Keeps nobody waiting by itself. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isTimeout({ reason }: AbortSignal): boolean {
  return reason instanceof Error && reason.name === 'TimeoutError';
}

function noBrowser({ zh, en }: Localized): Localized {
  return {
    zh: `生成 PDF 要由 Chrome、Edge 或 Chromium 打印，没有找到其中任何一个；请安装一个，或用${zh}指明它在哪里（也可以先生成 .docx 或 .html，再另存为 PDF）`,
    en: `a PDF is printed by Chrome, Edge or Chromium, and none of them was found; install one, or say where it is with ${en} (or write .docx or .html and save that as PDF)`,
  };
}

function notThere(file: string): Localized {
  return { zh: `没有 ${file} 这个浏览器，不能生成 PDF`, en: `there is no browser ${file} to print the PDF` };
}

function failed(executable: string, message: string): Localized {
  return {
    zh: `${executable} 没有打印出 PDF：${message}`,
    en: `${executable} did not print the PDF: ${message}`,
  };
}

function tooLong(executable: string): Localized {
  const seconds = timeLimitMs / 1000;
  return {
    zh: `${executable} 在 ${seconds} 秒内没有打印完，已经停止`,
    en: `${executable} was stopped: it had not printed the PDF after ${seconds} seconds`,
  };
}
