import type { Uri } from 'vscode';
import type { ReadFileResult } from '../../server/lsp/protocol/readFileProtocol.ts';
import { decode, isText } from '../../server/text/decode.ts';
import { repositoryOf } from './gitExtension.ts';

/** Names of commits, branches and tags; nothing that git could take for an option or a path. */
const revisionName = /^[\p{L}\p{N}_][\p{L}\p{N}_./~^-]*$/u;

/** The text of a file as it was in a revision of its repository, or why there is none. */
export async function readRevision(file: Uri, revision: string): Promise<ReadFileResult> {
  if (!revisionName.test(revision)) return { kind: 'unreadable', detail: revision };
  const repository = await repositoryOf(file);
  if (!repository) return { kind: 'unreachable' };
  // Git tells of a file that was not there, and of a revision that is not, in words alone.
  const content = await repository.buffer(revision, file.fsPath).catch(() => undefined);
  if (!content) return { kind: 'missing' };
  const decoded = decode(content);
  return isText(decoded) ? { kind: 'text', text: decoded.text } : { kind: 'not-text', at: decoded };
}
