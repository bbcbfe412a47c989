import { say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import type { ExitCode } from './Command.ts';
import { chosenLocale } from './chosenLocale.ts';
import { codeOf } from './files/readWithin.ts';
import type { Host } from './Host.ts';

/** Says why a run came to no end, so that nobody takes its exit code for that of findings. */
export function unfinished(error: unknown, args: readonly string[], { environment, complain }: Host): ExitCode {
  const locale = chosenLocale(args, environment);
  complain(`budget: ${say(isOutputFull(error) ? outputFull : failed(error), locale)}`);
  return 2;
}

function isOutputFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO'].includes(codeOf(error));
}

const outputFull: Localized = {
  zh: '结果没有写完：输出到的磁盘已满，或超过了允许的大小；请腾出空间，或换一个位置',
  en: 'not all was written: the disk of the output is full, or the file would be larger than allowed; free some space, or choose another place',
};

function failed(error: unknown): Localized {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { zh: `没有做完，这是程序的错误：${detail}`, en: `not finished, which is a fault of the program: ${detail}` };
}
