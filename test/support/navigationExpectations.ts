import { expect } from 'vitest';
import type { Analysis, Location } from '../../server/features/Analysis.ts';
import {
  type FigureItem,
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
} from '../../server/features/callHierarchy.ts';
import { definition } from '../../server/features/definition.ts';
import { documentHighlight } from '../../server/features/documentHighlight.ts';
import { documentLink } from '../../server/features/documentLink.ts';
import { foldingRange } from '../../server/features/foldingRange.ts';
import { references } from '../../server/features/references.ts';
import { prepareRename, type RenameEdit, rename } from '../../server/features/rename.ts';
import { selectionRange } from '../../server/features/selectionRange.ts';
import { workspaceSymbol } from '../../server/features/workspaceSymbol.ts';
import type { Localized } from '../../server/language/schema.ts';
import type { Span } from '../../server/text/Span.ts';
import { applyEdits } from '../../server/text/TextEdit.ts';
import type { Asked } from './expectations.ts';

/** The kinds of expectation blocks about navigation; each answers for every cursor, in the text and in the files beside it. */
export const navigationExpectations: Readonly<Record<string, (asked: Asked) => string>> = {
  definition: everywhere(({ analysis, offset, checkSpan }) => {
    const found = definition(analysis, offset);
    checkSpan(found?.origin);
    return (found?.targets ?? []).map((each) => at(analysis, { file: each.file, span: each.selection }));
  }),
  references: everywhere(({ analysis, offset }) =>
    references(analysis, offset).map((each) => words(at(analysis, each), each.role)),
  ),
  highlight: everywhere(({ analysis, offset }) =>
    documentHighlight(analysis, offset).map(({ span, role }) =>
      words(at(analysis, { file: analysis.file, span }), role),
    ),
  ),
  prepare: everywhere(({ analysis, offset, checkSpan }) => {
    const found = prepareRename(analysis, offset);
    if ('refusal' in found) return [refused(found.refusal)];
    checkSpan(found.span);
    return [found.name];
  }),
  rename: everywhere(({ analysis, offset, option }) => {
    const edits = rename(analysis, offset, option);
    return 'refusal' in edits ? [refused(edits.refusal)] : renamed(analysis, edits);
  }),
  links: ({ analysis }) =>
    documentLink(analysis)
      .map((link) =>
        words(at(analysis, { file: analysis.file, span: link.span }), link.kind === 'rule' ? link.id : link.path),
      )
      .join('\n'),
  workspace: ({ analysis, option }) =>
    workspaceSymbol([analysis], option)
      .map((each) => words(each.kind, each.name, each.container, at(analysis, each)))
      .join('\n'),
  selection: everywhere(({ analysis, offset }) =>
    selectionRange(analysis, offset).map(({ start, end }) => shown(analysis.text.slice(start, end))),
  ),
  figure: everywhere(({ analysis, offset }) => {
    const item = prepareCallHierarchy(analysis, offset, 'zh-cn');
    return item ? [figure(analysis, item)] : [];
  }),
  incoming: everywhere(({ analysis, offset }) => {
    const item = prepareCallHierarchy(analysis, offset, 'zh-cn');
    return item ? incomingCalls(analysis, item.key, 'zh-cn').map((each) => figure(analysis, each)) : [];
  }),
  outgoing: everywhere(({ analysis, offset }) => {
    const item = prepareCallHierarchy(analysis, offset, 'zh-cn');
    return item ? outgoingCalls(analysis, item.key, 'zh-cn').map((each) => figure(analysis, each)) : [];
  }),
  collapsed: ({ analysis, option }) =>
    foldingRange(analysis)
      .map(({ startLine, endLine, collapsedText }) =>
        words(`${startLine + 1}-${endLine + 1}`, collapsedText(option === 'en' ? 'en' : 'zh-cn')),
      )
      .join('\n'),
};

/** A cursor, in the file that it is in. */
interface Cursor {
  readonly analysis: Analysis;
  readonly offset: number;
  readonly option: string;
  /** Holds a span against the mark around the cursor. */
  readonly checkSpan: (span: Span | undefined) => void;
}

function everywhere(answer: (cursor: Cursor) => readonly string[]): (asked: Asked) => string {
  return ({ analysis, case: checked, option }) => {
    const inFiles = [...checked.files].flatMap(([name, marked]) => {
      const file = analysis.files.find(({ address }) => address === name);
      return file ? [{ sight: analysis.seenFrom(file), marked }] : [];
    });
    return [{ sight: analysis, marked: checked }, ...inFiles]
      .flatMap(({ sight, marked: { cursors, marks } }) =>
        cursors.map((offset) => {
          const around = marks.find(({ start, end }) => start <= offset && offset <= end);
          const checkSpan = (span: Span | undefined): void => {
            if (around) expect(span).toEqual(around);
          };
          return answer({ analysis: sight, offset, option, checkSpan }).join('\n');
        }),
      )
      .join('\n---\n');
  };
}

function refused({ zh, en }: Localized): string {
  return `${zh}\n${en}`;
}

/** The files that changed, the one that was looked at without its name; `?` stands before a line with what is to be confirmed. */
function renamed(analysis: Analysis, edits: readonly RenameEdit[]): string[] {
  const files = [...new Set(edits.map(({ file }) => file))];
  return files.flatMap((file) => {
    const own = edits.filter((edit) => edit.file === file);
    const asked = new Set(
      own.filter(({ role }) => role === 'mention').map(({ span }) => file.lines.lineAt(span.start)),
    );
    const lines = applyEdits(file.text, own).trimEnd().split(/\r?\n/);
    const marked = lines.map((line, i) => (asked.has(i) ? `? ${line}` : line));
    return file === analysis.file ? marked : [`== ${file.address}`, ...marked];
  });
}

function figure(analysis: Analysis, { name, detail, file, selection }: FigureItem): string {
  return words(name, detail, at(analysis, { file, span: selection }));
}

/** `3 «15.46»`; in another file, `城东.budget:3 «15.46»`. */
function at({ file: own }: Analysis, { file, span: { start, end } }: Location): string {
  const line = file.lines.lineAt(start) + 1;
  return `${file === own ? line : `${file.address}:${line}`} «${shown(file.text.slice(start, end))}»`;
}

function shown(text: string): string {
  return text.replaceAll(/\r?\n/g, '⏎');
}

function words(...parts: readonly string[]): string {
  return parts.filter(Boolean).join('  ');
}
