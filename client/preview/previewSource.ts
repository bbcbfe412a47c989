import { Disposable } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  isPreviewChangedParams,
  isPreviewResult,
  type PreviewParams,
  type PreviewResult,
  previewChangedNotification,
  previewRequest,
} from '../../server/lsp/previewProtocol.ts';

/** Where previews come from. */
export interface PreviewSource {
  /** The preview of an open document; rejects while there is no server. */
  readonly fetch: (uri: string) => Promise<PreviewResult>;
  /** Calls back with the document whose preview may have changed; without one when any may have (the server has started). */
  readonly onChanged: (listener: (uri?: string) => void) => Disposable;
}

/** Previews by the language server. */
export function previewSource(client: BaseLanguageClient): PreviewSource {
  return {
    async fetch(uri) {
      const params: PreviewParams = { uri };
      const result = await client.sendRequest<unknown>(previewRequest, params);
      if (!isPreviewResult(result)) throw new Error(`${previewRequest}: malformed result`);
      return result;
    },
    onChanged(listener) {
      return Disposable.from(
        client.onNotification(previewChangedNotification, (params: unknown) => {
          if (isPreviewChangedParams(params)) listener(params.uri);
        }),
        client.onDidChangeState(({ newState }) => {
          if (newState === State.Running) listener();
        }),
      );
    },
  };
}
