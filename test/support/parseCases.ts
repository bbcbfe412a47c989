import { readFileSync } from 'node:fs';
import { type Marked, readMarks } from './readMarks.ts';

/** One text and what is expected of it. */
export interface Case extends Marked {
  readonly name: string;
  /** The files beside it, by their paths from its folder. */
  readonly files: ReadonlyMap<string, Marked>;
  /** The name of the sample that the text is, if it is one: its findings are listed in a block, not marked in the text. */
  readonly sample: string | undefined;
  /** Whether missing fields are no findings. */
  readonly isPartial: boolean;
  readonly expectations: readonly Expectation[];
}

/** A fenced block behind a text: `kind option` is its info string. */
export interface Expectation {
  readonly kind: string;
  readonly option: string;
  readonly content: string;
  /** The lines of the content in the file that the case comes from, zero-based, `endLine` exclusive. */
  readonly startLine: number;
  readonly endLine: number;
}

/**
 * The cases of a Markdown text: a heading names them, a `budget` or `sample NAME` block begins one, the blocks behind it
 * are its expectations; `file NAME` blocks are other files, with marks of their own. Options of a `budget` block: `crlf` and `bom` change the text, of a `partial` one nobody asks for
 * the statements that are not there.
 */
export function parseCases(markdown: string, title = ''): Case[] {
  const cases: (Case & { readonly expectations: Expectation[]; readonly files: Map<string, Marked> })[] = [];
  const names = new Map<string, number>();
  let heading = title;
  for (const part of partsOf(markdown.split('\n'))) {
    if ('heading' in part) heading = part.heading;
    else if (part.kind === 'budget' || part.kind === 'sample') {
      const times = (names.get(heading) ?? 0) + 1;
      names.set(heading, times);
      const name = times === 1 ? heading : `${heading} (${times})`;
      cases.push({ name, expectations: [], files: new Map(), ...textOf(part) });
    } else {
      const current = cases.at(-1);
      if (!current) throw new Error(`line ${part.startLine}: a block “${part.kind}” without a text before it`);
      if (part.kind === 'file') current.files.set(part.option, readMarks(`${part.content}\n`));
      else current.expectations.push(part);
    }
  }
  return cases;
}

/** The text of a sample. */
export function readSample(name: string): string {
  return readFileSync(new URL(`../../samples/${name}.budget`, import.meta.url), 'utf8');
}

function textOf({ kind, option, content }: Expectation): Omit<Case, 'name' | 'files' | 'expectations'> {
  if (kind === 'sample')
    return { text: readSample(option), marks: [], cursors: [], findings: [], sample: option, isPartial: false };
  const options = option.split(' ');
  const lines = options.includes('crlf') ? `${content}\n`.replaceAll('\n', '\r\n') : `${content}\n`;
  return {
    ...readMarks(options.includes('bom') ? `\ufeff${lines}` : lines),
    sample: undefined,
    isPartial: options.includes('partial'),
  };
}

type Part = Expectation | { readonly heading: string };

function* partsOf(lines: readonly string[]): Iterable<Part> {
  for (let i = 0; i < lines.length; i++) {
    const heading = /^##\s+(.*)$/.exec(lines[i] ?? '');
    if (heading) yield { heading: heading[1] ?? '' };
    const fence = /^(`{3,})(\S+)\s*(.*)$/.exec(lines[i] ?? '');
    if (!fence) continue;
    const startLine = i + 1;
    while (++i < lines.length && lines[i] !== fence[1]);
    if (i === lines.length) throw new Error(`line ${startLine}: this block is not closed`);
    yield {
      kind: fence[2] ?? '',
      option: fence[3] ?? '',
      content: lines.slice(startLine, i).join('\n'),
      startLine,
      endLine: i,
    };
  }
}
