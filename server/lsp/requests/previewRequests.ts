import type { HandlerResult } from 'vscode-languageserver';
import type { Diagnostic, FileEdit } from '../../features/diagnostic.ts';
import { type Derivation as Derived, derivation, type Step } from '../../features/preview/derivation.ts';
import { editFigure } from '../../features/preview/editFigure.ts';
import { findingNamed, findings } from '../../features/preview/findings.ts';
import { placesFedBy } from '../../features/preview/placesFedBy.ts';
import { preview } from '../../features/preview/preview.ts';
import { publishedDocument } from '../../features/preview/publishedDocument.ts';
import { say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import { type PlannedPart, undrawnPart } from '../../render/html/documentParts.ts';
import { PreviewResults } from '../PreviewResults.ts';
import {
  type Derivation,
  type DerivationStep,
  isPreviewEditParams,
  isPreviewFigureParams,
  isPreviewPlacesParams,
  type PreviewEditParams,
  type PreviewEditResult,
  type PreviewFigureParams,
  type PreviewFigureResult,
  type PreviewPlacesParams,
  type PreviewPlacesResult,
  previewEditRequest,
  previewFigureRequest,
  previewPlacesRequest,
} from '../protocol/previewFigureProtocol.ts';
import {
  isPreviewFindingsParams,
  isPreviewFixParams,
  type PreviewFindingsResult,
  type PreviewFixParams,
  type PreviewFixResult,
  previewFindingsRequest,
  previewFixRequest,
} from '../protocol/previewFindingsProtocol.ts';
import {
  isPreviewParams,
  type PreviewParams,
  type PreviewResult,
  previewRequest,
} from '../protocol/previewProtocol.ts';
import type { ProtocolTextEdits } from '../protocol/protocolShapes.ts';
import type { Session } from '../Session.ts';
import { type FileNames, toLocation, toRange } from '../toLsp.ts';
import type { Root, Snapshot } from '../Workspace.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** The preview: the document, where its figures come from, what was found in it, and edits of both. */
export const previewRequests: RequestGroup = {
  capabilities: {},
  listen(session, answer) {
    const { connection } = session;
    const results = new PreviewResults();
    const about =
      <P extends { readonly uri: string }, R>(feature: (snapshot: Snapshot, params: P) => R | undefined) =>
      (params: P): R | null =>
        answer((snapshot: Snapshot) => feature(snapshot, params))({ textDocument: params });
    const answerPreview = about((snapshot, params: PreviewParams) => previewOf(snapshot, params, results, session));
    const answerFigure = about((snapshot, params: PreviewFigureParams) => figureOf(snapshot, params, session));
    const answerEdit = about((snapshot, params: PreviewEditParams) => editOf(snapshot, params, session));
    const answerPlaces = about((snapshot, params: PreviewPlacesParams) => placesOf(snapshot, params, session));
    const answerFindings = about((snapshot) => findingsOf(snapshot, session));
    const answerFix = about((snapshot, params: PreviewFixParams) => fixOf(snapshot, params, session));
    connection.onRequest(
      previewRequest,
      (params: unknown): PreviewResult => (isPreviewParams(params) ? answerPreview(params) : null),
    );
    connection.onRequest(
      previewFigureRequest,
      (params: unknown): PreviewFigureResult => (isPreviewFigureParams(params) ? answerFigure(params) : null),
    );
    connection.onRequest(
      previewEditRequest,
      (params: unknown): HandlerResult<PreviewEditResult, void> =>
        isPreviewEditParams(params) ? answerEdit(params) : null,
    );
    connection.onRequest(
      previewPlacesRequest,
      (params: unknown): PreviewPlacesResult => (isPreviewPlacesParams(params) ? answerPlaces(params) : null),
    );
    connection.onRequest(
      previewFindingsRequest,
      (params: unknown): PreviewFindingsResult => (isPreviewFindingsParams(params) ? answerFindings(params) : null),
    );
    connection.onRequest(
      previewFixRequest,
      (params: unknown): PreviewFixResult => (isPreviewFixParams(params) ? answerFix(params) : null),
    );
  },
};

function previewOf(
  { uri, analysis, version }: Snapshot,
  { unit, previousResultId, only }: PreviewParams,
  results: PreviewResults,
  session: Session,
): PreviewResult {
  session.previewed.add(uri);
  const { parts, units, ...rest } = preview(analysis, session.locale(), unit);
  const delta = results.since(
    previousResultId,
    parts.map((part) => drawnAnyway(part, session)),
    only,
  );
  return { version, language: 'zh-cn', ...rest, units: [...units], ...delta };
}

/** A part that says so where it cannot be drawn; the others are as ever. */
function drawnAnyway({ id, draw }: PlannedPart, { failed, locale }: Session): PlannedPart {
  return {
    id,
    draw() {
      try {
        return draw();
      } catch (error) {
        failed(`${previewRequest} ${id}`, error);
        return undrawnPart(id, say(undrawn(id), locale()));
      }
    },
  };
}

function undrawn(id: string): Localized {
  return {
    zh: `这一部分（${id}）没能生成，原因见“输出”面板“预算语言”。其他部分不受影响。`,
    en: `This part (${id}) could not be made; the output panel “Budget Language” says why. The other parts are not affected.`,
  };
}

function figureOf(
  { analysis, version }: Snapshot,
  { address, unit: wanted }: PreviewFigureParams,
  { documents, locale }: Session,
): PreviewFigureResult {
  const { unit } = publishedDocument(analysis.budget, wanted);
  const derived = derivation(analysis, address, unit, locale());
  return derived ? { version, ...toDerivation(derived, documents) } : null;
}

function toDerivation(derived: Derived, names: FileNames): Omit<Derivation, 'version'> {
  const { location, steps, declared, elsewhere, ...rest } = derived;
  return {
    ...rest,
    location: location ? toLocation(location, names) : null,
    steps: steps.map((step) => toStep(step, names)),
    declared: declared.map((each) => ({ ...each, location: toLocation(each.location, names) })),
    elsewhere: elsewhere.map((step) => toStep(step, names)),
  };
}

function toStep({ location, ...rest }: Step, names: FileNames): DerivationStep {
  return { ...rest, location: location ? toLocation(location, names) : null };
}

function editOf(
  { analysis, version }: Snapshot,
  params: PreviewEditParams,
  { documents, locale }: Session,
): PreviewEditResult {
  if (params.version !== version) return null;
  const { address, text, unit } = params;
  const edited = editFigure(analysis, { address, text, unit }, locale());
  return edited.kind === 'refusal' ? edited : { kind: 'edits', files: toTextEdits(edited.edits, documents) };
}

function toTextEdits(edits: readonly FileEdit[], names: FileNames): ProtocolTextEdits {
  return [...new Set(edits.map(({ file }) => file))].map((file) => ({
    uri: names.uriOf(file),
    version: names.versionOf(file),
    edits: edits.filter((edit) => edit.file === file).map((edit) => ({ range: toRange(edit), newText: edit.newText })),
  }));
}

/** The budget whose preview is shown may be another one than that which the file is first seen in. */
function placesOf(
  { analysis, version }: Snapshot,
  { root, position }: PreviewPlacesParams,
  { workspace }: Session,
): PreviewPlacesResult {
  const shown = workspace.snapshot(root)?.analysis;
  const { file, lines } = analysis;
  if (!shown?.files.includes(file)) return null;
  return { version, addresses: placesFedBy(shown.seenFrom(file), lines.offset(position)) };
}

function findingsOf({ analysis, version }: Snapshot, { documents, workspace }: Session): PreviewFindingsResult {
  const shown = findings(analysis, foundIn(analysis.root, workspace.roots(), workspace.findings.bind(workspace)));
  return {
    version,
    findings: shown.map(({ key, parts, addresses, diagnostic }) => ({
      key,
      rule: diagnostic.id,
      severity: diagnostic.severity,
      message: diagnostic.message,
      location: toLocation(diagnostic, documents),
      parts: [...parts],
      addresses: [...addresses],
      fixes: diagnostic.fixes().map(({ shortTitle }) => shortTitle),
    })),
  };
}

/** What is found in all files of a budget. */
function foundIn(
  wanted: Root['analysis']['root'],
  roots: readonly Root[],
  findingsIn: (root: Root) => readonly Diagnostic[],
): readonly Diagnostic[] {
  const root = roots.find(({ analysis }) => analysis.root === wanted);
  return root ? findingsIn(root) : [];
}

function fixOf(
  { analysis, version }: Snapshot,
  params: PreviewFixParams,
  { documents, workspace }: Session,
): PreviewFixResult {
  if (params.version !== version) return null;
  const found = foundIn(analysis.root, workspace.roots(), workspace.findings.bind(workspace));
  const fix = findingNamed(params.key, found)?.fixes()[params.fix];
  return fix ? toTextEdits(fix.edits, documents) : null;
}
