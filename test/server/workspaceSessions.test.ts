import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { counted, seed } from '../support/counted.ts';
import { LspClient } from '../support/LspClient.ts';
import { PulledDiagnostics } from '../support/PulledDiagnostics.ts';
import { serverCommand } from '../support/places.ts';
import { right, wrong } from '../support/smallBudget.ts';
import { TempFolder } from '../support/TempFolder.ts';

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

/** A client, and what it asks for where it is not told what is found. */
interface Side {
  readonly client: LspClient;
  readonly pulled: PulledDiagnostics | undefined;
}

function foundBy({ client, pulled }: Side): ReturnType<LspClient['found']> {
  return (pulled ?? client).found();
}

async function end({ client, pulled }: Side): Promise<void> {
  pulled?.end();
  expect(await client.close()).toBe(0);
  expect(client.log).toEqual([]);
}

/** How an editor comes to its findings, and which budgets are checked. */
interface Setting {
  readonly asks: boolean;
  readonly check: string;
}

/** A workspace on the disk, what is open of it in an editor, and the server of that. */
class Editor {
  readonly side: Side;
  readonly #folder: TempFolder;
  readonly #setting: Setting;
  readonly #disk = new Map<string, string>();
  readonly #open = new Map<string, { readonly version: number; readonly text: string }>();

  constructor(folder: TempFolder, setting: Setting, first: Readonly<Record<string, string | null>>) {
    this.#folder = folder;
    this.#setting = setting;
    for (const [name, text] of Object.entries(first)) if (text !== null) this.#write(name, text);
    this.side = this.#start();
  }

  take({ does, name, text }: Step): void {
    const uri = this.#folder.uriOf(name);
    const { client, pulled } = this.side;
    const [saved, open] = [this.#disk.get(name), this.#open.get(name)];
    if (does === 'open' && saved !== undefined && !open) {
      this.#open.set(name, { version: 1, text: saved });
      this.#show(name, this.side);
    } else if (does === 'type' && open) {
      const version = open.version + 1;
      this.#open.set(name, { version, text });
      client.change(uri, version, text);
      pulled?.refresh();
    } else if (does === 'close' && open) {
      this.#open.delete(name);
      client.notify('textDocument/didClose', { textDocument: { uri } });
      pulled?.closed(uri);
    } else if (does === 'save' && open) this.#changeOnDisk(name, open.text);
    else if (does === 'write') this.#changeOnDisk(name, text);
    else if (does === 'delete' && saved !== undefined) {
      this.#disk.delete(name);
      this.#folder.delete(name);
      this.#tell(uri, 'gone');
    }
  }

  /** A server that starts now, with the same documents open. */
  async startedAnew(): Promise<Side> {
    const side = this.#start();
    await side.client.initialized;
    for (const name of this.#open.keys()) this.#show(name, side);
    return side;
  }

  #start(): Side {
    const { asks, check } = this.#setting;
    const client = new LspClient(serverCommand, {
      locale: 'zh-cn',
      folders: [this.#folder.uri],
      capabilities: {
        ...(asks ? { textDocument: { diagnostic: { relatedDocumentSupport: false } } } : {}),
        workspace: {
          diagnostics: { refreshSupport: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
          configuration: true,
          workspaceFolders: true,
        },
      },
      answers: {
        'workspace/configuration': () => [{ workspace: { check } }],
        'workspace/diagnostic/refresh': () => {
          pulled?.refresh();
          return null;
        },
      },
    });
    const pulled = asks ? new PulledDiagnostics(client) : undefined;
    return { client, pulled };
  }

  #show(name: string, { client, pulled }: Side): void {
    const { version = 1, text = '' } = this.#open.get(name) ?? {};
    const uri = this.#folder.uriOf(name);
    const languageId = name.endsWith('.json') ? 'json' : 'budget';
    client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
    pulled?.opened(uri);
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
    const changes = [{ uri, type: changed[what] }];
    this.side.client.notify('workspace/didChangeWatchedFiles', { changes });
  }
}

/** Whether two servers find the same, and go on to; both have some time for it. */
async function agree(one: Side, other: Side): Promise<boolean> {
  let same = 0;
  for (let turn = 0; turn < TURNS; turn++) {
    await pause();
    same = JSON.stringify(foundBy(one)) === JSON.stringify(foundBy(other)) ? same + 1 : 0;
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

describe('whatever is opened, typed, closed, saved and changed on the disk', () => {
  test.each([
    ['is told', false],
    ['asks', true],
  ])(
    'a client that %s shows what a server finds that starts then',
    async (_, asks) => {
      await fc.assert(
        fc.asyncProperty(session, async ({ check, first, steps }) => {
          folder = new TempFolder();
          const editor = new Editor(folder, { asks, check }, first);
          await editor.side.client.initialized;
          for (const together of steps) {
            for (const each of together) editor.take(each);
            const anew = await editor.startedAnew();
            expect(await agree(editor.side, anew)).toBe(true);
            await end(anew);
          }
          await end(editor.side);
          folder.remove();
        }),
        { numRuns: counted(3, 250), seed, endOnFailure: true },
      );
    },
    600_000,
  );
});
