import { findSubject } from '../../../data/catalogue.ts';
import { type Locale, say } from '../../../language/locale.ts';
import { statementsOf } from '../../../language/lookup.ts';
import type { ArgumentSchema, Localized } from '../../../language/schema.ts';
import type { Amount } from '../../../model/amount.ts';
import { type Bound, headText } from '../../../model/bind.ts';
import { absolute, compare, exactDigits, type Money, type MoneyUnit, subtract } from '../../../model/money.ts';
import { stringOf } from '../../../model/readPart.ts';
import { totalOf } from '../../../model/totalOf.ts';
import { indentation, insertLines, offsetFor } from '../../../rules/insertLines.ts';
import { setApart, startOfLine } from '../../../syntax/scan.ts';
import type { Argument, Segment } from '../../../syntax/tree.ts';
import { groupedBy } from '../../../text/groupedBy.ts';
import type { Span } from '../../../text/Span.ts';
import type { Analysis } from '../../Analysis.ts';
import type { FileEdit } from '../../diagnostic.ts';
import { commentedOut } from '../../rollForward/commentedOut.ts';
import {
  amountIn,
  finerThan,
  isMoney,
  keyOf,
  keyOfMoney,
  saysTheSame,
  sourceOf,
  type Written,
} from './sameStatement.ts';

/** One thing that tables tell otherwise than a file. */
export interface Change {
  readonly kind: 'changed' | 'added' | 'gone';
  /** The statement with those that it stands in: `基本支出 2011308 › 30101 基本工资`. */
  readonly path: string;
  /** What was written, and what is; empty where there is none. */
  readonly from: string;
  readonly to: string;
}

/** A statement and the segment that it stands in. */
interface Placed {
  readonly bound: Bound;
  readonly segment: Segment;
}

/** Blocks of which tables tell all lines of money, or none. */
const lists: ReadonlySet<string> = new Set(['revenue', 'basic', 'project', 'procurement']);

const blocksOfMoney: ReadonlySet<string> = new Set(['basic', 'project']);

/** What a file says of itself, whatever tables are read into it. */
const settings: ReadonlySet<string> = new Set(['year', 'amounts', 'status', 'layout']);

/** Writes what one budget tells into another, statement by statement. */
export class Merger {
  readonly edits: FileEdit[] = [];
  readonly changes: Change[] = [];
  readonly notes: Localized[] = [];
  readonly #there: Analysis;
  readonly #told: Analysis;
  readonly #locale: Locale;

  constructor(there: Analysis, told: Analysis, locale: Locale) {
    this.#there = there;
    this.#told = told;
    this.#locale = locale;
  }

  merge(): void {
    const { added } = this.#mergeLists(topLevel(this.#there), topLevel(this.#told), undefined, []);
    for (const each of added) if (!isNameless(each.bound)) this.#appendAtTop(each);
  }

  /** Merges what has its like; what has none is given back, and those of a list of money that are gone become comments. */
  #mergeLists(
    there: readonly Placed[],
    told: readonly Placed[],
    block: string | undefined,
    path: readonly string[],
  ): { readonly added: readonly Placed[]; readonly gone: ReadonlySet<Placed> } {
    const waiting = groupedBy(there, ({ bound }) => keyOf(bound));
    const added: Placed[] = [];
    const kept = new Set<Placed>();
    for (const each of told) {
      if (block === 'department' && settings.has(each.bound.schema.id)) continue;
      const same = waiting.get(keyOf(each.bound))?.shift();
      if (same) this.#mergeOne(same, each, path);
      const finer = same ? [] : finerLines(each, there, told);
      if (finer.length > 0) this.#compareSum(each, finer, path);
      for (const line of same ? [same] : finer) kept.add(line);
      if (!same && finer.length === 0 && !(block && isAssertion(each.bound, block))) added.push(each);
    }
    const tellsMoney = block !== undefined && lists.has(block) && told.some(({ bound }) => isMoney(bound));
    this.#noteLeftAlone(
      there.filter((each) => !kept.has(each)),
      told,
      path,
    );
    const lost = tellsMoney ? there.filter((each) => isMoney(each.bound) && !kept.has(each)) : [];
    const guessed = block === 'basic' ? this.#guessedCodes(added, lost) : new Set<Placed>();
    const gone = new Set(lost.filter((each) => !guessed.has(each)));
    for (const each of gone) this.#remove(each, path);
    return { added: added.filter((each) => !guessed.has(each)), gone };
  }

  /** A table may be of some projects or functions alone: blocks that it does not have stay, and are named. */
  #noteLeftAlone(unmatched: readonly Placed[], told: readonly Placed[], path: readonly string[]): void {
    const kinds = new Set(told.map(({ bound }) => bound.schema.id));
    for (const { bound } of unmatched)
      if (blocksOfMoney.has(bound.schema.id) && kinds.has(bound.schema.id))
        this.notes.push(leftAlone([...path, labelOf(bound)].join(between)));
  }

  /** Tables tell economic codes of the general public budget alone: of other money they tell the sum, which may be the file's. */
  #guessedCodes(added: readonly Placed[], lost: readonly Placed[]): ReadonlySet<Placed> {
    const groups = [...groupedBy([...added, ...lost], ({ bound }) => keyOfMoney(bound)).values()];
    const ofTables = new Set(added);
    const isGuessed = (group: readonly Placed[]): boolean => {
      const [told, there] = [group.filter((each) => ofTables.has(each)), group.filter((each) => !ofTables.has(each))];
      const [first] = there;
      if (!first || told.length === 0 || sourceOf(first.bound) === 'general') return false;
      return isSameSum(sumOf(told, this.#told.budget.unit), sumOf(there, this.#there.budget.unit));
    };
    return new Set(groups.filter(isGuessed).flat());
  }

  #mergeOne(there: Placed, told: Placed, path: readonly string[]): void {
    const own = [...path, labelOf(there.bound)];
    for (const spec of there.bound.schema.args) this.#mergeArgument(spec, there, told, own);
    const { block } = there.bound.statement;
    const { block: other } = told.bound.statement;
    if (!other || told.bound.children.length === 0) return;
    if (!block) {
      if (told.bound.schema.block === 'subjectParts') return;
      const at = there.bound.statement.end;
      this.#edit(there.segment, { start: at, end: at }, ` ${textOf(told.segment, other)}`);
      this.#change('added', own, '', textOf(told.segment, other));
      return;
    }
    const placed = ({ bound, segment }: Placed): Placed[] => bound.children.map((child) => ({ bound: child, segment }));
    const name = there.bound.schema.block ?? '';
    const { added, gone } = this.#mergeLists(placed(there), placed(told), name, own);
    for (const each of added) this.#insert(each, there, gone, own);
  }

  /** Names of codes stay as they are written, as does what says the same. */
  #mergeArgument(spec: ArgumentSchema, there: Placed, told: Placed, path: readonly string[]): void {
    const { bound, segment } = there;
    const [now, given] = [bound.args[spec.name], told.bound.args[spec.name]];
    if (!given || ((given.kind === 'string' || given.kind === 'text') && stringOf(given) === '')) return;
    const newText = spec.many ? textBetween(told.segment, told.bound.repeated) : textOf(told.segment, given);
    if (!now) {
      const isName = spec.name === 'name' && bound.statement.head;
      const at = (isName ? bound.statement.head?.end : bound.statement.args.at(-1)?.end) ?? bound.statement.end;
      this.#edit(segment, { start: at, end: at }, ` ${newText}`);
      this.#change('changed', path, '', newText);
      return;
    }
    if (spec.name === 'name' && 'code' in bound.schema.head) return;
    if (
      spec.many
        ? newText === textBetween(segment, bound.repeated)
        : this.#saysTheSame(spec, [now, segment], [given, told.segment])
    )
      return;
    const span = spec.many ? { start: now.start, end: bound.repeated.at(-1)?.end ?? now.end } : now;
    this.#edit(segment, span, setApart(segment.text, span.start, newText));
    this.#change('changed', path, textOf(segment, span), newText);
  }

  #saysTheSame(spec: ArgumentSchema, now: readonly [Argument, Segment], given: readonly [Argument, Segment]): boolean {
    const written = ([argument, segment]: readonly [Argument, Segment], { budget: { unit } }: Analysis): Written => ({
      argument,
      text: textOf(segment, argument),
      unit,
    });
    return saysTheSame(spec, written(now, this.#there), written(given, this.#told));
  }

  /** A table that tells a sum only cannot say which of several lines in the file is another. */
  #compareSum(told: Placed, finer: readonly Placed[], path: readonly string[]): void {
    const [only, ...others] = finer;
    const spec = only?.bound.schema.args.find(({ name }) => name === 'amount');
    if (only && spec && others.length === 0) {
      this.#mergeArgument(spec, only, told, [...path, labelOf(only.bound)]);
      return;
    }
    const { unit } = this.#there.budget;
    const [wanted, sum] = [sumOf([told], this.#told.budget.unit), sumOf(finer, unit)];
    if (isSameSum(wanted, sum)) return;
    this.notes.push(sumDiffers([...path, labelOf(told.bound)].join(between), wanted.value, sum.value, unit));
  }

  #remove({ bound, segment }: Placed, path: readonly string[]): void {
    const { statement } = bound;
    for (const { span, newText } of commentedOut(segment, statement, say(notInTables, this.#locale)))
      this.#edit(segment, span, newText);
    this.#change('gone', [...path, labelOf(bound)], textOf(segment, statement), '');
  }

  /** Behind the last of its kind, else where the language lists it. */
  #insert(added: Placed, container: Placed, gone: ReadonlySet<Placed>, path: readonly string[]): void {
    const { bound, segment } = container;
    const { block } = bound.statement;
    if (!block) return;
    const { schema } = added.bound;
    const removed = new Set(Array.from(gone, ({ bound: { statement } }) => statement));
    const alike = bound.children.filter((each) => each.schema === schema && !removed.has(each.statement));
    const behind = alike.at(-1)?.statement.end ?? offsetFor(schema, block, bound.schema.block ?? '');
    const edit = insertLines(linesOf(added), behind, { block, container: bound.statement, segment });
    this.#edit(edit.place.segment, edit.place, edit.newText);
    this.#change('added', [...path, labelOf(added.bound)], '', firstLine(added));
  }

  /** Behind the last statement that the language lists before it or beside it, with an empty line between. */
  #appendAtTop(added: Placed): void {
    const order = statementsOf('file');
    const turn = order.indexOf(added.bound.schema);
    const before = topLevel(this.#there).findLast(({ bound }) => order.indexOf(bound.schema) <= turn);
    const { file, span } = before
      ? this.#there.locate({ ...before.bound.statement, segment: before.segment })
      : { file: this.#there.file, span: { start: 0, end: this.#there.text.length } };
    const { text } = file;
    const rest = /^[ \t\u3000;；]*(?:[#＃][^\r\n]*)?(?=[\r\n]|$)/.exec(text.slice(span.end))?.[0];
    const at = rest === undefined ? text.length : span.end + rest.length;
    const gap = at === 0 ? '' : '\n\n';
    this.edits.push({ file, span: { start: at, end: at }, newText: `${gap}${linesOf(added).join('\n')}` });
    this.#change('added', [labelOf(added.bound)], '', firstLine(added));
  }

  #edit(segment: Segment, { start, end }: Span, newText: string): void {
    this.edits.push({ ...this.#there.locate({ segment, start, end }), newText });
  }

  #change(kind: Change['kind'], path: readonly string[], from: string, to: string): void {
    this.changes.push({ kind, path: path.join(between), from, to });
  }
}

const between = ' › ';

function topLevel({ budget }: Analysis): Placed[] {
  return budget.parts.flatMap(({ bound, segment }) => bound.map((each) => ({ bound: each, segment })));
}

/** Tables that do not say whose they are make a department without a name. */
function isNameless({ schema, args }: Bound): boolean {
  return schema.id === 'department' && stringOf(args['name']) === '';
}

function sumOf(lines: readonly Placed[], unit: MoneyUnit): Amount {
  return totalOf(lines.flatMap(({ bound }) => amountIn(bound, unit) ?? []));
}

function isSameSum(a: Amount, b: Amount): boolean {
  return compare(absolute(subtract(a.value, b.value)), a.half + b.half) <= 0;
}

/** Whether a statement only says what others come to: a file that does not say it says no less without. */
function isAssertion({ schema, statement }: Bound, block: string): boolean {
  if (block === 'subjects') return findSubject(headText(statement)) !== undefined;
  return schema.id === 'total' || block === 'totals' || block === 'subjectParts';
}

/** The lines of the file that together are what one line of the tables tells, where these have no such lines themselves. */
function finerLines(each: Placed, there: readonly Placed[], told: readonly Placed[]): readonly Placed[] {
  const isFiner = finerThan(each.bound);
  return isFiner && !told.some(({ bound }) => isFiner(bound)) ? there.filter(({ bound }) => isFiner(bound)) : [];
}

/** A statement as a report names it: its head, its code or name. */
function labelOf({ statement, args }: Bound): string {
  const code = args['code'];
  const words = [
    headText(statement),
    code?.kind === 'quantity' ? code.digits : code?.kind === 'word' ? code.text : '',
    stringOf(args['name']),
  ];
  return words.filter(Boolean).join(' ');
}

function textOf({ text }: Segment, { start, end }: Span): string {
  return text.slice(start, end);
}

function textBetween(segment: Segment, all: readonly Argument[]): string {
  const [first, last] = [all[0], all.at(-1)];
  return first && last ? textOf(segment, { start: first.start, end: last.end }) : '';
}

/** A statement line by line, without the indentation of its first one. */
function linesOf({ bound: { statement }, segment }: Placed): string[] {
  const { text } = segment;
  const indent = indentation(text.slice(startOfLine(text, statement.start)));
  return textOf(segment, statement)
    .split('\n')
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
}

function firstLine(placed: Placed): string {
  return linesOf(placed)[0] ?? '';
}

const notInTables: Localized = { zh: '导入的表中没有这一行：', en: 'not in the imported tables:' };

function leftAlone(path: string): Localized {
  return { zh: `导入的表中没有“${path}”，保留未动，请核对`, en: `not in the imported tables, left as it is: ${path}` };
}

function sumDiffers(path: string, told: Money, sum: Money, unit: MoneyUnit): Localized {
  const text = (value: Money): string => exactDigits(value, unit, unit === '元' ? 0 : 2) + unit;
  return {
    zh: `${path}：表中是 ${text(told)}，文件里的明细合计 ${text(sum)}，没有改动，请核对`,
    en: `${path}: ${text(told)} in the tables, ${text(sum)} by the lines of the file; nothing was changed, please check`,
  };
}
