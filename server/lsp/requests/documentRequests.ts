import { exportDocument } from '../../features/exportDocument.ts';
import { referencePage } from '../../features/ruleReference.ts';
import { budgetOf, scopeNamed } from '../../model/unitBudget.ts';
import {
  type ExportResult,
  exportRequest,
  isExportParams,
  isUnitsParams,
  toExportedContent,
  type UnitsResult,
  unitsRequest,
} from '../exportProtocol.ts';
import { isRulePageParams, rulePageRequest } from '../rulePageProtocol.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** The server's own requests: the published document as a file, the page of a rule. */
export const documentRequests: RequestGroup = {
  capabilities: {},
  listen({ connection, documents, locale, workspace }) {
    connection.onRequest(rulePageRequest, (params: unknown) =>
      isRulePageParams(params) ? (referencePage(params.name, locale()) ?? null) : null,
    );
    // A failure is the answer, and not silence: somebody waits for the file.
    connection.onRequest(exportRequest, async (params: unknown): Promise<ExportResult> => {
      if (!isExportParams(params)) return null;
      const snapshot = await workspace.settled(params.uri);
      if (!snapshot) return null;
      const { budget } = snapshot.analysis;
      const scope = params.unit === undefined ? undefined : scopeNamed(budget, params.unit);
      const published = scope ? budgetOf(budget, scope) : budget;
      return toExportedContent(await exportDocument({ budget: published }, params.format));
    });
    connection.onRequest(unitsRequest, async (params: unknown): Promise<UnitsResult> => {
      const snapshot = isUnitsParams(params) ? await workspace.settled(params.uri) : undefined;
      if (!snapshot) return null;
      const { budget, root } = snapshot.analysis;
      const scopes = budget.units.length === 0 ? [] : budget.scopes;
      return { from: documents.uriOf(root), units: scopes.map(({ unit: { name, code } }) => ({ name, code })) };
    });
  },
};
