// The results as Markdown, as the README shows them.
import { goals } from './goals.mjs';
import { servers } from './LanguageServer.mjs';
import { MOST_SECONDS, programs, taken } from './measureProcesses.mjs';

/** Processor seconds of whole processes for each size, and at the largest what else they took. */
export function processTable(figures, names, sizes, before) {
  const largest = sizes.at(-1);
  const most = `${count(largest)} 项 items`;
  return table(
    [
      '处理器时间 Processor time (s)',
      ...sizes.map(count),
      `${most}：历时 wall (s)`,
      '内存 memory (MB)',
      '÷ `JSON.parse`',
      '÷ `budget check`',
      '上次 before (s)',
    ],
    names.map((name) => {
      const runs = figures.runs(name, largest);
      return [
        programs[name].name,
        ...sizes.map((items) => processTime(figures.runs(name, items), 'cpu')),
        processTime(runs, 'wall'),
        number(taken(runs, 'peak') / 1e6, 0),
        times(figures.ratio(name, 'json', largest)),
        times(figures.ratio(name, 'budget', largest)),
        number(before(`process.${name}`), 2),
      ];
    }),
  );
}

/** A process that was stopped took longer than is told. */
function processTime(runs, resource) {
  const isCut = runs?.some((run) => run?.isCut);
  return isCut ? `> ${MOST_SECONDS}` : number(taken(runs, resource), 2);
}

/** Milliseconds from an edit in the middle to its diagnostics, server by server. */
export function editTable(edits, sizes, before) {
  const largest = sizes.at(-1);
  return table(
    [
      '一次编辑到诊断 Edit to diagnostics (ms)',
      ...sizes.map(count),
      `${count(largest)} 项 items：打开到诊断 open (ms)`,
      '内存 memory (MB)',
      '上次 before (ms)',
    ],
    Object.keys(servers).map((name) => {
      const last = edits[largest][name];
      return [
        servers[name].name,
        ...sizes.map((items) => editTime(edits[items][name].edit)),
        editTime(last.open),
        number(last.peak / 1e6, 0),
        editTime(before(`edit.${name}`)),
      ];
    }),
  );
}

function editTime(time) {
  if (time === Number.POSITIVE_INFINITY) return '> 60 s';
  return number(time, time < 10 ? 2 : time < 100 ? 1 : 0);
}

/** The key presses of our server and what they are held against. */
export function keyTable(figures, before) {
  const names = {
    nothing: '10 万项，什么都不做的服务器 100,000 items, a server that does nothing',
    small: '1,000 项 items',
    large: '10 万项 100,000 items',
    name: '10 万项，处处用到的名称 100,000 items, a name used everywhere',
    list: '一块 1 万行的明细 one block of 10,000 items',
    unit: '1 万行的预算单位 one unit of 10,000 lines',
    hover: '10 万项，按键后悬停 100,000 items, hover after a key',
    completion: '10 万项，按键后补全 100,000 items, completion after a key',
  };
  const first = { title: '第一轮的 95 % of the first round', of: figures.firstKeys };
  return pressTable('按一键 A key press (ms)', names, figures.key, (id) => before(`key.${id}`), [first]);
}

/** A key press in a budget with its preview, part by part. */
export function previewTable(figures, before) {
  const names = {
    echo: '编辑器的回显 the editor’s own echo',
    server: '服务器：从修改到差异 server: edit to difference',
    transfer: '传送和等待 transfer and waiting',
    drawing: '绘制 drawing',
    whole: '改动的格出现在屏幕上 the changed cell on the screen',
    beside: '同上，比同一键的回显晚 the same beside the key’s own echo',
    nothing: '什么都不做的预览 a preview that does nothing',
    nothingBeside: '同上，比同一键的回显晚 the same beside the key’s own echo',
  };
  const title = '1 万项，按一键到预览 10,000 items, a key to the preview (ms)';
  return pressTable(title, names, figures.preview, (part) => before(`preview.${part}`));
}

/** The start of the extension in VS Code, step by step. */
export function startTable(figures, before) {
  const names = {
    nothing: '什么都不做的扩展 an extension that does nothing',
    first: '刚安装的扩展 just installed',
    next: '以后每次 from then on',
  };
  return table(
    [
      'VS Code 中打开示例 Opening the sample in VS Code (ms)',
      '激活 activated',
      '服务就绪 server runs',
      '第一批诊断 first diagnostics',
      '多于什么都不做的 beside nothing',
      '上次 before',
    ],
    Object.entries(names).map(([which, name]) => [
      name,
      ...['activated', 'running', 'diagnostics'].map((part) => editTime(figures.startOf(which, part))),
      which === 'nothing' ? '' : number(figures.ownStart(which), 0),
      editTime(before(`start.${which}`)),
    ]),
  );
}

/** A row for each of some things that a key press takes: median, 95 %, what else is told, and the median of the run before. */
function pressTable(title, names, figure, before, others = []) {
  return table(
    [title, '中位 median', '95 %', ...others.map((other) => other.title), '上次中位 median before'],
    Object.entries(names).map(([id, name]) => [
      name,
      editTime(figure(id, 0.5)),
      editTime(figure(id, 0.95)),
      ...others.map(({ of }) => editTime(of(id))),
      editTime(before(id)),
    ]),
  );
}

/** The goals of some parts with what was measured. One of a program that could not be had is left out. */
export function goalTable(figures, parts, before) {
  const measured = parts.flatMap((part) =>
    (goals[part] ?? []).flatMap((goal) => {
      const value = goal.of(figures) ?? Number.NaN;
      return Number.isNaN(value) && part === 'peers' ? [] : [{ goal, value, holds: goal.holds(value) }];
    }),
  );
  const text = table(
    ['目标 Goal', '限度 limit', '测得 measured', '', '上次 before'],
    measured.map(({ goal: { zh, en, id, limit, unit }, value, holds }) => [
      `${zh}<br>${en}`,
      `${limit} ${unit}`.trim(),
      `${number(value, 2)} ${unit}`.trim(),
      holds ? '✓' : '✗',
      number(before(`goal.${id}`), 2),
    ]),
  );
  return { text, measured };
}

function table(headers, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const alignment = headers.map((_, i) => (i === 0 ? '---' : '---:'));
  return [headers, alignment, ...rows].map(line).join('\n');
}

function count(items) {
  return items.toLocaleString('en-US');
}

function times(value) {
  return number(value, value < 10 ? 2 : 1);
}

function number(value, digits) {
  return Number.isFinite(value) ? value.toFixed(digits) : '–';
}
