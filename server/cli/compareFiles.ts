import type { Analysis } from '../features/Analysis.ts';
import { analyseRoot } from '../features/Analysis.ts';
import { lostInclude, notWhole } from '../features/comparison/lostInclude.ts';
import { printComparison } from '../features/printComparison.ts';
import type { Locale } from '../language/locale.ts';
import type { Budget } from '../model/Budget.ts';
import { compareBudgets, differs } from '../model/figures/compareBudgets.ts';
import { budgetOf, counterpart, scopeNamed } from '../model/units/unitBudget.ts';
import { comparisonHtml } from '../render/comparison/comparisonHtml.ts';
import { comparisonJson } from '../render/comparison/comparisonJson.ts';
import { comparisonText } from '../render/comparison/comparisonText.ts';
import type { PrintedComparison } from '../render/comparison/PrintedComparison.ts';
import type { Call, ExitCode } from './Command.ts';
import { BudgetFiles, refuse } from './files/BudgetFiles.ts';
import { alone } from './files/findBudgets.ts';
import { budgetNameFault, outputFault } from './files/outputFault.ts';
import type { FileFault, Host } from './Host.ts';
import { unitOf } from './unitOf.ts';

const renderers: ReadonlyMap<string, (comparison: PrintedComparison) => string> = new Map([
  ['text', comparisonText],
  ['json', comparisonJson],
  ['html', comparisonHtml],
]);

/** Compares the two budgets of a call; 2 where one of them, or a file that it includes, cannot be read. */
export function compareFiles({ operands, options, locale }: Call, host: Host): ExitCode {
  const [first = '', second = ''] = operands;
  const read = new BudgetFiles(locale, host);
  const [before, after] = [first, second].map((file) => readWhole(file, read, locale, host));
  const compared = before && after && sides([before.budget, after.budget], operands, options.get('unit'));
  if (compared && 'reason' in compared) refuse(compared, locale, host);
  if (!compared || 'reason' in compared) return 2;
  const comparison = compareBudgets(...compared);
  const rows = options.has('all') ? 'all' : 'differing';
  const printed = printComparison(comparison, [first, second], rows, locale);
  const render = renderers.get(options.get('format') ?? 'text') ?? comparisonText;
  if (!publish(render(printed), operands, { locale, output: options.get('output') }, host)) return 2;
  return options.has('exit-code') && differs(comparison) ? 1 : 0;
}

type Sides = readonly [before: Budget, after: Budget];

/** What is compared: two budgets, or those of one unit in both. Of the first the unit may have had another name or code. */
function sides(
  [before, after]: Sides,
  [first = '', second = '']: readonly string[],
  wanted: string | undefined,
): Sides | FileFault {
  if (wanted === undefined) return [before, after];
  const now = unitOf(after, wanted);
  if ('reason' in now) return { path: second, reason: now.reason };
  const scope = scopeNamed(after, wanted);
  const same = scope && counterpart(before, after, scope);
  const then = same ? budgetOf(before, same) : unitOf(before, wanted);
  return 'reason' in then ? { path: first, reason: then.reason } : [then, now];
}

/** A budget with all its files; what cannot be read would be missing from every sum above it. */
function readWhole(file: string, read: BudgetFiles, locale: Locale, host: Host): Analysis | undefined {
  const found = alone(file);
  const root = read.root(found);
  const analysis = root && analyseRoot(root, read.others(found));
  const lost = analysis && lostInclude(analysis.budget);
  if (lost) refuse({ path: file, reason: notWhole(lost) }, locale, host);
  return lost ? undefined : analysis;
}

interface Target {
  readonly locale: Locale;
  readonly output: string | undefined;
}

/** Writes the result where it is wanted; false after saying why that cannot be. */
function publish(text: string, files: readonly string[], { locale, output }: Target, host: Host): boolean {
  if (output === undefined) {
    host.print(text);
    return true;
  }
  const fault =
    files.map((file) => outputFault(file, output, host.files)).find((each) => each !== undefined) ??
    budgetNameFault(output) ??
    host.files.write(output, text);
  if (fault) refuse(fault, locale, host);
  return fault === undefined;
}
