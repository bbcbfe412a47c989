import { counted } from '../../language/locale.ts';
import type { Amount } from '../../model/amount.ts';
import type { Budget, DeclaredSubject, Item, Part } from '../../model/Budget.ts';
import type { Bound } from '../../model/binding/bind.ts';
import { blocksIn, lastWith, type PlacedBound } from '../../model/cutBlocks.ts';
import { everything, partCells } from '../../model/figures/cells.ts';
import { blockOf } from '../../model/figures/figures.ts';
import { exactDigits, exactText, isZero, type MoneyUnit } from '../../model/money.ts';
import { moneyUnitAt } from '../../model/moneyUnitAt.ts';
import { totalOf } from '../../model/totalOf.ts';
import { unitOf } from '../../rules/amountText.ts';
import { insertLines, isOneLine, lacksClosing } from '../../rules/edits/insertLines.ts';
import type { PlacedEdit } from '../../rules/Rule.ts';
import type { Segment } from '../../syntax/tree.ts';
import type { PartHint } from './HintSource.ts';

/** The total of a block, and of a subject of 科目, that none is declared for. */
export function* totalHints(part: Part, budget: Budget): Iterable<PartHint> {
  for (const { spending, begins } of blocksIn(part, budget)) {
    if (spending.total || !begins) continue;
    const own = { bound: spending.bound, segment: part.segment };
    const end = (): PlacedBound | undefined =>
      part.runs ? lastWith((each) => moneyIn(each).length > 0, 'basic', part, budget.parts) : own;
    yield* blockTotal({ ...own, end, lines: spending.items }, blockOf(spending).figure(everything), budget);
  }
  for (const { bound, lines, total } of [...part.revenue, ...part.procurements]) {
    const own = { bound, segment: part.segment };
    if (!total)
      yield* blockTotal({ ...own, end: () => own, lines }, totalOf(lines.map(({ amount }) => amount)), budget);
  }
  for (const subject of part.subjects) if (!subject.total) yield* subjectTotal(subject, part.segment, budget);
}

/** One line is its own total. */
const FEWEST_LINES = 2;

/** A block of lines where it begins, and where its last line stands. */
interface Lines extends PlacedBound {
  readonly end: () => PlacedBound | undefined;
  readonly lines: readonly Item[];
}

function* blockTotal({ bound, segment, end, lines }: Lines, { value }: Amount, budget: Budget): Iterable<PartHint> {
  const { head, block } = bound.statement;
  if (!block || lines.length < FEWEST_LINES) return;
  const { word, written, shown } = totalText(
    value,
    lines,
    head?.text ?? '',
    moneyUnitAt({ segment, start: block.start }, budget.fileUnit),
  );
  yield {
    at: isOneLine(block, segment) ? block.end : block.start + 1,
    text: { zh: `合计 ${shown}`, en: `total ${shown}` },
    tooltip: () => ({
      zh: `${lines.length} 行相加，没有写合计`,
      en: `The sum of ${counted(lines.length, 'line')}; no total is declared`,
    }),
    insertion: () => totalLine(end(), `${word}  ${written}`),
  };
}

interface TotalText {
  readonly word: string;
  readonly written: string;
  readonly shown: string;
}

/** In the unit of the lines, in the language of the block's keyword. */
function totalText(value: Amount['value'], [first]: readonly Item[], keyword: string, ofPlace: MoneyUnit): TotalText {
  const own = first && unitOf(first.argument);
  const unit = own ?? ofPlace;
  const decimals = unit === '元' ? 0 : 2;
  return {
    word: /^[a-z]/i.test(keyword) ? 'total' : '合计',
    written: exactDigits(value, unit, decimals) + (own ?? ''),
    shown: exactText(value, unit, decimals) + unit,
  };
}

/** The total behind the last line of money. */
function totalLine(place: PlacedBound | undefined, text: string): PlacedEdit | undefined {
  if (!place) return undefined;
  const { bound, segment } = place;
  const { statement } = bound;
  const { block } = statement;
  if (!block || lacksClosing(statement, segment)) return undefined;
  const offset = moneyIn(bound).at(-1)?.statement.end ?? block.start + 1;
  return insertLines([text], offset, { block, container: statement, segment });
}

function moneyIn({ children }: Bound): readonly Bound[] {
  return children.filter(({ schema }) => 'code' in schema.head || schema.args.some(({ type }) => type === 'amount'));
}

function* subjectTotal({ reference, bound }: DeclaredSubject, segment: Segment, budget: Budget): Iterable<PartHint> {
  const { code, namePlace } = reference;
  const { expenditure, economic, revenue } = budget.figures;
  const tree = { 1: revenue, 2: expenditure, 3: economic }[code.charAt(0)];
  const { value } = tree?.find(code)?.figure(tree === economic ? partCells.basic : everything) ?? { value: 0 };
  if (isZero(value) || bound.args['amount']) return;
  const { fileUnit } = budget;
  const decimals = fileUnit === '元' ? 0 : 2;
  const end = (namePlace ?? reference.place).end;
  const shown = exactText(value, fileUnit, decimals) + fileUnit;
  yield {
    at: end,
    text: { zh: shown, en: shown },
    tooltip: () => ({ zh: `${code} 下各项相加`, en: `The sum of what stands under ${code}` }),
    insertion: () => ({
      place: { segment, start: end, end },
      newText: `  ${exactDigits(value, fileUnit, decimals)}`,
    }),
  };
}
