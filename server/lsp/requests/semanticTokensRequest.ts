import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { tokenModifiers, tokenTypes } from '../../features/semanticTokens/SemanticToken.ts';
import { semanticTokens, type TokenRun } from '../../features/semanticTokens.ts';
import type { OpenDocuments } from '../OpenDocuments.ts';
import { type TokenChunk, tokenChunks, tokenEdits } from '../tokenData.ts';
import type { Snapshot } from '../Workspace.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** textDocument/semanticTokens: of the whole file, of a range, and as the difference to what was given last. */
export const semanticTokensRequest: RequestGroup = {
  capabilities: {
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
      full: { delta: true },
      range: true,
    },
  },
  listen({ connection, documents }, answer) {
    const { semanticTokens: requests } = connection.languages;
    const given = new GivenTokens(documents);
    requests.on(answer((snapshot) => given.whole(snapshot.uri, allChunks(snapshot))));
    requests.onDelta(
      answer((snapshot, { previousResultId }) => given.since(previousResultId, snapshot.uri, allChunks(snapshot))),
    );
    requests.onRange(
      answer(({ analysis }, { range }) => {
        const { lines } = analysis;
        const [start, end] = [lines.offset(range.start), lines.offset(range.end)];
        const isAsked = ({ offset, segment }: TokenRun): boolean =>
          offset < end && offset + segment.text.length > start;
        return { data: tokenChunks(semanticTokens(analysis).filter(isAsked), lines).flat() };
      }),
    );
  },
};

function allChunks({ analysis }: Snapshot): TokenChunk[] {
  return tokenChunks(semanticTokens(analysis), analysis.lines);
}

interface Given {
  readonly resultId: string;
  readonly chunks: readonly TokenChunk[];
}

/** What the client was given last of each open document. */
class GivenTokens {
  readonly #documents: OpenDocuments;
  readonly #given = new Map<string, Given>();
  #count = 0;

  constructor(documents: OpenDocuments) {
    this.#documents = documents;
  }

  /** All tokens of a document. */
  whole(uri: string, chunks: readonly TokenChunk[]): SemanticTokens {
    return { resultId: this.#keep(uri, chunks), data: chunks.flat() };
  }

  /** The difference to a result; all tokens where that is not the last one. */
  since(resultId: string, uri: string, chunks: readonly TokenChunk[]): SemanticTokens | SemanticTokensDelta {
    const before = this.#given.get(uri);
    if (before?.resultId !== resultId) return this.whole(uri, chunks);
    return { resultId: this.#keep(uri, chunks), edits: tokenEdits(before.chunks, chunks) };
  }

  #keep(uri: string, chunks: readonly TokenChunk[]): string {
    for (const each of this.#given.keys()) if (!this.#documents.withUri(each)) this.#given.delete(each);
    this.#count++;
    const resultId = String(this.#count);
    this.#given.set(uri, { resultId, chunks });
    return resultId;
  }
}
