import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../../server/cli/run.ts';
import { systemHost } from '../../server/cli/systemHost.ts';
import { counted } from '../support/counted.ts';
import { root } from '../support/places.ts';
import { TempFolder } from '../support/TempFolder.ts';

const commandLine = path.join(root, 'dist/cli.cjs');
const sample = fs.readFileSync(path.join(root, 'samples/short-english.budget'), 'utf8');
const table = `科目编码,科目名称,金额\n${Array.from({ length: 500 }, (_, i) => `30101,基本工资,${i}\n`).join('')}`;
const untidy = `控制数｛\n支出 100.00\n｝\n${'# 说明\n'.repeat(20_000)}`;

const temp = new TempFolder();
afterAll(() => temp.remove());

/** A command that writes a file `out…` of a folder, and whether it may replace one. */
interface Writer {
  readonly args: readonly string[];
  readonly target: string;
  readonly replaces: boolean;
}

const writers: Readonly<Record<string, Writer>> = {
  'render to docx': { args: ['render', 'in/a.budget', '-o', 'out/a.docx'], target: 'a.docx', replaces: true },
  'render to html': { args: ['render', 'in/a.budget', '-o', 'out/a.html'], target: 'a.html', replaces: true },
  format: { args: ['format', 'out/f.budget'], target: 'f.budget', replaces: true },
  export: { args: ['export', 'in', '--to', 'csv', '-o', 'out/a.csv'], target: 'a.csv', replaces: true },
  import: { args: ['import', 'in/t.csv', '--force', '-o', 'out/i.budget'], target: 'i.budget', replaces: true },
  rollup: { args: ['rollup', 'in', '-o', 'out/r.xlsx', '--allow-errors'], target: 'r.xlsx', replaces: true },
  'a ledger': { args: ['check', 'in/a.budget', '--ledger', 'out/l.xlsx'], target: 'l.xlsx', replaces: true },
  diff: { args: ['diff', 'in/a.budget', 'in/a.budget', '--all', '-o', 'out/d.txt'], target: 'd.txt', replaces: true },
  charts: { args: ['render', 'in/a.budget', '-o', 'out/c.md', '--charts', 'out'], target: 'c.md', replaces: true },
  new: { args: ['new', '--from', 'in/a.budget', '-o', 'out/n.budget'], target: 'n.budget', replaces: false },
};

const names = Object.keys(writers);

function writerOf(name: string): Writer {
  const writer = writers[name];
  if (!writer) throw new Error(name);
  return writer;
}

let folders = 0;

/** A folder with what the commands read in `in`, and in `out` the file that is to be replaced; answers its path. */
function prepared({ target, replaces }: Writer): string {
  const folder = path.join(temp.path, String(folders++));
  fs.mkdirSync(path.join(folder, 'in'), { recursive: true });
  fs.mkdirSync(path.join(folder, 'out'));
  fs.writeFileSync(path.join(folder, 'in/a.budget'), sample);
  fs.writeFileSync(path.join(folder, 'in/t.csv'), table);
  const old = target === 'f.budget' ? untidy : 'as it was\n';
  if (replaces) fs.writeFileSync(path.join(folder, 'out', target), old);
  return folder;
}

/** What stands in a folder, by names. */
function filesIn(folder: string): Map<string, string> {
  return new Map(fs.readdirSync(folder).map((name) => [name, fs.readFileSync(path.join(folder, name), 'latin1')]));
}

interface Outcome {
  readonly code: number;
  readonly err: readonly string[];
}

/** Runs a command in this process, with its paths taken from a folder. */
async function budget(args: readonly string[], folder: string, locale = 'zh-cn'): Promise<Outcome> {
  const err: string[] = [];
  const host = { ...systemHost(), print: () => undefined, complain: (line: string): void => void err.push(line) };
  const paths = args.map((arg) => (/^(?:in|out)\b/.test(arg) ? path.join(folder, arg) : arg));
  return { code: await run([...paths, '--locale', locale], host), err };
}

/** What is written where nobody disturbs it. */
async function undisturbed(writer: Writer): Promise<Map<string, string>> {
  const folder = prepared(writer);
  await started(writer.args, folder).ended;
  return filesIn(path.join(folder, 'out'));
}

function started(
  args: readonly string[],
  folder: string,
): { readonly kill: () => void; readonly ended: Promise<void> } {
  const child = spawn(process.execPath, [commandLine, ...args], { cwd: folder, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  return { kill: () => void child.kill('SIGKILL'), ended };
}

/** About what a run takes. */
const usualMs = 600;

/** Kills it at a moment of its whole run, or, every other time, in the milliseconds in which it writes. */
async function killed(writer: Writer, folder: string, round: number): Promise<void> {
  const child = started(writer.args, folder);
  const isAnyTime = round % 2 === 0;
  const timer = isAnyTime ? setTimeout(child.kill, Math.random() * usualMs) : undefined;
  const watcher = fs.watch(path.join(folder, 'out'), () => {
    if (!isAnyTime) setTimeout(child.kill, Math.random() * 2);
  });
  await child.ended;
  clearTimeout(timer);
  watcher.close();
}

test.concurrent.each(names)('%s, killed at any moment: the old file or the new one', async (name) => {
  const writer = writerOf(name);
  const rounds = counted(2, 20);
  let whole: Map<string, string> | undefined;
  for (let round = 0; round < rounds; round++) {
    const folder = prepared(writer);
    const before = filesIn(path.join(folder, 'out'));
    await killed(writer, folder, round);
    const after = filesIn(path.join(folder, 'out'));
    expect([...before.keys()].filter((file) => !after.has(file))).toEqual([]);
    for (const [file, content] of after) {
      if (content === before.get(file) || /^\.budget-[0-9a-f-]{13}\.tmp$/.test(file)) continue;
      whole ??= await undisturbed(writer);
      expect(content === whole.get(file), `${file} in round ${round}: ${content.length} bytes`).toBe(true);
    }
  }
});

test('what a killed run leaves is no budget, and in the way of none', async () => {
  const folder = prepared(writerOf('format'));
  fs.writeFileSync(path.join(folder, 'out/.budget-0123abcd-0123.tmp'), '部门 "没有写完');
  expect(await budget(['format', 'out'], folder)).toEqual({ code: 0, err: [] });
  fs.rmSync(path.join(folder, 'out/f.budget'));
  const { code, err } = await budget(['check', 'out'], folder);
  expect([code, err]).toEqual([2, [expect.stringContaining('没有 .budget 文件')]]);
});

/** Expects that a command writes nothing, says why in one line with a remedy, and leaves all as it was. */
async function refused(name: string, folder: string, zh: RegExp, en: RegExp): Promise<void> {
  const { args, target } = writerOf(name);
  const before = filesIn(path.join(folder, 'out'));
  const chinese = await budget(args, folder);
  expect(chinese.err.filter((line) => line.includes(target))).toHaveLength(1);
  expect(chinese).toMatchObject({ code: 2, err: [expect.stringMatching(zh)] });
  if (name === 'diff') expect((await budget(args, folder, 'en')).err).toEqual([expect.stringMatching(en)]);
  expect(filesIn(path.join(folder, 'out'))).toEqual(before);
}

function succeeds(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

const isLinux = process.platform === 'linux';
const mounted: string[] = [];
afterAll(() => {
  for (const folder of mounted) spawnSync('umount', [folder]);
});

/** Makes a folder that root may not write to either; false where this machine does not let us. */
function closes(folder: string): boolean {
  if (process.getuid?.() !== 0) {
    fs.chmodSync(folder, 0o555);
    return true;
  }
  if (!isLinux || !succeeds('mount', '--bind', folder, folder)) return false;
  mounted.push(folder);
  return succeeds('mount', '-o', 'remount,ro,bind', folder);
}

describe.each(names)('%s', (name) => {
  const writer = writerOf(name);

  test.skipIf(process.platform === 'win32')('into a folder that takes no files', async (context) => {
    const folder = prepared(writer);
    if (!closes(path.join(folder, 'out'))) return context.skip();
    await refused(name, folder, /只读的；请|不允许写入；请/, /read-only; choose|may not be written to; choose/);
  });

  test('where a folder has its name', async () => {
    if (name === 'format') return;
    const folder = prepared(writer);
    fs.rmSync(path.join(folder, 'out', writer.target), { force: true });
    fs.mkdirSync(path.join(folder, 'out', writer.target));
    const { code, err } = await budget(writer.args, folder);
    expect([code, err]).toEqual([2, [expect.stringMatching(/这是文件夹，/)]]);
    expect(fs.readdirSync(path.join(folder, 'out'))).toEqual([writer.target]);
  });

  test('where its folder is missing', async () => {
    const folder = prepared(writer);
    fs.rmSync(path.join(folder, 'out'), { recursive: true });
    const { code, err } = await budget(writer.args, folder);
    expect([code, err]).toEqual([2, [expect.stringMatching(/文件夹 .* 不存在|没有这个文件或文件夹/)]]);
    expect(fs.readdirSync(folder)).toEqual(['in']);
  });

  test.skipIf(process.platform === 'win32' || !writer.replaces)(
    'through a link, which keeps leading to its file',
    async () => {
      const folder = prepared(writer);
      const [target, real] = [path.join(folder, 'out', writer.target), path.join(folder, 'real')];
      fs.renameSync(target, real);
      fs.symlinkSync(real, target);
      await budget(writer.args, folder);
      expect(fs.lstatSync(target).isSymbolicLink()).toBe(true);
      expect(fs.readFileSync(real, 'latin1').slice(0, 10)).not.toBe('as it was\n');
      fs.rmSync(real);
      const { code, err } = await budget(writer.args, folder);
      expect([code, err.length]).toEqual([2, 1]);
      expect(fs.lstatSync(target).isSymbolicLink()).toBe(true);
    },
  );
});

describe.skipIf(!isLinux)('a disk that is full', () => {
  const full = path.join(temp.path, 'full');
  fs.mkdirSync(full);
  const isMounted = succeeds('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', full);
  if (isMounted) mounted.push(full);

  test.skipIf(!isMounted).each(names)('%s: the old file, and nothing beside it', async (name) => {
    const writer = writerOf(name);
    const folder = prepared({ ...writer, replaces: false });
    fs.rmdirSync(path.join(folder, 'out'));
    const out = path.join(full, String(folders));
    fs.mkdirSync(out);
    fs.symlinkSync(out, path.join(folder, 'out'));
    const old = writer.target === 'f.budget' ? '控制数｛\n支出 100.00\n｝\n' : 'as it was\n';
    if (writer.replaces) fs.writeFileSync(path.join(out, writer.target), old);
    // Nothing that is written takes less than a page.
    for (let i = 0; succeeds('dd', 'if=/dev/zero', `of=${path.join(full, `fill${i}`)}`, 'bs=4096', 'count=64'); i++) {}
    await refused(
      name,
      folder,
      /磁盘已满，或超过了允许的大小；请腾出空间/,
      /disk is full, or the file would be larger than allowed; free/,
    );
    fs.rmSync(out, { recursive: true });
  });

  test('a limit of the size of files', () => {
    const folder = prepared(writerOf('render to html'));
    const before = filesIn(path.join(folder, 'out'));
    const script = `ulimit -f 4; exec "$0" "$@"`;
    const args = ['-c', script, process.execPath, commandLine, ...writerOf('render to html').args];
    const { status, stderr } = spawnSync('sh', args, { cwd: folder, encoding: 'utf8', env: { LANG: 'en' } });
    expect([status, stderr]).toEqual([
      2,
      'out/a.html: the disk is full, or the file would be larger than allowed; free some space, or choose another place\n',
    ]);
    expect(filesIn(path.join(folder, 'out'))).toEqual(before);
  });

  test.each(['"$0" "$@" > /dev/full', 'ulimit -f 0; "$0" "$@" --format json > out/findings.json'])(
    'an output that takes no more is said, and is no finding: %s',
    (script) => {
      const folder = prepared(writerOf('diff'));
      const args = ['-c', script, process.execPath, commandLine, 'check', 'in/a.budget'];
      const { status, stderr } = spawnSync('sh', args, { cwd: folder, encoding: 'utf8', env: { LANG: 'zh_CN' } });
      expect([status, stderr]).toEqual([
        2,
        expect.stringMatching(/^budget: 结果没有写完：输出到的磁盘已满.*；请腾出空间.*\n$/),
      ]);
    },
  );

  test.each([
    ['C.UTF-8', [], /^budget: 结果没有写完/],
    ['en', ['--locale', 'zh-cn'], /^budget: 结果没有写完/],
    ['zh_CN', ['--locale=zh-cn', '--locale=en'], /^budget: not all was written/],
  ])('is said in the language that is asked for: LANG=%s %j', (LANG, options, expected) => {
    const folder = prepared(writerOf('diff'));
    const args = ['-c', '"$0" "$@" > /dev/full', process.execPath, commandLine, 'check', 'in/a.budget', ...options];
    const { stderr } = spawnSync('sh', args, { cwd: folder, encoding: 'utf8', env: { LANG } });
    expect(stderr).toMatch(expected);
  });

  test('a device or a pipe is written to, and stays what it is', async () => {
    const folder = prepared(writerOf('diff'));
    const pipe = path.join(folder, 'out/pipe');
    if (!succeeds('mkfifo', pipe)) return;
    const reader = spawn('cat', [pipe], { stdio: ['ignore', 'pipe', 'inherit'] });
    const read = new Promise<string>((resolve) => {
      let all = '';
      reader.stdout.on('data', (chunk) => {
        all += chunk;
      });
      reader.on('close', () => resolve(all));
    });
    await budget(['diff', 'in/a.budget', 'in/a.budget', '--all', '-o', 'out/pipe'], folder);
    expect(await read).not.toBe('');
    expect(fs.statSync(pipe).isFIFO()).toBe(true);
  });
});

test.skipIf(process.getuid?.() !== 0 || !isLinux)(
  'a file that nobody may replace is left, and what to do is said',
  async (context) => {
    const folder = prepared(writerOf('render to docx'));
    const file = path.join(folder, 'out/a.docx');
    if (!succeeds('chattr', '+i', file)) return context.skip();
    try {
      await refused('render to docx', folder, /可能正在别的程序.*请在那里关闭后重试/, /close it there and try again/);
    } finally {
      spawnSync('chattr', ['-i', file]);
    }
  },
);
