import {
  type Connection,
  type ConnectionOptions,
  ErrorCodes,
  LSPErrorCodes,
  Message,
  type RequestMessage,
  ResponseError,
} from 'vscode-languageserver';

type Phase = 'new' | 'started' | 'ended';

/** What a refused request is passed on as, so that its answer is the library's to write. */
const refusedRequest = 'budget/refused';

/**
 * Holds a client to the order of the protocol, which the library does not: before `initialize` every request is refused,
 * after `shutdown` too, and notifications but `exit` are dropped; `initialize` comes once. A request that is cancelled
 * while it waits is not worked on any more.
 */
export class Lifecycle {
  /** For the connection that it watches. */
  readonly options: ConnectionOptions = {
    messageStrategy: {
      handleMessage: (message, next) => {
        const allowed = this.#allowed(message);
        this.#method = Message.isRequest(message) ? message.method : '';
        return allowed ? next(allowed) : undefined;
      },
    },
    connectionStrategy: {
      cancelUndispatched: (message) =>
        Message.isRequest(message) && !turning.includes(message.method)
          ? { jsonrpc: message.jsonrpc, id: message.id, error: cancelled.toJson() }
          : undefined,
    },
  };
  #phase: Phase = 'new';
  #method = '';

  /** The method of the request whose handler was called last: of the one that runs, as long as it waits for nothing. */
  get method(): string {
    return this.#method;
  }

  /** Whether the client has said goodbye. */
  get isOver(): boolean {
    return this.#phase === 'ended';
  }

  /** Begins to refuse. */
  listen(connection: Connection): void {
    connection.onRequest(refusedRequest, () => {
      throw refusals[this.#phase];
    });
  }

  /** The message that is to be handled, as the phase has it; undefined where there is none. */
  #allowed(message: Message): Message | undefined {
    if (Message.isNotification(message))
      return this.#phase === 'started' || message.method === 'exit' ? message : undefined;
    if (!Message.isRequest(message)) return message;
    const isInTurn = message.method === 'initialize' ? this.#phase === 'new' : this.#phase === 'started';
    const refused: RequestMessage = { ...message, method: refusedRequest };
    if (!isInTurn) return refused;
    if (message.method === 'initialize') this.#phase = 'started';
    if (message.method === 'shutdown') this.#phase = 'ended';
    return message;
  }
}

/** What changes the phase is not cancelled. */
const turning: readonly string[] = ['initialize', 'shutdown'];

const cancelled = new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');

const refusals: Readonly<Record<Phase, ResponseError>> = {
  new: new ResponseError(ErrorCodes.ServerNotInitialized, 'initialize comes first'),
  started: new ResponseError(ErrorCodes.InvalidRequest, 'initialize comes once'),
  ended: new ResponseError(ErrorCodes.InvalidRequest, 'after shutdown there is only exit'),
};
