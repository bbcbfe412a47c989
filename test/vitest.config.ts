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
  test: { include: ['test/**/*.test.ts'], exclude: ['test/vscode/**'], testTimeout: 60_000 },
});
