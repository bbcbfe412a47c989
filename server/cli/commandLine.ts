import { parseArgs } from 'node:util';
import type { Localized } from '../language/schema.ts';
import { nearest } from '../text/nearest.ts';
import type { Call, Command, Option } from './Command.ts';

/** A command line as understood, or the sentence that says what is wrong with it. */
export type CommandLine = ({ readonly command: Command } & Omit<Call, 'locale'>) | { readonly fault: Localized };

/** Reads the words behind `budget`. */
export function readCommandLine([name, ...rest]: readonly string[], commands: readonly Command[]): CommandLine {
  const command = commands.find((each) => each.name === name);
  if (!command)
    return {
      fault: unknownCommand(
        name,
        commands.map((each) => each.name),
      ),
    };
  const { tokens } = parseArgs({ args: rest, strict: false, tokens: true, options: optionTypes(command) });
  const options = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = command.options.find((each) => each.name === token.name);
    const fault = option ? valueFault(option, token.value) : unknownOption(token.rawName, command);
    if (fault) return { fault };
    options.set(token.name, token.value ?? '');
  }
  const operands = tokens.flatMap((token) => (token.kind === 'positional' ? token.value : []));
  const fault = operandFault(operands, command) ?? missingOption(options, command);
  return fault ? { fault } : { command, operands, options };
}

function optionTypes({ options }: Command): Record<string, { type: 'string' | 'boolean'; short?: string }> {
  const entries = options.map(({ name, short, value, choices }) => {
    const type: 'string' | 'boolean' = value || choices ? 'string' : 'boolean';
    return [name, short ? { type, short } : { type }] as const;
  });
  return Object.fromEntries(entries);
}

function unknownCommand(name: string | undefined, names: readonly string[]): Localized {
  const all = [...names, 'help'];
  if (name === undefined) return { zh: `缺少命令：${all.join('、')}`, en: `a command is missing: ${all.join(', ')}` };
  const meant = nearest(name, all);
  const listed = { zh: `可用的命令：${all.join('、')}`, en: `the commands are ${all.join(', ')}` };
  const hint = meant ? { zh: `是不是 ${meant}？`, en: `did you mean ${meant}?` } : listed;
  return { zh: `没有 ${name} 这个命令；${hint.zh}`, en: `there is no command ${name}; ${hint.en}` };
}

function unknownOption(typed: string, { name, options }: Command): Localized {
  const known = options.map(spelled);
  return {
    zh: `${name} 没有 ${typed} 这个选项；可用的选项：${known.join('、')}`,
    en: `${name} has no option ${typed}; its options are ${known.join(', ')}`,
  };
}

/** An option as the help has it. */
function spelled({ name, short }: Option): string {
  return short ? `-${short}` : `--${name}`;
}

function valueFault(option: Option, given: string | undefined): Localized | undefined {
  const { value, choices, range } = option;
  const name = spelled(option);
  const takesValue = value !== undefined || choices !== undefined;
  if (!takesValue)
    return given === undefined ? undefined : { zh: `${name} 后面不带内容`, en: `${name} takes no value` };
  if (!given)
    return {
      zh: `${name} 后面缺少 ${value ?? choices?.join('|')}`,
      en: `${name} needs ${value ?? choices?.join('|')}`,
    };
  if (range && !(/^[0-9]+$/.test(given) && Number(given) >= range.least && Number(given) <= range.most))
    return {
      zh: `${name} 是 ${range.least} 到 ${range.most} 的整数，不能是 ${given}`,
      en: `${name} is a whole number from ${range.least} to ${range.most}, not ${given}`,
    };
  if (!choices || choices.includes(given)) return undefined;
  return {
    zh: `${name} 只能是 ${choices.join('、')}，不能是 ${given}`,
    en: `${name} is one of ${choices.join(', ')}, not ${given}`,
  };
}

function operandFault(
  given: readonly string[],
  { name, operands: { shown, least, most } }: Command,
): Localized | undefined {
  if (given.length < least || given.includes(''))
    return { zh: `${name} 后面缺少 ${shown}`, en: `${name} needs ${shown}` };
  const extra = given[most];
  return extra === undefined
    ? undefined
    : { zh: `${name} 后面多了 ${extra}`, en: `${name} does not take ${extra} as well` };
}

function missingOption(given: ReadonlyMap<string, string>, { name, options }: Command): Localized | undefined {
  const missing = options.find((option) => option.required && !given.has(option.name));
  if (!missing) return undefined;
  const shown = `${spelled(missing)} ${missing.value ?? ''}`.trim();
  return { zh: `${name} 缺少 ${shown}`, en: `${name} needs ${shown}` };
}
