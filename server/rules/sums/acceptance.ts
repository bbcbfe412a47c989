import type { Comparison, Place } from '../../model/Budget.ts';
import { endOfLine, startOfLine } from '../../syntax/scan.ts';
import type { Segment } from '../../syntax/tree.ts';
import { indentation } from '../edits/insertLines.ts';
import type { Fix, PlacedEdit } from '../Rule.ts';

/** Lets a total stand as it is: a `# budget-ignore` with the reason, which stays in the text and in the ledger. */
export function acceptance({ declared: { place }, state }: Comparison, difference: string): Fix {
  const isRounding = state === 'rounding';
  const reason = isRounding ? `四舍五入尾差 ${difference}，已核对` : `相差 ${difference}，已核对`;
  const comment = `# budget-ignore ${isRounding ? 'rounding-difference' : 'total-mismatch'} ${reason}`;
  return {
    title: {
      zh: `接受相差 ${difference}，写明原因`,
      en: `Accept the difference of ${difference}, with a reason`,
    },
    edits: [commentAt(place, comment)],
  };
}

/** At the end of the line, or on a line of its own above where a comment ends the line already. */
function commentAt({ segment, start }: Place, comment: string): PlacedEdit {
  const { text } = segment;
  const end = endOfLine(text, start);
  if (!endsInComment(segment, start, end)) return { place: { segment, start: end, end }, newText: `  ${comment}` };
  const from = startOfLine(text, start);
  const indent = indentation(text.slice(from, start));
  return { place: { segment, start: from, end: from }, newText: `${indent}${comment}\n` };
}

function endsInComment({ comments }: Segment, start: number, end: number): boolean {
  return comments.some((comment) => comment.start >= start && comment.start < end);
}
