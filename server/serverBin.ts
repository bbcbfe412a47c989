import v8 from 'node:v8';
import { Bundle } from './Bundle.ts';

// Has V8 put new objects where they are collected soonest, always. While a budget is opened all that is read stays; V8 would
// conclude that this goes on, and put what an edit makes, and the next one throws away, where only a full collection finds it.
v8.setFlagsFromString('--no-allocation-site-pretenuring');

new Bundle(__dirname, 'server.main').run(module);
