import type { InitializeParams } from 'vscode-languageserver';
import { type Locale, localeOf } from '../language/locale.ts';
import { isRecord } from './previewProtocol.ts';

/** What the client said of itself and of its workspace when it started the server. */
export interface Client {
  readonly locale: Locale;
  readonly hasSnippets: boolean;
  /** Whether an edit may name the version of the document that it is for. */
  readonly hasVersions: boolean;
  /** Whether it can be asked for settings, and says when they change once it is asked to. */
  readonly hasConfiguration: boolean;
  readonly tellsOfConfiguration: boolean;
  /** Whether it says when files change once it is asked to, and when folders do. */
  readonly watchesFiles: boolean;
  readonly tellsOfFolders: boolean;
  /** Whether it reads files for the server. */
  readonly readsFiles: boolean;
  /** Whether the code of a finding may link to a page, and whether the client asks the server for those of its own scheme. */
  readonly hasCodeLinks: boolean;
  readonly showsRulePages: boolean;
  /** The URIs of its folders. */
  readonly folders: readonly string[];
  /** The settings that it began with, shaped as section `budget` is. */
  readonly settings: unknown;
}

/** Reads what a client says in `initialize`; before that, nothing is known. */
export function clientOf(params: InitializeParams | undefined): Client {
  const { workspace, textDocument } = params?.capabilities ?? {};
  const options: unknown = params?.initializationOptions;
  return {
    locale: localeOf(params?.locale),
    hasSnippets: textDocument?.completion?.completionItem?.snippetSupport ?? false,
    hasVersions: workspace?.workspaceEdit?.documentChanges ?? false,
    hasConfiguration: workspace?.configuration ?? false,
    tellsOfConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    tellsOfFolders: workspace?.workspaceFolders ?? false,
    readsFiles: isRecord(options) && options.readsFiles === true,
    hasCodeLinks: textDocument?.publishDiagnostics?.codeDescriptionSupport ?? false,
    showsRulePages: isRecord(options) && options.showsRulePages === true,
    folders: foldersOf(params),
    settings: sectionOf(options) ?? options,
  };
}

/** The section `budget` of settings that come whole. */
export function sectionOf(settings: unknown): unknown {
  return isRecord(settings) ? settings.budget : undefined;
}

function foldersOf(params: InitializeParams | undefined): string[] {
  if (params?.workspaceFolders) return params.workspaceFolders.map(({ uri }) => uri);
  // Clients from before there were workspace folders have this one.
  const root = params && 'rootUri' in params ? params.rootUri : undefined;
  return typeof root === 'string' ? [root] : [];
}
