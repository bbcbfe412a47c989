import { say } from '../../language/locale.ts';
import type { Comparison } from '../../model/Budget.ts';
import { comparedText } from '../../rules/amountText.ts';
import { comparisonMessage } from '../../rules/comparisonFinding.ts';
import type { Span } from '../../text/Span.ts';
import { stateWords } from './figureTable.ts';
import { type HoverContext, speak } from './HoverContext.ts';
import { escaped, escapedStart, paragraphs } from './markdown.ts';

/** How many parts of a total are listed. */
const MOST_PARTS = 12;

/** What is declared at a span of the segment, held against the sum of its parts; nothing where no total is declared there. */
export function comparisonHover({ start, end }: Span, context: HoverContext): string | undefined {
  const { budget, segment } = context;
  const found = budget.comparisons.filter(
    ({ declared: { place } }) => place.segment === segment && place.start === start && place.end === end,
  );
  return paragraphs(...found.map((comparison) => describe(comparison, context))) || undefined;
}

function describe(comparison: Comparison, context: HoverContext): string {
  const { budget, locale } = context;
  const { state } = comparison;
  const colon = speak(context)('：', ': ');
  const message =
    state === 'equal' ? equalMessage(comparison, context) : say(comparisonMessage(comparison, budget), locale);
  return paragraphs(`**${say(stateWords[state], locale)}**${colon}${escaped(message)}`, partsList(comparison, context));
}

function equalMessage(comparison: Comparison, context: HoverContext): string {
  const amount = comparedText(comparison.sum.value, comparison, context.budget.unit);
  const { zh, en } = comparison.subject();
  return speak(context)(`${zh} ${amount}，与各项相加相等`, `${en}: ${amount}, as its parts add up to`);
}

function partsList(comparison: Comparison, context: HoverContext): string {
  const parts = comparison.parts();
  const lines = parts
    .slice(0, MOST_PARTS)
    .map(({ label, amount }) => `- ${escapedStart(label)} ${comparedText(amount, comparison, context.budget.unit)}`);
  const rest = parts.length - lines.length;
  if (rest > 0) lines.push(`- ${speak(context)(`另有 ${rest} 项`, `and ${rest} more`)}`);
  return lines.join('\n');
}
