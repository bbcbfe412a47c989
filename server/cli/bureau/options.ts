import type { Call, Option } from '../Command.ts';

/** `--allow-errors`, for whoever wants the figures of budgets that are not in order. */
export const allowErrorsOption: Option = {
  name: 'allow-errors',
  doc: {
    zh: '有错误的预算也算进去，并写出文件；默认不写',
    en: 'counts budgets with errors, and writes the file; nothing is written by default',
  },
};

/** Whether a call counts budgets with errors. */
export function errorsIn(options: Call['options']): 'allowed' | 'refused' {
  return options.has(allowErrorsOption.name) ? 'allowed' : 'refused';
}
