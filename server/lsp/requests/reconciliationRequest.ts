import { type ReconciledSide, reconciliation } from '../../features/reconciliation/reconciliation.ts';
import {
  isReconciliationParams,
  type ReconciliationResult,
  type ReconciliationRow,
  reconciliationRequest as request,
} from '../reconciliationProtocol.ts';
import { type FileNames, toLocation } from '../toLsp.ts';
import type { Snapshot } from '../Workspace.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** budget/reconciliation: every identity between the published tables, and every declared total. */
export const reconciliationRequest: RequestGroup = {
  capabilities: {},
  listen({ connection, documents, locale, workspace }, answer) {
    const answerReconciliation = answer(({ analysis, version }: Snapshot): ReconciliationResult => {
      const { groups, inapplicable } = reconciliation(analysis, locale());
      const side = (of: ReconciledSide): ReconciliationRow['left'] => toSide(of, documents);
      return {
        version,
        groups: groups.map(({ id, title, rows }) => ({
          id,
          title,
          rows: rows.map((row) => ({ ...row, left: side(row.left), right: side(row.right) })),
        })),
        inapplicable: [...inapplicable],
      };
    });
    // An included file that is still read would be missing from one side of nearly everything.
    connection.onRequest(request, async (params: unknown) => {
      if (!isReconciliationParams(params)) return null;
      await workspace.settled(params.uri);
      return answerReconciliation({ textDocument: params });
    });
  },
};

function toSide({ label, amount, addresses, location }: ReconciledSide, names: FileNames): ReconciliationRow['left'] {
  return { label, amount, addresses: [...addresses], location: location ? toLocation(location, names) : null };
}
