import { classificationOf } from '../../data/catalogue.ts';
import { asWritten } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import { onceFor } from '../../text/onceFor.ts';
import type { Amount } from '../amount.ts';
import type {
  Adjustment,
  ComparedPart,
  Comparison,
  DeclaredAmount,
  GrandTotal,
  Indicator,
  Item,
  Part,
  RevenueBlock,
  Spending,
  Staff,
} from '../Budget.ts';
import { sources } from '../Budget.ts';
import { childrenOf } from '../binding/boundValues.ts';
import { type Branch, listed } from '../branches.ts';
import { headSpan, headText } from '../heads.ts';
import { add, compare, subtract } from '../money.ts';
import { sourceWord } from '../sourceWord.ts';
import { spendingsIn } from '../spendingsIn.ts';
import { totalOf } from '../totalOf.ts';
import { type CrossInput, crossFigure } from './CrossFigure.ts';
import { declarableCells, everything, partCells, sourceCells } from './cells.ts';
import { describePart } from './describePart.ts';
import {
  type Assertion,
  type BlockFigure,
  blockOf,
  compareAmounts,
  type Figure,
  type Figures,
  LineFigure,
} from './figures.ts';
import type { SubjectFigure } from './SubjectFigure.ts';
import type { SubjectTree } from './SubjectTree.ts';
import { weightSums } from './weightSums.ts';

/** What comparisons are made from. */
export interface ComparisonInput extends CrossInput {
  readonly branch: Branch;
  readonly nameOf: (code: string) => string;
}

/** Every declared total of a text held against the sum of its parts; made at first use. */
export class Comparisons {
  readonly #input: ComparisonInput;
  #all: readonly Comparison[] | undefined;
  #unequal: readonly Comparison[] | undefined;

  constructor(input: ComparisonInput) {
    this.#input = input;
  }

  get all(): readonly Comparison[] {
    this.#all ??= [...inParts(this.#input.branch), ...this.#ofTotals(), ...this.#ofSubjects(({ root }) => root.walk())];
    return this.#all;
  }

  /** Those that do not hold exactly; to know them does not take all to be made. */
  get unequal(): readonly Comparison[] {
    this.#unequal ??= [
      ...unequalInParts(this.#input.branch),
      ...this.#ofTotals().filter(isUnequal),
      ...this.#ofSubjects(({ root }) => root.unequal).filter(isUnequal),
    ];
    return this.#unequal;
  }

  /** The totals that are sums across subjects. */
  #ofTotals(): Comparison[] {
    return this.#input.totals.flatMap((total) => crossComparison(total, this.#input));
  }

  #ofSubjects(nodesOf: (tree: SubjectTree) => Iterable<SubjectFigure>): Comparison[] {
    const { figures, nameOf } = this.#input;
    const found: Comparison[] = [];
    for (const tree of [figures.expenditure, figures.economic, figures.revenue])
      for (const node of nodesOf(tree))
        for (const assertion of node.assertions()) found.push(subjectComparison(node, assertion, figures, nameOf));
    return found;
  }
}

function isUnequal({ state }: Comparison): boolean {
  return state !== 'equal';
}

/** Which comparisons are wanted: to know the state of one takes less than to make it. */
type Wanted = (state: Comparison['state']) => boolean;

/** What a part says of itself: all that its totals say but those of subjects and of 总计. */
export const inPart = onceFor((part: Part): readonly Comparison[] => saidIn(part, () => true));

const inParts = listed(inPart);
const unequalInParts = listed((part) => saidIn(part, (state) => state !== 'equal'));

/** Statement by statement in the order of the text, of a unit that is one part as of one that is cut into several. */
function saidIn(part: Part, isWanted: Wanted): Comparison[] {
  const said = [
    ...spendingsIn(part).map((each) => ({ start: each.bound.statement.start, all: inSpending(each, isWanted) })),
    ...besideSpending(part, isWanted).map((each) => ({ start: each.declared.place.start, all: [each] })),
  ];
  return said.sort((a, b) => a.start - b.start).flatMap(({ all }) => all);
}

/** What a block says of itself. */
function inSpending(spending: Spending, isWanted: Wanted): Comparison[] {
  const block = blockOf(spending);
  return [
    ...blockComparisons(block, isWanted),
    ...fundsComparison(spending, block.figure(everything), isWanted),
    ...weightComparison(spending.indicators, isWanted),
  ];
}

/** What the other statements of a part say of themselves. */
function besideSpending({ revenue, procurements, staff, indicatorLists }: Part, isWanted: Wanted): Comparison[] {
  return [
    ...revenue.flatMap(({ total, lines }) =>
      listComparison(() => text('收入合计', 'total revenue'), total, lines, isWanted, { items: () => lines }),
    ),
    ...procurements.flatMap(({ total, lines }) =>
      listComparison(() => text('政府采购合计', 'procurement total'), total, lines, isWanted),
    ),
    ...staff.flatMap((each) => staffComparison(each, isWanted)),
    ...indicatorLists.flatMap((indicators) => weightComparison(indicators, isWanted)),
  ];
}

const text = (zh: string, en: string): Localized => ({ zh, en });

type Extra = Partial<
  Pick<Comparison, 'measure' | 'isWritten' | 'isOfProject' | 'withoutOthers' | 'adjustments' | 'items' | 'isAcross'>
>;

function compared(
  subject: Comparison['subject'],
  declared: DeclaredAmount,
  sum: Amount,
  parts: Comparison['parts'],
  extra: Extra = {},
): Comparison {
  const state = compareAmounts(declared.amount, sum);
  const usual = {
    measure: 'money',
    isWritten: true,
    isAcross: false,
    isOfProject: false,
    adjustments: () => [],
    items: () => [],
  } as const;
  return { state, subject, declared, sum, parts, ...usual, ...extra };
}

function blockComparisons(block: BlockFigure, isWanted: Wanted): Comparison[] {
  const wanted = block.assertions().filter(({ state }) => isWanted(state));
  return wanted.map(({ declared, cells, sum }) => {
    const parts = (most?: number): ComparedPart[] =>
      block.parts(cells, most).map((part) => describePart(part, () => ''));
    return compared(() => blockTitle(block), declared, sum, parts, {
      isOfProject: block.spending.kind === 'project',
      adjustments: () => adjusted(writtenLines(block.spending.items), declared.amount, sum),
      items: () => block.items(cells),
    });
  });
}

function blockTitle({ label, spending }: BlockFigure): Localized {
  if (spending?.kind === 'project') return text(`${label}合计`, `the total of project “${spending.name}”`);
  return text(`${label} 合计`, `the total of basic ${spending?.function?.code ?? ''}`);
}

interface WrittenLine {
  readonly label: string;
  readonly written: DeclaredAmount;
}

function writtenLines(items: readonly Item[]): readonly WrittenLine[] {
  return items.map((item) => writtenLine(new LineFigure(item)));
}

function writtenLine({ label, item }: LineFigure): WrittenLine {
  const { amount, amountPlace: place, argument, statement } = item;
  return { label: label || headText(statement), written: { amount, place, argument, statement } };
}

/** What each line would have to be for the lines to make `wanted`; calculations, amounts below zero and parts of a number are left out. */
function adjusted(lines: readonly WrittenLine[], wanted: Amount, sum: Amount): Adjustment[] {
  const difference = subtract(wanted.value, sum.value);
  return lines
    .filter(({ written }) => written.argument.kind === 'quantity' && !isTorn(written))
    .map((line) => ({ ...line, value: add(line.written.amount.value, difference) }))
    .filter(({ value }) => compare(value, 0) >= 0);
}

/** Whether a point follows a number, so that it may be the beginning of another one: `78. 60`. */
function isTorn({ place: { segment, end } }: DeclaredAmount): boolean {
  return /^[ \t\u3000]*[.．]/.test(segment.text.slice(end, end + 8));
}

function subjectComparison(
  node: SubjectFigure,
  assertion: Assertion,
  { expenditure, revenue }: Figures,
  nameOf: (code: string) => string,
): Comparison {
  return compared(
    () => subjectTitle(node, assertion, expenditure.root, revenue.root, nameOf),
    assertion.declared,
    assertion.sum,
    () => subjectParts(node, assertion, nameOf),
    { isAcross: true, items: () => node.items(assertion.cells) },
  );
}

/** Its only part where a total holds for that. */
function subjectParts(
  node: SubjectFigure,
  { cells, below }: Assertion,
  nameOf: (code: string) => string,
): readonly ComparedPart[] {
  if (below) return [writtenPart({ label: headText(below.statement), written: below })];
  return node.parts(cells & node.nonZero).map((part) => describePart(part, nameOf));
}

function subjectTitle(
  node: SubjectFigure,
  { cells }: Assertion,
  expenditure: SubjectFigure,
  revenue: SubjectFigure,
  nameOf: (code: string) => string,
): Localized {
  const part = partTitle(cells);
  if (node === revenue) return text('收入总计', 'total revenue');
  if (node === expenditure) return part ?? text('支出总计', 'total expenditure');
  const name = `${node.code} ${nameOf(node.code)}`.trim();
  return !part || cells === wholeOf(node) ? text(name, name) : text(`${name}的${part.zh}`, `${part.en} of ${name}`);
}

/** What the amount of a declared subject is about. */
function wholeOf({ code }: SubjectFigure): number {
  return declarableCells[classificationOf(code) === 'economic' ? 'economic' : 'functional'].total;
}

function partTitle(cells: number): Localized | undefined {
  if (cells === everything) return undefined;
  if (cells === partCells.basic) return text('基本支出', 'basic expenditure');
  if (cells === partCells.project) return text('项目支出', 'project expenditure');
  const source = sources.find((each) => sourceCells([each]) === cells);
  return source ? sourceWord(source) : text('上年结转', 'carry-over');
}

function listComparison(
  subject: Comparison['subject'],
  total: DeclaredAmount | undefined,
  lines: RevenueBlock['lines'],
  isWanted: Wanted,
  extra: Extra = {},
): Comparison[] {
  const sum = totalOf(lines.map(({ amount }) => amount));
  if (!total || !isWanted(compareAmounts(total.amount, sum))) return [];
  const parts = (): ComparedPart[] =>
    lines.map((item) => describePart({ source: new LineFigure(item), cells: everything }, () => ''));
  const adjustments = (): Adjustment[] => adjusted(writtenLines(lines), total.amount, sum);
  return [compared(subject, total, sum, parts, { adjustments, ...extra })];
}

/** The totals of 总计 that are sums across subjects; those of a whole tree are declared in it. */
function crossComparison({ key, declared }: GrandTotal, input: ComparisonInput): Comparison[] {
  const figure = crossFigure(key, input);
  const assertion = figure?.assertions().find((each) => each.declared === declared);
  if (!figure?.isKnown || !assertion) return [];
  const parts = (): ComparedPart[] => figure.parts(everything).map((part) => describePart(part, input.nameOf));
  const items = (): Iterable<Item> => figure.items(everything);
  return [compared(() => figure.title, declared, assertion.sum, parts, { isAcross: true, items })];
}

function fundsComparison(spending: Spending, figure: Figure, isWanted: Wanted): Comparison[] {
  const { funds, segment, bound, name, items: lines } = spending;
  const items = (): readonly Item[] => lines;
  const [first] = funds;
  if (!first) return [];
  const [fundsBound] = childrenOf(bound, 'funds');
  const amount = totalOf(funds.map((fund) => fund.amount));
  if (!fundsBound || !isWanted(compareAmounts(amount, figure))) return [];
  const about = (): Localized => text(`项目“${name}”的资金来源`, `the funds of project “${name}”`);
  if (funds.length === 1) {
    const place = figure.declared?.place ?? { segment, ...headSpan(bound.statement) };
    const label = text(`项目“${name}”`, `project “${name}”`);
    const parts = (): ComparedPart[] => [{ label, amount: figure.value, place, broken: undefined }];
    return [compared(about, first, figure, parts, { items })];
  }
  const written = funds.map((fund) => ({ label: headText(fund.statement), written: fund }));
  const expected = { ...first, amount: figure, place: { segment, ...headSpan(fundsBound.statement) } };
  const adjustments = (): Adjustment[] => adjusted(written, figure, amount);
  const extra = { isWritten: false, adjustments, items } as const;
  return [compared(about, expected, amount, () => written.map(writtenPart), extra)];
}

/** People who are in no established post are none where nothing is said of them; nobody knows where a number cannot be read. */
function staffComparison({ counts, isRead }: Staff, isWanted: Wanted): Comparison[] {
  const [onPayroll, established, other] = ['onPayroll', 'established', 'other'].map(
    (key) => counts.find((count) => count.key === key)?.declared,
  );
  if (!onPayroll || !established || !isRead) return [];
  const sum = totalOf([established.amount, ...(other ? [other.amount] : [])]);
  if (!isWanted(compareAmounts(onPayroll.amount, sum))) return [];
  const lines = [established, ...(other ? [other] : [])].map((written) => ({
    label: headText(written.statement),
    written,
  }));
  const parts = (): ComparedPart[] => lines.map(writtenPart);
  const adjustments = (): Adjustment[] => adjusted(lines, onPayroll.amount, sum);
  const extra = { measure: 'count', adjustments, ...(other ? {} : { withoutOthers: established }) } as const;
  return [compared(() => text('在职人数', 'people on the payroll'), onPayroll, sum, parts, extra)];
}

function writtenPart({ label, written: { amount, place } }: WrittenLine): ComparedPart {
  return { label: asWritten(label), amount: amount.value, place, broken: undefined };
}

/** Weights sum to 100; to 90 where 预算执行率, which carries 10, is left out of the list. */
function weightComparison(indicators: readonly Indicator[], isWanted: Wanted): Comparison[] {
  const lines = indicators.flatMap(({ weight, name }) => (weight ? [{ label: name, written: weight }] : []));
  const last = lines.at(-1);
  if (!last) return [];
  const sum = totalOf(lines.map(({ written }) => written.amount));
  const [expected, ...others] = weightSums(indicators, sum);
  if (!isWanted(compareAmounts(expected, sum))) return [];
  const parts = (): ComparedPart[] => lines.map(writtenPart);
  const adjustments = (): Adjustment[] => [expected, ...others].flatMap((each) => adjusted(lines, each, sum));
  const extra = { measure: 'count', isWritten: false, adjustments } as const;
  return [compared(() => weightTitle(others), { ...last.written, amount: expected }, sum, parts, extra)];
}

function weightTitle([other]: readonly Amount[]): Localized {
  if (!other) return text('指标权重', 'the weights of the indicators');
  return text(
    `指标权重（没有“预算执行率”，也可为 ${other.value}）`,
    `the weights of the indicators (without 预算执行率, ${other.value} is right too)`,
  );
}
