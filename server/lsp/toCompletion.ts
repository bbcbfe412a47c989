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
    items: items.map((item, i) => {
      const shown = toItem(item, look);
      shown.data = look.firstData + i;
      // Of a word that is as it is typed already, an editor can tell only then that there is nothing to insert.
      if (isPlain(item.insertText)) shown.insertTextFormat = InsertTextFormat.PlainText;
      else if (!client.listDefaults.has('insertTextFormat')) shown.insertTextFormat = insertTextFormat;
      return shown;
    }),
  };
}

/** Lists are long, and one is made at every letter: nothing is put together from other objects. */
function toItem(item: CompletionItem, { range, client }: ListLook): LspItem {
  const { label, kind, detail, insertText, filterText, sortText } = item;
  const newText = client.hasSnippets ? insertText : plainText(insertText);
  const shown: LspItem = { label, kind: kinds[kind], sortText };
  if (filterText !== label) shown.filterText = filterText;
  if (detail !== '') {
    if (client.hasLabelDetails) shown.labelDetails = { description: detail };
    else shown.detail = detail;
  }
  if (!client.listDefaults.has('editRange')) shown.textEdit = { range, newText };
  else if (newText !== label) shown.textEditText = newText;
  return shown;
}

function isPlain(snippet: string): boolean {
  return !snippet.includes('$') && !snippet.includes('\\');
}

/** What a snippet leaves when nothing is typed into it: of a choice, the first word. */
function plainText(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:[^,|\\]|\\.)*)(?:[^|\\]|\\.)*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}|\$\{?\d+\}?/g, '$1')
    .replace(/\\([$}\\,|])/g, '$1');
}
