import path from 'node:path';
import type { Fact } from '../../features/facts/Fact.ts';
import { factsOf } from '../../features/facts/factsOf.ts';
import { regionOf } from '../../features/facts/regionOf.ts';
import type { Region } from '../../model/region.ts';
import { checkBudget } from '../files/readBudget.ts';
import type { BudgetAtHand, Run } from '../jobs/BudgetJob.ts';
import { countsText } from '../reports/textReport.ts';
import type { BudgetHead } from './BudgetHead.ts';

/** The items of a budget, and what has to be known of it before they may be counted. */
export interface ReadFacts {
  readonly head: BudgetHead;
  readonly facts: readonly Fact[];
  readonly region: Region | undefined;
}

/** Reads and checks a budget of a folder. */
export function readFacts(budget: BudgetAtHand, folder: string, run: Run): ReadFacts {
  const { analysis, diagnostics, isComplete } = checkBudget(budget, run);
  const { department, year } = analysis.budget;
  const region = regionOf(analysis.budget, foldersAbove(budget.file));
  const facts = factsOf(analysis, { region, nameOf: ({ address }) => relativeName(folder, address) });
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
  return {
    facts,
    region,
    head: {
      year,
      isComplete,
      file: budget.file,
      items: facts.length,
      name: department?.name,
      code: department?.code ?? '',
      regionCode: region?.code ?? '',
      errors: hasErrors ? countsText(diagnostics, run.locale) : undefined,
    },
  };
}

/** A file as seen from the folder, with `/` on every system. */
export function relativeName(folder: string, file: string): string {
  return path.relative(folder, file).split(path.sep).join('/');
}

/** The names of the folders above a file, the nearest first. */
function foldersAbove(file: string): string[] {
  return path.dirname(path.resolve(file)).split(path.sep).reverse();
}
