import { exportDocument } from '../../features/exportDocument.ts';
import { preview } from '../../features/preview.ts';
import { referencePage } from '../../features/ruleReference.ts';
import { type ExportResult, exportRequest, isExportParams, toExportedContent } from '../exportProtocol.ts';
import { isPreviewParams, type PreviewResult, previewRequest } from '../previewProtocol.ts';
import { isRulePageParams, rulePageRequest } from '../rulePageProtocol.ts';
import type { Snapshot } from '../Workspace.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** The server's own requests: the preview, the published document as a file, the page of a rule. */
export const documentRequests: RequestGroup = {
  capabilities: {},
  listen({ connection, locale, workspace }, answer) {
    const answerPreview = answer(
      (snapshot: Snapshot): PreviewResult => ({
        version: snapshot.version,
        language: 'zh-cn',
        ...preview(snapshot.analysis, locale()),
      }),
    );
    connection.onRequest(previewRequest, (params: unknown) =>
      isPreviewParams(params) ? answerPreview({ textDocument: params }) : null,
    );
    connection.onRequest(rulePageRequest, (params: unknown) =>
      isRulePageParams(params) ? (referencePage(params.name, locale()) ?? null) : null,
    );
    // A failure is the answer, and not silence: somebody waits for the file.
    connection.onRequest(exportRequest, async (params: unknown): Promise<ExportResult> => {
      if (!isExportParams(params)) return null;
      const snapshot = await workspace.settled(params.uri);
      return snapshot ? toExportedContent(await exportDocument(snapshot.analysis, params.format)) : null;
    });
  },
};
