import path from 'node:path';

/** The project's own folder. */
export const root = path.resolve(import.meta.dirname, '../..');

/** What Node runs to speak with the server that was built. */
export const serverCommand: readonly string[] = [path.join(root, 'dist/server.cjs'), '--stdio'];
