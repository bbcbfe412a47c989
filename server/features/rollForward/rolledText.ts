import { findValue } from '../../language/lookup.ts';
import type { Budget } from '../../model/Budget.ts';
import { wordOf } from '../../model/binding/boundValues.ts';
import { grandAmounts, type KnownAmount } from '../../model/figures/knownFigures.ts';
import { rateOf } from '../../model/figures/knownShares.ts';
import { compare, isZero } from '../../model/money.ts';
import { priorFigure } from '../../model/priorYear.ts';
import type { PublishedText } from '../../rules/texts/publishedText.ts';
import { readsAsPercent } from '../../rules/texts/stalePercents.ts';
import { yearsBesideFigures } from '../../rules/texts/staleYears.ts';
import { type TypedAmount, type TypedFigure, typedFigures } from '../../rules/texts/typedFigures.ts';
import type { TextEdit } from '../../text/TextEdit.ts';

/** The two budgets that a text is about. */
export interface Years {
  readonly old: Budget;
  /** The next one, with its texts as they were; undefined while it is drafted. */
  readonly drafted: Budget | undefined;
  readonly next: number;
}

/** A text as it goes on. */
export interface RolledText {
  /** In offsets of the segment. */
  readonly edits: readonly TextEdit[];
  /** The figures of last year that stay in it, as typed. */
  readonly left: readonly string[];
}

const unchanged: RolledText = { edits: [], left: [] };

/**
 * Sentence by sentence an explanation becomes one of the next year: figures become the placeholders of what they are, and the
 * years in it move on. A sentence with a figure that nobody can tell stays one of last year, as it is: no figure of one
 * year is told of another.
 */
export function rolledText(text: PublishedText, years: Years): RolledText {
  if (!years.drafted || !isRolled(text)) return unchanged;
  const figures = typedFigures(text.raw).filter((figure) => !isNothing(figure));
  const moving = yearsBesideFigures(text.raw);
  const told = sentencesOf(text.raw).map(({ start, end }) => {
    const isInside = (at: number): boolean => at >= start && at < end;
    const sentence: Sentence = {
      text,
      says: text.raw.slice(start, end),
      figures: figures.filter((each) => isInside(each.start)),
      moving: moving.filter(({ at }) => isInside(at)),
    };
    return rolledSentence(sentence, years);
  });
  return { edits: told.flatMap(({ edits }) => edits), left: told.flatMap(({ left }) => left) };
}

/** The reasons of changes become comments, as they are. */
function isRolled({ path, bound }: PublishedText): boolean {
  return path === 'explain' && findValue('topic', wordOf(bound.args['topic']))?.id !== 'change';
}

/** Nothing, and all of something, may be so in every year. */
function isNothing(figure: TypedFigure): boolean {
  return figure.kind === 'amount' ? isZero(figure.value) : figure.percent.isZero() || figure.percent.eq(100);
}

function sentencesOf(raw: string): { readonly start: number; readonly end: number }[] {
  return Array.from(raw.matchAll(/[^。；\n]+/g), ({ index, 0: { length } }) => ({ start: index, end: index + length }));
}

interface Sentence {
  readonly text: PublishedText;
  readonly says: string;
  readonly figures: readonly TypedFigure[];
  readonly moving: readonly { readonly at: number; readonly named: number }[];
}

function rolledSentence(sentence: Sentence, years: Years): RolledText {
  const { text, figures, moving, says } = sentence;
  const compares = lastYear(years.old).test(says);
  const isRule = moving.length === 0 && !compares && figures.every(({ kind }) => kind === 'percent');
  if (isRule) return unchanged;
  const named = figures.map((figure) => ({ figure, name: placeholderOf(figure, text.raw, years.old) }));
  const isOfAll =
    /[{｛](?:支出|增减额)[}｝]/.test(says) || named.some(({ name }) => name === '支出' || name === '增减额');
  const placed = named.map(({ figure, name }) => ({
    figure,
    name: name ?? (compares && isOfAll && isRateOfAll(figure, text.raw, years.old) ? '增减率' : undefined),
  }));
  const left = placed.filter(
    ({ figure, name }) => name === undefined && (compares || !isStill(figure, text.raw, years)),
  );
  if (left.length > 0) return { edits: [], left: left.map(({ figure }) => text.raw.slice(figure.start, figure.end)) };
  const placeholders = placed.flatMap(({ figure: { start, end }, name }) =>
    name === undefined ? [] : [editIn(text, start, end, `{${name}}`)],
  );
  return { edits: [...placeholders, ...moving.flatMap((each) => moved(each, text, years))], left: [] };
}

function editIn({ start: offset }: PublishedText, start: number, end: number, newText: string): TextEdit {
  return { span: { start: offset + start, end: offset + end }, newText };
}

/** The budget year and the one before move on. */
function moved({ at, named }: Sentence['moving'][number], text: PublishedText, { old, next }: Years): TextEdit[] {
  const { year } = old;
  if (year === undefined || (named !== year && named !== year - 1)) return [];
  return [editIn(text, at, at + String(named).length, String(named + next - year))];
}

/** What speaks of the year before a budget's. */
function lastYear({ year }: Budget): RegExp {
  return year === undefined ? /上年|去年|同比/ : new RegExp(`上年|去年|同比|${year - 1}年`);
}

/** Whether it is a figure of the next budget, too, and the words before it say which. */
function isStill(figure: TypedFigure, raw: string, { drafted }: Years): boolean {
  if (figure.kind !== 'amount' || drafted === undefined) return false;
  const clause = clauseBefore(figure, raw);
  return grandAmounts(drafted).some(
    (known) =>
      !known.isOfLastYear &&
      compare(known.value, figure.value) === 0 &&
      (isNamed(known, clause) || isMeant(known, clause)),
  );
}

/** Whether a percentage behind a word of change is how all expenditure changed since last year. */
function isRateOfAll(figure: TypedFigure, raw: string, old: Budget): boolean {
  if (figure.kind !== 'percent' || !/[增减升降长]/.test(clauseBefore(figure, raw))) return false;
  const spent = priorFigure('spent', old);
  const rate = spent && rateOf(spent);
  return rate !== undefined && readsAsPercent(figure, rate);
}

/** The placeholder of the one known figure that an amount is; in a clause about last year, of one that is told of it. */
function placeholderOf(figure: TypedFigure, raw: string, old: Budget): string | undefined {
  if (figure.kind !== 'amount') return undefined;
  const clause = clauseBefore(figure, raw);
  const isOfLastYear = lastYear(old).test(clause);
  const same = sameAmounts(figure, old).filter((each) => !isOfLastYear || each.isOfLastYear);
  return meantName(same, raw.slice(Math.max(0, figure.start - NAME), figure.start), clause);
}

function clauseBefore({ start }: TypedFigure, raw: string): string {
  return /[^，,。；;\n]*$/.exec(raw.slice(Math.max(0, start - CLAUSE), start))?.[0] ?? '';
}

/** How far before a figure its name and its clause are looked for. */
const NAME = 14;
const CLAUSE = 60;

function sameAmounts({ value }: TypedAmount, budget: Budget): KnownAmount[] {
  return grandAmounts(budget).filter((each) => compare(each.value, value) === 0);
}

/**
 * The figure that the words before it name, else the only one of which its clause speaks. 公务接待费 has no placeholder, also where
 * it is all of “三公”经费; what is received and spent (收支) is one figure.
 */
function meantName(known: readonly KnownAmount[], before: string, clause: string): string | undefined {
  const named = known.filter((each) => isNamed(each, before));
  const nearest = Math.max(...named.map((each) => endOf(each, before)));
  const [first, ...others] = named
    .filter((each) => endOf(each, before) === nearest)
    .sort((a, b) => b.name.zh.length - a.name.zh.length);
  // 支出总计 is 支出 while it is as much.
  const within = first && named.find(({ name, placeholder }) => placeholder && first.name.zh.startsWith(name.zh));
  if (first) return [first, ...others, ...(within ? [within] : [])].find(({ placeholder }) => placeholder)?.placeholder;
  const meant = new Set(known.flatMap((each) => (isMeant(each, clause) ? (each.placeholder ?? []) : [])));
  const isOfBoth = meant.size === 2 && meant.has('支出') && meant.has('收入') && clause.includes('收支');
  return meant.size === 1 || isOfBoth ? [...meant][0] : undefined;
}

function isNamed(known: KnownAmount, words: string): boolean {
  return endOf(known, words) > 0;
}

/** Where a figure is named last in some words; 0 where it is not. */
function endOf({ name, called }: KnownAmount, words: string): number {
  const title = plain(called || name.zh);
  const at = plain(words).lastIndexOf(title);
  return at < 0 ? 0 : at + title.length;
}

/** Whether a clause speaks of the figure of a placeholder in other words than its name. */
function isMeant({ placeholder = '', isOfLastYear, isChange }: KnownAmount, clause: string): boolean {
  if (isChange) return /[增减升降多少]/.test(clause);
  if (isOfLastYear) return true;
  return (
    placeholder !== '' && (spokenOf.get(placeholder) ?? [placeholder]).some((word) => plain(clause).includes(word))
  );
}

/** How texts speak of totals without their names. */
const spokenOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['支出', ['支出', '收支', '总预算', '预算总']],
  ['收入', ['收入', '收支', '总预算', '预算总']],
  ['三公经费', ['三公']],
  ['机关运行经费', ['机关运行']],
]);

/** “三公”经费 is written without its quotes as often. */
function plain(text: string): string {
  return text.replace(/[“”"\\]/g, '');
}
