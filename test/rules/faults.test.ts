import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import type { Preview } from '../../server/lsp/protocol/previewProtocol.ts';
import { buildBreakableServer } from '../protocol/breakableServer.ts';
import { everyRequest } from '../protocol/everyRequest.ts';
import { lostWith } from '../protocol/lostWith.ts';
import { isSoak } from '../support/counted.ts';
import { fileUri } from '../support/fileUri.ts';
import { LspClient } from '../support/LspClient.ts';
import { readSample } from '../support/parseCases.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'budget-faults-'));
const failing = path.join(folder, 'failing');
const calls = path.join(folder, 'calls');
const text = readSample('mistakes').replace(/>= 90%$/m, '$& # budget-ignore total-mismatch');
const asked = text.slice(0, text.indexOf('2011308 "招商引资"')).split('\n').length - 1;
/** From a subject in the head of its block into the project behind it. */
const range = { start: { line: asked, character: 6 }, end: { line: asked + 40, character: 6 } };

/** Without these nothing is known of any budget: nothing is answered, and the server lives. */
const foundations: readonly string[] = [
  'features/Analysis.ts analyseRoot',
  'features/roots.ts rootsOf',
  'rules/profile/Profile.ts withSeverities',
  'features/diagnostic.ts diagnostic',
];

/** What is called for files that are not open, or not by the server; of the refactorings, the list. */
const elsewhere: readonly string[] = [
  'features/fileLinks.ts fileLinks',
  'features/profileDiagnostic.ts profileDiagnostic',
  'features/import/tablesIn.ts tablesIn',
  'features/ruleReference.ts ruleReference',
];

/** Asked whatever fails, beside what fails with it; in the soak everything is. */
const probes: readonly string[] = [
  'textDocument/hover',
  'textDocument/documentSymbol',
  'textDocument/prepareCallHierarchy',
  'budget/tool',
];

let client: LspClient;
let documents = 0;
let whole: Round;

interface Round {
  readonly diagnostics: readonly Diagnostic[];
  readonly answers: Readonly<Record<string, unknown>>;
}

beforeAll(async () => {
  const server = path.join(folder, 'server.cjs');
  await buildBreakableServer(server);
  for (const file of [failing, calls]) fs.writeFileSync(file, '');
  Object.assign(process.env, { BUDGET_FAILING: failing, BUDGET_TOLD: calls });
  client = new LspClient([server, '--stdio'], { locale: 'zh-CN' });
  await client.initialized;
  whole = await everythingOf('');
}, 60_000);

afterAll(async () => {
  expect(await client.close()).toBe(0);
  fs.rmSync(folder, { recursive: true });
});

/** The names of what can fail, or of what was called of it. */
function names(kind: 'can fail' | 'called'): string[] {
  const lines = fs.readFileSync(calls, 'utf8').split('\n');
  return lines.flatMap((line) => (line.startsWith(`${kind}: `) ? [line.slice(kind.length + 2)] : []));
}

/** Opens the sample while something fails. Each block has a number of its own, so that nothing that is known of it is used again. */
function open(failed: string): string {
  fs.writeFileSync(failing, failed);
  client.log.length = 0;
  const uri = `file:///budget/${++documents}/a.budget`;
  client.open(uri, text.replace(/^[^\s#].*[{}]$/gm, `$& # №${String(documents).padStart(4, '0')}`));
  return uri;
}

function close(uri: string): void {
  client.notify('textDocument/didClose', { textDocument: { uri } });
}

/** What is found and answered while something fails; where nothing is found, nobody waits for it. */
async function everythingOf(failed: string, isWanted?: (name: string) => boolean): Promise<Round> {
  const uri = open(failed);
  const diagnostics = foundations.includes(failed) ? [] : await client.diagnostics(uri, 1);
  const answers = Object.fromEntries(await everyRequest(client, { uri, range }, isWanted));
  // It may be said after all answers, where it is the findings that fail.
  if (foundations.includes(failed)) await expect.poll(() => told(failed, answers)).not.toBe('');
  close(uri);
  return comparable({ diagnostics, answers }, uri);
}

/** Without what the server names by itself. */
function comparable<T>(value: T, uri: string): T {
  const json = JSON.stringify(value)
    .replaceAll(uri, 'file:///budget/a.budget')
    .replace(/№\d{4}/g, '№');
  return JSON.parse(json.replace(/"(?:resultId":"[^"]*"|data":"?\d+"?),?/g, ''));
}

/** The requests whose answers are not what they are when nothing fails. */
function lostIn({ answers }: Round): string[] {
  const json = (answer: unknown): string => JSON.stringify(answer);
  return Object.keys(answers).filter((key) => json(answers[key]) !== json(whole.answers[key]));
}

/** Where it is said that something failed: the log, which names the request, or an error as the answer. */
function told(name: string, answers: Round['answers']): string {
  const said = [...client.log, ...Object.values(answers).filter((each) => typeof each === 'string')];
  return said.filter((each) => String(each).includes(`made to fail: ${name}`)).join('\n');
}

test('everything that answers is asked, and its failure tried', () => {
  const called = new Set(names('called'));
  const main = names('can fail').filter((name) => /^features\/(?:.*\/)?(\w+)\.ts \1(?: offer)?$/.test(name));
  const tried = (name: string): boolean => name in lostWith || foundations.includes(name) || name.endsWith(' offer');
  expect(main.filter((name) => !(called.has(name) && tried(name))).sort()).toEqual([...elsewhere].sort());
});

test('a feature that fails loses what it answers and nothing else, and it is said which', async () => {
  for (const [name, lost] of Object.entries(lostWith)) {
    const isAsked = (request: string): boolean => lost.includes(request) || probes.includes(request);
    const round = await everythingOf(name, isSoak ? undefined : isAsked);
    expect(lostIn(round), name).toEqual(lost);
    expect(round.diagnostics, name).toEqual(whole.diagnostics);
    expect(told(name, round.answers), name).toContain(lost[0]?.split(' ')[0]);
  }
});

test('a rule that fails loses its findings alone', async () => {
  const rules = names('called').flatMap((name) => {
    const [, id] = /^rules\/index\.ts rules (\S+) (?:check|checkPart|checkIgnores)$/.exec(name) ?? [];
    return id === undefined ? [] : [{ name, id }];
  });
  expect(rules.length).toBeGreaterThan(50);
  for (const { name, id } of rules) {
    const round = await everythingOf(name, () => false);
    const others = ({ diagnostics }: Round): Diagnostic[] => diagnostics.filter(({ code }) => code !== id);
    expect(others(round), name).toEqual(others(whole));
    expect(told(name, round.answers)).toContain(id);
  }
});

test('quick fixes, fixing everything and each refactoring are offered without each other', async () => {
  const only = (request: string): boolean => request === 'textDocument/codeAction';
  const actionsOf = ({ answers }: Round): CodeAction[] => answers['textDocument/codeAction'] as CodeAction[];
  const own: [string, RegExp][] = [
    ['features/codeAction.ts codeAction', /^quickfix$/],
    ['features/fixAll.ts fixAll', /^source\.fixAll\.budget$/],
  ];
  const offers = names('called').filter((name) => name.endsWith(' offer'));
  expect(offers.length).toBeGreaterThan(6);
  for (const [name, kind] of [...own, ...offers.map((each): [string, RegExp] => [each, /^refactor\./])]) {
    const round = await everythingOf(name, only);
    const left = actionsOf(round);
    const lost = actionsOf(whole).filter(({ title }) => !left.some((each) => each.title === title));
    expect(left.length + lost.length).toBe(actionsOf(whole).length);
    expect(new Set(lost.map((each) => each.kind)).size, name).toBeLessThanOrEqual(1);
    expect(
      lost.filter((each) => !kind.test(each.kind ?? '')),
      name,
    ).toEqual([]);
    expect(told(name, round.answers), name).not.toBe('');
  }
});

test('a part of the preview that fails says so in its place, and the others are as ever', async () => {
  const only = (request: string): boolean => request === 'budget/preview';
  const partsOf = ({ answers }: Round): Map<string, string> =>
    new Map((answers['budget/preview'] as Preview).parts.map(({ id, html }) => [id, html]));
  const all = partsOf(whole);
  const draws = names('called').filter((name) => name.endsWith(' draw'));
  expect(draws).toHaveLength(all.size);
  for (const name of draws.filter((_, i) => isSoak || i % 4 === 0)) {
    const [, id = ''] = / (\S+) draw$/.exec(name) ?? [];
    const round = await everythingOf(name, only);
    const parts = partsOf(round);
    expect([...parts].filter(([each, html]) => html !== all.get(each)).map(([each]) => each)).toEqual([id]);
    expect(parts.get(id)).toContain(`这一部分（${id}）没能生成`);
    expect(told(name, round.answers)).toContain(`budget/preview ${id}`);
  }
});

test('a closed file whose links cannot be read is as one without', async () => {
  const name = 'features/fileLinks.ts fileLinks';
  fs.writeFileSync(path.join(folder, 'b.budget'), '引入 "a.budget"\n');
  fs.writeFileSync(failing, name);
  const folders = [fileUri(folder)];
  const other = new LspClient([path.join(folder, 'server.cjs'), '--stdio'], { locale: 'zh-CN', folders });
  await other.initialized;
  const uri = fileUri(path.join(folder, 'a.budget'));
  other.open(uri, text);
  expect((await other.diagnostics(uri, 1)).map(({ code }) => code)).toEqual(whole.diagnostics.map(({ code }) => code));
  await expect.poll(() => other.log.join('\n')).toMatch(/b\.budget: .*made to fail/);
  expect(await other.close()).toBe(0);
});

test('where nothing can be known of a budget, the server lives, says so, and knows it again afterwards', async () => {
  for (const name of foundations) {
    const round = await everythingOf(name, (request) => probes.includes(request));
    expect(told(name, round.answers), name).not.toBe('');
    expect(round.answers['budget/tool'], name).toEqual(whole.answers['budget/tool']);
  }
  expect(await everythingOf('')).toEqual(whole);
});
