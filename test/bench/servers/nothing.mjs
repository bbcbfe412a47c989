// A language server that does nothing but answer every change with no diagnostics: what the protocol itself costs. A document
// that is opened gets one, as an editor tells nobody of none.
import { createConnection, ProposedFeatures, TextDocumentSyncKind } from 'vscode-languageserver/node';

const connection = createConnection(ProposedFeatures.all);
const publish = ({ textDocument: { uri, version } }, diagnostics) =>
  connection.sendDiagnostics({ uri, version, diagnostics });
const start = { line: 0, character: 0 };
connection.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } }));
connection.onDidOpenTextDocument((opened) =>
  publish(opened, [{ range: { start, end: start }, message: 'opened', severity: 3 }]),
);
connection.onDidChangeTextDocument((changed) => publish(changed, []));
connection.listen();
