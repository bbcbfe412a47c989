import { type Budget, type Place, type Source, sources } from '../../model/Budget.ts';
import type { BindFault } from '../../model/binding/BindFault.ts';
import { carryoverCells, sourceCells } from '../../model/figures/cells.ts';
import { isZero } from '../../model/money.ts';
import { sourceWord } from '../../model/sourceWord.ts';
import type { Statement } from '../../syntax/tree.ts';
import type { Finding, Fix } from '../Rule.ts';

/** What people write in front of money of the year before, as if that were a source. */
const words: ReadonlySet<string> = new Set([
  '上年结转',
  '上年结余',
  '上年结转结余',
  '上年结转和结余',
  '上年结转收入',
  '结转',
  '结余',
  '结转结余',
  'carryover',
  'carry-over',
]);

/** A line of revenue that says only that it was carried over: with its source, and the mark behind the amount. */
export function carriedOver(
  { word, container, start }: Extract<BindFault, { kind: 'unknown-keyword' | 'misplaced-statement' }>,
  place: Place,
  budget: Budget,
): Finding | undefined {
  const block = container?.head?.text;
  const isEnglish = block === 'revenue';
  if (!words.has(word) || !(isEnglish || block === '收入')) return undefined;
  const line = container?.block?.statements.find((each) => each.head?.start === start);
  const [amount, more] = line?.args ?? [];
  if (!line || !amount || more || line.block || amount.kind === 'string' || amount.kind === 'word') return undefined;
  const example = written('general', '…', isEnglish);
  return {
    place,
    message: {
      zh: `“${word}”不是资金来源：要写明是哪种资金的结转，如“${example}”`,
      en: `“${word}” is not a source: say which source it was carried over from, as in “${example}”`,
    },
    fixes: () => likelySources(budget).map((source) => withSource(source, line, place, isEnglish)),
  };
}

/** Those of which something is spent that was carried over; all where nothing is. */
function likelySources({ figures }: Budget): readonly Source[] {
  const spent = sources.filter(
    (source) => !isZero(figures.expenditure.root.figure(sourceCells([source]) & carryoverCells).value),
  );
  return spent.length > 0 ? spent : sources;
}

function written(source: Source, amount: string, isEnglish: boolean): string {
  const { zh, en } = sourceWord(source);
  return isEnglish ? `${en} ${amount} carryover` : `${zh} ${amount} 结转`;
}

function withSource(source: Source, { start, end }: Statement, place: Place, isEnglish: boolean): Fix {
  const { segment } = place;
  const amount = segment.text.slice(place.end, end).replace(/^\s*[:：]?\s*/, '');
  const newText = written(source, amount, isEnglish);
  return {
    title: { zh: `改为 ${newText}`, en: `Change to ${newText}` },
    edits: [{ place: { segment, start, end }, newText }],
    changesFigures: true,
  };
}
