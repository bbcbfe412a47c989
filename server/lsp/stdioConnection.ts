import {
  type Connection,
  createConnection,
  ErrorCodes,
  ProposedFeatures,
  type ResponseMessage,
  StreamMessageReader,
} from 'vscode-languageserver/node';
import type { Lifecycle } from './Lifecycle.ts';
import { WholeMessageWriter } from './WholeMessageWriter.ts';

/** What a message that is no JSON is answered. */
const unreadable: ResponseMessage = {
  jsonrpc: '2.0',
  id: null,
  error: { code: ErrorCodes.ParseError, message: 'a message that is no JSON' },
};

/**
 * A connection over standard input and output. Unlike the library's own it says so when it cannot read: a message that is
 * no JSON is answered as such, and after a header that is none the process ends, because where the next message begins is
 * not known any more and no request would ever be answered.
 */
export function stdioConnection(lifecycle: Lifecycle): Connection {
  const reader = new StreamMessageReader(process.stdin);
  const writer = new WholeMessageWriter(process.stdout);
  const end = (): void => process.exit(lifecycle.isOver ? 0 : 1);
  process.stdin.on('end', end).on('close', end);
  // A client that no longer listens is gone, too.
  process.stdout.on('error', end);
  reader.onError((error) => {
    if (error instanceof SyntaxError) void writer.write(unreadable);
    if (isLost(error)) process.stderr.write(`budget lsp: ${error.message}\n`, () => process.exit(1));
  });
  // What anything prints must not get between the messages.
  console.log = console.error;
  console.info = console.error;
  console.debug = console.error;
  return createConnection(ProposedFeatures.all, reader, writer, lifecycle.options);
}

/** Whether an error of the reader is about a header. */
function isLost(error: Error): boolean {
  return error instanceof RangeError || /header|Content-Length/i.test(error.message);
}
