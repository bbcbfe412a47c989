import { say } from '../../language/locale.ts';
import type { Comparison } from '../../model/Budget.ts';
import type { Money } from '../../model/money.ts';
import { comparedText } from '../../rules/amountText.ts';
import { comparisonMessage } from '../../rules/sums/comparisonFinding.ts';
import type { Span } from '../../text/Span.ts';
import { comparisonsIn } from '../comparisonsIn.ts';
import { stateWords } from './figureTable.ts';
import { type HoverContext, speak } from './HoverContext.ts';
import { escaped, link, paragraphs, table } from './markdown.ts';

/** How many parts of a total are listed. */
const MOST_PARTS = 12;

/** What is declared at a span of the segment, held against the sum of its parts; nothing where no total is declared there. */
export function comparisonHover({ start, end }: Span, context: HoverContext): string | undefined {
  const { budget, segment } = context;
  const part = budget.parts.find((each) => each.segment === segment);
  const found = (part ? comparisonsIn(part, budget) : []).filter(
    ({ declared: { place } }) => place.start === start && place.end === end,
  );
  return paragraphs(...found.map((comparison) => describe(comparison, context))) || undefined;
}

function describe(comparison: Comparison, context: HoverContext): string {
  const { budget, locale } = context;
  const { state } = comparison;
  const colon = speak(context)('：', ': ');
  const message =
    state === 'equal' ? equalMessage(comparison, context) : say(comparisonMessage(comparison, budget), locale);
  const rule = { equal: undefined, rounding: 'rounding-difference', mismatch: 'total-mismatch' }[state];
  const word = link(`**${say(stateWords[state], locale)}**`, rule && context.pageOf?.(rule));
  return paragraphs(`${word}${colon}${escaped(message)}`, partsTable(comparison, context));
}

function equalMessage(comparison: Comparison, context: HoverContext): string {
  const amount = comparedText(comparison.sum.value, comparison, context.budget.fileUnit);
  const { zh, en } = comparison.subject();
  return speak(context)(`${zh} ${amount}，与各项相加相等`, `${en}: ${amount}, as its parts add up to`);
}

/** The parts, each leading to its line, and what they make. */
function partsTable(comparison: Comparison, context: HoverContext): string {
  const { budget, linkTo } = context;
  const say = speak(context);
  const amount = (value: Money): string => comparedText(value, comparison, budget.fileUnit);
  const parts = comparison.parts();
  const rows = parts
    .slice(0, MOST_PARTS)
    .map(({ label, amount: value, place }) => [
      link(escaped(say(label.zh, label.en)), place && linkTo?.(place)),
      amount(value),
    ]);
  const rest = parts.length - rows.length;
  if (rest > 0) rows.push([say(`另有 ${rest} 项`, `and ${rest} more`), '']);
  return table(
    [say('各项', 'Parts'), comparison.measure === 'count' ? say('数', 'Number') : say('金额', 'Amount')],
    [...rows, [say('相加', 'Sum'), `**${amount(comparison.sum.value)}**`]],
  );
}
