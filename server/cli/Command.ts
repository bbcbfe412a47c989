import type { Locale } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import type { Host } from './Host.ts';

/** 0: nothing at error level; 1: findings at error level; 2: wrong use or unreadable input. */
export type ExitCode = 0 | 1 | 2;

/** One command of `budget`: what it takes, for help and for reading the command line, and what it does. */
export interface Command {
  readonly name: string;
  readonly doc: Localized;
  readonly operands: Operands;
  readonly options: readonly Option[];
  readonly run: (call: Call, host: Host) => ExitCode | Promise<ExitCode>;
}

/** What follows the command without a `--`. */
export interface Operands {
  /** As help shows it; empty where there are none. */
  readonly shown: string;
  readonly least: number;
  readonly most: number;
}

/** One `--name value`, or `--name` alone where it has no value. */
export interface Option {
  readonly name: string;
  readonly short?: string;
  /** The value as help shows it. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** The value is a whole number from one to another. */
  readonly range?: { readonly least: number; readonly most: number };
  readonly required?: true;
  readonly doc: Localized;
}

/** A command as called. */
export interface Call {
  readonly operands: readonly string[];
  readonly options: ReadonlyMap<string, string>;
  readonly locale: Locale;
}

/** Which language messages are in; every command that writes some takes it. */
export const localeOption: Option = {
  name: 'locale',
  choices: ['zh-cn', 'en'],
  doc: {
    zh: '信息所用的语言；默认按环境变量 LC_ALL、LC_MESSAGES、LANG',
    en: 'the language of messages; by default that of LC_ALL, LC_MESSAGES or LANG',
  },
};
