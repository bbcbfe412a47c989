import { ownersOf } from '../../language/lookup.ts';
import type { Localized, Spelling, StatementSchema } from '../../language/schema.ts';
import type { Budget, Place, PlacedFault } from '../../model/Budget.ts';
import type { BindFault } from '../../model/binding/BindFault.ts';
import type { Segment, Statement } from '../../syntax/tree.ts';

/** A fault of one kind and where it stands. */
export interface FoundFault<K extends BindFault['kind']> {
  readonly fault: Extract<BindFault, { kind: K }>;
  readonly segment: Segment;
  readonly place: Place;
  /** The segment of the first of two repeated statements. */
  readonly firstSegment: Segment;
}

/** What binding found wrong, of one kind. */
export function* faultsOf<K extends BindFault['kind']>(budget: Budget, kind: K): Iterable<FoundFault<K>> {
  for (const placed of budget.faults) {
    if (isOfKind(placed, kind)) {
      const { fault, segment, firstSegment = segment } = placed;
      yield { fault, segment, firstSegment, place: { segment, start: fault.start, end: fault.end } };
    }
  }
}

function isOfKind<K extends BindFault['kind']>(
  placed: PlacedFault,
  kind: K,
): placed is PlacedFault & { readonly fault: Extract<BindFault, { kind: K }> } {
  return placed.fault.kind === kind;
}

/** Where a statement stands, for messages: in “基本支出”, or in the file itself. */
export function containerName(container: Statement | undefined): Localized {
  const head = container?.head?.text;
  return head ? { zh: `“${head}”`, en: `in “${head}”` } : { zh: '文件最外层', en: 'at the top level of the file' };
}

/** A statement by its keyword; one that has none by its id. */
export function fieldName({ head, id }: StatementSchema): Spelling {
  return 'word' in head ? head.word : { zh: id, en: id };
}

/** The keywords whose block this is; for the outermost block, the file itself. */
export function blockName(block: string): Localized {
  if (block === 'file') return { zh: '文件最外层', en: 'the top level of the file' };
  const words = ownersOf(block).flatMap(({ head }): Spelling[] => ('word' in head ? [head.word] : []));
  if (words.length === 0) return { zh: '科目行的 { }', en: 'the block of a line with a code' };
  const unique = words.filter((word, i) => words.findIndex(({ zh }) => zh === word.zh) === i);
  return { zh: unique.map(({ zh }) => `“${zh}”`).join('、'), en: unique.map(({ en }) => `“${en}”`).join(', ') };
}
