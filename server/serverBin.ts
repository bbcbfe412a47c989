import v8 from 'node:v8';
import { Bundle } from './Bundle.ts';
import { requireNode } from './requireNode.mjs';

requireNode();

// Has V8 put new objects where they are collected soonest, always. While a budget is opened all that is read stays; V8 would
// conclude that this goes on, and put what an edit makes, and the next one throws away, where only a full collection finds it.
v8.setFlagsFromString('--no-allocation-site-pretenuring');
// Gives away the collection of new objects, for when nobody waits (`collectYoung`).
v8.setFlagsFromString('--expose-gc');

/** Where an editor keeps what belongs to the extension: its Node may be another one than that which made the bundle. */
const folder = process.env['BUDGET_COMPILED'];

const main = new Bundle(__dirname, 'server.main', folder ?? __dirname);
main.run(module);

/** By then an open budget is checked, and nobody waits. */
const SETTLED_MS = 10_000;

if (folder && !main.isKept)
  setTimeout(() => {
    // It is there to start sooner only: a folder that cannot be written costs nothing else.
    try {
      main.keep();
    } catch {}
  }, SETTLED_MS).unref();
