import type { Budget } from '../../model/Budget.ts';
import { listed } from '../../model/branches.ts';
import { appropriatedCells, type Cells, currentCells, partCells } from '../../model/figures/cells.ts';
import { allThreePublicCodes, economicSum } from '../../model/figures/crossSums.ts';
import { compare, isZero, type Money } from '../../model/money.ts';
import { amountText } from '../amountText.ts';
import { changeTo } from '../edits/changeTo.ts';
import type { Finding } from '../Rule.ts';
import { isAboutWhole } from './aboutWhole.ts';
import { nameBefore } from './namedTotal.ts';
import { type PublishedText, placeIn, publishedTexts } from './publishedText.ts';
import { type NamedTotal, namedTotals } from './wordsOfTotals.ts';

/** Words by which all of a total is said to be of one kind, and its amount before them. */
const ALL_OF = /(?:均|全部|全|都)(?:为|是|系|属于)/g;
const AMOUNT = /[0-9][0-9,.]{0,15}[ \t]?[千万亿]?元[，,]?$/;

const textsWithAll = listed((part): readonly PublishedText[] =>
  publishedTexts(part).filter(({ path, raw }) => path === 'explain' && raw.search(ALL_OF) >= 0),
);

/** What all of a total may be. */
const kinds: readonly (readonly [string, NamedTotal])[] = namedTotals
  .filter(
    ({ of, meant }) =>
      of.kind === 'economic' || (meant !== 'always' && of.kind !== 'procurement' && of.kind !== 'operating'),
  )
  .flatMap((kind) => kind.words.map((word) => [word, kind] as const))
  .sort(([a], [b]) => b.length - a.length);

/** “三公”经费均为公务用车运行维护费, where there is another kind of it, or nothing of this one. */
export function* wholeOfTotals(budget: Budget): Iterable<Finding> {
  for (const text of textsWithAll(budget.branch)) {
    for (const { 0: words, index } of text.raw.matchAll(ALL_OF)) {
      const before = text.raw.slice(0, index).replace(AMOUNT, '');
      const name = nameBefore(before, before.length);
      const at = index + words.length;
      const kind = kinds.find(([word]) => text.raw.startsWith(word, at));
      if (!name || !kind || !isAboutWhole(text.raw, { ...name, meant: 'always' }, budget)) continue;
      const finding = notAll(name.total, kind, at, text, budget);
      if (finding) yield finding;
    }
  }
}

function notAll(
  total: NamedTotal,
  [word, kind]: readonly [string, NamedTotal],
  at: number,
  text: PublishedText,
  budget: Budget,
): Finding | undefined {
  const extents = extentsOf(total, kind, budget);
  const [first] = extents;
  if (!first || extents.some(({ whole, part }) => isZero(whole) || compare(whole, part) === 0)) return undefined;
  const place = placeIn(text, at, at + word.length);
  const meant = namedTotals.find(
    (each) =>
      each !== total &&
      each.of.kind === kind.of.kind &&
      each.meant === kind.meant &&
      extentsOf(total, each, budget).some(({ whole, part }) => compare(whole, part) === 0),
  );
  const right = meant?.words.find((each) => word.endsWith('费') === each.endsWith('费')) ?? meant?.words[0];
  const [whole, part] = [first.whole, first.part].map((value) => amountText(value, '万元'));
  return {
    place,
    message: {
      zh: `${total.name} ${whole} 中，${word}是 ${part}，不是全部`,
      en: `Of ${total.name}, ${whole}, ${word} is ${part}, and not all`,
    },
    fixes: () => (right === undefined ? [] : [changeTo(right, [{ place, newText: right }])]),
  };
}

/** A total and how much of it is of one kind; with and without what was carried over. */
function extentsOf({ of: all }: NamedTotal, { of: kind }: NamedTotal, { figures }: Budget) {
  if (all.kind === 'threePublic' && kind.kind === 'economic') {
    const sum = (codes: readonly string[]): Money => economicSum(figures, codes, appropriatedCells).value;
    return [{ whole: sum(allThreePublicCodes), part: sum(kind.codes) }];
  }
  const { root } = all.kind === 'revenue' ? figures.revenue : figures.expenditure;
  if (!('cells' in all && 'cells' in kind) || (all.kind === 'revenue' && isOfPart(kind.cells))) return [];
  const [whole, part] = [all.cells, all.cells & kind.cells];
  const inAll = { whole: root.figure(whole).value, part: root.figure(part).value };
  if ((whole & currentCells) === 0) return [inAll];
  return [inAll, { whole: root.figure(whole & currentCells).value, part: root.figure(part & currentCells).value }];
}

/** Whether cells are those of basic or of project expenditure, which revenue has none of. */
function isOfPart(cells: Cells): boolean {
  return cells === partCells.basic || cells === partCells.project;
}
