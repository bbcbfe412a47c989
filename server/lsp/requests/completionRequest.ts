import { type CompletionContext, type CompletionItem, CompletionTriggerKind } from 'vscode-languageserver';
import type { Analysis } from '../../features/Analysis.ts';
import { type CompletionItem as Completion, completion } from '../../features/completion.ts';
import { pathBetween } from '../../features/renameFiles.ts';
import { folderOf } from '../addresses.ts';
import type { Session } from '../Session.ts';
import { toCompletionList } from '../toCompletion.ts';
import { toMarkup, toRange } from '../toLsp.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** Editors do not ask by themselves where only digits are typed, and subject codes are digits; nor in strings. */
const triggerCharacters = [...'0123456789０１２３４５６７８９ABC "“{｛/'];

/** The items of the list that was asked for last, and the `data` of the first of them. */
interface Listed {
  readonly items: readonly Completion[];
  readonly firstData: number;
}

/** textDocument/completion and completionItem/resolve: a list without documentation, which is made for the items looked at. */
export const completionRequest: RequestGroup = {
  capabilities: {
    completionProvider: { triggerCharacters, resolveProvider: true, completionItem: { labelDetailsSupport: true } },
  },
  listen(session, answer) {
    const { connection, locale } = session;
    let listed: Listed = { items: [], firstData: 0 };
    connection.onCompletion(
      answer((snapshot, { position, context }) => {
        const { analysis } = snapshot;
        const list = completion(analysis, analysis.lines.offset(position), locale(), {
          paths: () => pathsFrom(analysis, session),
          diagnostics: () => snapshot.diagnostics,
          ...triggerOf(context),
        });
        listed = { items: list.items, firstData: listed.firstData + listed.items.length };
        const range = toRange({ file: analysis.file, span: list.span });
        return toCompletionList(list, { range, client: session.client, firstData: listed.firstData });
      }),
    );
    connection.onCompletionResolve((item) => resolved(item, listed, session));
  },
};

/** Whether the editor asks because of what was typed, and of which character. */
function triggerOf(context: CompletionContext | undefined): { readonly trigger?: string } {
  if (!context || context.triggerKind === CompletionTriggerKind.Invoked) return {};
  return { trigger: context.triggerCharacter ?? '' };
}

/** The paths from an analysed file to the other budgets of the folder that its own may take files from. */
function pathsFrom({ file, root }: Analysis, { workspace, documents, index }: Session): string[] {
  const within = workspace.folderAround(root.address) ?? folderOf(root.address);
  if (within === undefined) return [];
  const open = documents.all().flatMap((each) => (each.isProfile ? [] : [each.file.address]));
  return [...new Set([...index.addresses(), ...open])].flatMap((address) => {
    const path =
      address.startsWith(within) && address !== file.address ? pathBetween(file.address, address) : undefined;
    return path === undefined ? [] : [path];
  });
}

/** An item of the last list with its documentation; any other as it is. */
function resolved(item: CompletionItem, { items, firstData }: Listed, { client, failed }: Session): CompletionItem {
  const found = typeof item.data === 'number' ? items[item.data - firstData] : undefined;
  if (!found) return item;
  try {
    const value = found.documentation();
    return {
      ...item,
      ...(client.hasLabelDetails && found.detail !== '' ? { detail: found.detail } : {}),
      ...(value === '' ? {} : { documentation: toMarkup(value, client.showsPlainOnly.completion) }),
    };
  } catch (error) {
    failed('completionItem/resolve', error);
    return item;
  }
}
