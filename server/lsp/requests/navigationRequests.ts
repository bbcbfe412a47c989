import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentLink,
  type Location,
  type LocationLink,
  type SelectionRange,
} from 'vscode-languageserver';
import { type Definition, definition, type Target } from '../../features/definition.ts';
import { documentHighlight, type Highlight } from '../../features/documentHighlight.ts';
import { documentLink, type DocumentLink as Link } from '../../features/documentLink.ts';
import { type Reference, references } from '../../features/references.ts';
import { selectionRange } from '../../features/selectionRange.ts';
import { say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import { resolvePath } from '../../text/resolvePath.ts';
import type { Span } from '../../text/Span.ts';
import { folderOf, uriOf } from '../addresses.ts';
import type { Session } from '../Session.ts';
import { toRange } from '../toLsp.ts';
import type { Snapshot } from '../Workspace.ts';
import type { RequestGroup } from './RequestGroup.ts';
import { distinctPlaces, sightsOf } from './sights.ts';

/** From one place of a budget to others: definition, references, highlights, links, and what a place stands in. */
export const navigationRequests: RequestGroup = {
  capabilities: {
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentLinkProvider: { resolveProvider: false },
    selectionRangeProvider: true,
  },
  listen(session, answer) {
    const { connection } = session;
    connection.onDefinition(
      answer((snapshot, { position }) => {
        const found = definition(snapshot.analysis, snapshot.analysis.lines.offset(position));
        return found && toDefinition(found, snapshot, session);
      }),
    );
    connection.onReferences(
      answer((snapshot, { position, context }) => {
        const offset = snapshot.analysis.lines.offset(position);
        return distinctPlaces(sightsOf(snapshot, session).flatMap((each) => references(each, offset)))
          .filter(({ role }) => context.includeDeclaration || role !== 'declaration')
          .map((each) => toLocation(each, session));
      }),
    );
    connection.onDocumentHighlight(
      answer(({ analysis }, { position }) =>
        documentHighlight(analysis, analysis.lines.offset(position)).map((each) => toHighlight(each, analysis)),
      ),
    );
    connection.onDocumentLinks(
      answer((snapshot) => documentLink(snapshot.analysis).flatMap((each) => toLink(each, snapshot, session))),
    );
    connection.onSelectionRanges(
      answer(({ analysis }, { positions }) =>
        positions.map((position) => toSelection(selectionRange(analysis, analysis.lines.offset(position)), analysis)),
      ),
    );
  },
};

/** Where the client takes links, the whole of what is linked to is shown around it, and the whole word is underlined. */
function toDefinition(
  { origin, targets }: Definition,
  { analysis: { file } }: Snapshot,
  { client, documents }: Session,
): Location[] | LocationLink[] {
  const uriOf = (target: Target): string => documents.uriOf(target.file);
  if (!client.takesLinks)
    return targets.map((each) => ({ uri: uriOf(each), range: toRange({ file: each.file, span: each.selection }) }));
  return targets.map((each) => ({
    originSelectionRange: toRange({ file, span: origin }),
    targetUri: uriOf(each),
    targetRange: toRange(each),
    targetSelectionRange: toRange({ file: each.file, span: each.selection }),
  }));
}

function toLocation(reference: Reference, { documents }: Session): Location {
  return { uri: documents.uriOf(reference.file), range: toRange(reference) };
}

const highlightKinds: Readonly<Record<Highlight['role'], DocumentHighlightKind>> = {
  declaration: DocumentHighlightKind.Write,
  use: DocumentHighlightKind.Read,
  mention: DocumentHighlightKind.Text,
};

function toHighlight({ role, span }: Highlight, { file }: Snapshot['analysis']): DocumentHighlight {
  return { range: toRange({ file, span }), kind: highlightKinds[role] };
}

const tooltips: Readonly<Record<Link['kind'], Localized>> = {
  include: { zh: '打开引入的文件', en: 'Open the included file' },
  prior: { zh: '打开上年的文件', en: "Open last year's file" },
  rule: { zh: '打开这条规则的说明', en: 'Open the page of this rule' },
};

function toLink(link: Link, { analysis: { file } }: Snapshot, session: Session): DocumentLink[] {
  const target = link.kind === 'rule' ? session.pageOf(link.id) : uriAt(link.path, file.address, session);
  if (target === undefined) return [];
  return [{ range: toRange({ file, span: link.span }), target, tooltip: say(tooltips[link.kind], session.locale()) }];
}

/** Undefined where the file was never saved, or where the path leads out of all folders. */
function uriAt(path: string, from: string, { documents }: Session): string | undefined {
  const folder = folderOf(from);
  const address = folder === undefined ? undefined : resolvePath(path, from, '');
  if (address === undefined || folderOf(address) === undefined) return undefined;
  return documents.at(address)?.uri ?? uriOf(address);
}

/** Each one in the next. */
function toSelection(spans: readonly Span[], { file }: Snapshot['analysis']): SelectionRange {
  const all = spans.map((span) => toRange({ file, span }));
  const outermost: SelectionRange = { range: all.at(-1) ?? toRange({ file, span: { start: 0, end: 0 } }) };
  return all.slice(0, -1).reduceRight((parent: SelectionRange, range) => ({ range, parent }), outermost);
}
