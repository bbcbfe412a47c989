import { type Analysis, analyseRoot } from '../features/Analysis.ts';
import { type Diagnostic, diagnostic } from '../features/diagnostic.ts';
import { profileDiagnostic } from '../features/profileDiagnostic.ts';
import { type Reach, rootsOf } from '../features/roots.ts';
import { type Locale, say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import { mayInclude } from '../model/includes.ts';
import type { OtherFiles } from '../model/OtherFiles.ts';
import type { SourceFile } from '../model/SourceFile.ts';
import { type Profile, standardProfile } from '../rules/profile/Profile.ts';
import { readProfile } from '../rules/profile/readProfile.ts';
import { BudgetFiles } from './BudgetFiles.ts';
import { alone, type FoundBudget } from './findBudgets.ts';
import type { Host } from './Host.ts';

/** A budget that was read and checked, with all that it includes. */
export interface CheckedFile {
  /** As given on the command line, or as found under the folder that was given. */
  readonly file: string;
  readonly analysis: Analysis;
  /** By what it was judged. */
  readonly profile: Profile;
  /** Of all its files and of its profile; what was found in a file before, for another budget, is not there again. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether every rule ran; one that failed was complained of. */
  readonly isComplete: boolean;
}

/** What came of checking some files. */
export interface CheckedFiles {
  readonly checked: readonly CheckedFile[];
  /** Whether all of them could be read. */
  readonly isWhole: boolean;
}

/** Reads and checks one file; undefined where it cannot be read, after saying so. */
export function readBudget(file: string, locale: Locale, host: Host): CheckedFile | undefined {
  return checkBudgets([alone(file)], locale, host).checked[0];
}

/** Checks the budgets among some files: those that no other one of them includes. */
export function checkBudgets(found: readonly FoundBudget[], locale: Locale, host: Host): CheckedFiles {
  const files = new BudgetFiles(locale, host);
  // All of them first: an include names a file as it was named here.
  const named = new Map(found.flatMap((each) => rootOf(each, files)));
  const read = [...named].map(([file, others]) => candidate(file, others));
  const told = new Set<string>();
  const checked = rootsOf(read).map(({ file, analyse }) =>
    check(file.address, analyse(), files.profileFor(file.address), { locale, host, told }),
  );
  return { checked, isWhole: files.isWhole };
}

/** A file that may be a budget of its own. Most include nothing, and are not parsed to know it. */
interface Candidate extends Reach {
  readonly analyse: () => Analysis;
}

function rootOf(found: FoundBudget, files: BudgetFiles): [SourceFile, OtherFiles][] {
  const file = files.root(found);
  return file ? [[file, files.others(found)]] : [];
}

function candidate(file: SourceFile, others: OtherFiles): Candidate {
  const analyse = (): Analysis => analyseRoot(file, others);
  if (!mayInclude(file.text)) return { file, files: [file], analyse };
  const analysis = analyse();
  return { file, files: analysis.files, analyse: () => analysis };
}

interface Run {
  readonly locale: Locale;
  readonly host: Host;
  /** What was found already in files that several budgets have. */
  readonly told: Set<string>;
}

function check(
  file: string,
  analysis: Analysis,
  profileFile: SourceFile | undefined,
  { locale, host, told }: Run,
): CheckedFile {
  let isComplete = true;
  const failed = (id: string, error: unknown): void => {
    isComplete = false;
    host.complain(`${file}: ${say(ruleFailed(id, error), locale)}`);
  };
  const profile = profileFile ? readProfile(profileFile).profile : standardProfile;
  const found = diagnostic(analysis, { locale, profile, failed });
  const ofProfile = profileFile ? profileDiagnostic(profileFile, locale) : [];
  const diagnostics = [...ofProfile, ...found].filter((each) => each.file === analysis.root || isNew(each, told));
  return { file, analysis, profile, diagnostics, isComplete };
}

function isNew({ file: { address }, id, span, message }: Diagnostic, told: Set<string>): boolean {
  const key = JSON.stringify([address, id, span, message]);
  const isThere = told.has(key);
  told.add(key);
  return !isThere;
}

function ruleFailed(id: string, error: unknown): Localized {
  const message = error instanceof Error ? error.message : String(error);
  return {
    zh: `规则 ${id} 运行失败，其余照常检查：${message}`,
    en: `the rule ${id} failed, the others were checked: ${message}`,
  };
}
