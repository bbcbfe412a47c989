import { counted } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import { plainDigits } from '../../model/amount.ts';
import type { Budget, Part } from '../../model/Budget.ts';
import type { Bound } from '../../model/binding/bind.ts';
import { childrenOf } from '../../model/binding/boundValues.ts';
import { hasMoney } from '../../model/hasMoney.ts';
import { isMoneyUnit, type MoneyUnit, moneyOf, moneyUnits, separatedLike, writtenDigits } from '../../model/money.ts';
import { moneyUnitAt, statesMoneyUnit } from '../../model/moneyUnitAt.ts';
import { insertLines } from '../../rules/edits/insertLines.ts';
import { type Argument, type Expression, isExpression, type QuantityNode, type Segment } from '../../syntax/tree.ts';
import type { Span } from '../../text/Span.ts';
import { applyEdits, type TextEdit } from '../../text/TextEdit.ts';
import type { Analysis } from '../Analysis.ts';
import type { FileEdit } from '../diagnostic.ts';
import { keywordLanguageOf } from '../keywordLanguage.ts';
import { inFile, lineAt, type Offer, type Refactoring, type Site, statementAt } from './Refactoring.ts';

/** All numbers without a unit in 元 where the file is in 万元, and the reverse; the values stay exactly. */
export const convertFileUnit: Refactoring = {
  id: 'convert-file-unit',
  kind: 'refactor.rewrite',
  offer(site) {
    const { budget } = site.analysis;
    const { department, unit } = budget;
    const bound = statementAt(site)?.bound;
    const id = bound?.schema.id;
    const { segment } = site.node;
    // What a 预算单位 states is of its own numbers alone.
    if (bound && statesMoneyUnit({ segment, start: bound.statement.start })) return undefined;
    const to = other(unit);
    if (!department || !to || (id !== 'amounts' && id !== 'department')) return undefined;
    return {
      title: { zh: `全部金额改用${to}`, en: `Turn all amounts to ${to}` },
      ...disabledBy(budget, to),
      change: () => ({ edits: fileEdits(site.analysis, to) }),
    };
  },
};

/** The amounts of the selected lines, or of the line at the cursor, in the other unit. */
export const convertLineUnit: Refactoring = {
  id: 'convert-line-unit',
  kind: 'refactor.rewrite',
  offer(site) {
    const { budget } = site.analysis;
    const amounts = selectedAmounts(site);
    const [first] = amounts;
    const own = moneyUnitAt({ segment: site.node.segment, start: first?.start ?? 0 }, budget.fileUnit);
    const from = first && (isMoneyUnit(first.unit) ? first.unit : own);
    const to = from && other(from);
    if (!first || !to) return undefined;
    const alike = amounts.filter(({ unit }) => (isMoneyUnit(unit) ? unit : own) === from);
    const edits = alike.map((each) => restated(each, from, to, to === own ? '' : to));
    return {
      title: lineTitle(alike.length, edits[0]?.newText ?? '', to),
      ...disabledBy(budget, to),
      change: () => ({ edits: inFile(site, edits) }),
    };
  },
};

function lineTitle(count: number, text: string, to: MoneyUnit): Localized {
  if (count === 1) return { zh: `金额写成 ${text}（${to}）`, en: `Write the amount as ${text} (${to})` };
  return { zh: `所选 ${count} 个金额改用${to}`, en: `Turn the ${count} selected amounts to ${to}` };
}

function other(unit: MoneyUnit): MoneyUnit | undefined {
  if (unit === '元') return '万元';
  return unit === '万元' ? '元' : undefined;
}

/**
 * A number in 万元 is rounded, one in 元 is exact (LANGUAGE.md §3). A total that holds only within rounding would be wrong
 * in 元, and a wrong one could hold in 万元: then published figures would change.
 */
function disabledBy({ comparisons }: Budget, to: MoneyUnit): Pick<Offer, 'disabled'> {
  const state = to === '元' ? 'rounding' : 'mismatch';
  const count = comparisons.filter((comparison) => comparison.state === state).length;
  if (count === 0) return {};
  const disabled =
    to === '元'
      ? {
          zh: `有 ${count} 处尾差，改用元后就是不符`,
          en: `${counted(count, 'total')} would not hold in 元, only within rounding`,
        }
      : {
          zh: `有 ${count} 处合计不符，请先改正`,
          en:
            count === 1 ? '1 total does not hold; correct it first' : `${count} totals do not hold; correct them first`,
        };
  return { disabled };
}

/** In all files of the budget, as the unit of the root is that of all of them. */
function fileEdits(analysis: Analysis, to: MoneyUnit): FileEdit[] {
  const { budget } = analysis;
  const numbers = budget.parts.flatMap((part) => partEdits(part, budget.unit, to).map((edit) => ({ part, edit })));
  return [
    ...numbers.map(({ part, edit }) => ({
      ...analysis.locate({ segment: part.segment, ...edit.span }),
      newText: edit.newText,
    })),
    ...statementEdit(analysis, to),
  ];
}

/** What says the unit: its word is another one, or the statement is written where there was none. */
function statementEdit(analysis: Analysis, to: MoneyUnit): FileEdit[] {
  const { department, parts } = analysis.budget;
  if (!department) return [];
  const { bound, segment } = department;
  const word = childrenOf(bound, 'amounts')[0]?.args['unit'];
  if (word) return [{ ...analysis.locate({ segment, start: word.start, end: word.end }), newText: to }];
  const { block } = bound.statement;
  if (!block) return [];
  const line = `${keywordLanguageOf(parts) === 'zh' ? '金额单位' : 'amounts'} ${to}`;
  const { place, newText } = insertLines([line], block.start + 1, { block, container: bound.statement, segment });
  return [{ ...analysis.locate(place), newText }];
}

/** Of the numbers in the file's unit; those of a 预算单位 that states another one stay. */
function partEdits({ bound, segment }: Part, from: MoneyUnit, to: MoneyUnit): TextEdit[] {
  return bound
    .flatMap(amountsIn)
    .flatMap((amount) => scaled(amount))
    .filter(({ start }) => !statesMoneyUnit({ segment, start }))
    .map((number) => restated(number, from, to, ''));
}

/** A text with the unit of its file at each number that has none: so it means the same in a file of another unit. */
export function withUnits({ text, budget, tree, parts }: Analysis): string {
  const edits = parts.flatMap(({ bound, segment }, i) =>
    bound
      .flatMap(amountsIn)
      .flatMap((amount) => scaled(amount))
      .map(({ start, end }): TextEdit => {
        const at = (tree.starts[i] ?? 0) + end;
        return { span: { start: at, end: at }, newText: moneyUnitAt({ segment, start }, budget.fileUnit) };
      }),
  );
  return applyEdits(text, edits);
}

interface PlacedStatement {
  readonly bound: Bound;
  readonly segment: Segment;
}

/** What stands in a span of a statement, without the unit of its numbers where that is the one of the place that it is for. */
export function withoutUnit({ bound, segment }: PlacedStatement, span: Span, unit: MoneyUnit): string {
  const edits = amountsIn(bound)
    .flatMap((amount) => scaled(amount, unit))
    .filter(({ start, end }) => span.start <= start && end <= span.end)
    .map(({ end }): TextEdit => {
      const at = end - span.start;
      return { span: { start: at - unit.length, end: at }, newText: '' };
    });
  return applyEdits(segment.text.slice(span.start, span.end), edits);
}

function amountsIn(bound: Bound): Expression[] {
  const own = bound.schema.args.flatMap(({ name, type }) => (type === 'amount' ? (bound.args[name] ?? []) : []));
  return [...own.filter(isExpression), ...bound.children.flatMap(amountsIn)];
}

/**
 * The numbers of an amount that have a unit, or none and so are in the file's: every term of a sum, one factor of a product
 * without a unit of money.
 */
function scaled(expression: Expression, unit: MoneyUnit | '' = ''): QuantityNode[] {
  switch (expression.kind) {
    case 'quantity':
      return expression.unit === unit ? [expression] : [];
    case 'negation':
      return scaled(expression.operand, unit);
    case 'missing':
      return [];
    case 'binary': {
      const { operator, left, right } = expression;
      if (operator === '+' || operator === '-') return [...scaled(left, unit), ...scaled(right, unit)];
      if (hasMoney(expression)) return [];
      const inLeft = scaled(left, unit);
      return inLeft.length > 0 || operator === '/' ? inLeft : scaled(right, unit);
    }
    default:
      return expression satisfies never;
  }
}

/** A number of one unit written in another, with all its digits. */
function restated({ start, end, digits }: QuantityNode, from: MoneyUnit, to: MoneyUnit, unit: string): TextEdit {
  const value = moneyOf(plainDigits(digits) ?? '0', moneyUnits[from]);
  const text = writtenDigits(value, to);
  return { span: { start, end }, newText: separatedLike(digits, text) + unit };
}

/** The amounts that are one number, in the lines of the selection. */
function selectedAmounts(site: Site): QuantityNode[] {
  const { line, owner } = lineAt(site) ?? {};
  const { span, node } = site;
  if (!line) return [];
  const lines =
    span.start === span.end || !owner
      ? [line]
      : owner.children.filter(
          ({ statement }) => node.base + statement.start < span.end && span.start < node.base + statement.end,
        );
  return lines.flatMap(({ args }) => args['amount'] ?? []).flatMap((amount) => (isAmountNumber(amount) ? amount : []));
}

function isAmountNumber(argument: Argument): argument is QuantityNode {
  if (argument.kind !== 'quantity' || plainDigits(argument.digits) === undefined) return false;
  return argument.unit === '' || isMoneyUnit(argument.unit);
}
