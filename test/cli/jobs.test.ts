import fs from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inOrder } from '../../server/cli/jobs/inOrder.ts';
import { type Progress, progressLine } from '../../server/cli/jobs/progressLine.ts';
import { WorkerPool } from '../../server/cli/jobs/WorkerPool.ts';
import { writeProvince } from '../bench/province.mjs';
import { root } from '../support/places.ts';
import { type Outcome, type RunOptions, runBudget } from '../support/runBudget.ts';
import { TempFolder } from '../support/TempFolder.ts';

async function listed<T>(all: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const each of all) list.push(each);
  return list;
}

describe('answers', () => {
  test('come in the order of what was asked, and few wait at a time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(5)), fc.integer({ min: 1, max: 4 }), async (delays, most) => {
        let [waiting, highest] = [0, 0];
        const answer = async (index: number): Promise<number> => {
          highest = Math.max(highest, ++waiting);
          for (let i = delays[index] ?? 0; i > 0; i--) await Promise.resolve();
          waiting--;
          return index;
        };
        expect(await listed(inOrder(delays.keys(), answer, most))).toEqual([...delays.keys()]);
        expect(highest).toBeLessThanOrEqual(most);
      }),
    );
  });

  test('are asked for only as they are taken', async () => {
    const asked: number[] = [];
    const answer = async (index: number): Promise<number> => asked.push(index);
    for await (const first of inOrder([1, 2, 3, 4, 5], answer, 2)) {
      expect(first).toBe(1);
      break;
    }
    expect(asked).toEqual([1, 2]);
  });
});

describe('a pool of workers', () => {
  /** Doubles a number, ends over 13 and fails over 17. */
  const doubling = `require('node:worker_threads').parentPort.on('message', (n) => {
    if (n === 13) process.exit(3);
    if (n === 17) throw new Error('seventeen');
    require('node:worker_threads').parentPort.postMessage(2 * n);
  });`;

  async function doubled(numbers: readonly number[], size: number): Promise<unknown[]> {
    let started = 0;
    const start = (): Worker => {
      started++;
      return new Worker(doubling, { eval: true, stderr: true });
    };
    const pool = new WorkerPool<number, number>(start, size);
    const answers = await Promise.all(numbers.map((each) => pool.ask(each)));
    pool.close();
    return [...answers, started];
  }

  test('answers everything, with no more workers than there is to do', async () => {
    expect(await doubled([1, 2, 3, 4, 5, 6], 3)).toEqual([2, 4, 6, 8, 10, 12, 3]);
    expect(await doubled([7], 3)).toEqual([14, 1]);
    expect(await doubled([], 3)).toEqual([0]);
  });

  test('loses only that over which a worker ends, and says why', async () => {
    const lost = [{ reason: 'exit 3' }, { reason: 'seventeen' }];
    expect(await doubled([1, 13, 2, 17, 3, 4], 1)).toEqual([2, lost[0], 4, lost[1], 6, 8, 3]);
    expect(await doubled([13, 13, 13, 5], 2)).toEqual([lost[0], lost[0], lost[0], 10, expect.any(Number)]);
    expect(await doubled([13], 2)).toEqual([lost[0], 1]);
  });
});

describe('the line of progress', () => {
  /** What a terminal of some width shows while 200 of 400 are done, one each 10 ms. */
  function shown(
    columns: number,
    locale: 'zh-cn' | 'en',
    act?: (progress: Progress, written: string[]) => void,
  ): string[] {
    const written: string[] = [];
    let now = 5_000;
    const progress = progressLine({ columns, write: (text) => written.push(text) }, locale, () => now);
    progress.begin({ zh: '正在检查', en: 'checking' }, 400);
    for (let i = 0; i < 200; i++) {
      now += 10;
      progress.step();
    }
    act?.(progress, written);
    return written;
  }

  test('tells how many are done, how fast, and how long it takes still', () => {
    const bar = '[##########..........]';
    expect(shown(100, 'zh-cn').at(-1)).toBe(`\r正在检查 200 / 400  还需 2 秒  每秒 100 个  ${bar}\u001b[K`);
    expect(shown(100, 'en').at(-1)).toBe(`\rchecking 200 / 400  2 s left  100/s  ${bar}\u001b[K`);
  });

  test('waits half a second, and is written at most ten times a second', () => {
    expect(shown(100, 'en')).toHaveLength(16);
  });

  test('leaves out what a narrow terminal has no room for, and never wraps', () => {
    expect(shown(32, 'zh-cn').at(-1)).toBe('\r正在检查 200 / 400  还需 2 秒\u001b[K');
    expect(shown(10, 'zh-cn').at(-1)).toBe('\r\u001b[K');
    expect(shown(0, 'zh-cn')).toEqual(shown(80, 'zh-cn'));
  });

  test('makes way for other lines, and is gone at the end', () => {
    const written = shown(80, 'en', (progress, lines) => {
      progress.aside(() => lines.push('other\n'));
      progress.end();
    });
    expect(written.slice(-2)).toEqual(['\r\u001b[K', 'other\n']);
  });

  test('is none where there is no terminal', () => {
    const progress = progressLine(undefined, 'en', () => 0);
    progress.begin({ zh: '', en: '' }, 1);
    expect(() => progress.step()).not.toThrow();
  });
});

/** So many threads: each of them loads the program first, which takes longer than what they do. */
const several = '3';

/** 15.46 + 2.08 = 17.54, where 18.54 is declared. */
const wrongUnit = '基本支出 2011308 "招商引资" { 30101 15.46; 30102 2.08; 合计 18.54 }\n';

/** 基本支出 2011308 { 30102 2.08 } in GB18030. */
const inGb18030 = Uint8Array.from([
  ...[0xbb, 0xf9, 0xb1, 0xbe, 0xd6, 0xa7, 0xb3, 0xf6],
  ...Buffer.from(' 2011308 { 30102 2.08 }\n'),
]);

/** What a bureau gets: departments that are well, and everything else. */
const files: Readonly<Record<string, string | Uint8Array>> = {
  '坏/空.budget': '',
  '坏/乱.budget': '这不是预算 { { "没有完\n}}} 12,34 ＃',
  '坏/不是文本.budget': Uint8Array.of(1, 0, 2),
  '坏/旧编码.budget': inGb18030,
  '坏/引入旧编码.budget': '引入 "旧编码.txt"\n引入 "不是文本.txt"\n引入 "没有.budget"\n',
  '坏/也引入旧编码.budget': '引入 "旧编码.txt"\n',
  '坏/旧编码.txt': inGb18030,
  '坏/不是文本.txt': Uint8Array.of(1, 0, 2),
  '坏/错𠮷.budget': `部门 "𠮷县" { 代码 1 }\r\n${wrongUnit}`,
  '圈/甲.budget': `引入 "乙.budget"\n${wrongUnit}`,
  '圈/乙.budget': '部门 "示例圈" { 代码 2 }\n引入 "丙.budget"\n',
  '圈/丙.budget': '引入 "甲.budget"\n引入 "丙.budget"\n',
  '合用/一.budget': '引入 "共有.budget"\n',
  '合用/二.budget': '引入 "../合用/共有.budget"\n',
  '合用/共有.budget': wrongUnit,
  '独/一.budget': wrongUnit,
  '口径不明/budget-profile.json': Uint8Array.of(1, 0, 2),
  '口径不明/一.budget': wrongUnit,
  '口径不明/二.budget': wrongUnit,
  '口径有误/budget-profile.json': '{ "severities": { "total-mismatch": "loud" } }',
  '口径有误/一.budget': wrongUnit,
  '口径有误/二.budget': wrongUnit,
};

describe('budget check --jobs', () => {
  const folder = new TempFolder();
  afterAll(() => folder.remove());

  beforeAll(() => {
    writeProvince(path.join(folder.path, '省'), 12);
    for (const [name, content] of Object.entries(files)) {
      folder.write(name, '');
      fs.writeFileSync(path.join(folder.path, name), content);
    }
  });

  function check(args: readonly string[], options: RunOptions = {}): Outcome {
    return runBudget(['check', ...args], { cwd: folder.path, ...options });
  }

  function inOneAndSeveral(args: readonly string[], options: RunOptions = {}): Outcome {
    const one = check([...args, '--jobs', '1'], options);
    expect(check([...args, '--jobs', several], options)).toEqual(one);
    return one;
  }

  test.each(['text', 'json', 'sarif', 'github', 'junit'])(
    'gives the same in one thread and in several: %s',
    (format) => {
      const samples = path.join(root, 'samples');
      const { code, out, err } = inOneAndSeveral(['.', samples, '--format', format]);
      expect(code).toBe(2);
      expect(out).toContain('total-mismatch');
      expect(err.match(/旧编码\.txt: 按 GB18030/g)).toHaveLength(1);
      expect(err.match(/^口径不明.*budget-profile\.json: 不是文本文件/gm)).toHaveLength(1);
      expect(err).toMatch(/^坏.不是文本\.budget: 不是文本文件/m);
    },
  );

  test('writes the same remedies of many files as of one', () => {
    for (let i = 0; i < 101; i++) folder.write(`多/${i}.budget`, '部门 "示例" {\n    代码  1\n    年度  2026\n}\n');
    const { out } = inOneAndSeveral(['多', '--format', 'json']);
    const of = (text: string): unknown[] =>
      (JSON.parse(text) as { file: string }[]).filter(({ file }) => file === path.join('多', '7.budget'));
    const alone = of(check([path.join('多', '7.budget'), '--format', 'json']).out);
    expect(alone).not.toEqual([]);
    expect(of(out)).toEqual(alone);
  });

  test('speaks the language that is asked for, and names a file as it is named', () => {
    const mixed = ['合用/共有.budget', './合用', path.join(folder.path, '圈'), '圈/乙.budget'];
    const { out } = inOneAndSeveral([...mixed, '--locale', 'en']);
    expect(out.match(/total-mismatch/g)).toHaveLength(2);
    expect(out).toMatch(/^合用.共有\.budget:1:/m);
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^6 files checked: .*; not fit to publish$/);
  });

  test('tells what is new since an earlier result', () => {
    const old = check(['坏', '圈', '--format', 'json', '--jobs', several]).out;
    folder.write('旧.json', old);
    const { out, code } = inOneAndSeveral(['坏', '圈', '合用', '--baseline', '旧.json']);
    expect(code).toBe(2);
    expect(out.match(/total-mismatch/g)).toHaveLength(1);
  });

  test('writes the same ledger, with a page for each budget in the order of the files', () => {
    const ledger = (jobs: string): Buffer => {
      const { code, err } = check(['省', '合用', '--ledger', '自查.xlsx', '--jobs', jobs]);
      expect({ code, err }).toEqual({ code: 1, err: '' });
      return fs.readFileSync(path.join(folder.path, '自查.xlsx'));
    };
    expect(ledger(several).equals(ledger('1'))).toBe(true);
  });

  test('takes a whole number of threads, and no other', () => {
    for (const wrong of ['0', '1.5', '-2', '257', 'many', '１'])
      expect(check(['合用', `--jobs=${wrong}`])).toEqual({
        code: 2,
        out: '',
        err: `budget: --jobs 是 1 到 256 的整数，不能是 ${wrong}（用法见 budget help）\n`,
      });
  });

  /** Has every thread load a script first. */
  function withScript(script: string): RunOptions {
    const file = path.join(folder.path, 'first.cjs');
    fs.writeFileSync(file, script);
    return { environment: { NODE_OPTIONS: `--require ${JSON.stringify(file)}` } };
  }

  test('starts no thread and loads nothing for it where there are few files', () => {
    const told = withScript(`process.on('exit', () => {
      const loaded = Object.keys(require.cache).some((file) => file.endsWith('commands.cjs'));
      process.stderr.write(loaded ? 'loaded' : 'not loaded');
    });`);
    expect(check(['合用/一.budget'], told).err).toBe('not loaded');
    expect(check(['省'], told).err).toBe('not loaded');
    expect(check(['合用', '--jobs', '1'], told).err).toBe('not loaded');
    expect(check(['合用', '--jobs', '2'], told).err).toContain('loaded');
  });

  test.each([
    ['is read', 'readFileSync', '一.budget'],
    ['is checked', 'statSync', 'budget-profile.json'],
  ])('loses only the file over which a worker ends when it %s, and names it', (_, call, name) => {
    const ending = withScript(`const fs = require('node:fs');
    const { isMainThread } = require('node:worker_threads');
    const { ${call} } = fs;
    fs.${call} = (file, ...rest) => {
      if (!isMainThread && /独.${name}$/.test(file)) process.exit(9);
      return ${call}(file, ...rest);
    };`);
    expect(check(['独', '合用', '--jobs', '1'])).toMatchObject({ code: 1, err: '' });
    const { code, out, err } = check(['独', '合用', '--jobs', '2'], ending);
    expect({ code, err }).toEqual({
      code: 2,
      err: `${path.join('独', '一.budget')}: 处理时出错，其余照常处理：exit 9\n`,
    });
    expect(out).toContain('已检查 3 个文件');
    expect(out.match(/total-mismatch/g)).toHaveLength(1);
  });
});
