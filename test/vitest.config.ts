import { defineConfig } from 'vitest/config';

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
  // Long enough for a text that is typed character by character on a machine with other work.
  test: { include: ['test/**/*.test.ts'], exclude: ['test/vscode/**'], testTimeout: 600_000 },
});
