import type { HostMessage, HostMessageOf } from '../../messages.ts';
import type { Page, PageModule } from '../PageModule.ts';
import { ChartsView } from '../panes/ChartsView.ts';
import { ComparisonView } from '../panes/ComparisonView.ts';
import { Findings } from '../panes/Findings.ts';
import { FindingsView } from '../panes/FindingsView.ts';
import { ReconciliationView } from '../panes/ReconciliationView.ts';
import { textsIn } from '../panes/texts.ts';
import { Cells } from './Cells.ts';
import { listenToCells } from './listenToCells.ts';
import { keepTabStops } from './tabStops.ts';

/** Everything that can be done with the cells of the document and of the other views, and the pane that says why. */
export function attachCells(page: Page): PageModule {
  const texts = textsIn(document.documentElement.lang);
  const findings = new Findings(page, texts);
  const cells = new Cells(page, findings, texts);
  const goTo = (addresses: readonly string[]): void => cells.goTo(addresses);
  const findingsView = new FindingsView(page, findings, goTo, texts);
  const reconciliation = new ReconciliationView(page, goTo, texts);
  const comparison = new ComparisonView(page, goTo, texts);
  const charts = new ChartsView(page, texts);
  for (const view of Object.values(page.views)) listenToCells(view, cells.actions);
  let uri: string | undefined;

  function begin({ uri: document, from }: HostMessageOf<'update'>): void {
    if (document === uri) return;
    if (from !== undefined && from === uri) cells.moved(from, document);
    else cells.begin();
    uri = document;
    for (const each of [findings, reconciliation, comparison, charts]) each.forget();
    showFindings();
  }

  function showFindings(): void {
    page.showCounts(findings.counts(), findings.all.length);
    cells.showFindings(findings);
    findingsView.draw();
  }

  function receive(message: HostMessage): void {
    cells.receive(message);
    if (message.type === 'update') {
      begin(message);
      findingsView.learn(message);
    } else if (message.type === 'findings') {
      findings.receive(message);
      showFindings();
    } else if (message.type === 'fixed') {
      findings.fixed(message);
      showFindings();
    } else if (message.type === 'reconciliation') reconciliation.receive(message.reconciliation);
    else if (message.type === 'comparison') comparison.receive(message);
    else if (message.type === 'charts') charts.receive(message);
  }

  return {
    receive,
    updated(changed) {
      keepTabStops(changed);
      cells.redraw(changed);
    },
  };
}
