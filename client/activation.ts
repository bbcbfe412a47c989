import { commands, type ExtensionContext, type LogOutputChannel, window } from 'vscode';
import {
  type BaseLanguageClient,
  type LanguageClientOptions,
  type Middleware,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient';
import type { ReadFile } from '../server/lsp/protocol/readFileProtocol.ts';
import { profileName } from '../server/rules/profile/profileName.ts';
import { BudgetAtHand } from './BudgetAtHand.ts';
import { registerCheckWorkspace } from './checkWorkspace.ts';
import { registerEncoding } from './encoding/registerEncoding.ts';
import { exportSource } from './export/exportSource.ts';
import { type PrintPdf, registerExport } from './export/registerExport.ts';
import { importSource } from './import/importSource.ts';
import { registerImport } from './import/registerImport.ts';
import { LongTexts } from './LongTexts.ts';
import { lensCommands } from './lensCommands.ts';
import { answerListFiles, listsFiles, type RealPath } from './listFiles.ts';
import { newBudgetSource } from './newBudget/newBudgetSource.ts';
import { registerNewBudget } from './newBudget/registerNewBudget.ts';
import { registerNextYear } from './newBudget/registerNextYear.ts';
import { FiguresFirst } from './preview/FiguresFirst.ts';
import type { PreviewServices } from './preview/PreviewPanel.ts';
import { previewActions } from './preview/previewActions.ts';
import { previewSource } from './preview/previewSource.ts';
import { registerPreview } from './preview/registerPreview.ts';
import { TextSide } from './preview/TextSide.ts';
import { answerReadFile, readsFiles } from './readFile.ts';
import { recovery } from './recovery.ts';
import { registerRulePages, showsRulePages } from './rulePages.ts';
import { registerSamples } from './samples/registerSamples.ts';
import { severalCursors } from './severalCursors.ts';
import { registerStatus, showsVerdicts } from './status/registerStatus.ts';
import { clientStrings, type Strings } from './strings.ts';
import { registerTables } from './tables/registerTables.ts';
import { registerTools } from './tools/registerTools.ts';

/** The language client's id and the name under which its messages appear. */
export const clientId = 'budget';

/** The name of the output channel and of the client, in both languages because it is shown beside every message. */
export const clientName = '预算语言 Budget Language';

/** Makes the client that starts the server; the only thing in which the desktop and the browser differ. */
export type CreateClient = (context: ExtensionContext, options: LanguageClientOptions) => BaseLanguageClient;

/** The two entry points that VS Code calls. */
export interface Extension {
  readonly activate: (context: ExtensionContext) => Exports;
  readonly deactivate: () => Promise<void>;
}

/** What other extensions get of this one: the client, through which the server's own requests can be asked. */
export interface Exports {
  readonly client: BaseLanguageClient;
}

/**
 * What only the desktop has: a browser that prints, files that are read and links that are followed without the editor,
 * folders to copy the samples to.
 */
export interface Machine {
  readonly printPdf?: PrintPdf;
  readonly readFile?: ReadFile;
  readonly realPath?: RealPath;
  readonly hasFolders?: boolean;
}

/** The extension around a client: server, commands and preview; without `printPdf`, no PDF is offered. */
export function extension(
  createClient: CreateClient,
  { printPdf, readFile, realPath, hasFolders = false }: Machine = {},
): Extension {
  let active: BaseLanguageClient | undefined;
  return {
    activate(context) {
      const output = window.createOutputChannel(clientName, { log: true });
      const strings = clientStrings();
      const restart = () => void (active && restartServer(active, output));
      const wasRunning = () => active?.state === State.Running;
      const longTexts = new LongTexts();
      const errorHandler = recovery({ output, strings, wasRunning, restart });
      const figuresFirst = new FiguresFirst();
      const middleware = { ...longTexts.middleware, ...figuresFirst.middleware, ...severalCursors };
      const client = createClient(context, clientOptions(output, errorHandler, middleware));
      active = client;
      keepErrorsInLog(client);
      answerReadFile(client, readFile);
      answerListFiles(client, realPath);
      const { extensionUri } = context;
      const services = previewServices(client, context, strings, output, figuresFirst);
      const budgets = new BudgetAtHand();
      const preview = registerPreview({ extensionUri, budgets, ...services });
      const atHand = () => preview.uri ?? budgets.uri;
      context.subscriptions.push(
        output,
        longTexts,
        commands.registerCommand('budget.restartServer', restart),
        registerCheckWorkspace(client, strings, output),
        registerRulePages(client),
        registerEncoding(strings),
        budgets,
        preview,
        registerStatus(client, strings, preview),
        registerNewBudget({ source: newBudgetSource(client), strings, output }),
        registerNextYear({ client, atHand, strings, output }),
        registerImport({ source: importSource(client), strings, output }),
        registerSamples({ extensionUri, hasFolders, strings, output }),
        registerTools(client, strings),
        registerTables(client, strings, output),
        registerExport({
          source: exportSource(client),
          printPdf,
          atHand,
          memory: context.workspaceState,
          strings,
          output,
        }),
      );
      void restartServer(client, output);
      return { client };
    },
    async deactivate() {
      if (active?.state === State.Running) await active.dispose();
    },
  };
}

/** The library would show each failed start by itself, in English; what there is to say and to do, {@link recovery} says once. */
function keepErrorsInLog(client: BaseLanguageClient): void {
  const { error } = client;
  client.error = (message, data) => error.call(client, message, data, false);
}

function previewServices(
  client: BaseLanguageClient,
  { globalStorageUri: storage }: ExtensionContext,
  strings: Strings,
  output: LogOutputChannel,
  figuresFirst: FiguresFirst,
): PreviewServices {
  const source = figuresFirst.before(previewSource(client));
  const actions = previewActions({ source, documents: exportSource(client), storage, strings, output });
  return { source, actions, text: new TextSide(), strings, output };
}

function clientOptions(
  outputChannel: LogOutputChannel,
  errorHandler: NonNullable<LanguageClientOptions['errorHandler']>,
  middleware: Middleware,
): LanguageClientOptions {
  return {
    documentSelector: [{ language: 'budget' }, { pattern: `**/${profileName}` }],
    initializationOptions: { ...readsFiles, ...listsFiles, ...showsVerdicts, ...showsRulePages, ...lensCommands },
    outputChannel,
    errorHandler,
    middleware,
    // A single failed request belongs in the log; whether the server lives is the error handler's business.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: (error) => {
      outputChannel.error(String(error));
      return false;
    },
  };
}

/** Starts the server; one that runs is ended first. A failure is logged, and shown by the client. */
async function restartServer(client: BaseLanguageClient, output: LogOutputChannel): Promise<void> {
  try {
    if (client.state === State.Running) await client.stop();
    await client.start();
  } catch (error) {
    output.error(String(error));
  }
}
