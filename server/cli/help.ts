import type { Locale } from '../language/locale.ts';
import { say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import type { Command, Option } from './Command.ts';

const introduction: Localized = {
  zh: 'budget：部门预算文本（.budget）的检查与生成',
  en: 'budget: checks and renders department budgets written as text (.budget)',
};

const exitCodes: readonly { readonly code: string; readonly doc: Localized }[] = [
  { code: '0', doc: { zh: '没有错误级的问题', en: 'nothing at error level' } },
  {
    code: '1',
    doc: {
      zh: '有错误级的问题（render 仍写出文件）；format --check：有文件需要格式化',
      en: 'findings at error level (render writes the file all the same); format --check: a file would change',
    },
  },
  { code: '2', doc: { zh: '用法不对，或有文件不能读写', en: 'wrong use, or a file that cannot be read or written' } },
];

const titles = {
  usage: { zh: '用法：', en: 'Usage:' },
  exitCodes: { zh: '退出码：', en: 'Exit codes:' },
  help: { zh: '说明所有的命令', en: 'explains all commands' },
  version: { zh: '显示版本', en: 'shows the version' },
} as const satisfies Record<string, Localized>;

/** What `budget help` prints, of all commands or of those that are asked about: in Chinese, then in English. */
export function helpText(commands: readonly Command[]): string {
  return `${helpIn('zh-cn', commands)}\n${helpIn('en', commands)}`;
}

function helpIn(locale: Locale, commands: readonly Command[]): string {
  const own = [
    { left: 'budget help', right: say(titles.help, locale) },
    { left: 'budget --version', right: say(titles.version, locale) },
  ];
  const usage = [...commands.flatMap((command) => rowsOf(command, locale)), ...own];
  const codes = exitCodes.map(({ code, doc }) => ({ left: code, right: say(doc, locale) }));
  const sections = [section(say(titles.usage, locale), usage), section(say(titles.exitCodes, locale), codes)];
  return [`${say(introduction, locale)}\n`, ...sections].join('\n');
}

interface Row {
  readonly left: string;
  readonly right: string;
}

function rowsOf({ name, operands, options, doc }: Command, locale: Locale): Row[] {
  const required = options.filter((option) => option.required).map(optionText);
  const left = ['budget', name, operands.shown, ...required].filter(Boolean).join(' ');
  return [
    { left, right: say(doc, locale) },
    ...options.map((option) => ({ left: `  ${optionText(option)}`, right: say(option.doc, locale) })),
  ];
}

function optionText({ name, short, value, choices }: Option): string {
  return [short ? `-${short}` : `--${name}`, value ?? choices?.join('|')].filter(Boolean).join(' ');
}

function section(title: string, rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ left }) => left.length));
  return `${title}\n${rows.map(({ left, right }) => `  ${left.padEnd(width)}  ${right}\n`).join('')}`;
}
