import type { Budget, Item } from '../../model/Budget.ts';
import { everything } from '../../model/figures/cells.ts';
import { grandAmounts, type KnownAmount } from '../../model/figures/knownFigures.ts';
import { type Names, namedAmounts, namesOf } from '../../model/figures/namedAmounts.ts';
import { isZero, type Money } from '../../model/money.ts';
import { unitFigures } from '../../model/units/unitFigures.ts';
import type { TypedText } from './figuresInText.ts';
import { misnamedParts } from './namedParts.ts';
import { isChangedBehind, withoutLast, wordsByEnd } from './namedTotal.ts';
import { isOfOthers } from './ofOthers.ts';
import { isOfAnotherYear } from './otherYear.ts';
import { readsAs } from './readsAs.ts';
import type { TypedAmount } from './typedFigures.ts';
import { betweenWords } from './wordsOfTotals.ts';

/** An amount behind the name of a subject, a project or a unit, and whether it is one of that. */
export interface Named {
  readonly amount: TypedAmount;
  readonly name: string;
  /** Whether the name says of itself what it is: 招商引资（项）, 招商引资（2011308）. */
  readonly isMarked: boolean;
  readonly isRight: boolean;
}

/** A name with the words between it and its number. */
const LONGEST = 56;

/** Amounts that stand behind the name of one line and are those of another, each with what the named ones have. */
export function misnamed(typed: TypedText, budget: Budget): ReadonlyMap<TypedAmount, readonly KnownAmount[]> {
  const found = new Map<TypedAmount, readonly KnownAmount[]>();
  if (typed.text.path !== 'explain') return found;
  const named = namedIn(typed, budget);
  for (const [i, each] of named.entries()) {
    const near = named.slice(Math.max(0, i - NEAR), i + NEAR + 1);
    if (each.isRight || !(each.isMarked || isConfirmed(each, near, budget))) continue;
    const wholes = namedAmounts(each.name, budget).flatMap(({ amounts }) => amounts.slice(0, 1));
    if (wholes.length > 0 && wholes.every(({ value }) => !isZero(value))) found.set(each.amount, wholes);
  }
  for (const [amount, part] of misnamedParts(typed, named, budget)) if (!found.has(amount)) found.set(amount, [part]);
  return found;
}

/** So many names on either side tell how a text calls its lines. */
const NEAR = 12;

/** Whether other amounts of the text are those of their names: more than are not; or one has changed places with this. */
function isConfirmed(own: Named, named: readonly Named[], budget: Budget): boolean {
  const others = named.filter(({ name }) => name !== own.name);
  const right = others.filter(({ isRight }) => isRight);
  if (right.length >= named.length - others.length && right.length * 2 >= others.length && right.length > 0)
    return true;
  const swapped = others.filter(
    (each) => !each.isRight && isOf(own.name, each.amount, budget) && isOf(each.name, own.amount, budget),
  );
  return swapped.length > 0;
}

/** The amounts of a text that stand behind a name, in a sentence that tells this year's. */
function namedIn({ text: { raw }, figures }: TypedText, budget: Budget): readonly Named[] {
  return figures.flatMap((amount): Named[] => {
    if (amount.kind !== 'amount' || isZero(amount.value)) return [];
    const found = nameBefore(raw, amount.start, namesOf(budget));
    if (!found || !isToldOfYear(raw, amount, budget)) return [];
    return [{ amount, ...found, isRight: isOf(found.name, amount, budget) }];
  });
}

const between = wordsByEnd([
  ...betweenWords,
  ...['，', '。', '”', '》', '」', '类', '款', '项', '项目', '经费', '专项', '年初', '其中'],
]);

/** Between a name and its number: its level, its code, the year. */
const MARK = /[（(](?:类|款|项|[0-9]{3}类?|[0-9]{5}款?|[0-9]{7}项?)[）)]$/;
const YEAR = /20[0-9]{2}年(?:度)?$/;
/** 其他运转类项目3个，涉及金额. */
const COUNT = /[0-9]{1,4}个[，,]?(?:涉及|共计)?(?:项目)?(?:金额)?$/;

/** Before a name, what it does not belong to. */
const BOUNDARY =
  /(?:^|(?:[元%％）)}｝]|^)[、和及与]|[，,；;。：:（(）)“《「\s.．]|\\n|其中|包括|[和及与有为是中]|安排|年|年度|用于|主要|项目|[0-9]{3}|[0-9]{5}|[0-9]{7})$/;

/** The longest name that stands before an amount. */
function nameBefore(raw: string, at: number, names: Names): Pick<Named, 'name' | 'isMarked'> | undefined {
  let isMarked = false;
  let best = '';
  for (let rest: string | undefined = raw.slice(Math.max(0, at - LONGEST), at); rest !== undefined; ) {
    const name = nameAtEnd(rest, names);
    if (name.length > best.length) best = name;
    const mark: string | undefined = MARK.exec(rest)?.[0] ?? YEAR.exec(rest)?.[0] ?? COUNT.exec(rest)?.[0];
    if (best === '' && MARK.test(rest)) isMarked = true;
    rest = mark === undefined ? withoutLast(rest, between) : rest.slice(0, -mark.length);
  }
  return best === '' ? undefined : { name: best, isMarked };
}

function nameAtEnd(words: string, { all: names, ends }: Names): string {
  if (!ends.has(words.slice(-2))) return '';
  for (let start = 0; start < words.length - 1; start++) {
    const name = words.slice(start);
    if (names.has(name) && BOUNDARY.test(words.slice(Math.max(0, start - 8), start))) return name;
  }
  return '';
}

/** In the sentence before an amount, what makes it one of another time, of a change, or of something else. */
const OTHER =
  /上年|上一年|去年|同期|前年|历年|累计|执行|决算|实际|结余|追加|调整|限额|控制数|采购|招标|合同|购买服务|每|人均|增加|减少|压[减缩]|[核调]减|调增|新增|节约|下降|增长|取消|[不未]再|降低|提高|人员类|(?<!其他)运转类/;

/** Behind an amount that is all of what is named. */
const WHOLE = /^[ \t]?(?:$|[，,。；;、（(）)\\\n和及与以占比较等])/;
const FURTHEST = 160;

/** Whether a sentence tells what its lines have this year. */
function isToldOfYear(raw: string, { start, end }: TypedAmount, budget: Budget): boolean {
  const before = /[^。；;\n\\]*$/.exec(raw.slice(Math.max(0, start - FURTHEST), start))?.[0] ?? '';
  if (OTHER.test(before) || !WHOLE.test(raw.slice(end, end + 2)) || isChangedBehind(raw, end)) return false;
  const last = [...before.matchAll(/20[0-9]{2}(?=年)/g)].at(-1)?.[0];
  if (last !== undefined && Number(last) !== budget.year) return false;
  return !isOfOthers(raw, start, budget) && !isOfAnotherYear(raw, start, budget);
}

/** Whether something of a name has an amount: all of it, of one source, basic or project; of one line, of one unit. */
function isOf(name: string, amount: TypedAmount, budget: Budget): boolean {
  const reads = ({ value }: { readonly value: Money }): boolean => readsAs(value, amount);
  return (
    namedAmounts(name, budget).some(({ amounts }) => amounts.some(reads)) ||
    grandAmounts(budget).some((each) => each.name.zh.includes(name) && reads(each)) ||
    isOfLine(name, amount, budget) ||
    isOfUnit(name, amount, budget)
  );
}

function isOfLine(name: string, amount: TypedAmount, { spendings, nameOf }: Budget): boolean {
  const isNamed = ({ subject }: Item): boolean => subject !== undefined && nameOf(subject.code) === name;
  return spendings.some(({ items }) => items.some((item) => isNamed(item) && readsAs(item.amount.value, amount)));
}

function isOfUnit(name: string, amount: TypedAmount, { units, scopes, nameOf }: Budget): boolean {
  if (units.length === 0) return false;
  return scopes.some(({ spendings }) => {
    const { expenditure, economic } = unitFigures(spendings);
    return [expenditure, economic].some(({ root }) =>
      [...root.walk()].some((each) => nameOf(each.code) === name && readsAs(each.figure(everything).value, amount)),
    );
  });
}
