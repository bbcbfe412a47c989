import { addToGroup } from '../../text/groupedBy.ts';
import { SharedMap } from '../../text/SharedMap.ts';
import type { Declaration } from './figures.ts';
import { type BlockGroup, type LineGroup, SubjectFigure } from './SubjectFigure.ts';

/** What a tree is made of, by code. */
export interface TreeInput {
  readonly blocks: SharedMap<BlockGroup>;
  readonly lines: SharedMap<LineGroup>;
  /** The totals that are declared; a code may be declared without any. */
  readonly declared: SharedMap<readonly Declaration[]>;
}

const none: readonly never[] = [];

/** What a tree is made of that has no subjects. */
export const emptyInput: TreeInput = {
  blocks: SharedMap.of(none),
  lines: SharedMap.of(none),
  declared: SharedMap.of(none),
};

/** The root of a tree that has none. */
const nothing = new SubjectFigure({ code: '', children: none, blocks: undefined, lines: undefined, declared: none });

/** The lengths of the codes of 类, 款 and 项. */
const LEVELS = [3, 5, 7];

/**
 * A classification as a tree of subjects. A subject under which and for which nothing differs from another tree is the same
 * object as there, with everything that was computed for it.
 */
export class SubjectTree {
  /** The figure above all subjects. */
  readonly root: SubjectFigure;
  readonly #input: TreeInput;
  readonly #byCode: SharedMap<SubjectFigure>;

  constructor(input: TreeInput, like?: SubjectTree) {
    this.#input = input;
    const builder = new Builder(input, like);
    for (const code of deepestFirst(differingCodes(input, like ? like.#input : emptyInput))) builder.build(code);
    const before = like ? like.#byCode : SharedMap.of<SubjectFigure>(none);
    this.#byCode = before.with([...builder.built.keys()], (code) => builder.built.get(code));
    this.root = this.#byCode.get('') ?? nothing;
  }

  /** The subject with this code, if there is one. */
  find(code: string): SubjectFigure | undefined {
    return this.#byCode.get(code);
  }

  /** Whether it is made of this very input. */
  isOf({ blocks, lines, declared }: TreeInput): boolean {
    const { blocks: ofBlocks, lines: ofLines, declared: ofDeclared } = this.#input;
    return blocks === ofBlocks && lines === ofLines && declared === ofDeclared;
  }
}

/** Makes the figures of those codes that differ, the deepest first. */
class Builder {
  /** Undefined where nothing has the code any more. */
  readonly built = new Map<string, SubjectFigure | undefined>();
  readonly #input: TreeInput;
  readonly #like: SubjectTree | undefined;
  readonly #below = new Map<string, string[]>();

  constructor(input: TreeInput, like: SubjectTree | undefined) {
    this.#input = input;
    this.#like = like;
  }

  build(code: string): void {
    const { blocks, lines, declared } = this.#input;
    const before = this.#like?.find(code);
    const content = {
      code,
      children: this.#children(code, before?.children ?? none),
      blocks: blocks.get(code),
      lines: lines.get(code),
      declared: declared.get(code),
    };
    const isThere = content.children.length > 0 || content.blocks || content.lines || content.declared;
    const figure = isThere ? new SubjectFigure({ ...content, declared: content.declared ?? none }, before) : undefined;
    this.built.set(code, figure);
    if (code !== '') addToGroup(this.#below, codeAbove(code), code);
  }

  /** Those of the tree before, with those among them that were built anew. */
  #children(code: string, before: readonly SubjectFigure[]): readonly SubjectFigure[] {
    const codes = this.#below.get(code);
    if (!codes) return before;
    const left = new Set(codes);
    const children: SubjectFigure[] = [];
    for (const each of before) {
      const now = left.delete(each.code) ? this.built.get(each.code) : each;
      if (now) children.push(now);
    }
    if (left.size === 0) return children;
    for (const each of left) {
      const fresh = this.built.get(each);
      if (fresh) children.push(fresh);
    }
    return children.sort((a, b) => byDepth(a.code, b.code));
  }
}

function differingCodes(a: TreeInput, b: TreeInput): string[] {
  return [
    ...a.blocks.differingKeys(b.blocks),
    ...a.lines.differingKeys(b.lines),
    ...a.declared.differingKeys(b.declared),
  ];
}

/** Some codes and all above them: those that stand below a code before it, and those beside each other in their order. */
function deepestFirst(codes: Iterable<string>): string[] {
  const all = new Set<string>();
  for (const code of codes) for (let each = code; !all.has(each); each = codeAbove(each)) all.add(each);
  return [...all].sort(byDepth);
}

function byDepth(a: string, b: string): number {
  return b.length - a.length || (a < b ? -1 : 1);
}

/** That of the level above; of the highest level, and of the root itself, the empty one of the root. */
function codeAbove(code: string): string {
  const length = LEVELS.findLast((each) => each < code.length) ?? 0;
  return code.slice(0, length);
}
