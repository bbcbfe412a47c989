import { type HoverLinks, hover } from '../../features/hover.ts';
import type { Session } from '../Session.ts';
import { toMarkup, toRange } from '../toLsp.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** textDocument/hover. */
export const hoverRequest: RequestGroup = {
  capabilities: { hoverProvider: true },
  listen(session, answer) {
    const { connection, locale } = session;
    connection.onHover(
      answer(({ analysis }, { position }) => {
        const found = hover(analysis, analysis.lines.offset(position), locale(), linksFor(session));
        if (!found) return undefined;
        return {
          contents: toMarkup(found.markdown, session.client.showsPlainOnly.hover),
          range: toRange({ file: analysis.file, span: found.span }),
        };
      }),
    );
  },
};

/** Editors follow links to files, and to nothing else that is not on the web: other schemes are taken out of a hover. */
const FOLLOWED = /^(?:file|https?):/;

function linksFor({ client, documents, pageOf }: Session): HoverLinks {
  const followed = (uri: string | undefined): string | undefined =>
    client.hasHoverLinks && uri !== undefined && FOLLOWED.test(uri) ? uri : undefined;
  return {
    linkTo(location) {
      const { line } = toRange(location).start;
      const uri = followed(documents.uriOf(location.file));
      return uri && `${uri}#L${line + 1}`;
    },
    pageOf: (id) => followed(pageOf(id)),
  };
}
