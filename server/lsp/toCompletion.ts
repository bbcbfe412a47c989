import {
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem as LspItem,
  type CompletionList as LspList,
  type Range,
} from 'vscode-languageserver';
import type { CompletionItem, CompletionList } from '../features/completion.ts';
import type { Client } from './Client.ts';

const kinds: Readonly<Record<CompletionItem['kind'], CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  value: CompletionItemKind.EnumMember,
  subject: CompletionItemKind.Constant,
  unit: CompletionItemKind.Unit,
  name: CompletionItemKind.Text,
  placeholder: CompletionItemKind.Variable,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  rule: CompletionItemKind.Reference,
};

/** How a list is shown to a client. */
export interface ListLook {
  readonly range: Range;
  readonly client: Client;
  /** The `data` of the first item; those of the others follow it. */
  readonly firstData: number;
}

/** A list as the client can take it: what all items share is said once where it knows that, and with each where it does not. */
export function toCompletionList({ items, isIncomplete }: CompletionList, look: ListLook): LspList {
  const { range, client } = look;
  const insertTextFormat = client.hasSnippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText;
  const shared = {
    editRange: range,
    insertTextFormat,
    // The lines of a block are indented as the line is on which it begins.
    insertTextMode: InsertTextMode.adjustIndentation,
  };
  const known = Object.entries(shared).filter(([name]) => client.listDefaults.has(name));
  return {
    isIncomplete,
    ...(known.length > 0 ? { itemDefaults: Object.fromEntries(known) } : {}),
    items: items.map((item, i) => ({
      ...toItem(item, look),
      data: look.firstData + i,
      ...(client.listDefaults.has('insertTextFormat') ? {} : { insertTextFormat }),
    })),
  };
}

function toItem(item: CompletionItem, { range, client }: ListLook): LspItem {
  const { label, kind, detail, insertText, filterText, sortText, commit } = item;
  const newText = client.hasSnippets ? insertText : plainText(insertText);
  return {
    label,
    kind: kinds[kind],
    sortText,
    ...(filterText === label ? {} : { filterText }),
    ...(detail === '' ? {} : client.hasLabelDetails ? { labelDetails: { description: detail } } : { detail }),
    ...(commit ? { commitCharacters: [...commit] } : {}),
    ...(client.listDefaults.has('editRange')
      ? newText === label
        ? {}
        : { textEditText: newText }
      : { textEdit: { range, newText } }),
  };
}

/** What a snippet leaves when nothing is typed into it: of a choice, the first word. */
function plainText(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:[^,|\\]|\\.)*)(?:[^|\\]|\\.)*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}|\$\{?\d+\}?/g, '$1')
    .replace(/\\([$}\\,|])/g, '$1');
}
