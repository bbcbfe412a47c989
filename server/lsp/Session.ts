import type { Connection } from 'vscode-languageserver';
import type { Locale } from '../language/locale.ts';
import { addressOf, isBudgetAddress, isOverlooked } from './addresses.ts';
import { BudgetIndex } from './BudgetIndex.ts';
import { type Client, clientOf } from './Client.ts';
import { ClosedSymbols } from './ClosedSymbols.ts';
import { FileReports } from './FileReports.ts';
import { FileStore } from './FileStore.ts';
import { OpenDocuments } from './OpenDocuments.ts';
import { PulledDiagnostics } from './PulledDiagnostics.ts';
import { isListFilesResult, type ListFiles, listFilesRequest } from './protocol/listFilesProtocol.ts';
import { isReadFileResult, type ReadFile, readFileRequest } from './protocol/readFileProtocol.ts';
import { rulePageScheme } from './protocol/rulePageProtocol.ts';
import { publisher } from './publisher.ts';
import { refresher } from './refresher.ts';
import { Settings } from './Settings.ts';
import { WholeCheck } from './WholeCheck.ts';
import { Workspace } from './Workspace.ts';

/** What the machine has on which a server runs, beside its client. */
export interface Surroundings {
  /** Reads files for clients that do not. */
  readonly readFile?: ReadFile;
  /** Lists files for clients that do not. */
  readonly listFiles?: ListFiles;
  /** The URI of the folder of the rules' pages, which has one for each language. */
  readonly rulePages?: string;
  /** Tidies up what has become too much; called when nobody waits for an answer. */
  readonly tidy?: () => void;
}

const nobodyReads: ReadFile = async () => ({ kind: 'unreachable' });
const nobodyLists: ListFiles = async () => ({ uris: [] });
const nothingToTidy = (): void => {};

/** Everything that is known between the server and one client. */
export class Session {
  readonly connection: Connection;
  readonly documents = new OpenDocuments();
  readonly store: FileStore;
  readonly index: BudgetIndex;
  readonly settings: Settings;
  readonly workspace: Workspace;
  readonly wholeCheck: WholeCheck;
  readonly reports: FileReports;
  readonly closedSymbols: ClosedSymbols;
  readonly pulled: PulledDiagnostics;
  /** To be called after whatever may change what is found, and after an edit in an open document. */
  readonly changed: () => void;
  readonly edited: () => void;
  /** What the client said of itself; nothing until it has said hello. */
  client: Client = clientOf(undefined);
  /** The URIs of open documents of which a preview was asked for. */
  readonly previewed = new Set<string>();
  /** Settings that the client sent by itself. */
  pushedSettings: unknown;
  /** How many requests about documents were answered. */
  answered = 0;
  readonly tidy: () => void;
  readonly #readFile: ReadFile;
  readonly #listFiles: ListFiles;
  readonly #rulePages: string | undefined;

  constructor(
    connection: Connection,
    { readFile = nobodyReads, listFiles = nobodyLists, rulePages, tidy = nothingToTidy }: Surroundings,
  ) {
    this.connection = connection;
    this.tidy = tidy;
    this.#readFile = readFile;
    this.#listFiles = listFiles;
    this.#rulePages = rulePages;
    this.store = new FileStore(this.readFile, () => this.changed());
    this.index = new BudgetIndex({
      list: this.#list,
      read: this.readFile,
      log: this.log,
      failed: this.failed,
      changed: (addresses) => {
        this.wholeCheck.changed(addresses);
        this.changed();
      },
    });
    this.settings = new Settings(this.#askForSettings, () => {
      this.wholeCheck.recheck();
      this.changed();
    });
    this.workspace = new Workspace(this);
    this.wholeCheck = new WholeCheck(this);
    this.reports = new FileReports(this);
    this.closedSymbols = new ClosedSymbols(this);
    this.pulled = new PulledDiagnostics(this);
    const publish = publisher(this);
    const refresh = refresher(this);
    const changed = (cause: 'edit' | 'other'): void => {
      publish(cause);
      refresh();
    };
    this.changed = () => changed('other');
    this.edited = () => changed('edit');
  }

  readonly locale = (): Locale => this.client.locale;

  /** Where the page of a rule can be opened; undefined where the client does not open pages, or there are none. */
  readonly pageOf = (id: string): string | undefined => {
    const { hasCodeLinks, showsRulePages, locale } = this.client;
    if (!hasCodeLinks) return undefined;
    if (showsRulePages) return `${rulePageScheme}:/${id}.md`;
    return this.#rulePages === undefined ? undefined : `${this.#rulePages}/${locale}/${id}.md`;
  };

  /** To be called after files or folders have come, changed or gone on the disk. */
  readonly filesChanged = (uris: readonly string[]): void => {
    const addresses = uris.map(addressOf).filter((each) => !isOverlooked(each));
    this.store.refresh(addresses);
    this.wholeCheck.changed(addresses);
    void this.index.refresh(addresses);
    // What is no budget may be a folder with some.
    if (!addresses.every(isBudgetAddress)) this.index.relist();
    this.changed();
  };

  readonly log = (message: string): void => this.connection.console.error(message);

  /** Writes down that something failed, by its name; what else there is goes on. */
  readonly failed = (name: string, error: unknown): void =>
    this.log(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);

  /** Reads a file that is not open. */
  readonly readFile: ReadFile = async (params) => {
    if (!this.client.readsFiles) return this.#readFile(params);
    const result = await this.connection.sendRequest<unknown>(readFileRequest, params);
    return isReadFileResult(result) ? result : { kind: 'unreadable', detail: `${readFileRequest}: malformed result` };
  };

  readonly #list: ListFiles = async (params) => {
    if (!this.client.listsFiles) return this.#listFiles(params);
    const result = await this.connection.sendRequest<unknown>(listFilesRequest, params);
    if (!isListFilesResult(result)) throw new Error(`${listFilesRequest}: malformed result`);
    return result;
  };

  readonly #askForSettings = async (scopeUri: string): Promise<unknown> =>
    this.client.hasConfiguration
      ? this.connection.workspace.getConfiguration({ scopeUri, section: 'budget' })
      : (this.pushedSettings ?? this.client.settings);
}
