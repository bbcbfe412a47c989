import { type Locale, say } from '../../language/locale.ts';
import { findValue, spellingsOf, statementsOf } from '../../language/lookup.ts';
import type { Localized } from '../../language/schema.ts';
import type { Budget, DeclaredAmount, Include, Item, Part, RevenueBlock, Spending } from '../../model/Budget.ts';
import type { Bound } from '../../model/binding/bind.ts';
import { childrenOf, wordOf } from '../../model/binding/boundValues.ts';
import { publishedTotal } from '../../model/figures/publishedTotal.ts';
import type { SourceFile } from '../../model/SourceFile.ts';
import { spendingsIn } from '../../model/spendingsIn.ts';
import { spelledLike } from '../../rules/edits/spelling.ts';
import { publishedTexts } from '../../rules/texts/publishedText.ts';
import { quoted } from '../../syntax/stringValue.ts';
import type { Segment, Statement } from '../../syntax/tree.ts';
import { lineBreakOf } from '../../text/lineBreakOf.ts';
import { type Span, spanOf } from '../../text/Span.ts';
import { applyEdits, type TextEdit } from '../../text/TextEdit.ts';
import type { Analysis } from '../Analysis.ts';
import type { NextYear } from '../rollForward.ts';
import { commentedOut, isAlone, noted, onOwnLines, replaced } from './commentedOut.ts';
import { isSum, lastTotal } from './lastTotal.ts';
import { carriedOver, leavingItems, longPeriod, stayingItems, whyLeaving } from './leaving.ts';
import { rolledProcurement } from './leavingProcurement.ts';
import { type LeftText, type NamesByStart, notesOf } from './notesOf.ts';
import { rolledText } from './rolledText.ts';
import { toCheck } from './toCheck.ts';

/** What a file is rolled with. */
export interface Rolling {
  readonly analysis: Analysis;
  /** The new budget with its texts as they were; undefined while that is made. */
  readonly drafted: Budget | undefined;
  readonly next: NextYear;
  /** The names of the projects that are not in it. */
  readonly leaving: NamesByStart;
  readonly locale: Locale;
}

/** One file of a budget as it is to stand in the new one, the files that it includes written in their places. */
export function rolledFile(file: SourceFile, rolling: Rolling): string {
  const { parts } = rolling.analysis.seenFrom(file);
  const edits = parts.flatMap((part, i) => {
    const offset = file.tree.starts[i] ?? 0;
    const local = new PartRoller(part, rolling).edits();
    return local.map(({ span, newText }) => ({
      span: { start: span.start + offset, end: span.end + offset },
      newText,
    }));
  });
  return applyEdits(file.text, edits);
}

const text = (zh: string, en: string): Localized => ({ zh, en });

/** Finds what changes in one top-level statement; its edits are in offsets of the segment. */
class PartRoller {
  readonly #part: Part;
  readonly #rolling: Rolling;
  readonly #segment: Segment;
  readonly #spendings: ReadonlyMap<Bound, Spending>;
  readonly #revenue: ReadonlyMap<Bound, RevenueBlock>;
  /** The statements that become comments, as they are found. */
  readonly #leaving: Statement[] = [];

  constructor(part: Part, rolling: Rolling) {
    this.#part = part;
    this.#rolling = rolling;
    this.#segment = part.segment;
    this.#spendings = new Map(spendingsIn(part).map((each) => [each.bound, each]));
    this.#revenue = new Map(part.revenue.map((each) => [each.bound, each]));
  }

  edits(): TextEdit[] {
    const own = this.#part.bound.flatMap((bound) => this.#statement(bound));
    const texts = this.#texts();
    return [...own, ...this.#notes(texts), ...texts.flatMap(({ edits }) => edits)];
  }

  /** The texts of the statements that go on. */
  #texts(): LeftText[] {
    const { analysis, drafted, next } = this.#rolling;
    const years = { old: analysis.budget, drafted, next: next.year };
    const staying = publishedTexts(this.#part).filter(
      ({ bound }) => !this.#leaving.some((each) => isWithin(bound.statement, each)),
    );
    return staying.map((text) => ({ text, ...rolledText(text, years) }));
  }

  #notes(texts: readonly LeftText[]): TextEdit[] {
    const { budget } = this.#rolling.analysis;
    return notesOf(texts, budget.year, this.#rolling.leaving).flatMap(({ owner, note }) =>
      this.#noted(owner.statement, note),
    );
  }

  #statement(bound: Bound, owner?: Bound): TextEdit[] {
    switch (bound.schema.id) {
      case 'include':
        return this.#include(bound);
      case 'department':
        return this.#department(bound);
      case 'unit':
        return [...this.#draft(bound), ...bound.children.flatMap((child) => this.#statement(child, bound))];
      case 'prior':
        return this.#out(
          bound.statement,
          text('上年数取自部门的上年文件', "last year's figures come from the department's file"),
        );
      case 'subjects':
        return this.#subjects(bound);
      case 'revenue':
        return this.#revenueBlock(bound);
      case 'basic':
      case 'project':
        return this.#spending(bound);
      case 'totals':
        return this.#out(
          bound.statement,
          text('上年的总计，核定后再写', "last year's totals; to be written when they are fixed"),
        );
      case 'control':
        return this.#out(
          bound.statement,
          text('上年的控制数，等财政部门下达', "last year's ceilings; the bureau sets new ones"),
        );
      case 'procurement':
        return this.#procurement(bound, owner);
      case 'assets':
        return this.#assets(bound);
      case 'explain':
        return this.#explanation(bound);
      default:
        return [];
    }
  }

  #out(statement: Statement, reason: Localized): TextEdit[] {
    this.#leaving.push(statement);
    return commentedOut(this.#segment, statement, say(reason, this.#rolling.locale));
  }

  /** The file that it includes is written here, from its own parts; what is there already is not written again. */
  #include({ statement }: Bound): TextEdit[] {
    const { includes } = this.#rolling.analysis.budget;
    const include = includes.find(({ place }) => place.segment === this.#segment && isWithin(place, statement));
    const file = include && includedFile(include, this.#rolling.analysis);
    if (file) return [onOwnLines(this.#segment, statement, this.#included(include, file))];
    const isThere = include?.state.kind === 'repeated' || include?.state.kind === 'cycle';
    return this.#out(
      statement,
      isThere
        ? text('这个文件已经转入', 'a file that is rolled already')
        : text('没有转入的文件', 'a file that was not rolled'),
    );
  }

  #included({ path }: Include, file: SourceFile): string {
    const note = say(text(`原在“${path}”`, `from “${path}”`), this.#rolling.locale);
    return `# ${note}\n${rolledFile(file, this.#rolling)
      .replace(/^\ufeff/, '')
      .trim()}`;
  }

  #department(bound: Bound): TextEdit[] {
    const [year] = childrenOf(bound, 'year');
    const argument = year?.args['year'];
    return [
      ...(argument ? [{ span: spanOf(argument), newText: String(this.#rolling.next.year) }] : []),
      ...this.#draft(bound),
      ...this.#prior(bound, year),
    ];
  }

  /** A new year's budget, and that of each unit, is a draft again. */
  #draft(owner: Bound): TextEdit[] {
    const [status] = childrenOf(owner, 'status');
    const state = status?.args['status'];
    const draft = findValue('status', 'draft')?.word;
    return state && draft ? [{ span: spanOf(state), newText: spelledLike(owner.statement, draft) }] : [];
  }

  #prior(department: Bound, year: Bound | undefined): TextEdit[] {
    const [prior] = childrenOf(department, 'prior');
    const path = quoted(this.#rolling.next.priorPath);
    if (prior?.statement.head)
      return [replaced(this.#segment, { start: prior.statement.head.end, end: prior.statement.end }, ` ${path}`)];
    const schema = statementsOf('department').find(({ id }) => id === 'prior');
    const [word] = schema && 'word' in schema.head ? spellingsOf(schema.head) : [];
    if (!year || !word) return [];
    const { statement } = year;
    const line = `${spelledLike(department.statement, word)} ${path}`;
    const gap = isAlone(this.#segment, statement) ? this.#lineBreak(statement) : '; ';
    return [{ span: { start: statement.end, end: statement.end }, newText: gap + line }];
  }

  /** A line break and the indentation of a statement. */
  #lineBreak({ start }: Statement): string {
    const before = this.#segment.text.slice(0, start);
    return lineBreakOf(before) + (/(?<![^\S\r\n])[^\S\r\n]*$/.exec(before)?.[0] ?? '');
  }

  /** Declared totals of subjects are last year's; their names go on. */
  #subjects({ statement, children }: Bound): TextEdit[] {
    const edits = children.flatMap((child) => this.#withoutAmounts(child.statement));
    if (edits.length === 0) return [];
    const { year } = this.#rolling.analysis.budget;
    const note = text(
      `${year === undefined ? '上年' : `${year}年`}各科目的合计没有转入，核定后再写`,
      `totals of subjects of ${year ?? 'last year'} are not rolled; to be written when they are fixed`,
    );
    return [...this.#noted(statement, note), ...edits];
  }

  #withoutAmounts({ args, block, end }: Statement): TextEdit[] {
    const name = args.find(({ kind }) => kind === 'string');
    const amount = args.find(({ kind }) => kind !== 'string' && kind !== 'word');
    const from = name?.end ?? amount?.start;
    return from !== undefined && (amount || block) ? [replaced(this.#segment, { start: from, end }, '')] : [];
  }

  #revenueBlock(bound: Bound): TextEdit[] {
    const block = this.#revenue.get(bound);
    if (!block) return [];
    const carried = block.lines.filter(({ carryover }) => carryover);
    return [
      ...carried.flatMap(({ statement }) => this.#out(statement, carriedOver)),
      ...block.yearEnd.flatMap(({ statement }) => this.#out(statement, unspent)),
    ];
  }

  #spending(bound: Bound): TextEdit[] {
    const spending = this.#spendings.get(bound);
    if (!spending) return [];
    const reason = whyLeaving(spending, this.#rolling.next.year);
    if (reason) return this.#out(bound.statement, reason);
    const period = longPeriod(spending);
    return [
      ...(period === undefined ? [] : this.#noted(bound.statement, perhapsOver(period))),
      ...leavingItems(spending, this.#rolling.next.year).flatMap(({ statement }) => this.#out(statement, carriedOver)),
      ...this.#total(bound, spending.total, stayingItems(spending, this.#rolling.next.year)),
      ...this.#funds(spending),
      ...childrenOf(bound, 'filled').flatMap(({ statement }) => this.#out(statement, lastDay)),
    ];
  }

  /** A total that the lines that stay do not make. */
  #total(bound: Bound, total: DeclaredAmount | undefined, staying: readonly Item[]): TextEdit[] {
    const holds = total && isSum(total.amount, staying);
    return holds ? [] : childrenOf(bound, 'total').flatMap(({ statement }) => this.#out(statement, lastTotal));
  }

  /** Sources of money that are not those of the lines that stay. */
  #funds(spending: Spending): TextEdit[] {
    const { bound, total, funds } = spending;
    const staying = stayingItems(spending, this.#rolling.next.year);
    const holds = funds.length === 0 || isSum(publishedTotal(staying, total), funds);
    return holds ? [] : childrenOf(bound, 'funds').flatMap(({ statement }) => this.#out(statement, lastFunds));
  }

  /** What was bought with money that goes goes with it; of the rest somebody has to know. */
  #procurement(bound: Bound, owner: Bound | undefined): TextEdit[] {
    const procurement = this.#part.procurements.find((each) => each.bound === bound);
    if (!procurement) return [];
    const { analysis, next } = this.#rolling;
    const { leaving, isDoubtful } = rolledProcurement(procurement, paying(owner, analysis.budget), next.year);
    if (leaving.length > 0 && leaving.length === procurement.lines.length)
      return this.#out(bound.statement, boughtOnce);
    return [
      ...(isDoubtful ? this.#noted(bound.statement, perhapsBought) : []),
      ...leaving.flatMap(({ statement }) => this.#out(statement, boughtOnce)),
      ...this.#total(
        bound,
        procurement.total,
        procurement.lines.filter((line) => !leaving.includes(line)),
      ),
    ];
  }

  /** Says above a statement what somebody has to look at. */
  #noted(statement: Statement, note: Localized): TextEdit[] {
    const { locale } = this.#rolling;
    return noted(this.#segment, statement, say(toCheck, locale) + say(note, locale));
  }

  /** Why last year's figures changed is no reason for the change of this year's. */
  #explanation(bound: Bound): TextEdit[] {
    const isChange = findValue('topic', wordOf(bound.args['topic']))?.id === 'change';
    return isChange
      ? this.#out(bound.statement, text('上年的变动原因，重新填写', "last year's reasons; to be written anew"))
      : [];
  }

  /** What is there is that of the day that is written; it is counted anew at the end of this year. */
  #assets({ statement, children }: Bound): TextEdit[] {
    const typed = children.find(({ schema }) => schema.id === 'asOf')?.args['date'];
    const day = typed ? this.#segment.text.slice(typed.start, typed.end) : undefined;
    const { year } = this.#rolling.next;
    const of =
      day === undefined ? text('上年的数', "last year's figures") : text(`截至 ${day} 的数`, `figures as of ${day}`);
    return this.#noted(
      statement,
      text(`${of.zh}，改成 ${year - 1}年末的`, `${of.en}; to be those of the end of ${year - 1}`),
    );
  }
}

/** The file of an include, which come in the same order; undefined where it is not written there. */
function includedFile(include: Include, { budget, files }: Analysis): SourceFile | undefined {
  const included = budget.includes.filter(({ state }) => state.kind === 'included');
  const index = included.indexOf(include);
  return index < 0 ? undefined : files[index + 1];
}

/** The spending that pays what a unit procures; the department's block stands for the units that have none of their own. */
function paying(owner: Bound | undefined, { own, units, spendings }: Budget): readonly Spending[] {
  if (owner) return units.filter(({ unit }) => unit.bound === owner).flatMap((each) => each.spendings);
  if (!own) return spendings;
  const without = units.filter(({ unit }) => childrenOf(unit.bound, 'procurement').length === 0);
  return [own, ...without].flatMap((each) => each.spendings);
}

function isWithin(inner: Span, { start, end }: Span): boolean {
  return inner.start >= start && inner.end <= end;
}

const boughtOnce = text('没有转入的项目的采购，按本年的另写', 'bought for what is not rolled; to be written anew');
const perhapsBought = text(
  '有的项目、结转没有转入，以下各行是否还要采购',
  'some projects or money carried over are not rolled; whether all of this is still to be bought',
);
const perhapsOver = (period: string): Localized =>
  text(`项目期 ${period}，期满就删去`, `it runs for ${period}; to be removed when that is over`);
const unspent = text(
  '上年的年终结转，到本年是“结转”的收入，核定后写',
  "what stayed unspent last year is carried over into this one's revenue; to be written when it is fixed",
);
const lastDay = text('上年的填报日期，填表时重写', "last year's date; to be written when the form is filled in");
const lastFunds = text('上年的资金来源', "last year's sources of money");
