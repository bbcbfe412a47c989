import { type DataCallback, type Message, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

type Look = (message: unknown) => void;

/** Reads messages, and shows each to somebody before it is taken. */
export class CheckedReader extends StreamMessageReader {
  readonly #look: Look;

  constructor(stream: NodeJS.ReadableStream, look: Look) {
    super(stream);
    this.#look = look;
  }

  override listen(callback: DataCallback): ReturnType<StreamMessageReader['listen']> {
    return super.listen((message) => {
      this.#look(message);
      callback(message);
    });
  }
}

/** Writes messages, and shows each to somebody as it goes out. */
export class CheckedWriter extends StreamMessageWriter {
  readonly #look: Look;

  constructor(stream: NodeJS.WritableStream, look: Look) {
    super(stream);
    this.#look = look;
  }

  override write(message: Message): Promise<void> {
    // As it travels: a property without a value does not.
    this.#look(JSON.parse(JSON.stringify(message)));
    return super.write(message);
  }
}
