import { partitionPoint } from '../text/partitionPoint.ts';
import type { Span } from '../text/Span.ts';
import { sameEnds } from '../text/sameEnds.ts';
import { applyEdits, type TextEdit } from '../text/TextEdit.ts';
import type { Analysis } from './Analysis.ts';
import { type Diagnostic, diagnostic, type Reader } from './diagnostic.ts';

/** A fix can bring out what it hid, so rounds follow each other; each leaves fewer findings that can be fixed. */
const MOST_ROUNDS = 20;

/**
 * codeAction, source.fixAll: the edits of the file that is looked at which put everything right that can be put right
 * unseen, until nothing changes. Of one finding the first safe fix counts; of fixes that touch each other, one a round.
 */
export function fixAll(analysis: Analysis, reader: Reader): TextEdit[] {
  let current = analysis;
  let rounds: TextEdit[][] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = safeEdits(diagnostic(current, reader), current);
    if (edits.length === 0) break;
    rounds = [...rounds, edits];
    current = current.withText(applyEdits(current.text, edits));
  }
  const [only, more] = rounds;
  if (!only) return [];
  return more ? changedStretch(analysis.text, current.text) : only;
}

/** In the order of the text. */
function safeEdits(diagnostics: readonly Diagnostic[], { file }: Analysis): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const each of diagnostics) {
    if (each.file !== file) continue;
    const edits = each.fixes().find(({ isSafe }) => isSafe)?.edits ?? [];
    if (edits.some((edit) => edit.file !== file || touchesOne(taken, edit.span))) continue;
    for (const { span, newText } of edits) taken.splice(countUpTo(taken, span), 0, { span, newText });
  }
  return taken;
}

/** Edits in their order do not overlap: the last one that begins up to a place is the one that goes on furthest. */
function touchesOne(edits: readonly TextEdit[], { start, end }: Span): boolean {
  const last = edits[countUpTo(edits, { start: end, end: Number.POSITIVE_INFINITY }) - 1];
  return last !== undefined && last.span.end >= start;
}

/** How many edits stand before a span, or at its place. */
function countUpTo(edits: readonly TextEdit[], { start, end }: Span): number {
  return partitionPoint(edits.length, (i) => {
    const span = edits[i]?.span ?? { start, end };
    return span.start > start || (span.start === start && span.end > end);
  });
}

/** One edit for everything between what two texts begin and end with alike. */
function changedStretch(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const { start, end } = sameEnds(before, after);
  return [{ span: { start, end: before.length - end }, newText: after.slice(start, after.length - end) }];
}
