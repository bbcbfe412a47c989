import { type CompletionItem, CompletionItemKind, InsertTextFormat, MarkupKind } from 'vscode-languageserver';
import { type CompletionItem as Completion, completion } from '../../features/completion.ts';
import type { SourceFile } from '../../model/SourceFile.ts';
import { toRange } from '../toLsp.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** textDocument/completion. */
export const completionRequest: RequestGroup = {
  // Editors do not ask for completion by themselves where only digits are typed, and subject codes are digits.
  capabilities: { completionProvider: { triggerCharacters: [...'0123456789０１２３４５６７８９ABC '] } },
  listen(session, answer) {
    const { connection, locale } = session;
    connection.onCompletion(
      answer(({ analysis }, { position }) =>
        completion(analysis, analysis.lines.offset(position), locale()).map((item) =>
          toCompletionItem(analysis.file, item, session.client.hasSnippets),
        ),
      ),
    );
  },
};

const completionKinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  value: CompletionItemKind.EnumMember,
  subject: CompletionItemKind.Constant,
  unit: CompletionItemKind.Unit,
};

/** A completion item; for a client without snippets, the text with its placeholders as plain text. */
function toCompletionItem(file: SourceFile, item: Completion, hasSnippets: boolean): CompletionItem {
  const { label, kind, detail, documentation, insertText, filterText, sortText, span } = item;
  return {
    label,
    detail,
    filterText,
    sortText,
    kind: completionKinds[kind],
    documentation: { kind: MarkupKind.Markdown, value: documentation },
    insertTextFormat: hasSnippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: toRange({ file, span }), newText: hasSnippets ? insertText : plainText(insertText) },
  };
}

/** What a snippet leaves when nothing is typed into it: of a choice, the first word. */
function plainText(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:[^,|\\]|\\.)*)(?:[^|\\]|\\.)*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}|\$\{?\d+\}?/g, '$1')
    .replace(/\\([$}\\,|])/g, '$1');
}
