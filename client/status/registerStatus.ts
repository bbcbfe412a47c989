import { Disposable, MarkdownString, StatusBarAlignment, ThemeColor, Uri, window, workspace } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  isVerdictParams,
  type ShowsVerdicts,
  type Verdict,
  verdictNotification,
} from '../../server/lsp/protocol/verdictProtocol.ts';
import { budgetIn } from '../budgetIn.ts';
import type { ActivePreview } from '../preview/registerPreview.ts';
import type { Strings } from '../strings.ts';
import { verdictText } from './verdictText.ts';

/** What tells the server that verdicts are shown. */
export const showsVerdicts: ShowsVerdicts = { showsVerdicts: true };

const problems = 'workbench.actions.view.problems';
const restart = 'budget.restartServer';

/** The status bar item with the verdict of the budget that is looked at; it leads to the problems and to the preview. */
export function registerStatus(
  client: Pick<BaseLanguageClient, 'state' | 'onNotification' | 'onDidChangeState'>,
  { status: strings }: Strings,
  preview: ActivePreview,
): Disposable {
  const item = window.createStatusBarItem('budget.verdict', StatusBarAlignment.Left, 10);
  const verdicts = new Map<string, Verdict>();
  const checking = { icon: 'loading~spin', text: strings.checking };
  const stopped = { icon: 'error', text: strings.stopped };
  item.name = strings.name;
  item.command = problems;

  function show(): void {
    const document = budgetIn(window.activeTextEditor);
    if (document) showVerdict(verdicts.get(document.uri.toString()));
    else showVerdictOfPreview();
  }

  /** A preview may outlive its text, of which no verdict comes any more. */
  function showVerdictOfPreview(): void {
    const verdict = preview.uri && verdicts.get(preview.uri.toString());
    if (verdict) showVerdict(verdict);
    else item.hide();
  }

  function showVerdict(verdict: Verdict | undefined): void {
    const isStopped = client.state === State.Stopped || client.state === State.StartFailed;
    const { icon, text } = isStopped ? stopped : verdict ? verdictText(verdict, strings) : checking;
    item.command = isStopped ? restart : problems;
    item.text = `$(${icon}) ${text}`;
    item.backgroundColor = icon === 'error' ? new ThemeColor('statusBarItem.errorBackground') : undefined;
    item.tooltip = verdict && tooltip(verdict);
    item.accessibilityInformation = { label: `${strings.name}: ${text}` };
    item.show();
  }

  function tooltip({ root, counts, status }: Verdict): MarkdownString {
    const lines = strings.tooltip({ ...counts, file: nameOf(Uri.parse(root)), isFinal: status === 'final' });
    const links = `[${strings.showProblems}](command:${problems}) · [${strings.openPreview}](command:budget.openPreview)`;
    const text = new MarkdownString([...lines.map(escaped), links].join('\n\n'));
    text.isTrusted = { enabledCommands: [problems, 'budget.openPreview'] };
    return text;
  }

  show();
  return Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(show),
    // So is told of a text that becomes a budget, or is none any more.
    workspace.onDidOpenTextDocument(show),
    preview.onDidChange(show),
    client.onNotification(verdictNotification, (verdict: unknown) => {
      if (!isVerdictParams(verdict)) return;
      verdicts.set(Uri.parse(verdict.uri).toString(), verdict);
      show();
    }),
    client.onDidChangeState(() => {
      verdicts.clear();
      show();
    }),
  );
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A file name may hold what Markdown takes for markup. */
function escaped(line: string): string {
  return line.replace(/[\\`*_{}[\]()#+!|<>~-]/g, '\\$&');
}
