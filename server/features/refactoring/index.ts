import { attempted } from '../../text/attempted.ts';
import type { Span } from '../../text/Span.ts';
import type { Analysis } from '../Analysis.ts';
import { nodeAt } from '../nodeAt.ts';
import { convertFileUnit, convertLineUnit } from './convertUnit.ts';
import { extractFile } from './extractFile.ts';
import { inlineFile } from './inlineFile.ts';
import { joinLines } from './joinLines.ts';
import { mergeItems } from './mergeItems.ts';
import type { Offer, Refactoring, Site } from './Refactoring.ts';
import { sortItems } from './sortItems.ts';
import { splitItem } from './splitItem.ts';
import { chineseKeywords, englishKeywords } from './turnKeywords.ts';

/** All refactorings, in the order in which they are offered. */
export const refactorings: readonly Refactoring[] = [
  splitItem,
  mergeItems,
  sortItems,
  joinLines,
  convertLineUnit,
  convertFileUnit,
  extractFile,
  inlineFile,
  chineseKeywords,
  englishKeywords,
];

/** A refactoring that applies at a place. */
export interface Offered {
  readonly refactoring: Refactoring;
  readonly offer: Offer;
}

/** Is told of a refactoring that failed; the others are offered. */
export type RefactoringFailed = (id: string, error: unknown) => void;

/** Who asks, where that is somebody: what is to be told, and what is known beside the budget. */
export interface RefactoringSurroundings {
  readonly failed: RefactoringFailed;
  readonly filesBeside: Site['filesBeside'];
}

const nobody: RefactoringSurroundings = { failed: fail, filesBeside: () => [] };

/** What can be written otherwise at a selection. */
export function refactoringsAt(
  { uncut: analysis }: Analysis,
  selection: Span,
  { failed, filesBeside } = nobody,
): Offered[] {
  const span = withoutBlanks(analysis.text, selection);
  const node = nodeAt(analysis, span.start);
  if (!node) return [];
  return refactorings.flatMap((refactoring) => {
    const offered = (): Offer | undefined => refactoring.offer({ analysis, span, node, filesBeside });
    const offer = attempted(offered, undefined, (error) => failed(refactoring.id, error));
    return offer ? [{ refactoring, offer }] : [];
  });
}

function fail(_: string, error: unknown): never {
  throw error;
}

/** A selection of whole lines begins in the indentation of the first. */
function withoutBlanks(text: string, { start, end }: Span): Span {
  const selected = text.slice(start, end);
  const from = start + selected.length - selected.trimStart().length;
  return { start: from, end: Math.max(from, start + selected.trimEnd().length) };
}
