import { type Event, extensions, type Uri } from 'vscode';

/** What is used of the interface that VS Code's own git extension offers to others, in version 1 of it. */
interface GitExtension {
  /** Throws where git is switched off or not installed. */
  readonly getAPI: (version: 1) => Git;
}

interface Git {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: Event<'uninitialized' | 'initialized'>;
  readonly getRepository: (uri: Uri) => Repository | null;
  /** Opens the repository that a folder is in; null where it is in none. */
  readonly openRepository: (folder: Uri) => Promise<Repository | null>;
}

/** A repository; paths are those of the system. */
export interface Repository {
  /** The commits that changed a file, the last one first. */
  readonly log: (options: { readonly maxEntries: number; readonly path: string }) => Promise<readonly Commit[]>;
  /** The content of a file in a revision; rejects where it was not there. */
  readonly buffer: (revision: string, path: string) => Promise<Uint8Array>;
}

/** One commit. */
export interface Commit {
  readonly hash: string;
  readonly message: string;
  readonly authorDate?: Date;
}

/** Whether there is an extension that knows of repositories; a browser has none as a rule. */
export function hasGit(): boolean {
  return extensions.getExtension('vscode.git') !== undefined;
}

/** The repository that a file of this machine is in; undefined where it is in none, or git is not there. */
export async function repositoryOf(file: Uri): Promise<Repository | undefined> {
  if (file.scheme !== 'file') return undefined;
  const git = await startedGit();
  if (!git) return undefined;
  const folder = file.with({ path: file.path.slice(0, file.path.lastIndexOf('/')) });
  return git.getRepository(file) ?? (await git.openRepository(folder)) ?? undefined;
}

async function startedGit(): Promise<Git | undefined> {
  const extension = extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return undefined;
  try {
    const started = await extension.activate();
    return await initialized(started.getAPI(1));
  } catch {
    return undefined;
  }
}

/** It looks for the repositories of the open folders first. */
function initialized(git: Git): Promise<Git> {
  if (git.state === 'initialized') return Promise.resolve(git);
  return new Promise((resolve) => {
    const waiting = git.onDidChangeState((state) => {
      if (state !== 'initialized') return;
      waiting.dispose();
      resolve(git);
    });
  });
}
