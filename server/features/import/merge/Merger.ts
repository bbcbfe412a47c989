import { type Locale, say } from '../../../language/locale.ts';
import { statementsOf } from '../../../language/lookup.ts';
import type { ArgumentSchema, Localized } from '../../../language/schema.ts';
import type { Amount } from '../../../model/amount.ts';
import type { Budget } from '../../../model/Budget.ts';
import type { Bound } from '../../../model/binding/bind.ts';
import { childrenOf, stringOf } from '../../../model/binding/boundValues.ts';
import { agrees } from '../../../model/figures/figures.ts';
import { headText } from '../../../model/heads.ts';
import { type Money, type MoneyUnit, writtenDigits } from '../../../model/money.ts';
import { moneyUnitAt } from '../../../model/moneyUnitAt.ts';
import { totalOf } from '../../../model/totalOf.ts';
import { indentation, insertLines, offsetFor } from '../../../rules/edits/insertLines.ts';
import { setApart, startOfLine } from '../../../syntax/scan.ts';
import type { Argument, Segment } from '../../../syntax/tree.ts';
import { ascii } from '../../../text/ascii.ts';
import { groupedBy } from '../../../text/groupedBy.ts';
import type { Span } from '../../../text/Span.ts';
import { shortened } from '../../../text/shortened.ts';
import type { Analysis } from '../../Analysis.ts';
import type { FileEdit } from '../../diagnostic.ts';
import { keywordLanguageOf } from '../../keywordLanguage.ts';
import { commentedOut } from '../../rollForward/commentedOut.ts';
import type { SubjectCells } from '../subjectCells.ts';
import { between, isBrokenDown, labelOf, leftAlone, none, orZero, sumDiffers, unclearNotes } from './mergeNotes.ts';
import { childrenIn, linesFor, type Placed, placedIn, textOf, writtenFor } from './placed.ts';
import { type BasicBlock, planBasic, tellsCodesOf } from './planBasic.ts';
import { type MoneyLine, planLines, totalOfLines } from './planLines.ts';
import { isListed, revisedIn } from './revised.ts';
import { amountIn, isKey, isMoney, keyOf, meantBy, saysTheSame, type Written } from './sameStatement.ts';
import { isAssertion, isNews, isSetting } from './settings.ts';
import { tellsPart } from './toldTotals.ts';
import { Spenders } from './units.ts';
import { writtenLike } from './writtenLike.ts';

/** One thing that tables tell otherwise than a file. */
export interface Change {
  readonly kind: 'changed' | 'added' | 'brokenDown';
  /** The statement with those that it stands in: `基本支出 2011308 › 30101 基本工资`. */
  readonly path: string;
  /** What was written, and what is; empty where there is none. */
  readonly from: string;
  readonly to: string;
}

/** Blocks that are lists of money. */
const lists: ReadonlySet<string> = new Set(['revenue', 'basic', 'project', 'procurement']);

/** A statement of the file and the one of the tables that is its like. */
type Pair = readonly [there: Placed, told: Placed];

const blocksOfMoney: ReadonlySet<string> = new Set(['basic', 'project']);

/** Writes what one budget tells into another, statement by statement. */
export class Merger {
  readonly edits: FileEdit[] = [];
  readonly changes: Change[] = [];
  readonly notes: Localized[] = [];
  readonly #there: Analysis;
  readonly #told: Analysis;
  readonly #subjectCells: SubjectCells;
  readonly #locale: Locale;
  readonly #spenders: Spenders;

  constructor(there: Analysis, told: Analysis, subjectCells: SubjectCells, locale: Locale) {
    this.#there = there;
    this.#told = told;
    this.#subjectCells = subjectCells;
    this.#locale = locale;
    this.#spenders = new Spenders(there.budget);
  }

  /** Whether functions of basic expenditure do not add up to what the tables tell of all of it. */
  get #isByFunctions(): boolean {
    const { spendings, totals } = this.#told.budget;
    const whole = totals.find(({ key }) => key === 'basic')?.declared.amount;
    const functions = spendings.flatMap(({ kind, total }) => (kind === 'basic' && total ? [total.amount] : []));
    return whole !== undefined && !agrees(whole, totalOf(functions));
  }

  /** `isOwn` where the tables are a workbook of ours, which does not tell how economic codes fall to functions. */
  merge(isOwn: boolean): void {
    const told = placedIn(this.#told.budget.parts)
      .flatMap((each) =>
        this.#spenders.isDepartment(each.bound)
          ? childrenIn(each).filter(({ bound }) => blocksOfMoney.has(bound.schema.id))
          : [each],
      )
      .filter((each) => !this.#isOfAllUnits(each));
    const added = this.#mergeStatements(placedIn(this.#there.budget.parts), told, undefined, [], isOwn);
    for (const each of added) if (isNews(each.bound)) this.#appendAtTop(each);
  }

  /** Procurement that the tables tell in all and the file by units stays; a sum that differs is named. */
  #isOfAllUnits({ bound }: Placed): boolean {
    const { units, procurements, unit } = this.#there.budget;
    if (
      bound.schema.id !== 'procurement' ||
      !units.some((each) => childrenOf(each.unit.bound, 'procurement').length > 0)
    )
      return false;
    const told = this.#told.budget.procurements.filter((each) => each.bound === bound);
    const [wanted, found] = [told, procurements].map((all) =>
      totalOf(all.flatMap(({ lines }) => lines.map(({ amount }) => amount))),
    );
    if (wanted && found && !agrees(wanted, found))
      this.notes.push(sumDiffers(labelOf(bound), wanted.value, found.value, unit));
    return true;
  }

  /** Merges what has its like; what has none is given back. */
  #mergeStatements(
    there: readonly Placed[],
    told: readonly Placed[],
    block: string | undefined,
    path: readonly string[],
    isOwn: boolean,
  ): readonly Placed[] {
    const { pairs, added } = this.#paired(
      there,
      told.filter((each) => !isSetting(each.bound, block, isOwn) && !(block === 'subjects' && this.#tellsPart(each))),
      block,
    );
    const isOfBasic = ([same]: Pair): boolean => isOwn && isBlockOfBasic(same);
    for (const pair of pairs) if (!isOfBasic(pair)) this.#mergeOne(...pair, path, isOwn);
    const kept = new Set(pairs.map(([same]) => same));
    const kinds = new Set(told.map(({ bound }) => bound.schema.id));
    const left = there.filter((each) => !kept.has(each) && kinds.has(each.bound.schema.id));
    const basic = pairs.filter(isOfBasic);
    if (basic.length > 0) this.#mergeBasic(basic, left, tellsCodesOf(basic, added), path);
    const revised = revisedIn(left, added);
    for (const [each, same] of revised) this.#mergeOne(same, each, path, isOwn);
    const isSame = new Set(revised.values());
    this.#leave(
      left.filter(({ bound }) => blocksOfMoney.has(bound.schema.id)),
      path,
    );
    this.#leave(
      left.filter((each) => !isSame.has(each) && isListed(each)),
      path,
    );
    return added.filter((each) => !revised.has(each));
  }

  /** What has its like in the file, with it, and what has none and says something new. */
  #paired(
    there: readonly Placed[],
    told: readonly Placed[],
    block: string | undefined,
  ): { readonly pairs: readonly Pair[]; readonly added: readonly Placed[] } {
    const waiting = groupedBy(there, ({ bound }) => this.#keyOf(bound));
    const pairs: Pair[] = [];
    const added: Placed[] = [];
    for (const each of told) {
      const same = waiting.get(this.#keyOf(each.bound))?.shift();
      if (same) pairs.push([same, each]);
      else if (!block || !isAssertion(each.bound, block)) added.push(each);
    }
    return { pairs, added };
  }

  /** A total of some of the money of a subject is not what the file declares of it. */
  #tellsPart({ bound }: Placed): boolean {
    return tellsPart(this.#there.budget, headText(bound.statement), this.#subjectCells);
  }

  #keyOf(bound: Bound): string {
    return bound.schema.id === 'unit' ? `unit\n${this.#spenders.keyOf(bound)}` : keyOf(bound);
  }

  #mergeOne(there: Placed, told: Placed, path: readonly string[], isOwn: boolean): void {
    const own = [...path, labelOf(there.bound)];
    for (const spec of there.bound.schema.args) this.#mergeArgument(spec, there, told, own);
    const { block } = there.bound.statement;
    const name = there.bound.schema.block ?? '';
    if (!block || (told.bound.children.length === 0 && !isOwn)) return;
    const [mine, others] = [childrenIn(there), childrenIn(told)];
    const isLine = (each: Placed): boolean => lists.has(name) && isLineOfMoney(each);
    const rest = (each: Placed): boolean => !isLine(each);
    const added = this.#mergeStatements(mine.filter(rest), others.filter(rest), name, own, isOwn);
    const lines = this.#mergeLines(mine.filter(isLine), others.filter(isLine), own, isOwn);
    for (const each of [...added, ...lines]) this.#insert(each, there, own);
  }

  /** What of some lines of the tables is to be added. */
  #mergeLines(
    there: readonly Placed[],
    told: readonly Placed[],
    path: readonly string[],
    isOwn: boolean,
  ): readonly Placed[] {
    const plan = planLines(this.#withAmounts(there, this.#there), this.#withAmounts(told, this.#told));
    for (const { line, told: lines } of plan.set) this.#setAmount(line, lines, path);
    for (const { lines, told: others } of plan.unclear) this.#noteSum(others, totalOfLines(lines), path);
    for (const each of plan.brokenDown) this.#comment(each, path);
    // A workbook of ours has all money; a project of it without any has none.
    if (told.length > 0 || isOwn) this.#leave(plan.leftAlone, path);
    return plan.added;
  }

  #withAmounts(all: readonly Placed[], { budget }: Analysis): MoneyLine[] {
    return all.flatMap((each) => {
      const amount = amountIn(each.bound, unitOf(each, budget));
      return amount ? { ...each, amount } : [];
    });
  }

  #setAmount(line: MoneyLine, told: readonly MoneyLine[], path: readonly string[]): void {
    const [first, ...others] = told;
    const spec = line.bound.schema.args.find(({ name }) => name === 'amount');
    const { amount } = line.bound.args;
    if (!first || !spec || !amount) return;
    const own = [...path, labelOf(line.bound)];
    if (others.length === 0) this.#mergeArgument(spec, line, first, own);
    else this.#replace(line, amount, this.#written(totalOfLines(told).value, amount, line), own);
  }

  /** Basic expenditure by functions, and all of it by economic codes, those of functions that tables do not have among them. */
  #mergeBasic(pairs: readonly Pair[], left: readonly Placed[], knowsCodes: boolean, path: readonly string[]): void {
    const alone = left.filter(isBlockOfBasic);
    const plan = planBasic(
      [
        ...pairs.map(([there, told]) => this.#basicBlock(there, told)),
        ...alone.map((there) => this.#basicBlock(there)),
      ],
      { knowsCodes, isByFunctions: this.#isByFunctions },
    );
    const at = ({ there }: BasicBlock): readonly string[] => [...path, labelOf(there.bound)];
    for (const { block, line, value } of plan.set) {
      const { amount } = line.bound.args;
      if (amount) this.#replace(line, amount, this.#written(value, amount, line), [...at(block), labelOf(line.bound)]);
    }
    for (const { block, line } of plan.added) this.#insert(line, block.there, at(block));
    for (const [there, told] of pairs) this.#mergeTotal(there, told, path);
    this.notes.push(...unclearNotes(plan, path, this.#there.budget.unit));
  }

  /** The total that a block states, as the tables tell all of its function. */
  #mergeTotal(there: Placed, told: Placed, path: readonly string[]): void {
    const [own, given] = [there, told].map((block) =>
      childrenIn(block).find(({ bound }) => bound.schema.id === 'total'),
    );
    if (own && given) this.#mergeOne(own, given, [...path, labelOf(there.bound)], true);
  }

  #basicBlock(there: Placed, told?: Placed): BasicBlock {
    const own = this.#withAmounts(childrenIn(there).filter(isLineOfMoney), this.#there);
    if (!told) return { there, own, told: [], total: totalOfLines(own), isTold: false };
    const lines = this.#withAmounts(childrenIn(told).filter(isLineOfMoney), this.#told);
    const [total] = this.#withAmounts(
      childrenIn(told).filter(({ bound }) => bound.schema.id === 'total'),
      this.#told,
    );
    return {
      there,
      own,
      told: lines,
      total: total?.amount ?? totalOfLines(lines),
      isTold: true,
    };
  }

  #written(value: Money, old: Argument, place: Placed): string {
    const unit = unitOf(place, this.#there.budget);
    return writtenLike(writtenDigits(value, unit), old, unit);
  }

  /** Writes an argument where the tables tell it otherwise. */
  #mergeArgument(spec: ArgumentSchema, there: Placed, told: Placed, path: readonly string[]): void {
    const { bound, segment } = there;
    const given = told.bound.args[spec.name];
    if (!given || this.#stays(spec, there, told, given)) return;
    const now = bound.args[spec.name];
    const unit = unitOf(there, this.#there.budget);
    const newText = spec.many
      ? told.bound.repeated.map((argument) => textOf(told.segment, argument)).join(' ')
      : writtenFor(unit, told, given);
    if (!now) this.#addArgument(spec, there, newText, path);
    else if (
      spec.many
        ? meantBy(spec, bound).join('\n') !== meantBy(spec, told.bound).join('\n')
        : !this.#saysTheSame(spec, [now, segment], [given, told.segment])
    ) {
      const span = spec.many ? { start: now.start, end: bound.repeated.at(-1)?.end ?? now.end } : now;
      this.#replace(there, span, writtenLike(newText, now, unit), path);
    }
  }

  /** Names stay as they are written while what they name does, as does what says the same; no name and no total is added. */
  #stays(spec: ArgumentSchema, there: Placed, told: Placed, given: Argument): boolean {
    const { schema, args } = there.bound;
    const now = args[spec.name];
    if ((given.kind === 'string' || given.kind === 'text') && stringOf(given) === '') return true;
    const isOfDepartment = schema.id === 'department' && stringOf(now) !== '';
    const isName = spec.name === 'name' && (spec.optional || 'code' in schema.head || isOfDepartment);
    if (isName && !this.#isOtherCode(there, told)) return true;
    const isKnown = schema.many && isKey(spec) && this.#keyOf(there.bound) === this.#keyOf(told.bound);
    if (!now) return isKnown || schema.id === 'subject' || isMeantByNone(spec, told, given);
    // No table tells 参公 from 行政, nor what is neither where there is no public expenditure.
    return isKnown || schema.id === 'kind';
  }

  #addArgument(spec: ArgumentSchema, { bound, segment }: Placed, newText: string, path: readonly string[]): void {
    const at = endBefore(spec, bound);
    const label = spec.label ? `${spec.label[keywordLanguageOf(this.#there.parts)]} ` : '';
    this.#edit(segment, { start: at, end: at }, ` ${label}${newText}`);
    this.#change('changed', path, '', newText);
  }

  /** Whether the code that a statement names is another in the tables, so that its name is, too. */
  #isOtherCode(there: Placed, told: Placed): boolean {
    const spec = there.bound.schema.args.find(({ name }) => name === 'code');
    const [now, given] = [there.bound.args['code'], told.bound.args['code']];
    return !!spec && !!now && !!given && !this.#saysTheSame(spec, [now, there.segment], [given, told.segment]);
  }

  /** Comments within a calculation that goes come to stand above its line. */
  #replace({ bound, segment }: Placed, { start, end }: Span, newText: string, path: readonly string[]): void {
    const { text, comments } = segment;
    const inside = comments.filter((each) => start <= each.start && each.end <= end);
    const line = startOfLine(text, bound.statement.start);
    const indent = indentation(text.slice(line));
    for (const comment of inside)
      this.#edit(segment, { start: line, end: line }, `${indent}${textOf(segment, comment).trimEnd()}\n`);
    this.#edit(segment, { start, end }, setApart(text, start, newText));
    this.#change('changed', path, textOf(segment, { start, end }), newText);
  }

  #saysTheSame(spec: ArgumentSchema, now: readonly [Argument, Segment], given: readonly [Argument, Segment]): boolean {
    const written = ([argument, segment]: readonly [Argument, Segment], { budget }: Analysis): Written => ({
      argument,
      text: textOf(segment, argument),
      unit: moneyUnitAt({ segment, start: argument.start }, budget.fileUnit),
    });
    return saysTheSame(spec, written(now, this.#there), written(given, this.#told));
  }

  /** A table that tells a sum only cannot say which of several lines in the file is another. */
  #noteSum(told: readonly MoneyLine[], sum: Amount, path: readonly string[]): void {
    const [first] = told;
    const at = first && told.length === 1 ? [...path, labelOf(first.bound)] : path;
    this.#noteSums(totalOfLines(told), sum, at);
  }

  #noteSums(told: Amount, sum: Amount, path: readonly string[]): void {
    this.notes.push(sumDiffers(path.join(between), told.value, sum.value, this.#there.budget.unit));
  }

  /** A table may be of some projects or lines alone: what it does not have stays, and is named. */
  #leave(all: readonly Placed[], path: readonly string[]): void {
    if (all.length === 0) return;
    const names = all.slice(0, MOST_NAMED).map(({ bound }) => [...path, labelOf(bound)].join(between));
    const isOfMoney = all.every(({ bound }) => isMoney(bound) || blocksOfMoney.has(bound.schema.id));
    this.notes.push(leftAlone(names, all.length, isOfMoney ? orZero : none));
  }

  #comment({ bound, segment }: Placed, path: readonly string[]): void {
    const { statement } = bound;
    for (const { span, newText } of commentedOut(segment, statement, say(isBrokenDown, this.#locale)))
      this.#edit(segment, span, newText);
    this.#change('brokenDown', [...path, labelOf(bound)], textOf(segment, statement), '');
  }

  /** Behind the last of its kind, else where the language lists it. */
  #insert(added: Placed, container: Placed, path: readonly string[]): void {
    const { bound, segment } = container;
    const { block } = bound.statement;
    if (!block) return;
    const { schema } = added.bound;
    const alike = bound.children.findLast((each) => each.schema === schema);
    const behind = alike?.statement.end ?? offsetFor(schema, block, bound.schema.block ?? '');
    const lines = linesFor(unitOf(container, this.#there.budget), added);
    const edit = insertLines(lines, behind, { block, container: bound.statement, segment });
    this.#edit(edit.place.segment, edit.place, edit.newText);
    this.#change('added', [...path, labelOf(added.bound)], '', briefly(lines));
  }

  /** Behind the last statement of the file that the language lists before it or beside it, with an empty line between. */
  #appendAtTop(added: Placed): void {
    const order = statementsOf('file');
    const turn = order.indexOf(added.bound.schema);
    const own = placedIn(this.#there.budget.rootParts);
    const before = own.findLast(({ bound }) => order.indexOf(bound.schema) <= turn);
    const { root: file } = this.#there;
    const { text } = file;
    const end = before
      ? this.#there.locate({ ...before.bound.statement, segment: before.segment }).span.end
      : text.length;
    const rest = /^[ \t\u3000;；]*(?:[#＃][^\r\n]*)?(?=[\r\n]|$)/.exec(text.slice(end))?.[0];
    const at = rest === undefined ? text.length : end + rest.length;
    const lines = linesFor(this.#there.budget.fileUnit, added);
    this.edits.push({ file, span: { start: at, end: at }, newText: `\n\n${lines.join('\n')}` });
    this.#change('added', [labelOf(added.bound)], '', briefly(lines));
  }

  #edit(segment: Segment, { start, end }: Span, newText: string): void {
    this.edits.push({ ...this.#there.locate({ segment, start, end }), newText });
  }

  #change(kind: Change['kind'], path: readonly string[], from: string, to: string): void {
    this.changes.push({ kind, path: path.join(between), from, to });
  }
}

/** Where an argument that a statement does not have belongs: behind those that the language lists before it. */
function endBefore(spec: ArgumentSchema, { schema, statement, args }: Bound): number {
  const before = schema.args.slice(0, schema.args.indexOf(spec)).flatMap(({ name }) => args[name]?.end ?? []);
  return Math.max(statement.head?.end ?? statement.start, ...before);
}

/** The beginning of a statement on one line. */
function briefly(lines: readonly string[]): string {
  return shortened(lines.map((line) => line.trim().replace(/[ \t]+/g, ' ')).join(' '), SHOWN);
}

/** So much of a new statement is enough to recognise it, and to see the amount of a project. */
const SHOWN = 80;

/** Not the totals of basic expenditure in 科目, 总计 and 控制数, which are called the same. */
function isBlockOfBasic({ bound: { schema } }: Placed): boolean {
  return schema.id === 'basic' && schema.block !== undefined;
}

/** Whether an argument says what its absence means: no comparator is `=`. */
function isMeantByNone({ type }: ArgumentSchema, { segment }: Placed, argument: Argument): boolean {
  return type === 'comparator' && ascii(textOf(segment, argument)) === '=';
}

function isLineOfMoney({ bound }: Placed): boolean {
  return isMoney(bound);
}

/** The unit of a number without one in a statement. */
function unitOf({ bound: { statement }, segment }: Placed, { fileUnit }: Budget): MoneyUnit {
  return moneyUnitAt({ segment, start: statement.start }, fileUnit);
}

/** So many statements that stay are named. */
const MOST_NAMED = 5;
