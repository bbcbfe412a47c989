import { type CodeActionClientCapabilities, type InitializeParams, MarkupKind } from 'vscode-languageserver';
import { type Locale, localeOf } from '../language/locale.ts';
import { isRecord } from './protocol/previewProtocol.ts';

/** What the client said of itself and of its workspace when it started the server. */
export interface Client {
  readonly locale: Locale;
  readonly hasSnippets: boolean;
  /** Whether it shows what is said beside the label of a completion, and what a list may say once for all of its items. */
  readonly hasLabelDetails: boolean;
  readonly listDefaults: ReadonlySet<string>;
  /** Whether an edit may name the version of the document that it is for. */
  readonly hasVersions: boolean;
  /** Whether an edit may make a file. */
  readonly createsFiles: boolean;
  /** Whether it asks for the edit of a code action only when one is chosen, and shows those that cannot be. */
  readonly resolvesActions: boolean;
  readonly showsDisabled: boolean;
  /** Whether an edit may have parts that somebody has to confirm. */
  readonly hasAnnotations: boolean;
  /** Whether a definition may say what it leads from and how far it goes. */
  readonly takesLinks: boolean;
  /** Whether folded lines may have a text of their own. */
  readonly showsCollapsedText: boolean;
  /** Whether it can be asked for settings, and says when they change once it is asked to. */
  readonly hasConfiguration: boolean;
  readonly tellsOfConfiguration: boolean;
  /** Whether it says when files change once it is asked to, and when folders do. */
  readonly watchesFiles: boolean;
  readonly tellsOfFolders: boolean;
  /** Whether it reads files for the server. */
  readonly readsFiles: boolean;
  /** Whether it lists them. */
  readonly listsFiles: boolean;
  /** Whether it asks for diagnostics, so that none are pushed; and can be told to ask again; and takes those of other files. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly hasRelatedDocuments: boolean;
  /** Whether it shows how far a long task has come. */
  readonly hasProgress: boolean;
  /** Whether it shows how an open budget stands as a whole. */
  readonly showsVerdicts: boolean;
  /** Whether the code of a finding may link to a page, and whether the client asks the server for those of its own scheme. */
  readonly hasCodeLinks: boolean;
  readonly showsRulePages: boolean;
  /** Which members of an inlay hint it asks for only when it needs them. */
  readonly resolvesInHints: ReadonlySet<string>;
  /** What it can be told to ask for again. */
  readonly refreshes: Readonly<Record<'inlayHints' | 'codeLenses' | 'semanticTokens', boolean>>;
  /** Whether it shows a hover as Markdown, so that a link in it is one. */
  readonly hasHoverLinks: boolean;
  /** What it shows no Markdown in, as it says. */
  readonly showsPlainOnly: Readonly<Record<'hover' | 'completion', boolean>>;
  /** The commands of its own that it runs for a code lens. */
  readonly commands: ReadonlySet<string>;
  /** The URIs of its folders. */
  readonly folders: readonly string[];
  /** The settings that it began with, shaped as section `budget` is. */
  readonly settings: unknown;
}

/** Reads what a client says in `initialize`; before that, nothing is known. */
export function clientOf(params: InitializeParams | undefined): Client {
  const { workspace, textDocument, window } = params?.capabilities ?? {};
  const options: unknown = params?.initializationOptions;
  return {
    locale: localeOf(params?.locale),
    hasSnippets: textDocument?.completion?.completionItem?.snippetSupport ?? false,
    hasLabelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport ?? false,
    listDefaults: new Set(textDocument?.completion?.completionList?.itemDefaults),
    hasVersions: workspace?.workspaceEdit?.documentChanges ?? false,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') ?? false,
    resolvesActions: resolvesEdits(textDocument?.codeAction),
    showsDisabled: textDocument?.codeAction?.disabledSupport ?? false,
    hasAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    takesLinks: textDocument?.definition?.linkSupport ?? false,
    showsCollapsedText: textDocument?.foldingRange?.foldingRange?.collapsedText ?? false,
    hasConfiguration: workspace?.configuration ?? false,
    tellsOfConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    tellsOfFolders: workspace?.workspaceFolders ?? false,
    readsFiles: isRecord(options) && options.readsFiles === true,
    listsFiles: isRecord(options) && options.listsFiles === true,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    hasRelatedDocuments: textDocument?.diagnostic?.relatedDocumentSupport ?? false,
    hasProgress: window?.workDoneProgress ?? false,
    showsVerdicts: isRecord(options) && options.showsVerdicts === true,
    hasCodeLinks: textDocument?.publishDiagnostics?.codeDescriptionSupport ?? false,
    showsRulePages: isRecord(options) && options.showsRulePages === true,
    resolvesInHints: new Set(textDocument?.inlayHint?.resolveSupport?.properties),
    refreshes: {
      inlayHints: workspace?.inlayHint?.refreshSupport ?? false,
      codeLenses: workspace?.codeLens?.refreshSupport ?? false,
      semanticTokens: workspace?.semanticTokens?.refreshSupport ?? false,
    },
    hasHoverLinks: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    showsPlainOnly: {
      hover: isWithoutMarkdown(textDocument?.hover?.contentFormat),
      completion: isWithoutMarkdown(textDocument?.completion?.completionItem?.documentationFormat),
    },
    commands: new Set(isRecord(options) && Array.isArray(options.commands) ? options.commands.map(String) : []),
    folders: foldersOf(params),
    settings: sectionOf(options) ?? options,
  };
}

/** Clients that say nothing show Markdown nearly always. */
function isWithoutMarkdown(formats: readonly MarkupKind[] | undefined): boolean {
  return formats !== undefined && formats.length > 0 && !formats.includes(MarkupKind.Markdown);
}

function resolvesEdits(codeAction: CodeActionClientCapabilities | undefined): boolean {
  return codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes('edit') === true;
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
