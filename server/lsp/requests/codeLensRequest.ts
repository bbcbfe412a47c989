import type { Command, CodeLens as LspCodeLens } from 'vscode-languageserver';
import { type CodeLens, codeLens } from '../../features/codeLens.ts';
import { isRecord } from '../protocol/previewProtocol.ts';
import type { Session } from '../Session.ts';
import { toRange } from '../toLsp.ts';
import { standardSettings } from '../UserSettings.ts';
import type { Snapshot } from '../Workspace.ts';
import type { AboutDocument, RequestGroup } from './RequestGroup.ts';

/** textDocument/codeLens; what a lens says is computed when the client shows it. */
export const codeLensRequest: RequestGroup = {
  capabilities: { codeLensProvider: { resolveProvider: true } },
  listen(session, answer) {
    const { connection, settings } = session;
    connection.onCodeLens(
      answer((snapshot: Snapshot): LspCodeLens[] => {
        const { uri, version, analysis } = snapshot;
        const { hasCodeLenses } = settings.of(uri) ?? standardSettings;
        if (!hasCodeLenses) return [];
        return lensesOf(snapshot, session).flatMap(({ span, leadsTo, isOnlyALink }, index) => {
          if (isOnlyALink && !session.client.commands.has(commands[leadsTo])) return [];
          const data: LensData = { uri, version, index };
          return [{ range: toRange({ file: analysis.file, span }), data }];
        });
      }),
    );
    const resolve = answer((snapshot: Snapshot, { data }: AboutDocument & { readonly data: LensData }) => {
      const lens = snapshot.version === data.version ? lensesOf(snapshot, session)[data.index] : undefined;
      return lens && toCommand(lens, snapshot, session);
    });
    connection.onCodeLensResolve((lens) => {
      const data: unknown = lens.data;
      const command = isLensData(data) ? resolve({ textDocument: data, data }) : null;
      return { ...lens, command: command ?? outdated };
    });
  },
};

/** What finds a lens again. */
interface LensData {
  readonly uri: string;
  readonly version: number;
  readonly index: number;
}

function isLensData(value: unknown): value is LensData {
  return (
    isRecord(value) &&
    typeof value.uri === 'string' &&
    typeof value.version === 'number' &&
    typeof value.index === 'number'
  );
}

/** A lens of a text that has changed since; the client asks for new ones anyway. */
const outdated: Command = { title: '…', command: '' };

/** The client's own commands, each with the place that it leads to. */
const commands: Readonly<Record<CodeLens['leadsTo'], string>> = {
  preview: 'budget.openPreview',
  problems: 'workbench.actions.view.problems',
};

function lensesOf({ analysis }: Snapshot, { workspace, locale }: Session): CodeLens[] {
  const root = workspace.roots().find(({ analysis: { files } }) => files.includes(analysis.file));
  return codeLens(analysis, { locale: locale(), diagnostics: () => (root ? workspace.findings(root) : []) });
}

/** A command that the client does not have would fail: then the lens is text alone. */
function toCommand(lens: CodeLens, snapshot: Snapshot, { client }: Session): Command {
  const command = commands[lens.leadsTo];
  const title = lens.title();
  if (!client.commands.has(command)) return { title, command: '' };
  return { title, command, ...(lens.leadsTo === 'preview' && { arguments: previewArguments(lens, snapshot) }) };
}

/** The file, and of a block its place: the preview shows what it is about. */
function previewArguments({ span, isOnlyALink }: CodeLens, { uri, analysis }: Snapshot): unknown[] {
  return isOnlyALink ? [uri] : [uri, toRange({ file: analysis.file, span }).start];
}
