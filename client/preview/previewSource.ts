import { Disposable } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  type ChartsParams,
  type ChartsResult,
  chartsRequest,
  isChartsResult,
} from '../../server/lsp/protocol/chartProtocol.ts';
import {
  type ComparisonParams,
  type ComparisonResult,
  comparisonRequest,
  isComparisonResult,
} from '../../server/lsp/protocol/comparisonProtocol.ts';
import {
  isPreviewEditResult,
  isPreviewFigureResult,
  isPreviewPlacesResult,
  type PreviewEditParams,
  type PreviewEditResult,
  type PreviewFigureParams,
  type PreviewFigureResult,
  type PreviewPlacesParams,
  type PreviewPlacesResult,
  previewEditRequest,
  previewFigureRequest,
  previewPlacesRequest,
} from '../../server/lsp/protocol/previewFigureProtocol.ts';
import {
  isPreviewFindingsResult,
  isPreviewFixResult,
  type PreviewFindingsParams,
  type PreviewFindingsResult,
  type PreviewFixParams,
  type PreviewFixResult,
  previewFindingsRequest,
  previewFixRequest,
} from '../../server/lsp/protocol/previewFindingsProtocol.ts';
import {
  isPreviewChangedParams,
  isPreviewResult,
  type PreviewParams,
  type PreviewResult,
  previewChangedNotification,
  previewRequest,
} from '../../server/lsp/protocol/previewProtocol.ts';
import {
  isReconciliationResult,
  type ReconciliationParams,
  type ReconciliationResult,
  reconciliationRequest,
} from '../../server/lsp/protocol/reconciliationProtocol.ts';

/** Asks the server; rejects while there is none, and where the answer is not of its shape. */
type Ask<P, R> = (params: P) => Promise<R>;

/** Where previews come from, and what is known of the figures in them. */
export interface PreviewSource {
  readonly document: Ask<PreviewParams, PreviewResult>;
  readonly findings: Ask<PreviewFindingsParams, PreviewFindingsResult>;
  readonly figure: Ask<PreviewFigureParams, PreviewFigureResult>;
  readonly places: Ask<PreviewPlacesParams, PreviewPlacesResult>;
  readonly edit: Ask<PreviewEditParams, PreviewEditResult>;
  readonly fix: Ask<PreviewFixParams, PreviewFixResult>;
  readonly reconciliation: Ask<ReconciliationParams, ReconciliationResult>;
  readonly comparison: Ask<ComparisonParams, ComparisonResult>;
  readonly charts: Ask<ChartsParams, ChartsResult>;
  /** Calls back with the document whose preview may have changed, and its version; without when any may have (the server has started). */
  readonly onChanged: (listener: (uri?: string, version?: number) => void) => Disposable;
}

/** Previews by the language server. */
export function previewSource(client: BaseLanguageClient): PreviewSource {
  function ask<P, R>(request: string, isResult: (value: unknown) => value is R): Ask<P, R> {
    return async (params) => {
      const result = await client.sendRequest<unknown>(request, params);
      if (!isResult(result)) throw new Error(`${request}: malformed result`);
      return result;
    };
  }
  return {
    document: ask(previewRequest, isPreviewResult),
    findings: ask(previewFindingsRequest, isPreviewFindingsResult),
    figure: ask(previewFigureRequest, isPreviewFigureResult),
    places: ask(previewPlacesRequest, isPreviewPlacesResult),
    edit: ask(previewEditRequest, isPreviewEditResult),
    fix: ask(previewFixRequest, isPreviewFixResult),
    reconciliation: ask(reconciliationRequest, isReconciliationResult),
    comparison: ask(comparisonRequest, isComparisonResult),
    charts: ask(chartsRequest, isChartsResult),
    onChanged(listener) {
      return Disposable.from(
        client.onNotification(previewChangedNotification, (params: unknown) => {
          if (isPreviewChangedParams(params)) listener(params.uri, params.version);
        }),
        client.onDidChangeState(({ newState }) => {
          if (newState === State.Running) listener();
        }),
      );
    },
  };
}
