import type { Localized } from '../../language/schema.ts';
import type { Bound } from '../../model/binding/bind.ts';
import type { PublishedText } from '../../rules/texts/publishedText.ts';
import { isInTitle } from '../../rules/texts/staleYears.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import type { RolledText } from './rolledText.ts';

/** A text that goes on, with what becomes of it. */
export interface LeftText extends RolledText {
  readonly text: PublishedText;
}

/** What somebody has to look at in the texts of one statement. */
export interface TextNote {
  readonly owner: Bound;
  readonly note: Localized;
}

/** Says for each statement which figures, years and projects of last year its texts still speak of. */
export function notesOf(
  texts: readonly LeftText[],
  year: number | undefined,
  leaving: NamesByStart,
): readonly TextNote[] {
  const byOwner = groupedBy(texts, ({ text }) => ownerOf(text));
  return [...byOwner].flatMap(([owner, own]) => {
    const said = [figures(own, year), years(own, year), projects(own, leaving)].flatMap((each) => each ?? []);
    return said.length > 0 ? [{ owner, note: joined(said) }] : [];
  });
}

/** The top-level statement of a text; of what stands in 部门 or 预算单位, the statement in it. */
function ownerOf({ owners: [top, inner], bound }: PublishedText): Bound {
  const isInside = top?.schema.id === 'department' || top?.schema.id === 'unit';
  return (isInside ? inner : top) ?? bound;
}

function joined(said: readonly Localized[]): Localized {
  return {
    zh: said.map(({ zh }) => zh).join('；'),
    en: said.map(({ en }) => en).join('; '),
  };
}

function figures(own: readonly LeftText[], year: number | undefined): Localized | undefined {
  const left = unique(own.flatMap((each) => each.left));
  if (left.length === 0) return undefined;
  return {
    zh: `有数字的句子还是${year === undefined ? '上年' : ` ${year}年`}的（${left.join('、')}），改写`,
    en: `sentences with figures are still those of ${year ?? 'last year'} (${left.join(', ')}), to be written anew`,
  };
}

/** Of a text with figures that stay it is told already. */
function years(own: readonly LeftText[], year: number | undefined): Localized | undefined {
  const named = unique(own.flatMap((each) => (each.left.length > 0 ? [] : yearsIn(each, year))));
  if (named.length === 0) return undefined;
  return { zh: `文字里的 ${named.join('、')}是否要改`, en: `whether ${named.join(', ')} in its texts is to change` };
}

/** A year, be it the end of a span of years; that of a document's number is none. */
const YEAR = /(?<!\d)(20\d\d)(?=年)/g;

/** The budget year and the one before where they stand as they were; a title in 《》 keeps its year. */
function yearsIn({ text: { raw, start }, edits }: LeftText, year: number | undefined): string[] {
  if (year === undefined || !raw.includes('年')) return [];
  const moved = new Set(edits.map(({ span }) => span.start));
  return Array.from(raw.matchAll(YEAR)).flatMap(({ index: at, 1: digits }) => {
    const isMeant = Number(digits) === year || Number(digits) === year - 1;
    return isMeant && !moved.has(start + at) && !isInTitle(raw, at) ? [`${digits}年`] : [];
  });
}

function projects(own: readonly LeftText[], leaving: NamesByStart): Localized | undefined {
  const named = unique(own.flatMap(({ text }) => namesIn(text.raw, leaving)));
  if (named.length === 0) return undefined;
  return {
    zh: `提到没有转入的${named.map((name) => `“${name}”`).join('')}`,
    en: `it speaks of ${named.map((name) => `“${name}”`).join(', ')}, which is not rolled`,
  };
}

/** Names of two characters and more by the first two, so that a text is read once for all of them. */
export type NamesByStart = ReadonlyMap<string, readonly string[]>;

export function byStart(names: readonly string[]): NamesByStart {
  return groupedBy(
    names.filter((name) => name.length >= START),
    (name) => name.slice(0, START),
  );
}

const START = 2;

function namesIn(raw: string, names: NamesByStart): string[] {
  if (names.size === 0) return [];
  const found: string[] = [];
  for (let at = 0; at + START <= raw.length; at++)
    for (const name of names.get(raw.slice(at, at + START)) ?? []) if (raw.startsWith(name, at)) found.push(name);
  return found;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
