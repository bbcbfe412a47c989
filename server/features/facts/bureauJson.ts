import type { Disclosure } from '../../document/Disclosure.ts';
import { renderJson } from '../../render/json.ts';
import type { Bureau } from './Bureau.ts';

/**
 * A bureau's document as JSON: the tables of the whole as `budget render` writes them, and `departments` and `regions` with
 * their figures in yuan, exact, as texts: a number of JSON is a double to most who read it; `faults` where budgets are counted
 * with which something is wrong.
 */
export function bureauJson({ departments, regions, faults = [] }: Bureau, disclosure: Disclosure): string {
  const { blocks } = disclosure;
  const whole: object = JSON.parse(renderJson({ ...disclosure, blocks: blocks.filter(isOfWhole) }));
  const listed = {
    departments: departments.map(({ code, name, regionCode, regionName, file, amounts }) => ({
      code,
      name,
      region_code: regionCode,
      region_name: regionName,
      file,
      ...Object.fromEntries(amounts),
    })),
    regions: regions.map(({ code, name, departments: count, amounts }) => ({
      code,
      name,
      departments: count,
      ...Object.fromEntries(amounts),
    })),
    ...(faults.length > 0 ? { faults } : {}),
  };
  return `${JSON.stringify({ ...whole, ...listed }, undefined, 2)}\n`;
}

/** The lists are there as arrays. */
function isOfWhole(block: Disclosure['blocks'][number]): boolean {
  return block.kind !== 'sheet' || !['regions', 'departments'].includes(block.sheet.id);
}
