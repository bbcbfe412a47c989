import { type Command, type ExitCode, localeOption } from './Command.ts';

/** `budget format PATH…`: lays files out, each in the encoding that it has, and names those that it changed. */
export const format: Command = {
  name: 'format',
  doc: {
    zh: '格式化文件，或文件夹里所有的 .budget 文件；列出改动的文件',
    en: 'formats files, or all .budget files in folders; lists those that it changed',
  },
  operands: { shown: 'PATH…', least: 1, most: Number.POSITIVE_INFINITY },
  options: [
    {
      name: 'check',
      doc: {
        zh: '不改文件，只列出需要格式化的；有这样的文件时退出码为 1',
        en: 'changes nothing, only lists the files that would change; the exit code is 1 if there are any',
      },
    },
    {
      name: 'keywords',
      choices: ['keep', 'zh', 'en'],
      doc: { zh: '关键字改用中文或英文；默认不改', en: 'the language of keywords; as typed by default' },
    },
    localeOption,
  ],
  async run(call, host): Promise<ExitCode> {
    const { formatFiles } = await import('./formatFiles.ts');
    return formatFiles(call, host);
  },
};
