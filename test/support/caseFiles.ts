import { type Analysis, analyseRoot } from '../../server/features/Analysis.ts';
import type { FileEdit } from '../../server/features/diagnostic.ts';
import { missingAmong, type OtherFile, type OtherFiles } from '../../server/model/OtherFiles.ts';
import { SourceFile } from '../../server/model/SourceFile.ts';
import { type Profile, standardProfile } from '../../server/rules/profile/Profile.ts';
import { profileName } from '../../server/rules/profile/profileName.ts';
import { readProfile } from '../../server/rules/profile/readProfile.ts';
import { resolvePath } from '../../server/text/resolvePath.ts';
import { applyEdits } from '../../server/text/TextEdit.ts';
import type { Case } from './parseCases.ts';

/** The name of the file that the text of a case is. */
export const rootName = '部门.budget';

/** The text of a case with the files beside it. */
export function analysisOf({ text, files }: Pick<Case, 'text' | 'files'>): Analysis {
  const root = new SourceFile(rootName, text);
  const others = [...files].map(([name, each]) => new SourceFile(name, each.text));
  return analyseRoot(root, filesInMemory([root, ...others]));
}

/** Files by their addresses, below the folder ''. */
export function filesInMemory(files: readonly SourceFile[]): OtherFiles {
  const known = new Map(files.map((file) => [file.address, file]));
  const missing = (address: string): OtherFile => {
    const folder = address.slice(0, address.lastIndexOf('/') + 1);
    const inFolder = [...known.keys()]
      .filter((each) => each.startsWith(folder))
      .map((each) => each.slice(folder.length));
    return missingAmong(inFolder, address.slice(folder.length));
  };
  return {
    find(path, from): OtherFile {
      const address = resolvePath(path, from.address, '');
      if (address === undefined) return { kind: 'outside', link: false };
      const alike = [...known.keys()].find((each) => each.toLowerCase() === address.toLowerCase());
      return known.get(address) ?? (alike === undefined ? missing(address) : { kind: 'other-case', found: alike });
    },
  };
}

/** The same budget after a fix, whose edits may be in several of its files. */
export function afterFix(analysis: Analysis, edits: readonly FileEdit[]): Analysis {
  const files = new Set(edits.map(({ file }) => file));
  const fixed = [...files].reduce((before, file) => {
    const own = edits.filter((edit) => edit.file === file);
    return before.seenFrom(file).withText(applyEdits(file.text, own));
  }, analysis);
  return fixed.seenFrom(fixed.root);
}

/** The file that a case has as its profile. */
export function profileFileOf({ files }: Pick<Case, 'files'>): SourceFile | undefined {
  const text = files.get(profileName)?.text;
  return text === undefined ? undefined : new SourceFile(profileName, text);
}

/** By what a case is judged. */
export function profileOf(file: SourceFile | undefined): Profile {
  return file ? readProfile(file).profile : standardProfile;
}
