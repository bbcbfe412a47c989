import type { PlainPage } from '../render/PlainBook.ts';
import { judge } from '../rules/judge.ts';
import type { CheckResult } from './CheckResult.ts';
import { type CheckedFile, checkBudget } from './files/readBudget.ts';
import type { BudgetJob, Run } from './jobs/BudgetJob.ts';
import { ledgerPage } from './ledgerPage.ts';
import { briefly, inFull } from './reports/PlainDiagnostic.ts';

/** What is wanted of a check beside the findings. */
export interface CheckParameters {
  /** Whether related lines and remedies are told. */
  readonly isFull: boolean;
  /** Whether each budget gets its page of a ledger. */
  readonly hasLedger: boolean;
}

/** `budget check` for one budget. */
export const checkJob: BudgetJob<CheckParameters, CheckResult> = {
  name: 'check',
  doing: { zh: '正在检查', en: 'checking' },
  run(budget, { isFull, hasLedger }, run) {
    const checked = checkBudget(budget, run);
    const { analysis, file, diagnostics, isComplete, isBlank, isDraft } = checked;
    return {
      file,
      files: analysis.files.map(({ address }) => address),
      diagnostics: isFull ? inFull(diagnostics, analysis) : diagnostics.map(briefly),
      isComplete,
      isBlank,
      isDraft,
      department: analysis.budget.department?.name ?? '',
      ...(hasLedger ? { page: pageOf(checked, run) } : {}),
    };
  },
};

function pageOf(checked: CheckedFile, { locale }: Run): PlainPage {
  // Rules that failed were complained of when the file was checked.
  const judgement = judge(checked.analysis.budget, checked.profile, () => {});
  return ledgerPage(checked, judgement, locale);
}
