import type { Budget, Part } from '../../model/Budget.ts';
import type { Money } from '../../model/money.ts';
import { onceFor } from '../../text/onceFor.ts';
import { figuresInText } from './figuresInText.ts';
import { publishedTexts } from './publishedText.ts';

/** Whether some text of a budget says an amount, in whatever unit. */
export function isSaid(amount: Money, { parts }: Budget): boolean {
  const wanted = String(amount);
  return parts.some((part) => saidIn(part).has(wanted));
}

/** The amounts that the texts of one statement say. */
const saidIn = onceFor((part: Part): ReadonlySet<string> => {
  const figures = publishedTexts(part).flatMap(({ raw }) => figuresInText(raw));
  return new Set(figures.flatMap((figure) => (figure.kind === 'amount' ? [String(figure.value)] : [])));
});
