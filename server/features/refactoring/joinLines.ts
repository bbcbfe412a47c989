import type { StringArgument } from '../../syntax/tree.ts';
import { displayWidth } from '../../text/displayWidth.ts';
import type { Span } from '../../text/Span.ts';
import { inFile, type Refactoring, type Site, statementAt } from './Refactoring.ts';

/**
 * The lines of a `"""…"""` in which a sentence goes on where a page was full, as in what is copied from a PDF, become one:
 * each would be published as a paragraph. Of a selection only those in it.
 */
export const joinLines: Refactoring = {
  id: 'join-lines',
  kind: 'refactor.rewrite',
  offer(site) {
    const text = textAt(site);
    const breaks = text ? pageBreaks(text, site) : [];
    if (breaks.length === 0) return undefined;
    const count = breaks.length;
    return {
      title: { zh: `接起断开的句子（${count} 处）`, en: `Join broken sentences (${count})` },
      change() {
        const { segment } = site.node;
        return {
          edits: inFile(
            site,
            breaks.map((span) => ({ span, newText: blankFor(segment.text, span) })),
          ),
        };
      },
    };
  },
};

/** The text of several lines in the statement at a selection. */
function textAt(site: Site): StringArgument | undefined {
  const args = statementAt(site)?.statement.args ?? [];
  return args.find((each): each is StringArgument => each.kind === 'text');
}

/** The first characters of a paragraph: 一、（二）3.①. */
const NUMBERED =
  /^(?:[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[0-9]{1,3}(?:、|[.．](?![0-9]))|[①-⑳]|第[一二三四五六七八九十]{1,3}|[-•·●◆])/;
/** The last ones. */
const ENDED = /[。.；;：:！!？?…][”’」』）)]?$/;
/** In columns: how wide a page is at least, by how much full lines differ at most, and how far a paragraph is indented. */
const NARROWEST = 24;
const RAGGED = 12;
const PARAGRAPH = 2;

const QUOTES = 3;

/** A line of a text without the blanks on both sides; how much further than others it is indented, and how wide it is with that. */
interface Line extends Span {
  readonly words: string;
  readonly indent: number;
  readonly width: number;
}

/** What is blank between lines that are one sentence. */
function pageBreaks({ start, end }: StringArgument, { span, node: { segment, base } }: Site): Span[] {
  const selected = { start: span.start - base, end: span.end - base };
  const isSelected = segment.text.slice(selected.start, selected.end).includes('\n');
  const within = isSelected ? selected : { start, end };
  const lines = linesIn(segment.text.slice(start + QUOTES, end - QUOTES), start + QUOTES).filter(
    (line) => line.start < within.end && line.end > within.start,
  );
  const widest = lines.reduce((most, { width }) => Math.max(most, width), 0);
  if (widest < NARROWEST) return [];
  return lines.flatMap((line, i) => {
    const next = lines[i + 1];
    const isFull = line.width >= widest - RAGGED && !ENDED.test(line.words);
    return next && isFull && isWithin(next) ? [{ start: line.end, end: next.start }] : [];
  });
}

/** Whether a line is one in the middle of a paragraph, and not empty. */
function isWithin({ words, indent }: Line): boolean {
  return words !== '' && indent < PARAGRAPH && !NUMBERED.test(words);
}

function linesIn(text: string, from: number): Line[] {
  const matches = Array.from(text.matchAll(/([^\S\r\n]*)([^\r\n]*)(?:\r\n?|\n|$)/g));
  // The first one stands behind the quotes.
  const indents = matches.slice(1).flatMap(([, blank = '', words = '']) => (words === '' ? [] : [displayWidth(blank)]));
  const common = indents.reduce((least, each) => Math.min(least, each), indents[0] ?? 0);
  return matches.map((match, i) => {
    const [, blank = '', rest = ''] = match;
    const words = rest.trimEnd();
    const indent = i === 0 ? 0 : displayWidth(blank) - common;
    const start = from + match.index + blank.length;
    return { words, indent, width: indent + displayWidth(words), start, end: start + words.length };
  });
}

/** English words are parted by a blank. */
function blankFor(text: string, { start, end }: Span): string {
  const [before, behind] = [text.charAt(start - 1), text.charAt(end)];
  return /[!-~]{2}/.test(before + behind) && /[A-Za-z]/.test(before + behind) ? ' ' : '';
}
