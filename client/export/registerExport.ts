import {
  type CancellationToken,
  commands,
  type Disposable,
  env,
  type LogOutputChannel,
  type Memento,
  ProgressLocation,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Localized } from '../../server/language/schema.ts';
import { isRecord } from '../../server/lsp/protocol/previewProtocol.ts';
import { formats, isFormatId } from '../../server/render/formats.ts';
import type { Rendered } from '../../server/render/renderDocument.ts';
import { logged } from '../logged.ts';
import type { Strings } from '../strings.ts';
import { chooseFormat, type Offer, type OfferedFormat } from './chooseFormat.ts';
import { chooseUnit, type Scope } from './chooseUnit.ts';
import { type ExportFolder, exportFolder } from './exportFolder.ts';
import { faultText, mayReplace, nameOf, offerResult } from './exportMessages.ts';
import type { ExportSource, PublishedFrom } from './exportSource.ts';
import { writeBeside } from './writeBeside.ts';
import { type WrittenFiles, writtenFiles } from './writtenFiles.ts';

/** Makes a PDF of HTML with a browser of this machine, or says why there is none. */
export type PrintPdf = (html: string, signal: AbortSignal) => Promise<Uint8Array | { readonly reason: Localized }>;

/** The setting that names the browser that prints. */
export const browserSetting = 'budget.pdf.browser';

/** Why a file was not written. */
interface Fault {
  readonly message: string;
  /** The setting that may help. */
  readonly setting?: string;
}

/** What exporting needs of its surroundings. */
export interface ExportServices {
  readonly source: ExportSource;
  /** Undefined where no program can be started, as in a browser: there is no PDF then. */
  readonly printPdf: PrintPdf | undefined;
  /** The budget that is looked at. */
  readonly atHand: () => Uri | undefined;
  /** That of the workspace. */
  readonly memory: Memento;
  readonly strings: Strings;
  readonly output: LogOutputChannel;
}

/** What is given to the command and not asked for: `{ "format": "docx", "folder": "file:///…" }` in a key binding. */
interface Given {
  readonly format: OfferedFormat | undefined;
  readonly folder: Uri | undefined;
}

/** One export: what, as what and where. */
interface Job extends Scope {
  readonly document: Uri;
  /** The file that has the whole budget, after which what is written is named. */
  readonly from: Uri;
  readonly format: OfferedFormat;
  readonly folder: Uri;
}

interface Exporter extends ExportServices, Offer {
  readonly folders: ExportFolder;
  readonly written: WrittenFiles;
}

/** The command that writes the published document. It answers with the address of the file, where one was written. */
export function registerExport(services: ExportServices): Disposable {
  const { atHand, memory, strings, printPdf, output } = services;
  const exporter: Exporter = {
    ...services,
    folders: exportFolder(memory, strings.export),
    written: writtenFiles(memory),
    // Printing starts a program, which nothing does in a folder that nobody trusts.
    get offered() {
      return formats.filter(({ isPrinted }) => !isPrinted || (printPdf && workspace.isTrusted));
    },
    get untrusted() {
      return formats.filter(({ isPrinted }) => isPrinted && printPdf && !workspace.isTrusted);
    },
  };
  return commands.registerCommand('budget.export', async (argument: unknown, more: unknown) => {
    const document = argument instanceof Uri ? argument : atHand();
    if (!document) {
      void window.showInformationMessage(strings.noBudgetFile);
      return undefined;
    }
    const job = await jobFor(document, givenIn(more, exporter), exporter).catch((error: unknown) => {
      void window.showErrorMessage(strings.export.failed(nameOf(document), logged(error, output)));
      return undefined;
    });
    return job && exportTo(job, exporter);
  });
}

function givenIn(value: unknown, { offered }: Exporter): Given {
  const { format, folder } = isRecord(value) ? value : {};
  return {
    format: isFormatId(format) ? offered.find(({ id }) => id === format) : undefined,
    folder: folder instanceof Uri ? folder : typeof folder === 'string' ? Uri.parse(folder) : undefined,
  };
}

/** Asks for what was not given; undefined where the user broke off. A key binding that gives a format is asked nothing more. */
async function jobFor(document: Uri, given: Given, exporter: Exporter): Promise<Job | undefined> {
  const { folders, strings } = exporter;
  const { from, units } = await publishedFrom(document, exporter);
  const scope = given.format ? { unit: undefined } : await chooseUnit(units, strings.export);
  if (!scope) return undefined;
  let folder = given.folder ?? (await folders.remembered());
  let format = given.format;
  while (!format) {
    const choice = await chooseFormat(exporter, folder, strings);
    if (!choice) return undefined;
    if (choice === 'folder') folder = (await folders.choose(document)) ?? folder;
    else format = choice.format;
  }
  folder ??= await folders.choose(document);
  return folder && { ...scope, document, from, format, folder };
}

async function publishedFrom(document: Uri, { source, strings }: Exporter): Promise<PublishedFrom> {
  const uri = await opened(document, strings);
  return (await source.published(uri)) ?? { from: uri, units: [] };
}

async function exportTo(job: Job, exporter: Exporter): Promise<Uri | undefined> {
  const { strings, written, output } = exporter;
  const file = Uri.joinPath(job.folder, fileName(job));
  try {
    const foreign = await written.foreign(file, published(job));
    if (foreign && !(await mayReplace(file, foreign, strings.export))) return undefined;
    const fault = await withProgress(strings.export.exporting(nameOf(file)), (token) =>
      writeDocument(job, file, exporter, token),
    );
    if (fault === 'cancelled') return undefined;
    if (fault) return offerRetry(fault, job, exporter);
  } catch (error) {
    return offerRetry({ message: strings.export.failed(nameOf(file), logged(error, output)) }, job, exporter);
  }
  await written.remember(file, published(job));
  void offerResult(file, job.format.id, strings.export);
  return file;
}

/** Whose document it is: one that was not saved yet is the same budget afterwards. */
function published({ from, unit }: Job): Uri {
  const whole = from.scheme === 'untitled' ? from.with({ scheme: 'file' }) : from;
  return unit ? whole.with({ fragment: unit.code || unit.name }) : whole;
}

/** That of the budget; the file of one unit is told apart by the unit's name. */
function fileName({ from, unit, format }: Job): string {
  const name = nameOf(from).replace(/\.budget$/i, '');
  const ofUnit = unit ? `-${(unit.name || unit.code).replace(/[\\/:*?"<>|\s]/g, '_')}` : '';
  return `${name}${ofUnit}${format.ending}`;
}

function withProgress<T>(title: string, task: (token: CancellationToken) => Promise<T>): Thenable<T> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, (_, token) => task(token));
}

/** Renders and writes; undefined where that went well, else what did not. */
async function writeDocument(
  job: Job,
  file: Uri,
  exporter: Exporter,
  token: CancellationToken,
): Promise<Fault | 'cancelled' | undefined> {
  const { strings } = exporter;
  try {
    const content = await contentOf(job, exporter, token);
    if (token.isCancellationRequested) return 'cancelled';
    if (!isContent(content))
      return { message: strings.export.failed(nameOf(file), strings.say(content.reason)), setting: browserSetting };
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const fault = await writeBeside(file, bytes);
    return fault && { message: faultText(fault, file, job.folder, strings.export) };
  } catch (error) {
    if (token.isCancellationRequested) return 'cancelled';
    throw error;
  }
}

/** Opens a file, so that the server knows its text. */
async function opened(document: Uri, { cannotOpen }: Strings): Promise<Uri> {
  return workspace.openTextDocument(document).then(
    ({ uri }) => uri,
    () => {
      throw new Error(cannotOpen);
    },
  );
}

/** What the file will hold, or why there is nothing. */
async function contentOf(
  { document, format, unit }: Job,
  { source, printPdf, strings }: Exporter,
  token: CancellationToken,
): Promise<Rendered | { readonly reason: Localized }> {
  const uri = await opened(document, strings);
  const rendered = await source.content(uri, { format: format.id, unit }, token);
  if (rendered === undefined) throw new Error(strings.export.notOpen);
  if (!format.isPrinted || !printPdf) return rendered;
  const abort = new AbortController();
  const listening = token.onCancellationRequested(() => abort.abort());
  return printPdf(String(rendered), abort.signal).finally(() => listening.dispose());
}

function isContent(content: Rendered | { readonly reason: Localized }): content is Rendered {
  return typeof content === 'string' || content instanceof Uint8Array;
}

async function offerRetry({ message, setting }: Fault, job: Job, exporter: Exporter): Promise<Uri | undefined> {
  const { retry, otherFolder, openSetting } = exporter.strings.export;
  const choice = await window.showErrorMessage(message, ...(setting ? [openSetting, retry] : [retry, otherFolder]));
  if (choice === retry) return exportTo(job, exporter);
  if (choice === openSetting && setting) await showSetting(setting);
  if (choice !== otherFolder) return undefined;
  const folder = await exporter.folders.choose(job.document);
  return folder && exportTo({ ...job, folder }, exporter);
}

/** The settings of a machine are where it is. */
async function showSetting(query: string): Promise<void> {
  const place = env.remoteName ? 'openRemoteSettings' : 'openSettings';
  await commands.executeCommand(`workbench.action.${place}`, { query });
}
