import { nextYear } from '../../features/nextYear.ts';
import { say } from '../../language/locale.ts';
import { nameOf } from '../addresses.ts';
import { isNextYearParams, type NextYearResult, nextYearRequest as request } from '../protocol/nextYearProtocol.ts';
import type { Session } from '../Session.ts';
import type { Snapshot } from '../Workspace.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** budget/nextYear: the budget of the year after, from one that is open. */
export const nextYearRequest: RequestGroup = {
  capabilities: {},
  listen(session) {
    const { connection, workspace } = session;
    // What an included file has that is still read would be missing from the new year.
    connection.onRequest<NextYearResult, void>(request, async (params: unknown): Promise<NextYearResult> => {
      const snapshot = isNextYearParams(params) ? await workspace.settled(params.uri) : undefined;
      return snapshot ? rolled(snapshot, session) : null;
    });
  },
};

function rolled({ analysis }: Snapshot, { documents, locale }: Session): NextYearResult {
  const made = nextYear(analysis, nameOf(analysis.root.address), locale());
  return 'reason' in made
    ? { kind: 'refused', reason: say(made.reason, locale()) }
    : { kind: 'rolled', from: documents.uriOf(analysis.root), ...made };
}
