import type { Command } from './Command.ts';
import { check } from './check.ts';
import { explain } from './explain.ts';
import { lsp } from './lsp.ts';
import { render } from './render.ts';

/** Every command; adding one is its file and its line here. */
export const commands: readonly Command[] = [check, render, explain, lsp];
