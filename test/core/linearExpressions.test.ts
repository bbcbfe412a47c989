import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';
import { check } from 'recheck';
import { parseAst } from 'vite';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { isSoak, tried } from '../support/counted.ts';
import { filesUnder } from '../support/filesUnder.ts';
import { root } from '../support/places.ts';

interface Expression {
  readonly source: string;
  readonly flags: string;
}

/** Where an expression comes from that no literal is. */
const MADE = 'new RegExp';

/** Every expression of the product, by how it is written, with the file that it stands in where that is known. */
const expressions = new Map<string, Expression & { readonly file: string }>();

function add({ source, flags }: Expression, file: string): void {
  const written = `/${source}/${flags}`;
  if (!expressions.has(written)) expressions.set(written, { source, flags, file });
}

/** The literals of a file: its types are taken away, what is left is walked. */
function literalsIn(file: string): void {
  const { code } = transformSync(readFileSync(path.join(root, file), 'utf8'), { loader: 'ts', charset: 'utf8' });
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('regex' in node) {
      const { pattern, flags } = node.regex as { readonly pattern: string; readonly flags: string };
      add({ source: pattern, flags }, file);
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseAst(code));
}

/** These run when they are loaded. */
const doors: ReadonlySet<string> = new Set([
  'bin.ts',
  'cli.ts',
  'main.ts',
  'browser.ts',
  'worker.ts',
  'lateCommands.ts',
]);

/** The modules of a folder, types alone left out. */
function files(folder: string): string[] {
  return filesUnder(path.join(root, folder))
    .filter((file) => /(?<!\.d)\.ts$/.test(file))
    .map((file) => path.join(folder, file));
}

/** Those that are put together when a module is loaded or first used: what `new RegExp` is called with is kept. */
async function madeInServer(): Promise<void> {
  // What another file has loaded makes nothing any more.
  vi.resetModules();
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, args: [string | RegExp, string?]) {
      const made = new target(...args);
      add(made, MADE);
      return made;
    },
  });
  try {
    await import('../../server/features/Analysis.ts');
    for (const file of files('server'))
      if (!doors.has(path.basename(file)) && readFileSync(path.join(root, file), 'utf8').includes('RegExp('))
        await import(/* @vite-ignore */ path.join(root, file));
  } finally {
    globalThis.RegExp = original;
  }
}

/** What the editor runs for highlighting; it is written for another engine, whose marks that this one knows are left. */
function patternsOfGrammar(): void {
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      if (typeof child === 'string' && /^(?:match|begin|end|while)$/.test(key))
        add({ source: child.replace(/\\x\{(\w{4})\}/g, '\\u$1'), flags: 'u' }, 'grammar');
      else visit(child);
    }
  };
  visit(JSON.parse(readFileSync(path.join(root, 'dist/budget.tmLanguage.json'), 'utf8')));
}

/** Texts without an end that a repetition in a pattern may run over again and again: what stands in it, and blanks. */
function pumpsFor(source: string): string[] {
  const plain = source.replace(/\\[dDsSwWbBpPux](?:\{[^}]*\}|[0-9a-f]{2,4})?/g, '');
  const words = plain.match(/[\p{L}\p{N}<>"/:.-]{2,}/gu) ?? [];
  return [...new Set([...' \t\n0a,."中、<٣', '0.', '0,', ' \n', '中 ', ...words.slice(0, 12), ...plain])].slice(0, 40);
}

const SHORT = 2_000;

function timeOver(expression: RegExp, text: string): number {
  const started = process.cpuUsage();
  text.replace(expression, '');
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/** The first text over which an expression takes more than in proportion, where there is one. */
function slowOver({ source, flags }: Expression, pumps: readonly string[]): string | undefined {
  const expression = new RegExp(source, flags.includes('y') ? flags : `${flags.replace('g', '')}g`);
  const begin = /(?<!\\)[a-z<"{(#0-9]+/i.exec(source)?.[0] ?? '"';
  for (const pump of pumps) {
    for (const before of new Set(['', '\u0001', begin])) {
      const text = (length: number): string => `${before}${pump.repeat(Math.ceil(length / pump.length))}\u0001`;
      if (timeOver(expression, text(SHORT * 6)) < 8) continue;
      const fastest = (length: number): number => Math.min(...[1, 2, 3].map(() => timeOver(expression, text(length))));
      const [short, long] = [fastest(SHORT), fastest(SHORT * 8)];
      if (long > 20 && long > short * 20) return JSON.stringify(`${before}${pump}…`);
    }
  }
  return undefined;
}

/** How an expression is not linear; recheck has no answer for those that look around or refer back. */
async function faultOf(expression: Expression): Promise<string | undefined> {
  const { source, flags } = expression;
  const verdict = await check(source, flags, { checker: 'automaton', timeout: isSoak ? 1_500 : 600 });
  if (verdict.status === 'safe') return undefined;
  if (verdict.status === 'vulnerable' && verdict.complexity.type === 'exponential') return 'an attack of recheck';
  const told = verdict.status === 'vulnerable' ? verdict.attack.pumps.map(({ pump }) => pump) : [];
  return slowOver(expression, [...told, ...pumpsFor(source)]);
}

/** What is run over a few characters only, each with why. */
const bounded: ReadonlyMap<string, string> = new Map([
  ['/[ \\t]*(?:#|\\/\\/) (?:error|warning|information|hint)\\[[^\\n]*/g', 'the pages of the rules, which are ours'],
  ['/\\.?0+$/', 'a number as toFixed writes it'],
  ['/\\B(?=(?:\\d{3})+$)/g', 'the digits of one amount, as the preview adds it up'],
]);

/** Digests of the expressions that were found linear: `npm run soak` holds all of them, `npm test` those that are new. */
const knownFile = new URL('./linearExpressions.txt', import.meta.url);

function digestOf(written: string): string {
  return createHash('sha256').update(written).digest('hex').slice(0, 12);
}

describe('every regular expression takes time in proportion to its text', () => {
  beforeAll(async () => {
    // Its JavaScript: the others start programs of their own.
    process.env['RECHECK_BACKEND'] = 'pure';
    for (const file of [...files('server'), ...files('client')]) literalsIn(file);
    await madeInServer();
    patternsOfGrammar();
  });

  test('the checks tell one that does not', async () => {
    expect(await faultOf({ source: '^(a+)+$', flags: '' })).toBeDefined();
    expect(await faultOf({ source: '[ \\t]*$', flags: '' })).toBeDefined();
    expect(await faultOf({ source: '(?<!x)(?=a)\\s*\\n', flags: 'u' })).toBeUndefined();
  });

  test('none is left out', () => {
    expect(expressions.size).toBeGreaterThan(450);
    expect([...expressions.values()].filter(({ file }) => file === MADE).length).toBeGreaterThan(10);
  });

  test('all are linear', async () => {
    const known = new Set(readFileSync(knownFile, 'utf8').split('\n').filter(Boolean));
    const faults: string[] = [];
    for (const [written, each] of expressions) {
      if (bounded.has(written) || (!isSoak && known.has(digestOf(written)))) continue;
      const slow = await faultOf(each);
      tried('expressions', 1);
      if (slow === undefined) known.add(digestOf(written));
      else faults.push(`${each.file}: ${written} over ${slow}`);
    }
    if (process.env['BLESS'] === '1') {
      const used = new Set([...expressions.keys()].map(digestOf));
      const kept = [...known].filter((digest) => used.has(digest)).sort();
      writeFileSync(knownFile, `${kept.join('\n')}\n`);
    }
    expect(faults).toEqual([]);
  });

  test('what is taken out of the rule is still there', () => {
    expect([...bounded.keys()].filter((written) => !expressions.has(written))).toEqual([]);
  });
});
