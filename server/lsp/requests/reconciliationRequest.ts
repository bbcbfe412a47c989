import { type ReconciledSide, reconciliation } from '../../features/reconciliation/reconciliation.ts';
import {
  isReconciliationParams,
  type ReconciliationResult,
  type ReconciliationRow,
  reconciliationRequest as request,
} from '../protocol/reconciliationProtocol.ts';
import type { Session } from '../Session.ts';
import { type FileNames, toLocation } from '../toLsp.ts';
import type { Snapshot } from '../Workspace.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** budget/reconciliation: every identity between the published tables, and every declared total. */
export const reconciliationRequest: RequestGroup = {
  capabilities: {},
  listen(session) {
    const { connection, workspace } = session;
    // An included file that is still read would be missing from one side of nearly everything.
    connection.onRequest(request, async (params: unknown): Promise<ReconciliationResult> => {
      const snapshot = isReconciliationParams(params) ? await workspace.settled(params.uri) : undefined;
      return snapshot ? toReconciliation(snapshot, session) : null;
    });
  },
};

function toReconciliation({ analysis, version }: Snapshot, { documents, locale }: Session): ReconciliationResult {
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
}

function toSide({ label, amount, addresses, location }: ReconciledSide, names: FileNames): ReconciliationRow['left'] {
  return { label, amount, addresses: [...addresses], location: location ? toLocation(location, names) : null };
}
