import type { Budget } from '../../model/Budget.ts';
import { BlockFigure, blockOf, type FigurePart, type Figures } from '../../model/figures/figures.ts';
import { SubjectFigure } from '../../model/figures/SubjectFigure.ts';
import type { SubjectTree } from '../../model/figures/SubjectTree.ts';
import { unitFigures } from '../../model/units/unitFigures.ts';
import { onceFor } from '../../text/onceFor.ts';

/** The trees of a budget's figures by the name that a reference has for each. */
const treeNames = ['expenditure', 'economic', 'revenue', 'yearEnd'] as const;

/**
 * The address of a figure that need not be published: `=expenditure/2011308/1048575`, `=block/3/1023`, of a unit
 * `=expenditure@2/…`. Undefined for a line, of which there is nothing more to say, and for a figure made for one table.
 */
export function referenceTo({ source, cells }: FigurePart, budget: Budget): string | undefined {
  if (source instanceof BlockFigure) {
    const i = blocksOf(budget).indexOf(source);
    return i < 0 ? undefined : `=block/${i}/${cells}`;
  }
  if (!(source instanceof SubjectFigure)) return undefined;
  for (const [tree, found] of treesOf(budget))
    if (found.find(source.code) === source) return `=${tree}/${source.code}/${cells}`;
  return undefined;
}

/** The figure that a reference stands for; undefined where there is none any more. */
export function referenced(reference: string, budget: Budget): FigurePart | undefined {
  const [, name = '', key = '', digits = ''] = /^=([^/]+)\/([^/]*)\/(\d+)$/.exec(reference) ?? [];
  const source = name === 'block' ? blocksOf(budget)[Number(key)] : treesOf(budget).get(name)?.find(key);
  return source && { source, cells: Number(digits) };
}

const blocksOf = onceFor(({ spendings }: Budget): readonly BlockFigure[] => spendings.map(blockOf));

const treesOf = onceFor(({ figures, scopes }: Budget): ReadonlyMap<string, SubjectTree> => {
  const named = (of: Figures, suffix: string): [string, SubjectTree][] =>
    treeNames.map((name) => [`${name}${suffix}`, of[name]]);
  const units = scopes.length > 1 ? scopes.flatMap(({ spendings }, i) => named(unitFigures(spendings), `@${i}`)) : [];
  return new Map([...named(figures, ''), ...units]);
});
