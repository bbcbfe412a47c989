import type { Item, Spending } from '../../model/Budget.ts';
import { onceFor } from '../../text/onceFor.ts';

/** What an employer pays for its people: economic codes and the functional subject that they stand under. */
export interface Contribution {
  readonly economic: readonly string[];
  /** The code of a 项, or of the 款 whose 项 are all of them. */
  readonly functional: string;
  /** Economic codes that rightly stand there too. */
  readonly besides: readonly string[];
}

/** Pension, annuity, medical insurance and housing fund. */
export const contributions: readonly Contribution[] = [
  { economic: ['30108'], functional: '2080505', besides: [] },
  { economic: ['30109'], functional: '2080506', besides: [] },
  { economic: ['30110', '30111'], functional: '21011', besides: ['30112', '30114', '30307', '30311'] },
  { economic: ['30113'], functional: '2210201', besides: [] },
];

const economicCodes: ReadonlySet<string> = new Set(contributions.flatMap(({ economic }) => economic));
const none: readonly never[] = [];

/** The general public money of a block of basic expenditure that is a contribution, or stands under the subject of one. */
export const contributionLines = onceFor((spending: Spending): readonly Item[] => {
  if (spending.kind !== 'basic') return none;
  const functional = spending.function?.code ?? '';
  const isHome = contributions.some((each) => functional.startsWith(each.functional));
  return spending.items.filter(
    ({ subject, source }) => source === 'general' && (isHome || economicCodes.has(subject?.code ?? '')),
  );
});
