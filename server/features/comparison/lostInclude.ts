import type { Localized } from '../../language/schema.ts';
import type { Budget, Include } from '../../model/Budget.ts';

/** The first include that could not be read: what it has would be missing from every sum above it. */
export function lostInclude({ includes }: Budget): Include | undefined {
  return includes.find(({ state: { kind } }) => kind !== 'included' && kind !== 'repeated' && kind !== 'cycle');
}

/** Says that a budget cannot be compared without all that it includes. */
export function notWhole({ path }: Include): Localized {
  return {
    zh: `引入的“${path}”读不到，不能对比（budget check 说明原因）`,
    en: `the included “${path}” cannot be read, so nothing can be compared (budget check says why)`,
  };
}
