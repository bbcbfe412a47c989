import type { Amount } from '../amount.ts';
import type { Item, UnitKind } from '../Budget.ts';
import { totalOf } from '../totalOf.ts';
import { type Cells, partCells } from './cells.ts';
import { type Figures, isPersonnelCode } from './figures.ts';
import type { SubjectFigure } from './SubjectFigure.ts';

/** “三公”经费 by kind: the departmental economic codes that each is made of. */
export const threePublicCodes = {
  abroad: ['30212'],
  reception: ['30217'],
  vehiclePurchase: ['31013'],
  vehicleRunning: ['30231'],
} as const;

export type ThreePublicKind = keyof typeof threePublicCodes;

/** All codes of “三公”经费. */
export const allThreePublicCodes: readonly string[] = Object.values(threePublicCodes).flat();

/** A sum over some economic codes. */
export function economicSum({ economic }: Figures, codes: readonly string[], cells: Cells): Amount {
  return totalOf(codes.map((code) => economic.find(code)?.figure(cells) ?? { value: 0, half: 0 }));
}

/** The items of some economic codes. */
export function* economicItems({ economic }: Figures, codes: readonly string[], cells: Cells): Iterable<Item> {
  for (const code of codes) yield* economic.find(code)?.items(cells) ?? [];
}

/** Whether the public expenses of this kind of unit are 机关运行经费. */
export function hasOperatingCosts(kind: UnitKind | undefined): boolean {
  return kind === 'administrative' || kind === 'civilServiceManaged';
}

/** The 类 whose basic expenditure is public: 302, 310 and the rest. */
export function publicSubjects({ economic }: Figures): readonly SubjectFigure[] {
  return economic.root.children.filter(({ code }) => code.startsWith('3') && !isPersonnelCode(code));
}

/** The 类 whose basic expenditure is personnel: 301 and 303. */
export function personnelSubjects({ economic }: Figures): readonly SubjectFigure[] {
  return economic.root.children.filter(({ code }) => isPersonnelCode(code));
}

/** 机关运行经费: the public basic expenditure of one unit; zero where its kind has none. */
export function operatingCosts(figures: () => Figures, kind: UnitKind | undefined, cells: Cells): Amount {
  if (!hasOperatingCosts(kind)) return { value: 0, half: 0 };
  return totalOf(publicSubjects(figures()).map((subject) => subject.figure(cells & partCells.basic)));
}
