import * as v from 'valibot';
import { severities } from '../../rules/severities.ts';
import { protocolLocation, protocolTextEdits } from './protocolShapes.ts';

/** Request of the client: what was found, by the places of the preview. Params {@link PreviewFindingsParams}, result {@link PreviewFindingsResult}. */
export const previewFindingsRequest = 'budget/previewFindings';

/** Request of the client: the edits of one fix of a finding. Params {@link PreviewFixParams}, result {@link PreviewFixResult}. */
export const previewFixRequest = 'budget/previewFix';

const findingsParams = v.object({ uri: v.string() });

/** One thing that was found in a budget. */
export const previewFinding = v.object({
  /** Names it in {@link previewFixRequest} as long as the version is the same. */
  key: v.string(),
  /** The id of the rule. */
  rule: v.string(),
  severity: v.picklist(severities),
  message: v.string(),
  location: protocolLocation,
  /** The ids of the parts of the document that show it, the nearest first; none where it shows nowhere. */
  parts: v.array(v.string()),
  /** The figures and fields that it is about, the nearest first. */
  addresses: v.array(v.string()),
  /** The titles of its fixes. */
  fixes: v.array(v.string()),
});

const findings = v.object({ version: v.number(), findings: v.array(previewFinding) });

const fixParams = v.object({
  uri: v.string(),
  version: v.number(),
  key: v.string(),
  /** Which of its fixes. */
  fix: v.number(),
});

export type PreviewFindingsParams = v.InferOutput<typeof findingsParams>;
export type PreviewFinding = v.InferOutput<typeof previewFinding>;
/** Null where the document is not open. */
export type PreviewFindingsResult = v.InferOutput<typeof findings> | null;
export type PreviewFixParams = v.InferOutput<typeof fixParams>;
/** Null where the document is not open, is of another version, or has no such finding. */
export type PreviewFixResult = v.InferOutput<typeof protocolTextEdits> | null;

export const isPreviewFindingsParams = (value: unknown): value is PreviewFindingsParams => v.is(findingsParams, value);
export const isPreviewFindingsResult = (value: unknown): value is PreviewFindingsResult =>
  v.is(v.nullable(findings), value);
export const isPreviewFixParams = (value: unknown): value is PreviewFixParams => v.is(fixParams, value);
export const isPreviewFixResult = (value: unknown): value is PreviewFixResult =>
  v.is(v.nullable(protocolTextEdits), value);
