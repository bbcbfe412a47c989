import { type InlayHint as LspInlayHint, MarkupKind, type Range } from 'vscode-languageserver';
import { type InlayHint, inlayHint } from '../../features/inlayHint.ts';
import type { Span } from '../../text/Span.ts';
import { isRecord } from '../protocol/previewProtocol.ts';
import type { Session } from '../Session.ts';
import { toRange } from '../toLsp.ts';
import { standardSettings } from '../UserSettings.ts';
import type { Snapshot } from '../Workspace.ts';
import type { AboutDocument, RequestGroup } from './RequestGroup.ts';

/** textDocument/inlayHint, and what a hint says when the pointer rests on it. */
export const inlayHintRequest: RequestGroup = {
  capabilities: { inlayHintProvider: { resolveProvider: true } },
  listen(session, answer) {
    const requests = session.connection.languages.inlayHint;
    requests.on(
      answer((snapshot: Snapshot, { range }: AboutDocument & { readonly range: Range }) => {
        const { lines } = snapshot.analysis;
        const span = { start: lines.offset(range.start), end: lines.offset(range.end) };
        return hintsIn(span, snapshot, session).map((hint) => pending(hint, snapshot, session));
      }),
    );
    const resolve = answer(
      (snapshot: Snapshot, { data }: AboutDocument & { readonly data: HintData }): LspInlayHint | undefined => {
        if (snapshot.version !== data.version) return undefined;
        const there = hintsIn({ start: data.offset, end: data.offset }, snapshot, session);
        const hint = there.find(({ kind }) => kind === data.kind);
        return hint && complete(hint, snapshot, session);
      },
    );
    requests.resolve((hint) => {
      const data: unknown = hint.data;
      return (isHintData(data) && resolve({ textDocument: data, data })) || hint;
    });
  },
};

/** What finds a hint again. */
interface HintData {
  readonly uri: string;
  readonly version: number;
  readonly kind: string;
  readonly offset: number;
}

function isHintData(value: unknown): value is HintData {
  return (
    isRecord(value) &&
    typeof value.uri === 'string' &&
    typeof value.version === 'number' &&
    typeof value.kind === 'string' &&
    typeof value.offset === 'number'
  );
}

function hintsIn(span: Span, { uri, analysis }: Snapshot, { settings, locale }: Session): InlayHint[] {
  const { inlayHints: kinds } = settings.of(uri) ?? standardSettings;
  return kinds.size === 0 ? [] : inlayHint(analysis, { span, kinds, locale: locale() });
}

/** A hint without what the client asks for when it needs it. */
function pending(hint: InlayHint, snapshot: Snapshot, session: Session): LspInlayHint {
  const { resolvesInHints } = session.client;
  const { uri, version } = snapshot;
  const data: HintData = { uri, version, kind: hint.kind, offset: hint.offset };
  const isComplete = !resolvesInHints.has('tooltip') || !resolvesInHints.has('textEdits');
  const isLinked = !resolvesInHints.has('label.location');
  if (isComplete) return { ...complete(hint, snapshot, session), data };
  return { ...bare(hint, snapshot), ...(isLinked ? { label: linkedLabel(hint, session) } : {}), data };
}

function bare({ offset, label }: InlayHint, { analysis }: Snapshot): LspInlayHint {
  return { position: analysis.lines.position(offset), label, paddingLeft: true };
}

function complete(hint: InlayHint, snapshot: Snapshot, session: Session): LspInlayHint {
  const { file } = snapshot.analysis;
  const edit = hint.edit();
  return {
    ...bare(hint, snapshot),
    label: linkedLabel(hint, session),
    tooltip: { kind: MarkupKind.PlainText, value: hint.tooltip() },
    ...(edit ? { textEdits: [{ range: toRange({ file, span: edit.span }), newText: edit.newText }] } : {}),
  };
}

/** With where it leads to, where it leads anywhere. */
function linkedLabel({ label, target }: InlayHint, { documents }: Session): LspInlayHint['label'] {
  return target ? [{ value: label, location: { uri: documents.uriOf(target.file), range: toRange(target) } }] : label;
}
