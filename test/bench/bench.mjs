// Measures the speed of the command line and of the server beside others, in turn in one run, prints it as Markdown tables
// and holds it against the project's goals (goals.mjs): it exits with 1 where one of them is missed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ExplainedError, prepare, readOptions, root, runMain } from '../../.ci/prepare.mjs';
import { installPackages } from '../aptPackages.mjs';
import { digitInTheMiddle, digitsEverywhere, lettersOfASubject, nameUsedEverywhere } from './edits.mjs';
import { formats } from './formats.mjs';
import { generate, randomFrom } from './generate.mjs';
import { openHistory } from './history.mjs';
import { longList, longUnit } from './longBlocks.mjs';
import { measureProvince } from './measureProvince.mjs';
import { showInReadme } from './readme.mjs';
import { figuresOf } from './results.mjs';
import { describeResources } from './runProcess.mjs';

const HELP = `npm run bench [-- 选项] [-- 部分…]

  check                整个进程：budget check、JSON.parse 和空进程
  keystroke            经标准输入输出的击键：小、大、最坏的情形，启动，内存
  peers                beancount、hledger、ledger 的整个进程；JSON、YAML 和 Langium 的服务器
  preview              真实 VS Code 中，从击键到预览里单元格改变
  start                真实 VS Code 中扩展的启动，与什么也不做的扩展相比
  province [--small]   另测：检查、汇总一个省的 50 万项，用 1、2、4、8 个线程
  --quick              少测几次；不打开 VS Code，10 万项时不测别人的服务器
  --readme             把完整一次测得的数写进 README
  --help               显示本说明

  check                whole processes: budget check, JSON.parse and an empty one
  keystroke            key presses over standard input and output: small, large and bad cases, the start, the heap
  peers                whole processes of beancount, hledger and ledger; the servers for JSON, YAML and Langium
  preview              a key press against the changed cell of the preview on the screen, in a real VS Code
  start                the start of the extension in a real VS Code, beside one that does nothing
  province [--small]   checks and rolls up a province of 500,000 items instead, in 1, 2, 4 and 8 threads
  --quick              few runs; without VS Code and, at 100,000 items, without the servers of others
  --readme             shows what a whole run has measured in the README
  --help               shows this text
`;

const PARTS = ['check', 'keystroke', 'peers', 'preview', 'start'];
const SIZES = [100, 1000, 10_000, 100_000];

const PROCESS_NOTE = `处理器时间是用户加系统、所有线程；各进程轮流运行，取中位数，倍数是同一轮里处理器时间之比的中位数。JSON 写的是同样的预算，一字不少；记账软件里每一项是一笔分录，每块的合计是一个断言。
Processor time is user and system, all threads. Processes take turns; medians, and ratios of processor time within a turn. The JSON says all that the budget says; for the accounting programs an item is a transaction and the total of a block an assertion.
`;

/** How the figures of key presses are made. */
function keyNote({ keys }) {
  return `95 % 是各轮 95 % 的中位数，一轮 ${keys} 键；第一轮的键较慢：V8 还在编译服务器的代码。The 95 % are the median of what the rounds have, of ${keys} keys each; those of the first take longer, as V8 compiles the server in their course.`;
}

/** The programs of others: Debian's package, and what of it is run. */
const accountants = [
  { name: 'ledger', program: 'ledger' },
  { name: 'beancount', program: 'bean-check' },
  { name: 'hledger', program: 'hledger' },
];

/** How often what is measured; milliseconds and seconds of patience bound what a slow machine or program takes. */
const effort = {
  full: {
    rounds: { 100: 5, 1000: 9, 10000: 5, 100000: 5 },
    patience: 20,
    typing: { rounds: 5, keys: 200, mostMs: 120_000 },
    starts: { server: 7, extension: 5 },
    edits: 10_000,
    editsMs: 150_000,
    servers: { sizes: [1000, 10_000, 100_000], keys: 10, patienceMs: 10_000 },
  },
  quick: {
    rounds: { 100: 3, 1000: 5, 10000: 3, 100000: 3 },
    patience: 10,
    typing: { rounds: 3, keys: 20, mostMs: 10_000 },
    starts: { server: 3, extension: 2 },
    edits: 1000,
    editsMs: 15_000,
    servers: { sizes: [1000, 10_000], keys: 5, patienceMs: 5_000 },
  },
};

runMain(async () => {
  const { positionals, values } = readOptions('npm run bench', HELP, {
    allowPositionals: true,
    options: { small: { type: 'boolean' }, quick: { type: 'boolean' }, readme: { type: 'boolean' } },
  });
  const parts = positionals.length > 0 ? positionals : values.quick ? PARTS.slice(0, 3) : PARTS;
  if (parts.some((part) => ![...PARTS, 'province'].includes(part)))
    throw new ExplainedError(
      `可以测量 ${PARTS.join('、')} 或 province。`,
      `What can be measured is ${PARTS.join(', ')} or province.`,
    );
  if (values.readme && (values.quick || positionals.length > 0))
    throw new ExplainedError('--readme 只能用于完整的一次测量。', '--readme goes with a whole run only.');
  prepare();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'budget-bench-'));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  build(['preview', 'start'].some((part) => parts.includes(part)) ? [] : ['--only', 'cli']);
  const machine = describeMachine();
  console.log(`${machine}\n`);
  warnOfOthers();
  if (parts.includes('province')) process.exit(measureProvince(folder, values.small ? 'small' : 'whole') ? 0 : 1);
  const { missed, shown } = await measure(new Set(parts), folder, values.quick ? 'quick' : 'full', machine);
  if (values.readme) showInReadme([machine, ...shown]);
  process.exit(missed.length === 0 ? 0 : 1);
});

/** Measures and prints; answers the goals that are missed, and what is worth showing. */
async function measure(parts, folder, kind, machine) {
  const history = openHistory(kind, machine);
  const [plan, figures] = [effort[kind], {}];
  const results = {};
  const shown = [];
  if (parts.has('check') || parts.has('peers')) {
    const names = ['node', 'json', 'budget', ...(parts.has('peers') ? installedAccountants() : [])];
    results.processes = await processes(names, folder, plan);
    shown.push(await printProcesses(results, names, history, figures));
  }
  if (parts.has('keystroke')) {
    Object.assign(results, await keystrokes(plan));
    shown.push(await printKeys(results, plan, history, figures));
  }
  if (parts.has('peers')) shown.push(await printServers(await peers(plan), plan, history, figures));
  if (parts.has('preview')) {
    const { measurePreview } = await import('./measurePreview.mjs');
    results.preview = await measurePreview();
    shown.push(await printPreview(results, history, figures));
  }
  if (parts.has('start')) {
    const { measureStart } = await import('./measureStart.mjs');
    results.extension = await measureStart(plan.starts.extension);
    shown.push(await printStart(results, history, figures));
  }
  const { text, missed } = await printGoals(results, [...parts], history, figures);
  return { missed, shown: [text, ...shown] };
}

/** What is measured is what ships. */
function build(which) {
  const { status } = spawnSync(process.execPath, ['server/build.mjs', '--quiet', ...which], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new ExplainedError('构建失败，原因见上。', 'The build failed; the reason stands above.');
}

function describeMachine() {
  const [cpu] = os.cpus();
  const memory = `${(os.totalmem() / 2 ** 30).toFixed(0)} GiB`;
  return `${os.hostname()}: ${cpu?.model.trim() ?? 'unknown CPU'} × ${os.cpus().length}, ${memory}, ${os.platform()} ${os.arch()}, Node ${process.version}`;
}

/** Other programs on the processors make every time longer, and ratios and 95 % less certain. */
function warnOfOthers() {
  const [load] = os.loadavg();
  if (load <= os.cpus().length / 2) return;
  const busy = load.toFixed(1);
  console.log(`机器正忙（负载 ${busy}），时间偏长。The machine is busy (load ${busy}): times are too long.\n`);
}

/** Those that are there, after an attempt to install the others. */
function installedAccountants() {
  const isThere = ({ program }) => spawnSync(program, ['--version']).error === undefined;
  const missing = accountants.filter((each) => !isThere(each));
  if (missing.length > 0) installPackages(missing.map(({ name }) => name));
  const absent = missing.filter((each) => !isThere(each)).map(({ name }) => name);
  if (absent.length > 0)
    console.log(`没有 ${absent.join('、')}，不作比较。${absent.join(', ')} cannot be had here and is left out.\n`);
  return accountants.map(({ name }) => name).filter((name) => !absent.includes(name));
}

async function processes(names, folder, { rounds, patience }) {
  describeResources();
  const { measureProcesses } = await import('./measureProcesses.mjs');
  const needed = ['budget', ...names.filter((name) => name in formats)];
  for (const items of SIZES) {
    const budget = generate(items);
    for (const format of needed)
      fs.writeFileSync(fileOf(folder, items, format), format === 'budget' ? budget.text : formats[format](budget));
  }
  return measureProcesses(names, SIZES, {
    patience,
    rounds: (items) => rounds[items],
    fileOf: (items, format) => fileOf(folder, items, format),
  });
}

function fileOf(folder, items, format) {
  return path.join(folder, `${items}.${format}`);
}

async function printProcesses(results, names, { before }, figures) {
  const { processTable } = await import('./tables.mjs');
  const { taken } = await import('./measureProcesses.mjs');
  const all = figuresOf(results);
  const table = processTable(all, names, SIZES, before);
  console.log(`${table}\n\n${PROCESS_NOTE}`);
  for (const name of names) figures[`process.${name}`] = taken(all.runs(name, SIZES.at(-1)), 'cpu');
  return table;
}

/** The key presses of our server, one kind after the other; sizes that are held against each other in turn. */
async function keystrokes({ typing, starts, edits, editsMs }) {
  const { askWhileTyping, heapGrowth, startTimes, typeInTurn } = await import('./measureEdits.mjs');
  const [small, large] = [1000, 100_000].map((items) => generate(items).text);
  const digit = digitInTheMiddle(large, 'budget');
  const our = (document) => ({ server: 'budget', ...document });
  const [smallKeys, largeKeys, nothing] = await typeInTurn(
    [our(digitInTheMiddle(small, 'budget')), our(digit), { server: 'nothing', ...digit }],
    typing,
  );
  const [name] = await typeInTurn([our(nameUsedEverywhere(large))], typing);
  const [list] = await typeInTurn([our(digitInTheMiddle(longList(), 'budget'))], typing);
  const [unit] = await typeInTurn([our(digitInTheMiddle(longUnit(), 'budget'))], typing);
  const asked = await askWhileTyping({ digit, letters: lettersOfASubject(digit) }, typing);
  return {
    keys: { small: smallKeys, large: largeKeys, nothing, name, list, unit, ...asked },
    starts: await startTimes(fs.readFileSync(path.join(root, 'samples/shuozhou-2026.budget'), 'utf8'), starts.server),
    heap: await heapGrowth(digitsEverywhere(small, randomFrom(1)), edits, editsMs),
  };
}

async function printKeys(results, { typing }, { before }, figures) {
  const { keyTable } = await import('./tables.mjs');
  const all = figuresOf(results);
  const told = `${keyTable(all, before)}\n\n${keyNote(typing)}`;
  console.log(`${told}\n`);
  if (results.heap.edits < 10_000)
    console.log(`堆：改了 ${results.heap.edits} 次。Heap: after ${results.heap.edits} edits.\n`);
  for (const id of Object.keys(results.keys)) figures[`key.${id}`] = all.key(id, 0.5) ?? Number.NaN;
  return told;
}

/** Every server in turn, size by size. */
async function peers({ servers: { sizes, ...typing } }) {
  const { servers } = await import('./LanguageServer.mjs');
  const { editOnce } = await import('./measureEdits.mjs');
  const edits = {};
  for (const items of sizes) {
    const budget = generate(items);
    edits[items] = {};
    for (const [name, { format }] of Object.entries(servers)) {
      const text = format === 'budget' ? budget.text : formats[format](budget);
      edits[items][name] = await editOnce(name, digitInTheMiddle(text, format), typing);
    }
  }
  return edits;
}

async function printServers(edits, { servers: { sizes } }, { before }, figures) {
  const { editTable } = await import('./tables.mjs');
  const table = editTable(edits, sizes, before);
  console.log(`${table}\n`);
  for (const [name, { edit }] of Object.entries(edits[sizes.at(-1)])) figures[`edit.${name}`] = edit;
  return table;
}

async function printPreview(results, { before }, figures) {
  const { previewTable } = await import('./tables.mjs');
  const all = figuresOf(results);
  const table = previewTable(all, before);
  console.log(`${table}\n`);
  for (const part of Object.keys(results.preview)) figures[`preview.${part}`] = all.preview(part, 0.5) ?? Number.NaN;
  return table;
}

async function printStart(results, { before }, figures) {
  const { startTable } = await import('./tables.mjs');
  const all = figuresOf(results);
  const table = startTable(all, before);
  console.log(`${table}\n`);
  for (const which of Object.keys(results.extension)) figures[`start.${which}`] = all.startOf(which, 'diagnostics');
  return table;
}

async function printGoals(results, parts, history, figures) {
  const { goalTable } = await import('./tables.mjs');
  const { text, measured } = goalTable(figuresOf(results), parts, history.before);
  const missed = measured.filter(({ holds }) => !holds);
  for (const { goal, value } of measured) figures[`goal.${goal.id}`] = value;
  history.keep(figures);
  console.log(text);
  console.log(`\n上次的数 The figures of the run before: ${path.relative(root, history.file)}`);
  if (missed.length > 0)
    console.log(
      `未达到 ${missed.length} 个目标 goals missed:\n${missed.map(({ goal: { zh, en } }) => `- ${zh}; ${en}`).join('\n')}`,
    );
  return { text, missed };
}
