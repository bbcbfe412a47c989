import { type CompletionItem, CompletionList, type Position, type TextDocument, window } from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** Of more cursors than these nobody waits for what fits at all of them. */
const mostAsked = 20;

type Offered = CompletionItem[] | CompletionList | null | undefined;

/**
 * VS Code asks what may stand at one cursor, and inserts it at all of them: the total of one block would come into the others.
 * What is offered at several cursors fits at each; of what would be written otherwise somewhere, the word alone is offered.
 */
export const severalCursors: Middleware = {
  async provideCompletionItem(document, position, context, token, next) {
    const others = otherCursors(document, position);
    if (others.length >= mostAsked) return undefined;
    const elsewhere: ReadonlyMap<string, string>[] = [];
    for (const each of others) elsewhere.push(writtenIn(await next(document, each, context, token)));
    // Asked for last: the server knows more of the items of its last list.
    const offered = await next(document, position, context, token);
    return others.length === 0 ? offered : fitting(offered, elsewhere);
  },
};

function otherCursors(document: TextDocument, position: Position): Position[] {
  const { document: edited, selections = [] } = window.activeTextEditor ?? {};
  const cursors = edited === document ? selections.map(({ active }) => active) : [];
  const others = cursors.filter((each) => !each.isEqual(position));
  // Who asks about a place where no cursor is inserts nothing at them.
  return others.length < cursors.length ? others : [];
}

function fitting(offered: Offered, elsewhere: readonly ReadonlyMap<string, string>[]): Offered {
  const items = itemsOf(offered).filter((item) => elsewhere.every((written) => written.has(labelOf(item))));
  for (const item of items) {
    const isSame = elsewhere.every((written) => written.get(labelOf(item)) === textOf(item));
    if (!isSame) item.insertText = labelOf(item);
  }
  return new CompletionList(items, offered instanceof CompletionList && offered.isIncomplete);
}

/** What a list writes, by the labels of its items. */
function writtenIn(offered: Offered): ReadonlyMap<string, string> {
  return new Map(itemsOf(offered).map((item) => [labelOf(item), textOf(item)]));
}

function itemsOf(offered: Offered): readonly CompletionItem[] {
  return offered instanceof CompletionList ? offered.items : (offered ?? []);
}

function labelOf({ label }: CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

function textOf(item: CompletionItem): string {
  const { insertText = labelOf(item) } = item;
  return typeof insertText === 'string' ? insertText : insertText.value;
}
