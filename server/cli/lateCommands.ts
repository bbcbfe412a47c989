/** What commands other than `check` do: a bundle of its own, so that they cost that one nothing. */
export { explain, unexplained } from '../features/explain.ts';
export { exportFacts } from './bureau/exportFacts.ts';
export { rollUp } from './bureau/rollUp.ts';
export { compareFiles } from './compareFiles.ts';
export { formatFiles } from './formatFiles.ts';
export { importFile } from './importFile.ts';
export { readMany } from './jobs/readMany.ts';
export { isBudgetWorker } from './jobs/worker.ts';
export { printPdf } from './pdf/printPdf.ts';
export { renderFile } from './renderFile.ts';
export { writeNewBudget } from './writeNewBudget.ts';
