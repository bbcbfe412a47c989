import type { Budget } from '../model/Budget.ts';
import { listed } from '../model/branches.ts';
import { currentCells } from '../model/cells.ts';
import { grandAmounts, type KnownAmount } from '../model/knownFigures.ts';
import { compare, isZero, type Money } from '../model/money.ts';
import { isAboutWhole } from './aboutWhole.ts';
import { amountText } from './amountText.ts';
import { changeTo } from './changeTo.ts';
import { nameBefore } from './namedTotal.ts';
import { type PublishedText, placeIn, publishedTexts } from './publishedText.ts';
import type { Finding } from './Rule.ts';
import { partsOf } from './verdictOnTotal.ts';
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
  const known = (named: NamedTotal): KnownAmount | undefined =>
    grandAmounts(budget).find(({ name }) => name.zh === named.name);
  const [whole, told] = [known(total), known(kind)];
  if (!whole || !told || isZero(whole.value)) return undefined;
  const wholes = [whole.value, ...thisYears(total, budget)];
  if (wholes.some((all) => partsOf(kind.of, budget).some((value) => compare(all, value) === 0))) return undefined;
  const place = placeIn(text, at, at + word.length);
  const meant = namedTotals.find(
    (each) =>
      each.meant === kind.meant &&
      each !== kind &&
      each.of.kind === kind.of.kind &&
      partsOf(each.of, budget).some((value) => compare(value, whole.value) === 0),
  );
  const right = meant?.words.find((each) => word.endsWith('费') === each.endsWith('费')) ?? meant?.words[0];
  return {
    place,
    message: {
      zh: `${whole.name.zh} ${amountText(whole.value, '万元')}，其中${told.name.zh}是 ${amountText(told.value, '万元')}，不是全部`,
      en: `${told.name.en} is ${amountText(told.value, '万元')} of ${whole.name.en}, ${amountText(whole.value, '万元')}, and not all of it`,
    },
    fixes: () => (right === undefined ? [] : [changeTo(right, [{ place, newText: right }])]),
  };
}

/** A total of revenue or expenditure without what was carried over. */
function thisYears({ of }: NamedTotal, { figures }: Budget): readonly Money[] {
  if (of.kind !== 'revenue' && of.kind !== 'expenditure') return [];
  return [figures[of.kind].root.figure(of.cells & currentCells).value];
}
