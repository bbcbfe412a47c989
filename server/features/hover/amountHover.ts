import { type Amount, readAmount } from '../../model/amount.ts';
import { add, exactText, subtract } from '../../model/money.ts';
import { moneyUnitAt } from '../../model/moneyUnitAt.ts';
import type { Expression } from '../../syntax/tree.ts';
import { moneyInWords } from '../moneyInWords.ts';
import { workingText } from '../workingText.ts';
import { type HoverContext, speak } from './HoverContext.ts';
import { itemFacts } from './itemFacts.ts';
import { escaped, facts } from './markdown.ts';

/** An amount: in 元, 万元 and words, its working, what it stands for, its share and what it feeds. Nothing where it is none. */
export function amountHover(expression: Expression, context: HoverContext): string | undefined {
  const { budget, segment } = context;
  const unit = moneyUnitAt({ segment, start: expression.start }, budget.fileUnit);
  const amount = isComplete(expression) && readAmount(expression, unit);
  if (!amount || 'fault' in amount) return undefined;
  const say = speak(context);
  return facts([
    [say('金额', 'Amount'), `${exactText(amount.value, '元', 2)}元 = ${exactText(amount.value, '万元', 2)}万元`],
    [say('大写', 'In words'), moneyInWords(amount.value)],
    [say('测算', 'Working'), isCalculated(expression) ? escaped(workingText(expression)) : undefined],
    [say('精度', 'Precision'), precision(amount, context)],
    ...itemFacts(expression, context),
  ]);
}

function isComplete(expression: Expression): boolean {
  switch (expression.kind) {
    case 'binary':
      return isComplete(expression.left) && isComplete(expression.right);
    case 'negation':
      return isComplete(expression.operand);
    default:
      return expression.kind === 'quantity';
  }
}

function isCalculated(expression: Expression): boolean {
  return expression.kind === 'binary' || (expression.kind === 'negation' && isCalculated(expression.operand));
}

/** A rounded number stands for an interval, an exact one for itself (LANGUAGE.md §3). */
function precision({ value, half }: Amount, context: HoverContext): string {
  const say = speak(context);
  if (half === 0) return say('精确数，没有四舍五入', 'exact, nothing rounded');
  const from = exactText(subtract(value, half), '万元', 2);
  const to = exactText(add(value, half), '万元', 2);
  return say(`四舍五入，代表 ${from} 至 ${to}万元`, `rounded: stands for ${from} to ${to}万元`);
}
