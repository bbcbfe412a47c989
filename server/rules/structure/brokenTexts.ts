import { blockIndex } from '../../language/lookup.ts';
import type { Budget, Part, Place } from '../../model/Budget.ts';
import { listed } from '../../model/branches.ts';
import { type KnownStatement, statementAt } from '../../model/meant/lineOf.ts';
import { readAlone } from '../../model/meant/readAlone.ts';
import { BLANK, endOfClass, endOfLine } from '../../syntax/scan.ts';
import type { SyntaxFault } from '../../syntax/tree.ts';
import { ascii } from '../../text/ascii.ts';
import type { Finding, Fix, PlacedEdit } from '../Rule.ts';
import { placeAmong } from './placeAmong.ts';

/** Of texts in "…" that go on over the lines below, where only those in """…""" do, one finding each. */
export function* brokenTextsIn(budget: Budget): Iterable<Finding> {
  for (const part of withUnclosed(budget.branch)) {
    for (const fault of part.segment.faults) {
      const broken = isUnclosed(fault) ? brokenText(fault, part, budget) : undefined;
      if (broken) yield broken;
    }
  }
}

const withUnclosed = listed((part) => (part.segment.faults.some(isUnclosed) ? [part] : []));

function isUnclosed({ kind, subject }: SyntaxFault): boolean {
  return kind === 'unclosed-string' && !subject.startsWith(THREE_QUOTES);
}

const THREE_QUOTES = '"""';

function brokenText(fault: SyntaxFault, part: Part, budget: Budget): Finding | undefined {
  const { segment } = part;
  const known = statementAt(fault.start, segment, part.bound);
  if (!known?.schema || known.statement.args.at(-1)?.start !== fault.start) return undefined;
  const broken = linesOf(fault, part, budget, known.block);
  const [first] = broken?.lines ?? [];
  if (!broken || !first) return undefined;
  const { lines, behind } = broken;
  const head = segment.text.slice(known.statement.start, fault.start);
  const least = faultsIn(`${head}""`, known) ?? 0;
  const ways = behind.trim() === '' ? [inThreeQuotes, onOneLine] : [onOneLine, inThreeQuotes];
  const fixes = ways
    .map((write) => write(lines))
    .flatMap(({ fix, text }) => ((faultsIn(head + text + behind, known) ?? least + 1) <= least ? [fix] : []));
  if (fixes.length === 0) return undefined;
  return {
    place: placeOf(first),
    message: {
      zh: '“…”里的文字要写在一行；分段的文字写在 """ 和 """ 之间',
      en: 'A text in “…” stands on one line; one of several lines stands between """ and """',
    },
    covers: lines.map(({ segment, start, end }, i) => {
      // What stands behind the text is missing in the first line.
      const from = i === 0 && behind.trim() !== '' && known.schema?.many ? known.statement.start : start;
      return { segment, start: from, end: endOfLine(segment.text, end) };
    }),
    fixes: () => fixes,
  };
}

/** How much is wrong with a statement when it is written so; undefined where it is another one. */
function faultsIn(written: string, { schema, block }: KnownStatement): number | undefined {
  const { bound: [bound, ...others] = [], faults } = readAlone(written, block) ?? {};
  return bound?.schema === schema && others.length === 0 ? faults?.length : undefined;
}

/** What of a text stands on one line, without the blanks around it. */
interface TextLine extends Place {
  readonly typed: string;
}

function placeOf({ segment, start, end }: Place): Place {
  return { segment, start, end };
}

/** A text on several lines, and what stands behind it on the last one. */
interface Lines {
  readonly lines: readonly TextLine[];
  readonly behind: string;
}

/** The lines from a text's opening quote to its closing one; undefined where a statement stands among them, or none closes it. */
function linesOf({ start: from }: SyntaxFault, part: Part, budget: Budget, block: string): Lines | undefined {
  const { words } = blockIndex(block);
  const { all, index } = placeAmong(part, budget);
  const lines: TextLine[] = [];
  for (let i = index, at = from; i < all.length; i++, at = 0) {
    const segment = all[i]?.segment;
    for (const text = segment?.text ?? ''; segment && at < text.length; at = behindLine(text, at)) {
      const start = endOfClass(text, at, BLANK);
      const line = text.slice(start, endOfLine(text, start));
      const isFirst = lines.length === 0;
      if (!isFirst && isStatement(line, words)) return undefined;
      const ends = endOfPart(line, isFirst, part.segment.text.charAt(from));
      if (ends === undefined) return undefined;
      const typed = line.slice(0, ends.at).trimEnd();
      lines.push({ segment, start, end: start + typed.length, typed });
      if (ends.isLast) return { lines, behind: /^[^#＃;；{｛]*/.exec(line.slice(ends.at))?.[0] ?? '' };
    }
  }
  return undefined;
}

/** The offset of the next line. */
function behindLine(text: string, from: number): number {
  const end = endOfLine(text, from);
  return text.startsWith('\r\n', end) ? end + 2 : end + 1;
}

/** Whether a line is more than the next sentences of a text. */
function isStatement(line: string, words: ReadonlyMap<string, unknown>): boolean {
  const [word = ''] = /^[^\s:：;；"“#＃{}｛｝]*/.exec(ascii(line)) ?? [];
  return (
    words.has(word) || /^(?:[A-Z]?\d{3,}\s+["“]|[#＃])/.test(line) || /[{}｛｝]/.test(line.replace(/\{[^{}]*\}/g, ''))
  );
}

/** How much of a line belongs to a text, and whether that ends there; undefined where it cannot be told. */
function endOfPart(line: string, isFirst: boolean, quote: string): { at: number; isLast: boolean } | undefined {
  if (line.includes('\\')) return undefined;
  let depth = isFirst ? 0 : 1;
  for (let i = 0; i < line.length; i++) {
    const c = line.charAt(i);
    if (c !== quote && c !== closing[quote]) continue;
    depth += c === quote && (quote !== '"' || depth === 0) ? 1 : -1;
    if (depth === 0) return { at: i + 1, isLast: true };
  }
  return depth === 1 ? { at: line.length, isLast: false } : undefined;
}

const closing: Readonly<Record<string, string>> = { '"': '"', '“': '”' };

/** A way to write the text of some lines, and the text then. */
interface Written {
  readonly fix: Fix;
  readonly text: string;
}

function inThreeQuotes(lines: readonly TextLine[]): Written {
  const [first, last] = [lines[0], lines.at(-1)];
  const edits = first && last ? [three(first, first.start), three(last, last.end - 1)] : [];
  const typed = lines.map((line) => line.typed).join('\n');
  return {
    fix: { title: { zh: '改用三个引号', en: 'Use three quotes' }, edits },
    text: THREE_QUOTES + typed.slice(1, -1) + THREE_QUOTES,
  };
}

function three({ segment }: Place, start: number): PlacedEdit {
  return { place: { segment, start, end: start + 1 }, newText: THREE_QUOTES };
}

/** Between two Latin words or numbers a blank takes the place of the line's end, else nothing. */
function onOneLine(lines: readonly TextLine[]): Written {
  const edits: PlacedEdit[] = [];
  const typed: string[] = [];
  let before: TextLine | undefined;
  for (const line of lines) {
    const gap = /[0-9A-Za-z]$/.test(before?.typed ?? '') && /^[0-9A-Za-z]/.test(line.typed) ? ' ' : '';
    if (before) edits.push(...without(before, line, gap));
    typed.push(gap, line.typed);
    before = line;
  }
  return { fix: { title: { zh: '并成一行', en: 'Put it on one line' }, edits }, text: typed.join('') };
}

/** What stands between two lines, in one segment or two. */
function without(before: TextLine, behind: TextLine, newText: string): PlacedEdit[] {
  const { segment, end } = before;
  if (segment === behind.segment) return [{ place: { segment, start: end, end: behind.start }, newText }];
  return [
    { place: { segment, start: end, end: segment.text.length }, newText },
    { place: { segment: behind.segment, start: 0, end: behind.start }, newText: '' },
  ];
}
