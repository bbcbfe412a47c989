import type { Budget, Part, Place, UnitPrior } from '../model/Budget.ts';
import { buildBudget, type PriorFiles } from '../model/buildBudget.ts';
import { followIncludes, type Inclusion } from '../model/includes.ts';
import { noOtherFiles, type OtherFile, type OtherFiles } from '../model/OtherFiles.ts';
import { findPriors, type PriorLink } from '../model/priorYear.ts';
import { editedVersion, nextVersion, SourceFile, uncutVersion } from '../model/SourceFile.ts';
import type { Segment, Tree } from '../syntax/tree.ts';
import { Attached } from '../text/Attached.ts';
import { isSameList } from '../text/isSameList.ts';
import type { LineIndex } from '../text/LineIndex.ts';
import type { Span } from '../text/Span.ts';
import { inOrder, type TextEdit } from '../text/TextEdit.ts';

/** Where a segment begins. */
interface Start {
  readonly file: SourceFile;
  /** Which of its segments it is. */
  readonly index: number;
  readonly offset: number;
}

/** A span of one of a budget's files. */
export interface Location {
  readonly file: SourceFile;
  readonly span: Span;
}

/** A root with all that it includes, and last year's budget; computed at first use. */
class Whole {
  /** Every file once, the root first. */
  readonly files: readonly SourceFile[];
  readonly others: OtherFiles;
  readonly #inclusion: Inclusion;
  readonly #priors: readonly Prior[];
  #budget: Budget | undefined;
  #byAddress: ReadonlyMap<string, SourceFile> | undefined;
  #starts: ReadonlyMap<Segment, Start> | undefined;
  #searches = 0;

  constructor(root: SourceFile, others: OtherFiles) {
    this.#inclusion = followIncludes(root, others);
    this.#priors = priorsOf(this.#inclusion, others);
    this.files = this.#inclusion.files;
    this.others = others;
  }

  get budget(): Budget {
    this.#budget ??= buildBudget(this.#inclusion, filesOf(this.#priors));
    return this.#budget;
  }

  get isLoading(): boolean {
    return isLoading(this.#inclusion) || this.#priors.some((prior) => prior.isLoading);
  }

  startOf(segment: Segment): Start | undefined {
    const last = lastPlace.get(segment);
    const file = last && this.#at(last.address);
    if (file && file.tree.segments[last.index] === segment) return startIn(file, last.index);
    return this.#searches++ < FEW_SEARCHES ? this.#search(segment) : this.#find(segment);
  }

  #at(address: string): SourceFile | undefined {
    this.#byAddress ??= new Map(this.files.map((file) => [file.address, file]));
    return this.#byAddress.get(address);
  }

  #search(segment: Segment): Start | undefined {
    for (const file of this.files) {
      const index = file.tree.segments.indexOf(segment);
      if (index < 0) continue;
      lastPlace.set(segment, { address: file.address, index });
      return startIn(file, index);
    }
    return undefined;
  }

  #find(segment: Segment): Start | undefined {
    this.#starts ??= new Map(this.files.flatMap(startsIn));
    const start = this.#starts.get(segment);
    if (start) lastPlace.set(segment, { address: start.file.address, index: start.index });
    return start;
  }
}

/** Last year's budget as far as it is read: that of the department, or of a unit. */
interface Prior {
  readonly of: PriorLink['of'];
  readonly file: UnitPrior;
  readonly isLoading: boolean;
}

/** Of a file that several name, its includes are followed once. */
function priorsOf(inclusion: Inclusion, others: OtherFiles): readonly Prior[] {
  const followed = new Map<SourceFile, Inclusion>();
  return findPriors(inclusion, others).map(({ of, owner, place, path, found }) => {
    if (!(found instanceof SourceFile))
      return { of, file: { owner, place, path, state: found }, isLoading: found.kind === 'loading' };
    const whole = followed.get(found) ?? followIncludes(found, others);
    followed.set(found, whole);
    const state = { kind: 'read', budget: () => keptBudget(whole) } as const;
    return { of, file: { owner, place, path, state }, isLoading: isLoading(whole) };
  });
}

function filesOf(priors: readonly Prior[]): PriorFiles {
  return {
    prior: priors.find(({ of }) => of === 'department')?.file,
    unitPriors: priors.flatMap(({ of, file }) => (of === 'unit' ? [file] : [])),
  };
}

const kept = new Attached<SourceFile, { readonly inclusion: Inclusion; readonly budget: Budget }>();

/** The budget of files that change rarely while another one is written; built again when one of them has changed. */
function keptBudget(inclusion: Inclusion): Budget {
  const [root] = inclusion.files;
  const known = root && kept.get(root);
  if (known && isSameList(known.inclusion.segments, inclusion.segments)) return known.budget;
  const budget = buildBudget(inclusion);
  if (root) kept.set(root, { inclusion, budget });
  return budget;
}

function isLoading({ includes }: Inclusion): boolean {
  return includes.some(({ state }) => state.kind === 'loading');
}

/** In which file a segment was found last, and which one of it it was; as a rule it is still there. */
const lastPlace = new Attached<Segment, { readonly address: string; readonly index: number }>();

/** So many segments are looked for before a map of all is made. */
const FEW_SEARCHES = 50;

function startsIn(file: SourceFile): [Segment, Start][] {
  return file.tree.segments.map((segment, i) => [segment, startIn(file, i)]);
}

function startIn(file: SourceFile, index: number): Start {
  return { file, index, offset: file.tree.starts[index] ?? 0 };
}

/**
 * Everything known about one file of a budget in one snapshot; the budget is that of the root with all that it includes.
 * Immutable; equal texts give equal analyses, however they came about.
 */
export class Analysis {
  /** The file that is looked at. */
  readonly file: SourceFile;
  readonly #whole: Whole;
  #parts: readonly Part[] | undefined;
  #uncut: Analysis | undefined;

  constructor(file: SourceFile, whole: Whole) {
    this.file = file;
    this.#whole = whole;
  }

  get text(): string {
    return this.file.text;
  }

  get tree(): Tree {
    return this.file.tree;
  }

  get lines(): LineIndex {
    return this.file.lines;
  }

  /** What the segments of the file say, one for one. */
  get parts(): readonly Part[] {
    this.#parts ??= this.file === this.root ? this.budget.rootParts : this.#ownParts();
    return this.#parts;
  }

  get budget(): Budget {
    return this.#whole.budget;
  }

  /** Whether a file has been asked for that the budget includes. */
  get isLoading(): boolean {
    return this.#whole.isLoading;
  }

  get root(): SourceFile {
    return this.files[0] ?? this.file;
  }

  /** Every file of the budget once, the root first. */
  get files(): readonly SourceFile[] {
    return this.#whole.files;
  }

  /** The file at a path that this one names, of its budget or not. */
  named(path: string): OtherFile {
    return this.#whole.others.find(path, this.file);
  }

  /** The same budget looked at from another one of its files. */
  seenFrom(file: SourceFile): Analysis {
    return file === this.file ? this : new Analysis(file, this.#whole);
  }

  /** The same budget with another text of the file that is looked at. */
  withText(text: string): Analysis {
    return this.#with(nextVersion(this.file, text));
  }

  /** The same with a few edits in it, which refer to the text before any of them: they cost what they change, however long it is. */
  withEdits(edits: readonly TextEdit[]): Analysis {
    return this.#with(inOrder(edits).reduceRight(editedVersion, this.file));
  }

  #with(edited: SourceFile): Analysis {
    const { others } = this.#whole;
    if (this.file === this.root) return analyseRoot(edited, others);
    const find: OtherFiles['find'] = (path, from) => {
      const found = others.find(path, from);
      return found === this.file ? edited : found;
    };
    return analyseRoot(this.root, { find }).seenFrom(edited);
  }

  /** The same with each statement in one piece: for who works on statements as wholes, and not at every key. */
  get uncut(): Analysis {
    this.#uncut ??= this.files.every((file) => uncutVersion(file) === file) ? this : this.#inOnePiece();
    return this.#uncut;
  }

  #inOnePiece(): Analysis {
    const { others } = this.#whole;
    const find: OtherFiles['find'] = (path, from) => {
      const found = others.find(path, from);
      return found instanceof SourceFile ? uncutVersion(found) : found;
    };
    return analyseRoot(uncutVersion(this.root), { find }).seenFrom(uncutVersion(this.file));
  }

  /** Where a place of a segment stands. */
  locate({ segment, start, end }: Place): Location {
    const { file, offset } = this.#whole.startOf(segment) ?? { file: this.file, offset: 0 };
    return { file, span: { start: offset + start, end: offset + end } };
  }

  #ownParts(): Part[] {
    return this.budget.parts.filter(({ segment }) => this.#whole.startOf(segment)?.file === this.file);
  }
}

/** Analyses a file with those that it includes. Never throws on what a user typed. */
export function analyseRoot(root: SourceFile, others: OtherFiles): Analysis {
  return new Analysis(root, new Whole(root, others));
}

/** Analyses a text that stands alone, or in the place of the file of `previous`; what did not change is taken over. */
export function analyse(text: string, previous?: Analysis): Analysis {
  return previous ? previous.withText(text) : analyseRoot(new SourceFile('', text), noOtherFiles);
}
