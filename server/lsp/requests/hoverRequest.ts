import { MarkupKind } from 'vscode-languageserver';
import { hover } from '../../features/hover.ts';
import { toRange } from '../toLsp.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** textDocument/hover. */
export const hoverRequest: RequestGroup = {
  capabilities: { hoverProvider: true },
  listen({ connection, locale }, answer) {
    connection.onHover(
      answer(({ analysis }, { position }) => {
        const found = hover(analysis, analysis.lines.offset(position), locale());
        if (!found) return undefined;
        return {
          contents: { kind: MarkupKind.Markdown, value: found.markdown },
          range: toRange({ file: analysis.file, span: found.span }),
        };
      }),
    );
  },
};
