import { blocksWith } from '../../language/lookup.ts';
import type { Localized } from '../../language/schema.ts';
import type { Place } from '../../model/Budget.ts';
import { endOfLine, startOfLine } from '../../syntax/scan.ts';
import type { Block, Segment, Statement } from '../../syntax/tree.ts';
import { onceFor } from '../../text/onceFor.ts';
import type { Span } from '../../text/Span.ts';
import { shortened } from '../../text/shortened.ts';
import { applyEdits, type TextEdit } from '../../text/TextEdit.ts';
import { changeTo } from '../edits/changeTo.ts';
import type { Finding } from '../Rule.ts';
import { type FaultCounts, faultsWhenRead } from './faultsWhenRead.ts';
import { isHeadless } from './headlessBlocks.ts';

/** Longer ones are left alone, and so many places of one are tried. */
const LONGEST = 50_000;
const MOST = 3;

/**
 * Of a segment in which one `}` is missing, another bracket that stands in its place; else the block that it is missing in by
 * what is indented: what follows stands no deeper than the block does. Undefined where no `}` there makes it better.
 */
export const unclosedBlock = onceFor((segment: Segment): Finding | undefined => {
  const { text } = segment;
  if (text.length > LONGEST) return undefined;
  const now = faultsWhenRead(text);
  for (const start of bracketsIn(segment).slice(0, MOST)) {
    const edit = { span: { start, end: start + 1 }, newText: '}' };
    const then = faultsWhenRead(applyEdits(text, [edit]));
    if (then.syntax < now.syntax && then.lines <= now.lines) return inPlace(edit, segment, then);
  }
  let tried = 0;
  for (const outdented of outdentedIn(segment.statements, text)) {
    if (++tried > MOST) return undefined;
    const edit = closing(outdented, text);
    const then = faultsWhenRead(applyEdits(text, [edit]));
    const isBetter = then.syntax < now.syntax && then.lines <= now.lines && then.told() < now.told();
    if (isBetter) return finding(outdented, edit, segment, then);
  }
  return undefined;
});

const OTHER_BRACKET = /^[)）\]】］]$/;

/** Where brackets stand alone on their lines, or are read as nothing at the end of one that opens a block. */
function bracketsIn({ text, faults }: Segment): readonly number[] {
  const unread = faults.filter(
    ({ kind, subject, start, end }) =>
      kind === 'unexpected' &&
      OTHER_BRACKET.test(subject) &&
      /[{｛]/.test(text.slice(startOfLine(text, start), start)) &&
      /^[ \t\u3000]*(?:[#＃]|$)/.test(text.slice(end, endOfLine(text, end))),
  );
  const alone = text.matchAll(/^[ \t\u3000]*[)）\]】］][ \t\u3000]*(?:[#＃].*)?$/gm);
  const all = [
    ...unread.map(({ start }) => start),
    ...Array.from(alone, ({ 0: line, index }) => index + line.search(/\S/)),
  ];
  return [...new Set(all)].sort((a, b) => a - b);
}

function inPlace({ span, newText }: TextEdit, segment: Segment, then: FaultCounts): Finding {
  const { text, faults } = segment;
  const typed = text.slice(span.start, span.end);
  const place = { segment, ...span };
  const open = faults.find(({ kind }) => kind === 'unclosed-block');
  const isAll = then.starts.length === 0;
  return {
    place,
    message: { zh: `这里的“${typed}”应为“}”`, en: `This “${typed}” should be a “}”` },
    related: () =>
      open ? [{ place: { segment, start: open.start, end: open.end }, message: { zh: '对应的 {', en: 'Its {' } }] : [],
    covers: [isAll ? { segment, start: 0, end: text.length } : place],
    fixes: () => [changeTo(newText, [{ place, newText }])],
  };
}

/** A statement that stands no deeper than that in whose block it is read, and what stands before it there. */
interface Outdented {
  readonly container: Statement;
  readonly block: Block;
  readonly before: Statement | undefined;
  readonly next: Statement;
}

function* outdentedIn(statements: readonly Statement[], text: string): Iterable<Outdented> {
  for (const container of statements) {
    const { block } = container;
    if (!block) continue;
    if (isHeadless(container)) {
      // Its { is too much: no } is missing.
      yield* outdentedIn(block.statements, text);
      continue;
    }
    const depth = indentOf(container, text);
    const at = block.statements.findIndex(
      (each) => isKnown(each) && beginsLine(each, text) && indentOf(each, text) <= depth,
    );
    const next = block.statements[at];
    yield* outdentedIn(at < 0 ? block.statements : block.statements.slice(0, at), text);
    if (next) yield { container, block, before: block.statements[at - 1], next };
  }
}

/** Whether a statement begins as one of the language does: what is none may stand anywhere. */
function isKnown({ head }: Statement): boolean {
  return head !== undefined && (blocksWith(head.text).length > 0 || /^(?:\d{3}|\d{5}|\d{7})$/.test(head.text));
}

function beginsLine({ start }: Statement, text: string): boolean {
  return /^[ \t\u3000]*$/.test(text.slice(startOfLine(text, start), start));
}

function indentOf({ start }: Statement, text: string): number {
  const line = text.slice(startOfLine(text, start), start);
  return (/^[ \t\u3000]*/.exec(line)?.[0] ?? '').length;
}

/** On the line of its block where all of it stands there, else on a line of its own. */
function closing({ container, block, before }: Outdented, text: string): TextEdit {
  const last = before?.end ?? block.start + 1;
  if (startOfLine(text, last) === startOfLine(text, block.start))
    return { span: { start: last, end: last }, newText: ' }' };
  const at = endOfLine(text, last);
  const line = startOfLine(text, container.start);
  const indent = text.slice(line, line + indentOf(container, text));
  return { span: { start: at, end: at }, newText: `\n${indent}}` };
}

/** What of a statement is enough to recognise it. */
const SHOWN = 30;

function finding(
  { container, block, next }: Outdented,
  { span, newText }: TextEdit,
  segment: Segment,
  then: FaultCounts,
): Finding {
  const { text } = segment;
  const owner = shortened(text.slice(container.start, block.start).trim(), SHOWN);
  const behind = shortened(text.slice(next.start, next.block?.start ?? next.end).trim(), SHOWN);
  const message: Localized = {
    zh: `“${owner}”没有用 } 结束：后面的“${behind}”缩进不比它深`,
    en: `“${owner}” has no }: “${behind}” below it is not indented deeper`,
  };
  return {
    place: { segment, start: block.start, end: block.start + 1 },
    message,
    related: () => [
      {
        place: { segment, start: next.start, end: next.block?.start ?? next.end },
        message: { zh: '应在这之前结束', en: 'It should end before this' },
      },
    ],
    covers: coveredBy({ start: startOfLine(text, container.start), end: next.start }, newText, segment, then),
    fixes: () => [
      {
        title: { zh: `在“${behind}”前面补上“}”`, en: `Insert the “}” before “${behind}”` },
        edits: [{ place: { segment, ...span }, newText }],
      },
    ],
  };
}

/** What comes of the missing `}` alone: where nothing is left to tell, all of the segment, else what is not on the lines of the block. */
function coveredBy(
  { start, end }: Span,
  inserted: string,
  segment: Segment,
  { starts }: FaultCounts,
): readonly Place[] {
  const all = segment.text.length;
  if (starts.length === 0) return [{ segment, start: 0, end: all }];
  if (starts.some((at) => at < start || at >= end + inserted.length)) return [];
  return [
    { segment, start: 0, end: start },
    { segment, start: end, end: all },
  ];
}
