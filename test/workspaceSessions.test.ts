import path from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { counted, seed } from './counted.ts';
import { LspClient } from './LspClient.ts';
import { TempFolder } from './TempFolder.ts';

const server = [path.resolve(import.meta.dirname, '../dist/server.cjs'), '--stdio'];

const head = '部门 "示例单位" { 代码 901; 年度 2026; 单位性质 事业; 职责 "服务。" }\n';
const right = `${head}科目 { 2011308 "招商引资" 15.46 }
收入 { 一般公共预算 15.46 }
基本支出 2011308 "招商引资" { 30101 "基本工资" 15.46 }
`;
const wrong = right.replace('30101 "基本工资" 15.46', '30101 "基本工资" 16.46');
const unit = '项目 "会议费" { 功能科目 2011308; 30215 1; 合计 3 }\n';

/** The files of a workspace that depend on each other, and what may stand in each. */
const texts: Readonly<Record<string, readonly string[]>> = {
  '部门.budget': [
    right,
    wrong,
    `${right}引入 "单位/甲.budget"\n`,
    `${wrong}引入 "单位/甲.budget"\n引入 "单位/乙.budget"\n`,
    `${right}引入 "单位/没有.budget"\n`,
  ],
  '单位/甲.budget': ['基本支出 2011308 { 30102 1; 合计 2 }\n', unit, '引入 "乙.budget"\n', wrong],
  '单位/乙.budget': ['预算单位 "乙" { 代码 902; 单位性质 事业 }\n', unit, wrong],
  '别的.budget': [
    wrong,
    right,
    right.replace('职责 "服务。"', '职责 "服务。"; 上年 "部门.budget"'),
    `引入 "单位/乙.budget"\n${right}`,
  ],
  'budget-profile.json': ['{}', '{ "severity": { "total-mismatch": "off" } }', '{ "severity": 3 }'],
};
const names = Object.keys(texts);

/** What an editor, or something else on the machine, does with a file. */
interface Step {
  readonly does: 'type' | 'open' | 'close' | 'save' | 'write' | 'delete';
  readonly name: string;
  readonly text: string;
}

const step: fc.Arbitrary<Step> = fc.constantFrom(...names).chain((name) =>
  fc.record<Step>({
    does: fc.constantFrom('type', 'type', 'open', 'close', 'save', 'write', 'delete'),
    name: fc.constant(name),
    text: fc.constantFrom(...(texts[name] ?? [])),
  }),
);

const session = fc.record({
  check: fc.constantFrom('all', 'open'),
  first: fc.record(Object.fromEntries(names.map((name) => [name, fc.option(fc.constantFrom(...(texts[name] ?? [])))]))),
  /** Several follow each other at once, then there is a pause. */
  steps: fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
});

const changed = { write: 2, come: 1, gone: 3 } as const;

/** A workspace on the disk, what is open of it in an editor, and the server of that. */
class Editor {
  readonly client: LspClient;
  readonly #folder: TempFolder;
  readonly #check: string;
  readonly #disk = new Map<string, string>();
  readonly #open = new Map<string, { readonly version: number; readonly text: string }>();

  constructor(folder: TempFolder, check: string, first: Readonly<Record<string, string | null>>) {
    this.#folder = folder;
    this.#check = check;
    for (const [name, text] of Object.entries(first)) if (text !== null) this.#write(name, text);
    this.client = this.#start();
  }

  take({ does, name, text }: Step): void {
    const uri = this.#folder.uriOf(name);
    const [saved, open] = [this.#disk.get(name), this.#open.get(name)];
    if (does === 'open' && saved !== undefined && !open) this.#show(name, saved);
    else if (does === 'type' && open) {
      const version = open.version + 1;
      this.#open.set(name, { version, text });
      this.client.change(uri, version, text);
    } else if (does === 'close' && open) {
      this.#open.delete(name);
      this.client.notify('textDocument/didClose', { textDocument: { uri } });
    } else if (does === 'save' && open) this.#changeOnDisk(name, open.text);
    else if (does === 'write') this.#changeOnDisk(name, text);
    else if (does === 'delete' && saved !== undefined) {
      this.#disk.delete(name);
      this.#folder.delete(name);
      this.#tell(uri, 'gone');
    }
  }

  /** What a server finds that starts now, with the same documents open. */
  async startedAnew(): Promise<LspClient> {
    const client = this.#start();
    await client.initialized;
    for (const [name, { version, text }] of this.#open)
      client.notify('textDocument/didOpen', {
        textDocument: { uri: this.#folder.uriOf(name), languageId: languageOf(name), version, text },
      });
    return client;
  }

  #start(): LspClient {
    return new LspClient(server, {
      locale: 'zh-cn',
      folders: [this.#folder.uri],
      capabilities: {
        workspace: {
          didChangeWatchedFiles: { dynamicRegistration: true },
          configuration: true,
          workspaceFolders: true,
        },
      },
      answers: { 'workspace/configuration': () => [{ workspace: { check: this.#check } }] },
    });
  }

  #show(name: string, text: string): void {
    this.#open.set(name, { version: 1, text });
    const uri = this.#folder.uriOf(name);
    this.client.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: languageOf(name), version: 1, text },
    });
  }

  #changeOnDisk(name: string, text: string): void {
    const isNew = !this.#disk.has(name);
    this.#write(name, text);
    this.#tell(this.#folder.uriOf(name), isNew ? 'come' : 'write');
  }

  #write(name: string, text: string): void {
    this.#disk.set(name, text);
    this.#folder.write(name, text);
  }

  #tell(uri: string, what: keyof typeof changed): void {
    this.client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: changed[what] }] });
  }
}

function languageOf(name: string): string {
  return name.endsWith('.json') ? 'json' : 'budget';
}

/** Whether two servers find the same, and go on to; both have some time for it. */
async function agree(one: LspClient, other: LspClient): Promise<boolean> {
  let same = 0;
  for (let turn = 0; turn < TURNS; turn++) {
    await pause();
    same = JSON.stringify(one.found()) === JSON.stringify(other.found()) ? same + 1 : 0;
    if (same * TURN_MS >= STABLE_MS) return true;
  }
  return false;
}

const TURN_MS = 50;
const STABLE_MS = 300;
const TURNS = 15_000 / TURN_MS;

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, TURN_MS));
}

let folder: TempFolder;

afterEach(() => folder.remove());

test('whatever is opened, typed, closed, saved and changed on the disk: what is found is what a server finds that starts then', async () => {
  await fc.assert(
    fc.asyncProperty(session, async ({ check, first, steps }) => {
      folder = new TempFolder();
      const editor = new Editor(folder, check, first);
      await editor.client.initialized;
      for (const together of steps) {
        for (const each of together) editor.take(each);
        const anew = await editor.startedAnew();
        expect(await agree(editor.client, anew)).toBe(true);
        expect(await anew.close()).toBe(0);
        expect(anew.log).toEqual([]);
      }
      expect(await editor.client.close()).toBe(0);
      expect(editor.client.log).toEqual([]);
      folder.remove();
    }),
    { numRuns: counted(3, 500), seed, endOnFailure: true },
  );
}, 600_000);
