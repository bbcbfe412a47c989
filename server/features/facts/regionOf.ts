import type { Budget } from '../../model/Budget.ts';
import { childrenOf } from '../../model/binding/boundValues.ts';
import { wholeNumber } from '../../model/binding/valueFault.ts';
import { isRegionCode, type Region, regionOfFolder } from '../../model/region.ts';

/**
 * Where a department is: what 行政区划 says, else the nearest folder above its file that is named after a region. A region
 * is called what a folder above calls it. `folders` are the names of the folders above, the nearest first.
 */
export function regionOf({ department }: Budget, folders: readonly string[]): Region | undefined {
  const above = folders.flatMap((name) => regionOfFolder(name) ?? []);
  const argument = department && childrenOf(department.bound, 'region')[0]?.args['code'];
  const code = argument && String(wholeNumber(argument) ?? '');
  if (code === undefined || !isRegionCode(code)) return above[0];
  return { code, name: above.find((region) => region.code === code)?.name ?? '' };
}
