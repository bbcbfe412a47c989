import type { Amount } from '../amount.ts';
import type { DeclaredAmount } from '../Budget.ts';
import { totalOf } from '../totalOf.ts';
import { agrees } from './figures.ts';

/** What is published of a list of lines: its declared total where that holds, else their sum (LANGUAGE.md §3). */
export function publishedTotal(
  lines: readonly { readonly amount: Amount }[],
  declared: DeclaredAmount | undefined,
): Amount {
  const sum = totalOf(lines.map(({ amount }) => amount));
  return declared && agrees(declared.amount, sum) ? declared.amount : sum;
}
