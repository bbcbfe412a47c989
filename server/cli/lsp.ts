import v8 from 'node:v8';
import type { Command, ExitCode } from './Command.ts';

/** `budget lsp --stdio`: the language server, a bundle of its own, so that its libraries cost the other commands nothing. */
export const lsp: Command = {
  name: 'lsp',
  doc: { zh: '启动语言服务器，供编辑器使用', en: 'starts the language server, for editors' },
  operands: { shown: '', least: 0, most: 0 },
  options: [
    {
      name: 'stdio',
      required: true,
      doc: { zh: '经标准输入、输出通信', en: 'communicates over standard input and output' },
    },
  ],
  async run(): Promise<ExitCode> {
    // A server runs long enough to repay it.
    v8.setFlagsFromString('--turbo-inlining');
    await import('../serverBin.ts');
    return 0;
  },
};
