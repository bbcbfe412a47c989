import path from 'node:path';
import { type Locale, say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import type { PlainBook } from '../render/PlainBook.ts';
import { typography } from '../tables/typography.ts';
import type { CheckResult } from './CheckResult.ts';
import type { Option } from './Command.ts';
import { outputFault } from './files/outputFault.ts';
import type { FileFault, Files, Host } from './Host.ts';

/** `--ledger OUT.xlsx`: the 自查表 that is handed in with a budget. */
export const ledgerOption: Option = {
  name: 'ledger',
  value: 'OUT.xlsx',
  doc: {
    zh: '另写一份公开自查表：每项公开义务通过、不通过或不适用，理由和位置',
    en: 'also writes the self-inspection: each duty of publication passed, failed or not applicable, why and where',
  },
};

/** Why no ledger can be written to a path, before anything is checked. */
export function ledgerFault(inputs: readonly string[], output: string, files: Files): FileFault | undefined {
  if (path.extname(output).toLowerCase() !== '.xlsx') return { path: output, reason: wrongEnding };
  return inputs.reduce<FileFault | undefined>((fault, input) => fault ?? outputFault(input, output, files), undefined);
}

/** Writes a page for each budget, whole or not at all; what keeps it from being written is the fault. */
export async function writeLedger(
  checked: readonly CheckResult[],
  output: string,
  locale: Locale,
  { files }: Host,
): Promise<FileFault | undefined> {
  const { renderPlainBook } = await import('../render/xlsx.ts');
  return files.write(output, renderPlainBook(ledgerOf(checked, locale)));
}

function ledgerOf(checked: readonly CheckResult[], locale: Locale): PlainBook {
  return {
    title: say({ zh: '部门预算公开自查表', en: 'Self-inspection before publication' }, locale),
    author: checked[0]?.department ?? '',
    typography,
    pages: checked.flatMap(({ page }) => page ?? []),
  };
}

const wrongEnding: Localized = {
  zh: '自查表只能写成 .xlsx 文件',
  en: 'the ledger is written as an .xlsx file only',
};

/** Why no ledger is written of what was not wholly checked: it would say that all is well. */
export function notWhollyChecked(output: string): FileFault {
  return {
    path: output,
    reason: {
      zh: '没有写出自查表：有文件没有读到，或有规则没有运行',
      en: 'no ledger was written: a file could not be read, or a rule did not run',
    },
  };
}
