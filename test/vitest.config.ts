import os from 'node:os';
import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './slowestFirst.ts';

/** Data and styles are imported as text, as the bundler does. */
const textFiles = {
  name: 'text-files',
  enforce: 'pre' as const,
  transform(code: string, id: string): string | undefined {
    return /\.(?:tsv|css)$/.test(id) ? `export default ${JSON.stringify(code)};` : undefined;
  },
};

export default defineConfig({
  plugins: [textFiles],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**'],
    globalSetup: ['test/buildFirst.ts'],
    setupFiles: ['test/sameTexts.ts'],
    // Most of the time a test waits for nobody: every processor has one of its own.
    maxWorkers: os.availableParallelism(),
    sequence: { sequencer: SlowestFirst },
    // Read anew for each file, the server would take a third of the time; what a file changes for all it puts back.
    isolate: false,
    // Long enough for a text that is typed character by character on a machine with other work.
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
