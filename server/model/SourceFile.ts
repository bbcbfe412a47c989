import { startsTopLevel } from '../language/lookup.ts';
import { parse } from '../syntax/parse.ts';
import type { Tree } from '../syntax/tree.ts';
import { LineIndex } from '../text/LineIndex.ts';

/** One version of a file: its text, and its lines and tree for whoever asks. Immutable. */
export class SourceFile {
  /** What the file is called by whoever reads it: a path, a URI; empty for a text that is no file. */
  readonly address: string;
  readonly text: string;
  #lines: LineIndex | undefined;
  #tree: Tree | undefined;
  /** Forgotten once it was of use: a version that held on to the one before would hold on to all of them. */
  #before: Tree | undefined;

  constructor(address: string, text: string, previous?: SourceFile) {
    this.address = address;
    this.text = text;
    this.#before = previous && (previous.#tree ?? previous.#before);
  }

  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.text);
    return this.#lines;
  }

  /** The text as parsed; segments that stand unchanged in the version before are the same objects. */
  get tree(): Tree {
    if (!this.#tree) {
      this.#tree = parse(this.text, startsTopLevel, this.#before);
      this.#before = undefined;
    }
    return this.#tree;
  }
}

/** The next version of a file; the same one where the text is the same. */
export function nextVersion(file: SourceFile, text: string): SourceFile {
  return file.text === text ? file : new SourceFile(file.address, text, file);
}
