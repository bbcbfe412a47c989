import { commands, Uri } from 'vscode';
import type { ComparisonBase } from '../../server/lsp/protocol/comparisonProtocol.ts';
import { rulePageScheme } from '../../server/lsp/protocol/rulePageProtocol.ts';
import { type BaseServices, chooseBase } from './chooseBase.ts';
import { type PrintServices, printDocument } from './printDocument.ts';
import { type ChartServices, saveChart } from './saveChart.ts';

/** What somebody can have done from a preview, beside what changes the text. */
export interface PreviewActions {
  /** Asks what a budget is to be compared with; undefined where nothing was chosen. */
  readonly chooseBase: (uri: Uri) => Promise<ComparisonBase | undefined>;
  readonly print: (uri: Uri) => Promise<void>;
  readonly export: (uri: Uri) => Promise<void>;
  readonly saveChart: (uri: Uri, id: string) => Promise<void>;
  /** Shows the page of a rule. */
  readonly showRule: (id: string) => Promise<void>;
}

/** The actions in VS Code. */
export function previewActions(services: BaseServices & PrintServices & ChartServices): PreviewActions {
  return {
    chooseBase: (uri) => chooseBase(uri, services),
    print: (uri) => printDocument(uri, services),
    saveChart: (uri, id) => saveChart(uri, id, services),
    export: async (uri) => void (await commands.executeCommand('budget.export', uri)),
    showRule: async (id) => {
      const page = Uri.from({ scheme: rulePageScheme, path: `/${id}.md` });
      await commands.executeCommand('vscode.open', page);
    },
  };
}
