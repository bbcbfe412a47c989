import { counted, say } from '../../language/locale.ts';
import { type Spending, sources } from '../../model/Budget.ts';
import type { Bound } from '../../model/binding/bind.ts';
import { carryoverCells, everything, sourceCells } from '../../model/figures/cells.ts';
import { type BlockFigure, blockOf } from '../../model/figures/figures.ts';
import { sourceWord } from '../../model/sourceWord.ts';
import { unitFigures } from '../../model/units/unitFigures.ts';
import { tablesWithProject } from '../publishedIn.ts';
import { expenditureLines, type FigureLine, figureLine, figureTable } from './figureTable.ts';
import { type HoverContext, speak } from './HoverContext.ts';
import { bold, escapedStart, paragraphs } from './markdown.ts';
import { publishedInText } from './publishedInText.ts';
import { subjectLink } from './subjectLink.ts';

/** The name of a project: what it stands under and its figures. */
export function projectHover(bound: Bound, context: HoverContext): string | undefined {
  const { budget } = context;
  const spending = budget.spendings.find((each) => each.bound === bound);
  if (!spending) return undefined;
  const block = blockOf(spending);
  return paragraphs(
    bold(spending.name),
    projectFacts(spending, context),
    figureTable(projectLines(block), context),
    publishedInText(tablesWithProject(block, budget), context),
  );
}

function projectFacts({ function: reference, category, items, indicators }: Spending, context: HoverContext): string {
  const { locale } = context;
  const pick = speak({ locale });
  const facts = [
    ...(reference ? [subjectLink(reference.code, context)] : []),
    ...(category ? [say(category.word, locale)] : []),
    pick(`${items.length} 行金额`, counted(items.length, 'line')),
    pick(`${indicators.length} 条指标`, counted(indicators.length, 'indicator')),
  ];
  return facts.join(' · ');
}

/** The project's sum, then each source that pays for it, then what is carried over. */
function projectLines(block: BlockFigure): FigureLine[] {
  const paying = sources.filter((source) => block.nonZero & sourceCells([source]));
  const carried = block.nonZero & carryoverCells;
  return [
    figureLine({ zh: '合计', en: 'total' }, block, everything),
    ...paying.map((source) => figureLine(sourceWord(source), block, sourceCells([source]))),
    ...(carried ? [figureLine({ zh: '其中上年结转', en: 'carried over' }, block, carryoverCells)] : []),
  ];
}

/** The name of the department or of a unit: its code, its kind and its figures. */
export function unitHover(bound: Bound, context: HoverContext): string | undefined {
  const { budget } = context;
  const part = budget.units.find(({ unit }) => unit.bound === bound);
  const unit = part?.unit ?? (budget.department?.bound === bound ? budget.department : undefined);
  if (!unit) return undefined;
  const { expenditure, revenue } = part ? unitFigures(part.spendings) : budget.figures;
  const received = figureLine({ zh: '收入', en: 'revenue' }, revenue.root, everything);
  return paragraphs(
    bold(unit.name),
    escapedStart(unit.code),
    figureTable([...(part ? [] : [received]), ...expenditureLines(expenditure.root)], context),
  );
}
