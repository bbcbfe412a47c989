import {
  EventEmitter,
  type Uri,
  ViewColumn,
  type WebviewPanel,
  type WebviewPanelOnDidChangeViewStateEvent,
} from 'vscode';
import {
  type HostMessage,
  type HostMessageOf,
  isHostMessage,
  type PageMessage,
} from '../../../client/preview/messages.ts';
import { eventually } from './budgetDocument.ts';

/** A panel whose page is the test: what it is told is kept, and it tells what the test wants. */
export class PageInTest {
  readonly told: HostMessage[] = [];
  /** How often the panel was brought to the front with the keyboard. */
  reveals = 0;
  readonly panel: WebviewPanel;
  readonly #messages = new EventEmitter<unknown>();
  readonly #states = new EventEmitter<WebviewPanelOnDidChangeViewStateEvent>();
  readonly #disposed = new EventEmitter<void>();
  readonly #state = { visible: true, active: false };

  constructor() {
    const [state, disposed] = [this.#state, this.#disposed];
    this.panel = {
      viewType: 'budget.preview',
      title: '',
      options: {},
      viewColumn: ViewColumn.Two,
      get active() {
        return state.active;
      },
      get visible() {
        return state.visible;
      },
      webview: {
        options: {},
        html: '',
        cspSource: '',
        onDidReceiveMessage: this.#messages.event,
        postMessage: async (message: unknown) => {
          if (!isHostMessage(message)) throw new Error(`no message of the host: ${JSON.stringify(message)}`);
          this.told.push(message);
          return true;
        },
        asWebviewUri: (uri: Uri) => uri,
      },
      onDidChangeViewState: this.#states.event,
      onDidDispose: disposed.event,
      reveal: (_column, preserveFocus) => {
        if (preserveFocus === true) return;
        this.reveals++;
        this.tell({ type: 'keyboard', isHere: true });
      },
      dispose: () => disposed.fire(),
    };
  }

  /** The page tells the host something. */
  tell(message: PageMessage | { readonly type: 'nonsense' }): void {
    this.#messages.fire(message);
  }

  /** The page begins to live, or does so again. */
  begin(): void {
    this.tell({ type: 'ready', view: 'document' });
  }

  /** The panel is hidden or shown, the keyboard comes or goes. */
  become(state: { readonly visible?: boolean; readonly active?: boolean }): void {
    Object.assign(this.#state, state);
    this.#states.fire({ webviewPanel: this.panel });
  }

  /** The messages of one type so far. */
  all<T extends HostMessage['type']>(type: T): HostMessageOf<T>[] {
    return this.told.filter((message): message is HostMessageOf<T> => message.type === type);
  }

  /** The last message of a type, as soon as it is as claimed. */
  async toldOf<T extends HostMessage['type']>(
    type: T,
    isAsClaimed: (message: HostMessageOf<T>) => boolean = () => true,
  ): Promise<HostMessageOf<T>> {
    const last = (): HostMessageOf<T> | undefined => this.all(type).at(-1);
    await eventually(
      () => {
        const message = last();
        return message !== undefined && isAsClaimed(message);
      },
      () => `${type}: ${JSON.stringify(last())?.slice(0, 2000)}`,
    );
    return last() as HostMessageOf<T>;
  }

  /** Forgets what was told. */
  forget(): void {
    this.told.length = 0;
  }
}
