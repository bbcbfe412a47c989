import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';

/**
 * Writes messages to standard output, each with its header in one go. The library's own writer waits for a turn of the event
 * loop, writes the header, waits again and writes the rest, and whoever listens is woken twice: half a millisecond of each key.
 */
export class WholeMessageWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #output: typeof process.stdout;

  constructor(output: typeof process.stdout) {
    super();
    this.#output = output;
    output.on('error', (error) => this.fireError(error)).on('close', () => this.fireClose());
  }

  /** Fails where the stream does. */
  write(message: Message): Promise<void> {
    const text = JSON.stringify(message);
    const whole = `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
    return new Promise((resolve, reject) => {
      this.#output.write(whole, (error) => (error ? reject(error) : resolve()));
    });
  }

  end(): void {
    this.#output.end();
  }
}
