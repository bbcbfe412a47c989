import { heads } from '../language/lookup.ts';
import { parse, parseEdited, parseNext, uncut } from '../syntax/parse.ts';
import type { Segment, Tree } from '../syntax/tree.ts';
import { eachOf } from '../text/eachOf.ts';
import { LineIndex, lineBreaks } from '../text/LineIndex.ts';
import { onceFor } from '../text/onceFor.ts';
import type { TextEdit } from '../text/TextEdit.ts';

/** What a version of a file is made from: a text, or a tree whose segments are the text. */
type Source =
  | { readonly text: string; readonly before?: SourceFile }
  | { readonly tree: Tree; readonly before: SourceFile };

/** One version of a file: its text, and its lines and tree for whoever asks. Immutable. */
export class SourceFile {
  /** What the file is called by whoever reads it: a path, a URI; empty for a text that is no file. */
  readonly address: string;
  #text: string | undefined;
  #lines: LineIndex | undefined;
  #tree: Tree | undefined;
  /** Forgotten once it was of use: a version that held on to the one before would hold on to all of them. */
  #before: Tree | undefined;
  #linesBefore: LineIndex | undefined;

  constructor(address: string, source: string | Source) {
    this.address = address;
    if (typeof source === 'string') this.#text = source;
    else if ('tree' in source) {
      this.#tree = source.tree;
      this.#linesBefore = source.before.#lines ?? source.before.#linesBefore;
    } else {
      this.#text = source.text;
      this.#before = source.before && (source.before.#tree ?? source.before.#before);
    }
  }

  /** Of an edited file it is put together when somebody asks: whoever can do with segments does not. */
  get text(): string {
    this.#text ??= this.tree.segments.map(({ text }) => text).join('');
    return this.#text;
  }

  get lines(): LineIndex {
    if (!this.#lines) {
      this.#lines = new LineIndex(this.#tree ? breaksInEach(this.#tree.segments) : this.text, this.#linesBefore);
      this.#linesBefore = undefined;
    }
    return this.#lines;
  }

  /** The text as parsed; segments that stand unchanged in the version before are the same objects. */
  get tree(): Tree {
    if (!this.#tree) {
      const text = this.#text ?? '';
      this.#tree = this.#before ? parseNext(this.#before, text, heads) : parse(text, heads);
      this.#before = undefined;
    }
    return this.#tree;
  }
}

const breaksInEach = eachOf(onceFor(({ text }: Segment) => lineBreaks(text)));

/** The next version of a file; the same one where the text is the same. */
export function nextVersion(file: SourceFile, text: string): SourceFile {
  return file.text === text ? file : new SourceFile(file.address, { text, before: file });
}

/** The same version with each statement in one piece, for who looks at statements as wholes. */
export const uncutVersion = onceFor((file: SourceFile): SourceFile => {
  const tree = uncut(file.tree);
  return tree === file.tree ? file : new SourceFile(file.address, { tree, before: file });
});

/** The next version of a file of which one place was edited. */
export function editedVersion(file: SourceFile, edit: TextEdit): SourceFile {
  return new SourceFile(file.address, { tree: parseEdited(file.tree, edit, heads), before: file });
}
