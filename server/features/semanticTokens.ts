import type { Budget, Part } from '../model/Budget.ts';
import { placesOf, suspectsOf } from '../rules/subjects/subjectUse.ts';
import type { Segment } from '../syntax/tree.ts';
import { Attached } from '../text/Attached.ts';
import { onceFor } from '../text/onceFor.ts';
import type { Analysis } from './Analysis.ts';
import { type Marks, partTokens } from './semanticTokens/partTokens.ts';
import type { SemanticToken } from './semanticTokens/SemanticToken.ts';

/** The tokens of one segment; the same array as long as what it says, and what is said of it, stay the same. */
export interface TokenRun {
  readonly segment: Segment;
  /** The offset in the file at which the segment begins. */
  readonly offset: number;
  /** In the order of the text; none overlaps another or goes over a line end. Offsets are those of the segment. */
  readonly tokens: readonly SemanticToken[];
}

/** textDocument/semanticTokens: what each word, number and text means, segment by segment. */
export function semanticTokens({ budget, parts, tree }: Analysis): TokenRun[] {
  const marks = marksOf(budget);
  return parts.map((part, i) => ({
    segment: part.segment,
    offset: tree.starts[i] ?? 0,
    tokens: tokensOf(part, marks.get(part.segment) ?? unmarked),
  }));
}

const unmarked: Marks = new Map();

/** The modifiers that follow from the whole budget: totals that do not hold, subjects that are no more. */
const marksOf = onceFor((budget: Budget): ReadonlyMap<Segment, Marks> => {
  const marks = new Map<Segment, Map<number, 'mismatch' | 'deprecated'>>();
  const mark = (segment: Segment, start: number, modifier: 'mismatch' | 'deprecated'): void => {
    const ofSegment = marks.get(segment) ?? new Map<number, 'mismatch' | 'deprecated'>();
    marks.set(segment, ofSegment.set(start, modifier));
  };
  for (const { state, isWritten, declared } of budget.differences)
    if (state === 'mismatch' && isWritten) mark(declared.place.segment, declared.place.start, 'mismatch');
  for (const subject of suspectsOf(budget).retired)
    for (const { place } of placesOf(subject, budget)) mark(place.segment, place.start, 'deprecated');
  return marks;
});

interface Known {
  readonly marks: string;
  readonly tokens: readonly SemanticToken[];
}

const known = new Attached<Part, Known>();

function tokensOf(part: Part, marks: Marks): readonly SemanticToken[] {
  const key = marks.size === 0 ? '' : JSON.stringify([...marks]);
  const before = known.get(part);
  if (before?.marks === key) return before.tokens;
  const tokens = partTokens(part, marks);
  known.set(part, { marks: key, tokens });
  return tokens;
}
