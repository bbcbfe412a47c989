import type { Call, Option } from '../Command.ts';

/** `--jobs N`: in how many threads the budgets of a folder are read; every command takes it that reads many. */
export const jobsOption: Option = {
  name: 'jobs',
  value: 'N',
  range: { least: 1, most: 256 },
  doc: {
    zh: '同时用几个线程；默认按处理器个数，文件不多时只用一个',
    en: 'how many threads to use; as many as there are processors by default, and one for a few files',
  },
};

/** As many as `--jobs` says; undefined where it is not there. */
export function jobsIn(options: Call['options']): number | undefined {
  const given = options.get(jobsOption.name);
  return given === undefined ? undefined : Number(given);
}
