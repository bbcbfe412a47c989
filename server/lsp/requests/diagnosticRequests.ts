import type { RequestGroup } from './RequestGroup.ts';

/** textDocument/diagnostic and workspace/diagnostic. */
export const diagnosticRequests: RequestGroup = {
  capabilities: {
    // What is found in a file depends on those that it includes and on those that include it.
    diagnosticProvider: { identifier: 'budget', interFileDependencies: true, workspaceDiagnostics: true },
  },
  listen({ connection, pulled }) {
    const { diagnostics } = connection.languages;
    diagnostics.on((params, token) => pulled.ofDocument(params, token));
    diagnostics.onWorkspace((params, token, _, parts) =>
      parts
        ? pulled.newInWorkspace(params, (report) => parts.report(report), token)
        : pulled.ofWorkspace(params, token),
    );
  },
};
