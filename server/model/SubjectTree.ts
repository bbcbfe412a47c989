import { addToGroup, groupedBy } from '../text/groupedBy.ts';
import { isSameList } from '../text/isSameList.ts';
import { RecentlyMade } from '../text/RecentlyMade.ts';
import { remembered } from '../text/remembered.ts';
import type { DeclaredAmount } from './Budget.ts';
import { type BlockGroup, type Declaration, type LineGroup, type SubjectContent, SubjectFigure } from './figures.ts';

/** What a tree is made of. */
export interface TreeInput {
  readonly blocks?: ReadonlyMap<string, BlockGroup>;
  readonly lines?: ReadonlyMap<string, LineGroup>;
  /** The codes that are declared, with totals or without. */
  readonly declared: readonly { readonly code: string; readonly total?: Declaration }[];
}

/** The lengths of the codes of 类, 款 and 项. */
const LEVELS = [3, 5, 7];

/**
 * A classification as a tree of subjects. A subject under which and for which nothing has changed is the same object as in
 * the tree before, with everything that was computed for it.
 */
export class SubjectTree {
  /** The figure above all subjects. */
  readonly root: SubjectFigure;
  /** The subjects for which totals are declared. */
  readonly declared: readonly SubjectFigure[];
  readonly #byCode = new Map<string, SubjectFigure>();

  constructor({ blocks, lines, declared }: TreeInput) {
    const totals = groupedBy(declared, ({ code }) => code);
    const codes = [...(blocks?.keys() ?? none), ...(lines?.keys() ?? none), ...totals.keys()];
    const children = new Map<string, SubjectFigure[]>();
    const withTotals: SubjectFigure[] = [];
    for (const { code, above } of levelsOf(codes.join(' '))) {
      const own = totals.get(code);
      const figure = kept({
        code,
        children: children.get(code) ?? none,
        blocks: blocks?.get(code),
        lines: lines?.get(code),
        declared: own ? own.flatMap(({ total }) => total ?? []) : none,
      });
      this.#byCode.set(code, figure);
      if (figure.content.declared.length > 0) withTotals.push(figure);
      if (code !== '') addToGroup(children, above, figure);
    }
    this.root = this.#byCode.get('') ?? kept({ ...nothing, code: '' });
    this.declared = withTotals;
  }

  /** The subject with this code, if there is one. */
  find(code: string): SubjectFigure | undefined {
    return this.#byCode.get(code);
  }
}

const none: readonly never[] = [];
const nothing = { children: none, blocks: undefined, lines: undefined, declared: none };

/** A code and the one of the level above it. */
interface Level {
  readonly code: string;
  readonly above: string;
}

/** Some codes and all above them: those that stand below a code before it, and those beside each other in their order. */
const levelsOf = remembered((codes: string): readonly Level[] => {
  const all = new Set<string>();
  for (const code of codes.split(' ')) for (let each = code; !all.has(each); each = codeAbove(each)) all.add(each);
  return [...all]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((code) => ({ code, above: codeAbove(code) }));
});

/** That of the level above; of the highest level, and of the root itself, the empty one of the root. */
function codeAbove(code: string): string {
  const length = LEVELS.findLast((each) => each < code.length) ?? 0;
  return code.slice(0, length);
}

/** The figures that were made, by what is the first of their content. */
const made = new RecentlyMade<BlockGroup | LineGroup | DeclaredAmount | SubjectFigure, SubjectFigure>(2);

/** The figure of some content, the same object where it was made before. */
function kept(content: SubjectContent): SubjectFigure {
  const { blocks, lines, declared, children } = content;
  const first = blocks ?? lines ?? children[0] ?? declared[0]?.declared;
  if (!first) return new SubjectFigure(content);
  const same = made.find(first, (figure) => isSame(figure.content, content));
  return same ?? made.keep(first, new SubjectFigure(content));
}

function isSame(a: SubjectContent, b: SubjectContent): boolean {
  return (
    a.code === b.code &&
    a.blocks === b.blocks &&
    a.lines === b.lines &&
    isSameList(a.children, b.children) &&
    a.declared.length === b.declared.length &&
    a.declared.every(({ declared, cells }, i) => declared === b.declared[i]?.declared && cells === b.declared[i]?.cells)
  );
}
