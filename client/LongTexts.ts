import { CancellationError, type CancellationToken, type Disposable, type TextDocument, workspace } from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { pause } from './pause.ts';

/** A text of more lines is a long one. */
const longestShort = 5_000;

/** How long nothing has to be typed until what goes with all of a long text is asked for. */
const quietMs = 1_000;

/**
 * Spares who types in a long text what the editor asks about all of it after every edit. Outline, folding and lenses are
 * hundreds of kilobytes there, and the editor is busy with them while the next key is pressed: they are asked for once
 * nothing is typed. Of the colours, the editor gets those in sight: with new ones for all of a text, VS Code 1.139 looks
 * through the whole text for brackets before it shows the next key.
 */
export class LongTexts implements Disposable {
  readonly #edited = new WeakMap<TextDocument, number>();
  readonly #long = new WeakMap<TextDocument, boolean>();
  readonly #listening = workspace.onDidChangeTextDocument(({ document }) => this.#edited.set(document, Date.now()));

  /** What stands between the editor and the server. */
  readonly middleware: Middleware = {
    provideDocumentSymbols: async (document, token, next) => {
      await this.#quiet(document, token);
      return next(document, token);
    },
    provideFoldingRanges: async (document, context, token, next) => {
      await this.#quiet(document, token);
      return next(document, context, token);
    },
    provideCodeLenses: async (document, token, next) => {
      await this.#quiet(document, token);
      return next(document, token);
    },
    provideDocumentSemanticTokens: (document, token, next) => {
      this.#refuseLong(document);
      return next(document, token);
    },
    provideDocumentSemanticTokensEdits: (document, previousResultId, token, next) => {
      this.#refuseLong(document);
      return next(document, previousResultId, token);
    },
  };

  dispose(): void {
    this.#listening.dispose();
  }

  /** Waits until a long text is not being typed; an answer that nobody wants any more is none. */
  async #quiet(document: TextDocument, token: CancellationToken): Promise<void> {
    while (this.#isLong(document) && !token.isCancellationRequested) {
      const left = (this.#edited.get(document) ?? 0) + quietMs - Date.now();
      if (left <= 0) return;
      await pause(left);
    }
    if (token.isCancellationRequested) throw new CancellationError();
  }

  /** An editor that is given no colours for a text asks for those in sight. */
  #refuseLong(document: TextDocument): void {
    if (this.#isLong(document)) throw new CancellationError();
  }

  /** It stays what it was at first: an editor that has once got colours for all of a text does not ask for those in sight. */
  #isLong(document: TextDocument): boolean {
    const isLong = this.#long.get(document) ?? document.lineCount > longestShort;
    this.#long.set(document, isLong);
    return isLong;
  }
}
