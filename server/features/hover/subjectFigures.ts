import type { Classification } from '../../data/catalogue.ts';
import type { Item } from '../../model/Budget.ts';
import { carryoverCells, everything } from '../../model/figures/cells.ts';
import { totalOf } from '../../model/totalOf.ts';
import { expenditureLines, type FigureLine, figureLine, figureTable } from './figureTable.ts';
import { type HoverContext, speak } from './HoverContext.ts';

/** The figures of a subject in this budget as a table; a sentence where it has none. */
export function subjectFigures(
  code: string,
  classification: Classification,
  context: HoverContext,
): string | undefined {
  if (classification === 'government') return undefined;
  const lines = linesOf(code, classification, context);
  if (lines.length > 0) return figureTable(lines, context);
  return speak(context)('本预算中没有这个科目的金额', 'No amount in this budget');
}

function linesOf(
  code: string,
  classification: Exclude<Classification, 'government'>,
  { budget }: HoverContext,
): FigureLine[] {
  const { expenditure, economic, revenue } = budget.figures;
  if (classification === 'procurement')
    return procurementLines(
      code,
      budget.procurements.flatMap(({ lines }) => lines),
    );
  const node = { function: expenditure, economic, revenue }[classification].find(code);
  if (!node) return [];
  if (classification !== 'revenue') return expenditureLines(node);
  const total = figureLine({ zh: '合计', en: 'total' }, node, everything);
  return node.nonZero & carryoverCells
    ? [total, figureLine({ zh: '其中上年结转', en: 'carried over' }, node, carryoverCells)]
    : [total];
}

/** The lines of a procurement code and of those that begin with it. */
function procurementLines(code: string, lines: readonly Item[]): FigureLine[] {
  const own = lines.filter(({ subject }) => subject?.code.startsWith(code));
  return own.length > 0
    ? [{ label: { zh: '合计', en: 'total' }, figure: totalOf(own.map(({ amount }) => amount)) }]
    : [];
}
