import { type Analysis, analyseRoot } from '../features/Analysis.ts';
import { type Absence, isAbsent, type OtherFiles } from '../model/OtherFiles.ts';
import { resolvePath } from '../text/resolvePath.ts';
import { FileStore } from './FileStore.ts';
import type { ReadFile } from './protocol/readFileProtocol.ts';

/**
 * Reads a budget with all that it includes, apart from what is known of open files, so that it can be as it was at another
 * time. Nothing of it is kept.
 */
export async function readApart(address: string, within: string, read: ReadFile): Promise<Analysis | Absence> {
  let wake = (): void => {};
  const store = new FileStore(read, () => wake());
  const others: OtherFiles = {
    find(path, from) {
      const found = resolvePath(path, from.address, within);
      return found === undefined ? { kind: 'outside', link: false } : store.get(found, within);
    },
  };
  for (;;) {
    const next = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const file = store.get(address, within);
    const whole = isAbsent(file) ? file : analyseRoot(file, others);
    if ('kind' in whole ? whole.kind !== 'loading' : !whole.isLoading) return whole;
    await next;
  }
}
