import { Uri, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { readUri } from '../server/cli/files/readUri.ts';
import { realPath } from '../server/cli/files/readWithin.ts';
import { printPdf } from '../server/cli/pdf/printPdf.ts';
import { clientId, clientName, extension } from './activation.ts';
import { browserSetting } from './export/registerExport.ts';

/** The desktop extension: the server is a Node process, and a browser of this machine prints. */
export const { activate, deactivate } = extension(
  (context, options) => {
    const module = Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
    // There it keeps what was compiled of it for its next start.
    const env = { BUDGET_COMPILED: context.globalStorageUri.fsPath };
    const run = { module, transport: TransportKind.ipc, options: { env } };
    return new LanguageClient(clientId, clientName, run, options);
  },
  {
    printPdf: (html, signal) =>
      printPdf(html, {
        browser: workspace.getConfiguration().get<string>(browserSetting),
        environment: process.env,
        namedBy: { zh: `设置项 ${browserSetting} `, en: `the setting ${browserSetting}` },
        signal,
      }),
    readFile: readUri,
    realPath: async (path) => realPath(path),
    hasFolders: true,
  },
);
