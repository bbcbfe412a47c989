import { type Analysis, analyseRoot } from '../../features/Analysis.ts';
import { type Diagnostic, diagnostic } from '../../features/diagnostic.ts';
import { profileDiagnostic } from '../../features/profileDiagnostic.ts';
import { type Locale, say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import type { Budget } from '../../model/Budget.ts';
import { type Profile, standardProfile } from '../../rules/profile/Profile.ts';
import { readProfile } from '../../rules/profile/readProfile.ts';
import type { Findings } from '../CheckResult.ts';
import type { Host } from '../Host.ts';
import type { BudgetAtHand, Run } from '../jobs/BudgetJob.ts';
import { BudgetFiles } from './BudgetFiles.ts';
import { alone } from './findBudgets.ts';

/** A budget that was read and checked, with all that it includes. */
export interface CheckedFile extends Findings {
  /** As given on the command line, or as found under the folder that was given. */
  readonly file: string;
  readonly analysis: Analysis;
  /** By what it was judged. */
  readonly profile: Profile;
  /** Of its profile and of all its files. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads and checks one file; undefined where it cannot be read, after saying so. */
export function readBudget(file: string, locale: Locale, host: Host): CheckedFile | undefined {
  const found = alone(file);
  const files = new BudgetFiles(locale, host);
  const root = files.root(found);
  if (!root) return undefined;
  const profileFile = files.profileFor(root.address);
  return checkBudget({ file, analysis: analyseRoot(root, files.others(found)), profileFile }, { locale, host });
}

/** Checks a budget that was read. */
export function checkBudget({ file, analysis, profileFile }: BudgetAtHand, { locale, host }: Run): CheckedFile {
  let isComplete = true;
  const failed = (id: string, error: unknown): void => {
    isComplete = false;
    host.complain(`${file}: ${say(ruleFailed(id, error), locale)}`);
  };
  const profile = profileFile ? readProfile(profileFile).profile : standardProfile;
  const found = diagnostic(analysis, { locale, profile, failed });
  const ofProfile = profileFile ? profileDiagnostic(profileFile, locale) : [];
  const { budget } = analysis;
  return {
    file,
    analysis,
    profile,
    diagnostics: [...ofProfile, ...found],
    isComplete,
    isBlank: hasNoAmounts(budget),
    isDraft: budget.status === 'draft',
  };
}

function hasNoAmounts({ revenue, spendings }: Budget): boolean {
  return !spendings.some(({ items }) => items.length > 0) && !revenue.some(({ lines }) => lines.length > 0);
}

function ruleFailed(id: string, error: unknown): Localized {
  const message = error instanceof Error ? error.message : String(error);
  return {
    zh: `规则 ${id} 运行失败，其余照常检查：${message}`,
    en: `the rule ${id} failed, the others were checked: ${message}`,
  };
}
