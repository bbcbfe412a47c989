import { commands, type Disposable, type LogOutputChannel, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  isNextYearResult,
  type NextYearParams,
  type NextYearResult,
  nextYearRequest,
} from '../../server/lsp/protocol/nextYearProtocol.ts';
import { nameOf } from '../export/exportMessages.ts';
import { logged } from '../logged.ts';
import type { Strings } from '../strings.ts';
import { untilKnown } from '../untilKnown.ts';
import { openNewFile } from './openNewFile.ts';

/** What a budget of the next year needs of its surroundings. */
export interface NextYearServices {
  readonly client: BaseLanguageClient;
  /** The budget that is looked at. */
  readonly atHand: () => Uri | undefined;
  readonly strings: Strings;
  readonly output: LogOutputChannel;
}

/** The command that rolls a budget to the next year, in a file beside it; it answers with the address of that file. */
export function registerNextYear(services: NextYearServices): Disposable {
  const { atHand, strings, output } = services;
  return commands.registerCommand('budget.nextYear', async (argument: unknown): Promise<Uri | undefined> => {
    const uri = argument instanceof Uri ? argument : atHand();
    if (!uri) {
      void window.showInformationMessage(strings.noBudgetFile);
      return undefined;
    }
    try {
      return await rolled(uri, services);
    } catch (error) {
      logged(error, output);
      void window.showErrorMessage(strings.start.noAnswer);
      return undefined;
    }
  });
}

async function rolled(uri: Uri, { client, strings }: NextYearServices): Promise<Uri | undefined> {
  const refused = (reason: string): undefined => {
    void window.showErrorMessage(strings.start.notRolled(nameOf(uri), reason));
  };
  if (uri.scheme === 'untitled') return refused(strings.start.saveFirst);
  // A version of a file in git says more than where it is.
  if (uri.query !== '') return refused(strings.start.earlierVersion);
  // Opened first, so that the server knows its text.
  const document = await workspace.openTextDocument(uri).then(undefined, () => undefined);
  if (!document) return refused(strings.cannotOpen);
  const made = await untilKnown(() => asked(uri, client));
  if (!made) throw new Error(`${nextYearRequest}: ${uri} is not open`);
  if (made.kind === 'refused') return refused(made.reason);
  const from = client.protocol2CodeConverter.asUri(made.from);
  const { uri: place } = await openNewFile(made.fileName, made.text, Uri.joinPath(from, '..'));
  return place;
}

async function asked(uri: Uri, client: BaseLanguageClient): Promise<NextYearResult> {
  const params: NextYearParams = { uri: client.code2ProtocolConverter.asUri(uri) };
  const result = await client.sendRequest<unknown>(nextYearRequest, params);
  if (!isNextYearResult(result)) throw new Error(`${nextYearRequest}: malformed result`);
  return result;
}
