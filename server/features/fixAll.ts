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

function safeEdits(diagnostics: readonly Diagnostic[], { file }: Analysis): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const each of diagnostics) {
    if (each.file !== file) continue;
    const edits = each.fixes().find(({ isSafe }) => isSafe)?.edits ?? [];
    const isFree = edits.every((edit) => edit.file === file && !taken.some((other) => touch(edit, other)));
    if (isFree) taken.push(...edits.map(({ span, newText }) => ({ span, newText })));
  }
  return taken;
}

function touch({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** One edit for everything between what two texts begin and end with alike. */
function changedStretch(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const { start, end } = sameEnds(before, after);
  return [{ span: { start, end: before.length - end }, newText: after.slice(start, after.length - end) }];
}
