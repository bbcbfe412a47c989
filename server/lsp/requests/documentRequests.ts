import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { exportDocument } from '../../features/exportDocument.ts';
import { referencePage } from '../../features/ruleReference.ts';
import { type Locale, say } from '../../language/locale.ts';
import { budgetOf, scopeNamed } from '../../model/units/unitBudget.ts';
import {
  type ExportResult,
  exportRequest,
  isExportParams,
  isUnitsParams,
  toExportedContent,
  type UnitsResult,
  unitsRequest,
} from '../protocol/exportProtocol.ts';
import { isRulePageParams, rulePageRequest } from '../protocol/rulePageProtocol.ts';
import type { RequestGroup } from './RequestGroup.ts';

function noUnit(name: string, locale: Locale): ResponseError {
  const reason = {
    zh: `预算里没有名称或代码是“${name}”的单位，请重新选择要导出的单位`,
    en: `the budget has no unit with the name or code “${name}”: choose the unit again`,
  };
  return new ResponseError(LSPErrorCodes.RequestFailed, say(reason, locale));
}

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
      // It may have been renamed since it was chosen: the whole budget is not what was asked for.
      if (params.unit !== undefined && !scope) throw noUnit(params.unit, locale());
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
