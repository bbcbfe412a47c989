import type { Range } from 'vscode-languageserver';
import { analyseRoot } from '../features/Analysis.ts';
import type { OutlineKind } from '../features/outline.ts';
import { type Asked, foundKinds, symbolsIn } from '../features/workspaceSymbol.ts';
import { noOtherFiles } from '../model/OtherFiles.ts';
import { SourceFile } from '../model/SourceFile.ts';
import { digest } from '../text/digest.ts';
import { uriOf } from './addresses.ts';
import type { BudgetIndex } from './BudgetIndex.ts';
import type { ReadFile } from './protocol/readFileProtocol.ts';
import type { Workspace } from './Workspace.ts';

/** Something of a file that is not open. */
export interface ClosedSymbol {
  readonly name: string;
  readonly kind: OutlineKind;
  readonly container: string;
  readonly uri: string;
  readonly range: Range;
}

/** How files that are not open are known and read. */
export interface ClosedSymbolsParts {
  readonly index: BudgetIndex;
  readonly workspace: Workspace;
  readonly readFile: ReadFile;
  readonly failed: (name: string, error: unknown) => void;
}

/** What is kept of a file: there may be thousands, so that it is one text and one list of numbers. */
interface Kept {
  readonly digest: string;
  /** A line for each symbol: its name, its code and what it stands in, with tabs between. */
  readonly lines: string;
  /** Of each, its kind and the four numbers of its range. */
  readonly numbers: Uint32Array;
}

const PER_SYMBOL = 5;
/** So many files are read at a time. */
const readers = 16;

/** What can be looked for in the budgets of the open folders that are not open: each file is read when it is first asked for. */
export class ClosedSymbols {
  readonly #parts: ClosedSymbolsParts;
  readonly #kept = new Map<string, Kept>();

  constructor(parts: ClosedSymbolsParts) {
    this.#parts = parts;
  }

  /** What is asked for in all files but those with some addresses, as far as it is wanted. */
  async find(asked: Asked, others: ReadonlySet<string>, isWanted: () => boolean): Promise<ClosedSymbol[]> {
    const all = this.#parts.index.addresses();
    const known = new Set(all);
    for (const address of this.#kept.keys()) if (!known.has(address)) this.#kept.delete(address);
    const wanted = all.filter((each) => !others.has(each));
    const waiting = wanted.filter((each) => this.#kept.get(each)?.digest !== this.#parts.index.digestOf(each));
    const reader = async (): Promise<void> => {
      for (let next = waiting.pop(); next !== undefined && isWanted(); next = waiting.pop()) await this.#read(next);
    };
    await Promise.all(Array.from({ length: Math.min(readers, waiting.length) }, reader));
    return isWanted() ? wanted.flatMap((address) => foundIn(address, this.#kept.get(address), asked)) : [];
  }

  /** A file by itself: what it includes stands in files of their own. */
  async #read(address: string): Promise<void> {
    const { workspace, readFile, failed } = this.#parts;
    const within = workspace.folderAround(address);
    const result = within === undefined ? undefined : await readFile({ uri: uriOf(address), within: uriOf(within) });
    if (result?.kind !== 'text') return void this.#kept.delete(address);
    try {
      this.#kept.set(address, kept(address, result.text));
    } catch (error) {
      failed(address, error);
    }
  }
}

function kept(address: string, text: string): Kept {
  const file = new SourceFile(address, text);
  const symbols = symbolsIn(analyseRoot(file, noOtherFiles));
  const lines = symbols.map(({ name, code, container }) => `${name}\t${code}\t${container}`).join('\n');
  const numbers = symbols.flatMap(({ kind, span }) => {
    const [start, end] = [file.lines.position(span.start), file.lines.position(span.end)];
    return [foundKinds.indexOf(kind), start.line, start.character, end.line, end.character];
  });
  return { digest: digest(text), lines, numbers: Uint32Array.from(numbers) };
}

function foundIn(address: string, file: Kept | undefined, asked: Asked): ClosedSymbol[] {
  if (!file || file.lines === '') return [];
  const { lines, numbers } = file;
  return lines.split('\n').flatMap((line, i) => {
    const [name = '', code = '', container = ''] = line.split('\t');
    const [kind = 0, startLine = 0, start = 0, endLine = 0, end = 0] = numbers.subarray(
      i * PER_SYMBOL,
      (i + 1) * PER_SYMBOL,
    );
    const own = foundKinds[kind];
    const found = own && asked({ name, code, kind: own });
    if (!own || found === undefined) return [];
    const range = { start: { line: startLine, character: start }, end: { line: endLine, character: end } };
    return [{ name: found, kind: own, container, uri: uriOf(address), range }];
  });
}
