import type { Command } from './Command.ts';
import { check } from './check.ts';
import { diff } from './diff.ts';
import { explain } from './explain.ts';
import { exportCommand } from './export.ts';
import { format } from './format.ts';
import { importBudget } from './importBudget.ts';
import { lsp } from './lsp.ts';
import { newCommand } from './new.ts';
import { render } from './render.ts';
import { rollup } from './rollup.ts';

/** Every command; adding one is its file and its line here. */
export const commands: readonly Command[] = [
  check,
  render,
  format,
  importBudget,
  newCommand,
  diff,
  rollup,
  exportCommand,
  explain,
  lsp,
];
