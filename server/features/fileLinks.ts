import { blockIndex } from '../language/lookup.ts';
import { relativePath } from '../model/includes.ts';
import type { SourceFile } from '../model/SourceFile.ts';
import type { Segment, Statement } from '../syntax/tree.ts';
import type { Span } from '../text/Span.ts';

/** A path that a file names: of a file that it includes, or of last year's. */
export interface FileLink {
  readonly kind: 'include' | 'prior';
  /** Names with `/` between them, without detours. */
  readonly path: string;
  /** Of the path as it is typed, between its quotes. */
  readonly span: Span;
}

/** Every path that a file names. A file that cannot name any is not parsed to know it. */
export function fileLinks(file: SourceFile): readonly FileLink[] {
  if (!mayLink.test(file.text)) return [];
  const { segments, starts } = file.tree;
  return segments.flatMap((segment, i) => linksIn(segment, starts[i] ?? 0));
}

const mayLink = /引入|include|(?:上年|prior)[^\S\n]*[:：]?[^\S\n]*["“]/;

function linksIn(segment: Segment, offset: number): FileLink[] {
  return segment.statements.flatMap((statement) => {
    const id = idOf(statement, 'file');
    if (id === 'include') return linkOf('include', statement, segment, offset);
    if (id !== 'department' && id !== 'unit') return [];
    const priors = statement.block?.statements.filter((each) => idOf(each, id) === 'prior') ?? [];
    return priors.flatMap((each) => linkOf('prior', each, segment, offset));
  });
}

function linkOf(kind: FileLink['kind'], { args }: Statement, segment: Segment, offset: number): FileLink[] {
  const argument = args.find((each) => each.kind === 'string');
  if (!argument) return [];
  const typed = segment.text.slice(argument.start + 1, argument.end).replace(/["”]$/, '');
  const path = relativePath(typed);
  const start = offset + argument.start + 1;
  return typeof path === 'string' ? [{ kind, path, span: { start, end: start + typed.length } }] : [];
}

function idOf({ head }: Statement, block: string): string | undefined {
  return head && blockIndex(block).words.get(head.text)?.id;
}
