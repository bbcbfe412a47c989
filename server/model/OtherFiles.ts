import type { NotText } from '../text/decode.ts';
import { nearBudgets } from '../text/fileNames.ts';
import type { SourceFile } from './SourceFile.ts';

/** The one way to files other than the root's. Pure: for one snapshot, the same question has the same answer. */
export interface OtherFiles {
  /** The file at a path: names with `/` between them, counted from the folder of the file that names it. */
  readonly find: (path: string, from: SourceFile) => OtherFile;
}

/** A file, or why there is none. */
export type OtherFile = SourceFile | Absence;

/** Why the text of a file is not at hand. */
export type Absence =
  /** No path is given, or none that is relative. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'absolute' }
  /** It has been asked for. */
  | { readonly kind: 'loading' }
  /** Nothing has this path; `near` are the names of budgets in its folder that may be meant. */
  | { readonly kind: 'missing'; readonly near?: readonly string[] }
  /** Only a file whose path differs in upper and lower case is there: `found` ends as that path does. */
  | { readonly kind: 'other-case'; readonly found: string }
  | { readonly kind: 'folder' }
  /** Its bytes are no text from `at` on; it is a device or a pipe where that is not known. */
  | { readonly kind: 'not-text'; readonly at?: NotText }
  | { readonly kind: 'forbidden' }
  /** Reading failed; `detail` is what the system said. */
  | { readonly kind: 'unreadable'; readonly detail: string }
  /** There is nobody who could read it. */
  | { readonly kind: 'unreachable' }
  /** It lies outside of the folder that the budget may take files from; `link` where only a link leads there. */
  | { readonly kind: 'outside'; readonly link: boolean }
  /** Too many files include each other on the way to it. */
  | { readonly kind: 'too-deep' }
  /** The file that names it is in no folder: it was never saved. */
  | { readonly kind: 'unsaved' };

/** Whether there is no file, and a reason instead. */
export function isAbsent(file: OtherFile): file is Absence {
  return 'kind' in file;
}

/** That a file is not there, among those of its folder. */
export function missingAmong(names: readonly string[], name: string): Absence {
  return { kind: 'missing', near: nearBudgets(name, names) };
}

/** Nobody knows any file: a text that stands alone. */
export const noOtherFiles: OtherFiles = { find: () => unsaved };

const unsaved: Absence = { kind: 'unsaved' };
