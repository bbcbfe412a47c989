import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, longest first: one that began last would keep one processor waiting for it. */
const slowest = ['duckdb', 'jobs', 'cli', 'prefixes', 'hostileTables', 'protocol', 'positions', 'wholeWorkspace'];

/** Begins with the slowest files; in a fresh clone nothing else is known of how long they take. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = slowest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return at < 0 ? slowest.length : at;
}
