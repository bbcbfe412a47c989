import type { Connection } from 'vscode-languageserver';
import type { Locale } from '../language/locale.ts';
import { type Client, clientOf } from './Client.ts';
import { FileStore } from './FileStore.ts';
import { OpenDocuments } from './OpenDocuments.ts';
import { publisher } from './publisher.ts';
import { isReadFileResult, type ReadFile, readFileRequest } from './readFileProtocol.ts';
import { rulePageScheme } from './rulePageProtocol.ts';
import { Settings } from './Settings.ts';
import { Workspace } from './Workspace.ts';

/** What the machine has on which a server runs, beside its client. */
export interface Surroundings {
  /** Reads files for clients that do not. */
  readonly readFile?: ReadFile;
  /** The URI of the folder of the rules' pages, which has one for each language. */
  readonly rulePages?: string;
}

const nobodyReads: ReadFile = async () => ({ kind: 'unreachable' });

/** Everything that is known between the server and one client. */
export class Session {
  readonly connection: Connection;
  readonly documents = new OpenDocuments();
  readonly store: FileStore;
  readonly settings: Settings;
  readonly workspace: Workspace;
  /** To be called after whatever may change what is found. */
  readonly changed: () => void;
  /** What the client said of itself; nothing until it has said hello. */
  client: Client = clientOf(undefined);
  /** Settings that the client sent by itself. */
  pushedSettings: unknown;
  readonly #readFile: ReadFile;
  readonly #rulePages: string | undefined;

  constructor(connection: Connection, { readFile = nobodyReads, rulePages }: Surroundings) {
    this.connection = connection;
    this.#readFile = readFile;
    this.#rulePages = rulePages;
    this.store = new FileStore(this.#read, () => this.changed());
    this.settings = new Settings(this.#askForSettings, () => this.changed());
    this.workspace = new Workspace(this);
    this.changed = publisher(this);
  }

  readonly locale = (): Locale => this.client.locale;

  /** Where the page of a rule can be opened; undefined where the client does not open pages, or there are none. */
  readonly pageOf = (id: string): string | undefined => {
    const { hasCodeLinks, showsRulePages, locale } = this.client;
    if (!hasCodeLinks) return undefined;
    if (showsRulePages) return `${rulePageScheme}:/${id}.md`;
    return this.#rulePages === undefined ? undefined : `${this.#rulePages}/${locale}/${id}.md`;
  };

  readonly log = (message: string): void => this.connection.console.error(message);

  readonly #read: ReadFile = async (params) => {
    if (!this.client.readsFiles) return this.#readFile(params);
    const result = await this.connection.sendRequest<unknown>(readFileRequest, params);
    return isReadFileResult(result) ? result : { kind: 'unreadable', detail: `${readFileRequest}: malformed result` };
  };

  readonly #askForSettings = async (scopeUri: string): Promise<unknown> =>
    this.client.hasConfiguration
      ? this.connection.workspace.getConfiguration({ scopeUri, section: 'budget' })
      : (this.pushedSettings ?? this.client.settings);
}
