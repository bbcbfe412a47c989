import { findValue } from '../../language/lookup.ts';
import type { Budget, Part } from '../../model/Budget.ts';
import { grandAmounts, type KnownAmount } from '../../model/knownFigures.ts';
import { compare, isZero } from '../../model/money.ts';
import { wordOf } from '../../model/readPart.ts';
import { type PublishedText, publishedTexts } from '../../rules/publishedText.ts';
import { typedFigures } from '../../rules/typedFigures.ts';
import type { TextEdit } from '../../text/TextEdit.ts';

/** Figures that are typed into explanations and are one known figure become its placeholder; offsets are in the segment. */
export function livePlaceholders(part: Part, budget: Budget): TextEdit[] {
  return rolledTexts(part).flatMap(({ raw, start: offset }) =>
    typedFigures(raw).flatMap((figure): TextEdit[] => {
      if (figure.kind !== 'amount' || isZero(figure.value)) return [];
      const same = grandAmounts(budget).filter(({ value }) => compare(value, figure.value) === 0);
      const name = meantName(same, raw.slice(Math.max(0, figure.start - 14), figure.start));
      const span = { start: offset + figure.start, end: offset + figure.end };
      return name === undefined ? [] : [{ span, newText: `{${name}}` }];
    }),
  );
}

/** The explanations that go on. */
export function rolledTexts(part: Part): PublishedText[] {
  return publishedTexts(part).filter(isRolled);
}

/** The reasons of changes become comments, as they are. */
function isRolled({ path, bound }: PublishedText): boolean {
  return path === 'explain' && findValue('topic', wordOf(bound.args['topic']))?.id !== 'change';
}

/** The figure that the words before it name, else the only one that it can be. */
function meantName(known: readonly KnownAmount[], before: string): string | undefined {
  const words = plain(before);
  const named = known.filter(({ name, placeholder }) => placeholder !== undefined && words.includes(plain(name.zh)));
  const [longest] = named.sort((a, b) => b.name.zh.length - a.name.zh.length);
  if (longest) return longest.placeholder;
  const names = new Set(known.map(({ placeholder }) => placeholder));
  return names.size === 1 ? known[0]?.placeholder : undefined;
}

/** “三公”经费 is written without its quotes as often. */
function plain(text: string): string {
  return text.replace(/[“”"\\]/g, '');
}
