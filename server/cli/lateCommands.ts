/** What commands other than `check` do: a bundle of its own, so that they cost that one nothing. */
export { explain, unexplained } from '../features/explain.ts';
export { compareFiles } from './compareFiles.ts';
export { formatFiles } from './formatFiles.ts';
export { importFile } from './importFile.ts';
export { printPdf } from './pdf/printPdf.ts';
export { renderFile } from './renderFile.ts';
export { writeNewBudget } from './writeNewBudget.ts';
