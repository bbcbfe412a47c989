import type { Connection } from 'vscode-languageserver';
import { Announcements } from './Announcements.ts';
import type { Client } from './Client.ts';
import type { FileReports } from './FileReports.ts';
import type { FileStore } from './FileStore.ts';
import type { OpenDocuments } from './OpenDocuments.ts';
import type { PulledDiagnostics } from './PulledDiagnostics.ts';
import { PushedDiagnostics } from './PushedDiagnostics.ts';
import type { WholeCheck } from './WholeCheck.ts';
import type { Workspace } from './Workspace.ts';

/** What is needed to publish. */
export interface PublisherParts {
  readonly connection: Connection;
  readonly client: Client;
  readonly documents: OpenDocuments;
  readonly store: FileStore;
  readonly workspace: Workspace;
  readonly wholeCheck: WholeCheck;
  readonly reports: FileReports;
  readonly pulled: PulledDiagnostics;
  readonly previewed: ReadonlySet<string>;
  /** How many requests were answered so far. */
  readonly answered: number;
  /** To be called when nobody waits. */
  readonly tidy: () => void;
}

/** Is to be called after every change; `edit` where nothing changed but texts in the editor. */
export type Publish = (cause: 'edit' | 'other') => void;

/** Findings wait for requests that came together with an edit: each of these takes a turn of its own. */
const patience = 4;
/** How long what nobody waits for does: a client that asks for diagnostics gets these first, one that is told can take them. */
const restMs = { asked: 100, told: 10 };
/** So long after the last key what is not open is checked again, where it depends on what was edited. */
const STILL_MS = 1000;

/**
 * Tells the client what is found in which file, or that it may ask again, and that previews have changed: once the changes
 * that have already arrived are all in. A client that asks for diagnostics gets none unasked, as it would show them twice.
 */
export function publisher(parts: PublisherParts): Publish {
  const { pulled, reports, store, wholeCheck, workspace } = parts;
  const pushed = new PushedDiagnostics(parts.connection);
  const announcements = new Announcements(parts);
  const publish = (cause: 'edit' | 'other'): void => {
    if (cause === 'other') {
      wholeCheck.update(workspace.roots());
      reports.changed();
    }
    // What is looked at while one types goes first.
    announcements.announcePreviews(reports.roots());
    if (parts.client.pullsDiagnostics) pulled.changed(cause);
    else pushed.publish(reports.current());
    clearTimeout(restDue);
    restDue = setTimeout(rest, parts.client.pullsDiagnostics ? restMs.asked : restMs.told);
    clearTimeout(stillDue);
    if (cause === 'edit') stillDue = setTimeout(() => wholeCheck.update(workspace.roots()), STILL_MS);
  };
  /** What nobody waits for. */
  const rest = (): void => {
    const roots = workspace.roots();
    announcements.announceVerdicts(roots);
    if (roots.every(({ isSettled }) => isSettled)) store.forgetUnused();
    parts.tidy();
  };
  let restDue: ReturnType<typeof setTimeout> | undefined;
  let stillDue: ReturnType<typeof setTimeout> | undefined;
  let due: 'edit' | 'other' | undefined;
  return (cause) => {
    reports.changed();
    workspace.changed();
    wholeCheck.wake();
    if (due) {
      if (cause === 'other') due = cause;
      return;
    }
    due = cause;
    afterAnswers(parts, () => {
      const all = due ?? cause;
      due = undefined;
      publish(all);
    });
  };
}

/**
 * Runs something when the requests that came together with a change are answered. A client that shares its processor with the
 * server gets a moment to take the answers.
 */
function afterAnswers(parts: Pick<PublisherParts, 'answered'>, run: () => void): void {
  const { answered } = parts;
  afterTurns(patience, () => {
    if (parts.answered === answered) run();
    else setTimeout(run, 0);
  });
}

/** Runs something when so many turns of the event loop have passed; where there are no such turns, a moment later. */
function afterTurns(turns: number, run: () => void): void {
  if (typeof setImmediate === 'undefined') setTimeout(run, 1);
  else setImmediate(() => (turns > 1 ? afterTurns(turns - 1, run) : run()));
}
