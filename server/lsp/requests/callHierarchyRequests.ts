import { type CallHierarchyItem, SymbolKind } from 'vscode-languageserver';
import { type FigureItem, incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../features/callHierarchy.ts';
import { isRecord } from '../protocol/previewProtocol.ts';
import type { Session } from '../Session.ts';
import { toRange } from '../toLsp.ts';
import type { AboutDocument, RequestGroup } from './RequestGroup.ts';

/** The hierarchy of figures: what calls a figure is what is in it, what it calls is what it is part of. */
export const callHierarchyRequests: RequestGroup = {
  capabilities: { callHierarchyProvider: true },
  listen(session, answer) {
    const { callHierarchy } = session.connection.languages;
    const { locale } = session;
    callHierarchy.onPrepare(
      answer(({ uri, analysis }, { position }) => {
        const item = prepareCallHierarchy(analysis, analysis.lines.offset(position), locale());
        return item && [toItem(item, uri, session)];
      }),
    );
    const incoming = answer(({ uri, analysis }, { item }: AboutItem) =>
      incomingCalls(analysis, keyOf(item), locale()).map((each) => {
        const from = toItem(each, uri, session);
        return { from, fromRanges: [from.selectionRange] };
      }),
    );
    const outgoing = answer(({ uri, analysis }, { item }: AboutItem) =>
      outgoingCalls(analysis, keyOf(item), locale()).map((each) => ({
        to: toItem(each, uri, session),
        fromRanges: [item.selectionRange],
      })),
    );
    callHierarchy.onIncomingCalls(({ item }) => incoming(aboutItem(item)));
    callHierarchy.onOutgoingCalls(({ item }) => outgoing(aboutItem(item)));
  },
};

interface AboutItem extends AboutDocument {
  readonly item: CallHierarchyItem;
}

/** What comes back with an item: the document that was asked about first, as its own may not be open, and its key. */
interface ItemData {
  readonly document: string;
  readonly key: string;
}

function isItemData(value: unknown): value is ItemData {
  return isRecord(value) && typeof value.document === 'string' && typeof value.key === 'string';
}

function aboutItem(item: CallHierarchyItem): AboutItem {
  return { item, textDocument: { uri: isItemData(item.data) ? item.data.document : item.uri } };
}

function keyOf({ data }: CallHierarchyItem): string {
  return isItemData(data) ? data.key : '';
}

const symbolKinds: Readonly<Record<FigureItem['kind'], SymbolKind>> = {
  line: SymbolKind.Number,
  block: SymbolKind.Namespace,
  list: SymbolKind.Namespace,
  subject: SymbolKind.Constant,
  grand: SymbolKind.Operator,
  table: SymbolKind.Array,
};

function toItem(item: FigureItem, document: string, { documents }: Session): CallHierarchyItem {
  const { file, kind, name, detail, key } = item;
  const data: ItemData = { document, key };
  return {
    name: name || '…',
    kind: symbolKinds[kind],
    detail,
    uri: documents.uriOf(file),
    range: toRange(item),
    selectionRange: toRange({ file, span: item.selection }),
    data,
  };
}
