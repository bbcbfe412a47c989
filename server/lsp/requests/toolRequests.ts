import { askedFigures } from '../../features/assistant/askedFigures.ts';
import { askedFindings } from '../../features/assistant/askedFindings.ts';
import { explain, unexplained } from '../../features/explain.ts';
import { say } from '../../language/locale.ts';
import {
  type FiguresParams,
  type FindingsParams,
  isToolParams,
  type ToolResult,
  toolRequest,
} from '../protocol/toolProtocol.ts';
import type { Session } from '../Session.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** What an assistant in the editor asks about budgets: figures, findings, an explanation. */
export const toolRequests: RequestGroup = {
  capabilities: {},
  listen(session) {
    const { connection, locale } = session;
    connection.onRequest(toolRequest, async (params: unknown): Promise<ToolResult> => {
      if (!isToolParams(params)) return null;
      if (params.tool !== 'explain') return aboutDocument(params, session);
      const name = params.name.trim();
      return explain(name, locale()) ?? say(unexplained(name), locale());
    });
  },
};

async function aboutDocument(params: FiguresParams | FindingsParams, session: Session): Promise<ToolResult> {
  const { workspace, locale } = session;
  const snapshot = await workspace.settled(params.uri);
  if (!snapshot) return null;
  const { analysis } = snapshot;
  if (params.tool === 'figures') return JSON.stringify(askedFigures(analysis, params, locale()));
  // A root's findings are those of all its files.
  const root = workspace.roots().find((each) => each.analysis.files.includes(analysis.file));
  const found = root ? workspace.findings(root) : snapshot.diagnostics;
  return JSON.stringify(askedFindings(found, analysis, params, locale()));
}
