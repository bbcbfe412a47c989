// Key presses over standard input and output, one at a time: from the notification of a change to the diagnostics of that
// very version, for a client that does not ask for them.
import { setTimeout as pause } from 'node:timers/promises';
import { LanguageServer, servers, TooSlow } from './LanguageServer.mjs';
import { ofRounds } from './statistics.mjs';

/** Somebody who types fast needs ten times as long; the server has time for what it does after the diagnostics. */
const BETWEEN_KEYS_MS = 15;
/** The first keys find code that no machine has compiled yet. */
const FIRST_KEYS = 40;

/**
 * Opens documents, each in a server of its own, and types in all of them in turn, key by key. Answers the rounds of times
 * of each. Whatever was still typing after so many milliseconds ends.
 */
export async function typeInTurn(documents, { rounds, keys, mostMs }) {
  const open = await Promise.all(documents.map(opened));
  try {
    return await inRounds({ rounds, keys, mostMs }, open.length, async (i, key) => {
      const { server, edit } = open[i];
      return server.edit(edit(key));
    });
  } finally {
    for (const { server } of open) server.stop();
  }
}

/** Presses keys for several, in turn: some that do not count, then the rounds. On a slow machine there are fewer of both. */
async function inRounds({ rounds, keys, mostMs }, several, press) {
  const times = Array.from({ length: several }, () => Array.from({ length: rounds }, () => []));
  const started = performance.now();
  const spent = () => (performance.now() - started) / mostMs;
  let first = 0;
  for (let key = 0; key < first + rounds * keys && (spent() < 1 || key <= first); key++) {
    const isFirst = key === first && key < FIRST_KEYS && spent() < 0.25;
    if (isFirst) first = key + 1;
    for (let i = 0; i < several; i++) {
      const time = await press(i, key);
      if (!isFirst) times[i][Math.floor((key - first) / keys)].push(time);
      await pause(BETWEEN_KEYS_MS);
    }
  }
  return times;
}

async function opened({ server: name, text, edit }) {
  const server = await LanguageServer.start(servers[name]);
  await server.open(text, servers[name].format);
  return { server, edit };
}

/** Answers the rounds of times of hover and completion directly behind a key press, the change included. */
export async function askWhileTyping({ digit, letters }, plan) {
  const { server } = await opened({ server: 'budget', text: digit.text });
  const ask = async (method, edit, position) => {
    const [times] = await inRounds(plan, 1, async (_, key) => {
      const { time, answer } = await server.editAndAsk(edit(key), method, position(key));
      if (!answer) throw new Error(`${method} has no answer`);
      return time;
    });
    return times;
  };
  try {
    const digitAt = { ...digit.at, character: digit.at.character - 1 };
    const hover = await ask('textDocument/hover', digit.edit, () => digitAt);
    await server.edit(letters.prepare);
    const completion = await ask('textDocument/completion', letters.edit, letters.position);
    return { hover, completion };
  } finally {
    server.stop();
  }
}

/** Milliseconds from the start of the server's process to the diagnostics of a text. */
export async function startTimes(text, runs) {
  const times = [];
  for (let run = 0; run < runs; run++) {
    const from = performance.now();
    const server = await LanguageServer.start(servers.budget);
    await server.open(text, 'budget');
    times.push(performance.now() - from);
    server.stop();
  }
  return times;
}

/**
 * What V8 compiles of the server in the course of thousands of edits lies in the heap too, some megabytes. Without
 * it the heap is what the edits leave.
 */
const UNCOMPILED = ['--no-opt', '--no-sparkplug'];

/** By how much of itself the heap has grown after so many edits; answers for how many the time was enough, too. */
export async function heapGrowth({ text, edit }, edits, mostMs) {
  const probe = new URL('heapProbe.cjs', import.meta.url).pathname;
  const server = await LanguageServer.start(servers.budget, ['--expose-gc', ...UNCOMPILED, '--require', probe]);
  try {
    await server.open(text, 'budget');
    for (let key = 0; key < 200; key++) await server.edit(edit(key));
    await pause(500);
    const before = await server.heap();
    const end = performance.now() + mostMs;
    let done = 0;
    while (done < edits && performance.now() < end) {
      await server.edit(edit(0));
      await server.edit(edit(1));
      done += 2;
    }
    await pause(500);
    return { edits: done, isWhole: done >= edits, growth: (await server.heap()) / before - 1 };
  } finally {
    server.stop();
  }
}

/**
 * Opens a text in one server and types in its middle: milliseconds to the first diagnostics, the median of the edits, bytes
 * of memory. Where it takes too long, that is told as Infinity; where the server ends by itself, as NaN.
 */
export async function editOnce(name, { text, edit }, { keys, patienceMs }) {
  const server = await LanguageServer.start(servers[name]);
  const result = { open: Number.NaN, edit: Number.NaN, peak: Number.NaN };
  try {
    result.open = Number.POSITIVE_INFINITY;
    result.open = await server.open(text, servers[name].format);
    // Some publish again when they have settled.
    await pause(500);
    result.edit = Number.POSITIVE_INFINITY;
    result.edit = await medianEdit(server, edit, keys, patienceMs);
  } catch (error) {
    if (!(error instanceof TooSlow))
      for (const part of ['open', 'edit']) if (result[part] === Number.POSITIVE_INFINITY) result[part] = Number.NaN;
  } finally {
    result.peak = server.peak();
    server.stop();
  }
  return result;
}

/** The first edits are left out where there is time for more. */
async function medianEdit(server, edit, keys, patienceMs) {
  const times = [];
  const end = performance.now() + patienceMs;
  for (let key = 0; key < keys && (key === 0 || performance.now() < end); key++) {
    times.push(await server.edit(edit(key)));
    await pause(BETWEEN_KEYS_MS);
  }
  return ofRounds([times.slice(Math.floor(times.length / 2))], 0.5);
}
