import type { Item } from '../model/Budget.ts';
import type { Money } from '../model/money.ts';
import type { Run } from './Disclosure.ts';
import type { AmountStyle } from './DocumentLayout.ts';
import type { Resolved } from './figureOf.ts';
import { fractionOf, printedAmount, printedPercent } from './numbers.ts';

/** A live number as a run; without an amount where it is a share or a count. */
export function liveRun(
  text: string,
  address: string,
  items: () => readonly Item[] = noItems,
  amount?: Money | undefined,
): Required<Run> {
  return { text, figure: { address, amount, items } };
}

const none: readonly Item[] = [];
const noItems = (): readonly Item[] => none;

/** An amount as a live number, without its unit. */
export function amountRun({ value, items }: Resolved, address: string, style: AmountStyle): Required<Run> {
  return liveRun(printedAmount(value, style), address, items, value);
}

/** What share of a whole an amount is, as a live number. */
export function shareRun(part: Resolved, whole: Resolved, address: string, asWhole = false): Required<Run> {
  return liveRun(printedPercent(fractionOf(part.value, whole.value), asWhole), address, part.items);
}
