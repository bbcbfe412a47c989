import { type TextDocument, Uri } from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { pause } from '../pause.ts';
import type { PreviewSource } from './previewSource.ts';

/** A message to a page is on its way for so long, on the thread that shows the findings as well. */
const deliveryMs = 50;

/** While one types, a preview goes before the findings: these are asked for once the page has its figures. */
export class FiguresFirst {
  readonly #awaited = new Map<string, Promise<void>>();

  readonly middleware: Middleware = {
    provideDiagnostics: async (document, previousResultId, token, next) => {
      // The preview is asked for in the same turn, after this.
      await pause(0);
      const shown = this.#awaited.get(uriOf(document));
      if (shown) await shown;
      return next(document, previousResultId, token);
    },
  };

  /** The same source; the findings of a document wait for the previews of it that are asked for. */
  before(source: PreviewSource): PreviewSource {
    return {
      ...source,
      document: (params) => {
        const answer = source.document(params);
        this.#await(params.uri, answer.then(delivered, delivered));
        return answer;
      },
    };
  }

  #await(uri: string, shown: Promise<void>): void {
    this.#awaited.set(uri, shown);
    void shown.then(() => this.#awaited.get(uri) === shown && this.#awaited.delete(uri));
  }
}

function uriOf(document: TextDocument | Uri): string {
  return (document instanceof Uri ? document : document.uri).toString();
}

function delivered(): Promise<void> {
  return pause(deliveryMs);
}
