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
}

/** Is to be called after every change; `edit` where nothing changed but texts in the editor. */
export type Publish = (cause: 'edit' | 'other') => void;

/** How long findings wait for who asks right behind an edit: the request may still be on its way. */
const patienceMs = 2;
/** How long the verdicts wait, so that who asks for diagnostics gets these first. */
const restMs = 100;

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
    announcements.announcePreviews(workspace.roots());
    if (parts.client.pullsDiagnostics) pulled.changed(cause);
    else pushed.publish(reports.current());
    clearTimeout(restDue);
    restDue = setTimeout(rest, parts.client.pullsDiagnostics ? restMs : 0);
  };
  /** What nobody waits for: a client that asks for diagnostics gets them first. */
  const rest = (): void => {
    const roots = workspace.roots();
    announcements.announceVerdicts(roots);
    if (roots.every(({ isSettled }) => isSettled)) store.forgetUnused();
  };
  let restDue: ReturnType<typeof setTimeout> | undefined;
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
    setTimeout(() => {
      const all = due ?? cause;
      due = undefined;
      publish(all);
    }, patienceMs);
  };
}
