import type { FormattingOptions, TextEdit as LspTextEdit, Range } from 'vscode-languageserver';
import type { Analysis } from '../../features/Analysis.ts';
import type { FormatStyle } from '../../features/formatting/FormatStyle.ts';
import { formatting, onTypeFormatting, rangeFormatting } from '../../features/formatting.ts';
import type { Span } from '../../text/Span.ts';
import type { TextEdit } from '../../text/TextEdit.ts';
import { toRange } from '../toLsp.ts';
import { standardSettings } from '../UserSettings.ts';
import type { Snapshot } from '../Workspace.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** textDocument/formatting, rangeFormatting, rangesFormatting and onTypeFormatting. */
export const formattingRequests: RequestGroup = {
  capabilities: {
    documentFormattingProvider: true,
    documentRangeFormattingProvider: { rangesSupport: true },
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['｝', '\n'] },
  },
  listen({ connection, settings }, answer) {
    const styleOf = ({ uri }: Snapshot, { insertSpaces, tabSize }: FormattingOptions): FormatStyle => ({
      ...(settings.of(uri) ?? standardSettings).format,
      indent: insertSpaces ? ' '.repeat(tabSize) : '\t',
    });
    connection.onDocumentFormatting(
      answer((snapshot, { options }) => toEdits(snapshot, formatting(snapshot.analysis, styleOf(snapshot, options)))),
    );
    connection.onDocumentRangeFormatting(
      answer((snapshot, { options, range }) => {
        const spans = [toSpan(snapshot.analysis, range)];
        return toEdits(snapshot, rangeFormatting(snapshot.analysis, spans, styleOf(snapshot, options)));
      }),
    );
    connection.onDocumentRangesFormatting(
      answer((snapshot, { options, ranges }) => {
        const spans = ranges.map((range) => toSpan(snapshot.analysis, range));
        return toEdits(snapshot, rangeFormatting(snapshot.analysis, spans, styleOf(snapshot, options)));
      }),
    );
    connection.onDocumentOnTypeFormatting(
      answer((snapshot, { options, position, ch }) => {
        const { analysis } = snapshot;
        const offset = analysis.lines.offset(position);
        return toEdits(snapshot, onTypeFormatting(analysis, offset, ch, styleOf(snapshot, options)));
      }),
    );
  },
};

function toSpan({ lines }: Analysis, { start, end }: Range): Span {
  return { start: lines.offset(start), end: lines.offset(end) };
}

function toEdits({ analysis: { file } }: Snapshot, edits: readonly TextEdit[]): LspTextEdit[] {
  return edits.map(({ span, newText }) => ({ range: toRange({ file, span }), newText }));
}
