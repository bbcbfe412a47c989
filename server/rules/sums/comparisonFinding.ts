import type { Localized } from '../../language/schema.ts';
import type { Adjustment, Budget, ComparedPart, Comparison, Place } from '../../model/Budget.ts';
import { absolute, compare, type MoneyUnit, subtract } from '../../model/money.ts';
import { isNearSlip, isTypingSlip } from '../../text/typingSlip.ts';
import { comparedText, numberInPlace, writtenNumber } from '../amountText.ts';
import { spelledLike } from '../edits/spelling.ts';
import type { Finding, Fix, PlacedEdit, Related } from '../Rule.ts';
import { acceptance } from './acceptance.ts';
import { blocksInOtherUnit } from './blocksInOtherUnit.ts';
import { fixesOfCause, isBorneOut, isInDoubt } from './commonCause.ts';
import { fixesOfCopies } from './copies.ts';
import { fixesOfCode, relatedCode } from './mistakenCode.ts';
import { fixesOfMoved } from './movedLines.ts';
import { numbersInOtherUnit } from './numberInOtherUnit.ts';
import { othersOnPayroll } from './othersOnPayroll.ts';
import { spreadOver } from './spreadOver.ts';
import { unreadFirst, unreadIn } from './unreadAmounts.ts';

/** How many parts of a sum are named as related places. */
const MOST_RELATED = 30;

/** How many lines are offered to be changed instead of the total. */
const MOST_ADJUSTED = 12;

/** What is said of a total that its parts do not make: as declared, as summed, and by how much they differ. */
export function comparisonMessage(comparison: Comparison, { fileUnit }: Budget): Localized {
  const { declared, sum, state, isWritten } = comparison;
  const subject = comparison.subject();
  const amount = (value: typeof sum.value): string => comparedText(value, comparison, fileUnit);
  const excess = subtract(declared.amount.value, sum.value);
  const [stated, summed, difference] = [declared.amount.value, sum.value, absolute(excess)].map(amount);
  const isRounding = state === 'rounding';
  const isMore = isWritten ? compare(excess, 0) > 0 : compare(excess, 0) < 0;
  return {
    zh: `${subject.zh}${isWritten ? '写的是' : '应为'} ${stated}，各项相加是 ${summed}，${isRounding ? `尾差 ${difference}，在四舍五入范围内` : `${isMore ? '多' : '少'} ${difference}`}`,
    en: `${subject.en}: ${isWritten ? 'stated as' : 'should be'} ${stated}, its parts add up to ${summed}${isRounding ? `; a rounding difference of ${difference}` : `: ${difference} too ${isMore ? 'much' : 'little'}`}`,
  };
}

/** A finding about a declared total, with its parts as related places and the ways to make it hold. */
export function comparisonFinding(comparison: Comparison, budget: Budget): Finding {
  const { fileUnit } = budget;
  return {
    place: comparison.declared.place,
    message: comparisonMessage(comparison, budget),
    related: () => [
      ...relatedParts(comparison.parts(MOST_RELATED), (value) => comparedText(value, comparison, fileUnit)),
      ...relatedCode(comparison, budget),
      ...unreadOf(comparison, budget),
    ],
    fixes: () => {
      // What is not read yet may be all that the figure lacks, which is not to be lost.
      if (unreadOf(comparison, budget).length > 0) return [];
      const moved = fixesOfMoved(comparison, budget);
      const copies = fixesOfCopies(comparison, budget);
      const cause = moved.length + copies.length > 0 ? [] : fixesOfCause(comparison, budget);
      const likelier = [
        ...othersOnPayroll(comparison),
        ...asAmount(comparison),
        ...inItsUnit(comparison, budget),
        ...moved,
        ...copies,
        ...fixesOfCode(comparison, budget),
        ...cause,
      ];
      const slips = typedWrong(comparison, budget);
      // Of what has no parts yet, parts in another unit or one typed wrong, nobody knows the figure.
      const isSure =
        likelier.length + slips.length === 0 && comparison.parts(1).length > 0 && !isInDoubt(comparison, budget);
      const set = comparison.isWritten ? [setTotal(comparison, fileUnit)] : [];
      const adjust = (each: Adjustment): Fix => adjustLine(each, comparison, fileUnit);
      const first =
        likelier.length === 0 && slips.length === 1 && !isTotalTypedWrong(comparison, fileUnit) ? slips : [];
      const done = [...cause, ...first.map(adjust)].flatMap(({ edits }) => edits);
      return [
        ...likelier,
        ...first.map(adjust),
        ...set.map((fix): Fix => (isSure ? { ...fix, inAll: true } : { ...fix, isDoubtful: true })),
        ...likeliest(comparison, fileUnit)
          .filter(({ written: { place } }) => !done.some((edit) => isAt(edit, place)))
          .map(adjust),
        ...spreadOver(comparison, fileUnit),
        acceptance(comparison, amountOf(comparison, fileUnit)),
      ];
    },
  };
}

/** What counts as nothing and may be a part of a total that is too much; that does not explain one that is too little. */
function unreadOf(comparison: Comparison, budget: Budget): readonly Related[] {
  const { state, declared, sum, isAcross } = comparison;
  const isTooMuch = compare(declared.amount.value, sum.value) > 0;
  if (state !== 'mismatch' || !isTooMuch) return [];
  return isAcross ? unreadFirst(budget) : unreadIn(declared.place, budget);
}

function isAt({ place: { segment, start } }: PlacedEdit, place: Place): boolean {
  return segment === place.segment && start === place.start;
}

/** By how much a total is off, without a sign. */
function amountOf(comparison: Comparison, fileUnit: MoneyUnit): string {
  const { declared, sum } = comparison;
  return comparedText(absolute(subtract(declared.amount.value, sum.value)), comparison, fileUnit);
}

/** The lines of which a slip of typing may be the reason, and those with the largest amounts, in the order of the text. */
function likeliest(comparison: Comparison, fileUnit: MoneyUnit): Adjustment[] {
  const adjustments = comparison.adjustments();
  if (adjustments.length <= MOST_ADJUSTED) return [...adjustments];
  const slips = new Set(adjustments.filter((each) => isTypingSlip(...textsOf(each, comparison, fileUnit))));
  const amount = ({ written }: Adjustment): Adjustment['value'] => absolute(written.amount.value);
  const chosen = adjustments
    .toSorted((a, b) => Number(slips.has(b)) - Number(slips.has(a)) || compare(amount(b), amount(a)))
    .slice(0, MOST_ADJUSTED);
  const isChosen = new Set(chosen);
  return adjustments.filter((each) => isChosen.has(each));
}

/** The lines each of which may be typed wrong in place of the total: one slip explains it, and nothing else holds with it. */
function typedWrong(comparison: Comparison, budget: Budget): Adjustment[] {
  if (comparison.measure !== 'money') return [];
  return comparison
    .adjustments()
    .filter((each) => isNearSlip(...textsOf(each, comparison, budget.fileUnit)))
    .filter(({ written: { place } }) => !isBorneOut(place, comparison, budget));
}

function isTotalTypedWrong({ declared, sum, measure, isWritten }: Comparison, fileUnit: MoneyUnit): boolean {
  const { place } = declared;
  const before = place.segment.text.slice(place.start, place.end);
  return isWritten && isNearSlip(before, writtenNumber(sum.value, declared, measure, fileUnit));
}

/** A line's amount as typed, and as it would be. */
function textsOf({ written, value }: Adjustment, { measure }: Comparison, fileUnit: MoneyUnit): [string, string] {
  const { place } = written;
  return [place.segment.text.slice(place.start, place.end), writtenNumber(value, written, measure, fileUnit)];
}

function relatedParts(parts: readonly ComparedPart[], amount: (value: ComparedPart['amount']) => string): Related[] {
  return parts.slice(0, MOST_RELATED).flatMap(({ label, amount: value, place, broken }): Related[] => {
    const [zh, en] = [`${label.zh}：${amount(value)}`, `${label.en}: ${amount(value)}`];
    if (broken) {
      const declared = amount(broken.amount.value);
      return [
        {
          place: broken.place,
          message: {
            zh: `${zh}（这里写的 ${declared} 本身就不符）`,
            en: `${en} (the ${declared} stated here does not hold)`,
          },
        },
      ];
    }
    return place ? [{ place, message: { zh, en } }] : [];
  });
}

/** A number, or blocks of numbers, that are meant in another unit, where that is all that is wrong. */
function inItsUnit(comparison: Comparison, budget: Budget): Fix[] {
  const { state, measure, declared, sum, items } = comparison;
  if (state !== 'mismatch' || measure !== 'money') return [];
  const number = numbersInOtherUnit(comparison, budget.fileUnit);
  return number.length > 0 ? number : blocksInOtherUnit(declared.amount, { sum, lines: items() }, budget);
}

/** Of a project of which only the total is known: to write that as its amount. */
function asAmount({ declared: { statement, place }, isOfProject, parts }: Comparison): Fix[] {
  const { head } = statement;
  if (!isOfProject || !head || parts(1).length > 0) return [];
  const newText = spelledLike(statement, { zh: '金额', en: 'amount' });
  return [
    {
      title: {
        zh: `没有明细：把 ${head.text} 改为 ${newText}`,
        en: `There are no lines: change ${head.text} to ${newText}`,
      },
      edits: [{ place: { segment: place.segment, start: head.start, end: head.end }, newText }],
      changesFigures: true,
    },
  ];
}

function setTotal({ declared, sum, measure }: Comparison, fileUnit: MoneyUnit): Fix {
  const { place } = declared;
  const before = place.segment.text.slice(place.start, place.end);
  const newText = writtenNumber(sum.value, declared, measure, fileUnit);
  return {
    title: {
      zh: `把 ${before} 改为 ${newText}（各项之和）`,
      en: `Change ${before} to ${newText}, the sum of the parts`,
    },
    edits: [numberInPlace(place, newText)],
    changesFigures: true,
  };
}

function adjustLine(adjustment: Adjustment, comparison: Comparison, fileUnit: MoneyUnit): Fix {
  const { label, written } = adjustment;
  const [before, newText] = textsOf(adjustment, comparison, fileUnit);
  return {
    title: {
      zh: `把明细 ${label} 由 ${before} 改为 ${newText}`,
      en: `Change the line ${label} from ${before} to ${newText}`,
    },
    edits: [numberInPlace(written.place, newText)],
    changesFigures: true,
  };
}
