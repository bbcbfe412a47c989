// What the project promises of its speed, as data: each with what is measured, in which unit, and its limit. `of` reads the
// figure from the results and answers undefined where it was not measured.

/** The goals of each part of the benchmark. */
export const goals = {
  check: [
    atMost(
      4,
      '×',
      'check-json',
      '检查 10 万项，与 JSON.parse 进程之比（争取 3）',
      'checking 100,000 items against a JSON.parse process (aim: 3)',
      (r) => r.ratio('budget', 'json', 100_000),
    ),
    atMost(250, 'MB', 'check-memory', '检查 10 万项的内存峰值', 'peak memory of checking 100,000 items', (r) =>
      r.peak('budget', 100_000),
    ),
    atMost(
      4.5,
      '×',
      'check-small',
      '检查 1,000 项，与空的 Node 进程之比',
      'checking 1,000 items against `node -e 0`',
      (r) => r.ratio('budget', 'node', 1000),
    ),
    atMost(
      1.15,
      '',
      'growth-time',
      '1,000 到 10 万项，处理器时间随项数的幂次',
      'processor time from 1,000 to 100,000 items grows to the power of',
      (r) => r.exponent('cpu'),
    ),
    atMost(
      1.15,
      '',
      'growth-memory',
      '1,000 到 10 万项，内存随项数的幂次',
      'memory from 1,000 to 100,000 items grows to the power of',
      (r) => r.exponent('peak'),
    ),
  ],
  peers: [
    atLeast(3, '×', 'check-ledger', '检查 10 万项，比 ledger 快', 'checking 100,000 items, faster than ledger', (r) =>
      r.ratio('ledger', 'budget', 100_000),
    ),
    atLeast(
      8,
      '×',
      'check-beancount',
      '检查 10 万项，比 bean-check 快',
      'checking 100,000 items, faster than bean-check',
      (r) => r.ratio('beancount', 'budget', 100_000),
    ),
    atLeast(
      10,
      '×',
      'check-hledger',
      '检查 10 万项，比 hledger 快',
      'checking 100,000 items, faster than hledger',
      (r) => r.ratio('hledger', 'budget', 100_000),
    ),
  ],
  keystroke: [
    below(10, 'ms', 'key', '10 万项中按一键到诊断（95 %）', 'a key in 100,000 items to its diagnostics (95 %)', (r) =>
      r.key('large', 0.95),
    ),
    atMost(
      4,
      '×',
      'key-nothing',
      '同上，与什么都不做的服务器之比（中位数）',
      'the same against a server that does nothing (medians)',
      (r) => r.keyRatio('large', 'nothing'),
    ),
    atMost(
      2,
      '×',
      'key-growth',
      '按一键到诊断，10 万项与 1,000 项之比（中位数）',
      'a key in 100,000 items against one in 1,000 (medians)',
      (r) => r.keyRatio('large', 'small'),
    ),
    below(15, 'ms', 'key-name', '改一个处处用到的名称（95 %）', 'a key in a name that is used everywhere (95 %)', (r) =>
      r.key('name', 0.95),
    ),
    below(5, 'ms', 'key-list', '一块 1 万行的明细里按一键（95 %）', 'a key in one block of 10,000 items (95 %)', (r) =>
      r.key('list', 0.95),
    ),
    below(
      5,
      'ms',
      'key-unit',
      '一个 1 万行的预算单位里按一键（95 %）',
      'a key in one unit of 10,000 lines (95 %)',
      (r) => r.key('unit', 0.95),
    ),
    below(5, 'ms', 'hover', '10 万项中刚按一键就悬停（95 %）', 'hover right after a key in 100,000 items (95 %)', (r) =>
      r.key('hover', 0.95),
    ),
    below(
      5,
      'ms',
      'completion',
      '10 万项中刚按一键就补全（95 %）',
      'completion right after a key in 100,000 items (95 %)',
      (r) => r.key('completion', 0.95),
    ),
    below(
      500,
      'ms',
      'start',
      '从启动服务器到打开的示例有诊断',
      'start of the server to the diagnostics of an open sample',
      (r) => r.start(),
    ),
    atMost(
      10,
      '%',
      'heap',
      '改 1 万次以后堆的增长，不计机器码',
      'growth of the heap after 10,000 edits, without machine code',
      (r) => r.heapGrowth(),
    ),
  ],
  preview: [
    below(
      100,
      'ms',
      'preview',
      '1 万项：按一键，预览里改动的格比编辑器的回显晚（95 %）',
      'a key in 10,000 items: the changed cell of the preview beside the editor’s own echo (95 %)',
      (r) => r.preview('beside', 0.95),
    ),
  ],
  start: [
    below(
      500,
      'ms',
      'start-extension',
      'VS Code 中从激活扩展到打开的示例有诊断，多于什么都不做的扩展',
      'activation of the extension in VS Code to the diagnostics of an open sample, beside one that does nothing',
      (r) => r.ownStart('next'),
    ),
    below(500, 'ms', 'start-installed', '同上，安装后第一次', 'the same, the first time after it was installed', (r) =>
      r.ownStart('first'),
    ),
  ],
};

function atMost(limit, unit, id, zh, en, of) {
  return { id, zh, en, unit, of, limit: `≤ ${limit}`, holds: (value) => value <= limit };
}

function below(limit, unit, id, zh, en, of) {
  return { id, zh, en, unit, of, limit: `< ${limit}`, holds: (value) => value < limit };
}

function atLeast(limit, unit, id, zh, en, of) {
  return { id, zh, en, unit, of, limit: `≥ ${limit}`, holds: (value) => value >= limit };
}
