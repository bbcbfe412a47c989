import { type Disposable, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  isRulePageResult,
  type RulePageParams,
  rulePageRequest,
  rulePageScheme,
  type ShowsRulePages,
} from '../server/lsp/protocol/rulePageProtocol.ts';

/** What tells the server that its pages can be opened by their address. */
export const showsRulePages: ShowsRulePages = { showsRulePages: true };

/** Opens the page that a finding's code links to, as a read-only document that the server writes. */
export function registerRulePages(client: BaseLanguageClient): Disposable {
  return workspace.registerTextDocumentContentProvider(rulePageScheme, {
    async provideTextDocumentContent({ path }) {
      const params: RulePageParams = { name: path.replace(/^\/|\.md$/g, '') };
      const page = await client.sendRequest<unknown>(rulePageRequest, params);
      return (isRulePageResult(page) && page) || '';
    },
  });
}
