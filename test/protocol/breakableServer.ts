import fs from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');
const server = path.join(root, 'server');
/** Where what can fail is kept, each folder with those that call it. */
const boundaries: readonly (readonly [callers: RegExp, called: RegExp])[] = [
  [/^lsp\//, /^(?:features|render|rules)\//],
  [/^(?:features|rules)\//, /^rules\/index\.ts$/],
  [/^features\/refactoring\//, /^features\/refactoring\/(?!index)\w+\.ts$/],
  [/^features\/preview\//, /^render\/html\//],
];

/** Builds the server so that everything that `lsp/` calls, every rule, refactoring and part of the preview can be made to fail. */
export async function buildBreakableServer(outfile: string): Promise<void> {
  await build({
    entryPoints: [path.join(server, 'main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    charset: 'utf8',
    loader: { '.tsv': 'text', '.css': 'text' },
    mainFields: ['module', 'main'],
    logLevel: 'error',
    plugins: [breakables],
  });
}

const breakables: Plugin = {
  name: 'breakables',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.{1,2}\/.*\.ts$/, namespace: 'file' }, ({ importer, path: imported, resolveDir }) => {
      const file = path.resolve(resolveDir, imported);
      const [from, to] = [importer, file].map((each) => path.relative(server, each).replaceAll('\\', '/'));
      const isBoundary = boundaries.some(([callers, called]) => callers.test(from ?? '') && called.test(to ?? ''));
      return isBoundary ? { path: file, namespace: 'breakable' } : undefined;
    });
    onLoad({ filter: /./, namespace: 'breakable' }, ({ path: file }) => ({
      contents: breakableModule(file),
      loader: 'ts',
      resolveDir: root,
    }));
  },
};

function breakableModule(file: string): string {
  const from = JSON.stringify(file);
  const topic = path.relative(server, file).replaceAll('\\', '/');
  const source = fs.readFileSync(file, 'utf8');
  const names = [...source.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)].map(([, name]) => name);
  return [
    `import * as real from ${from};`,
    `import { breakable } from ${JSON.stringify(path.join(import.meta.dirname, 'faults.ts'))};`,
    ...names.map((name) => `export const ${name} = breakable(${JSON.stringify(`${topic} ${name}`)}, real.${name});`),
  ].join('\n');
}
