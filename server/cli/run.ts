import { name, version } from '../../package.json';
import { say } from '../language/locale.ts';
import type { ExitCode } from './Command.ts';
import { chosenLocale } from './chosenLocale.ts';
import { readCommandLine } from './commandLine.ts';
import { commands } from './commands.ts';
import type { Host } from './Host.ts';
import { helpText } from './help.ts';

/** The whole command line: reads the words behind `budget`, does what they ask and answers with the exit code. */
export async function run(args: readonly string[], host: Host): Promise<ExitCode> {
  const asked = args.slice(0, args.includes('--') ? args.indexOf('--') : undefined);
  if (args[0] === 'help' || asked.includes('--help') || asked.includes('-h')) return answer(host, helpFor(asked));
  if (args[0] === '--version' || args[0] === 'version') return answer(host, `${name} ${version}\n`);
  const locale = chosenLocale(args, host.environment);
  const line = readCommandLine(args, commands);
  if ('fault' in line) {
    host.complain(
      `budget: ${say(line.fault, locale)}${say({ zh: '（用法见 budget help）', en: ' (see budget help)' }, locale)}`,
    );
    return 2;
  }
  return line.command.run({ ...line, locale }, host);
}

/** `budget help check`, `budget check --help`: that command; else all. */
function helpFor(asked: readonly string[]): string {
  const [wanted] = asked[0] === 'help' ? asked.slice(1) : asked;
  const own = commands.filter(({ name }) => name === wanted);
  return helpText(own.length > 0 ? own : commands);
}

function answer({ print }: Host, text: string): ExitCode {
  print(text);
  return 0;
}
