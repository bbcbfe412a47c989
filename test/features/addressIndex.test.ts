import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { AddressIndex } from '../../client/preview/page/cells/AddressIndex.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** What the index sees of an element of a page. */
class PageElement {
  isConnected = true;
  readonly children: readonly PageElement[];
  readonly address: string | null;

  constructor(address: string | null, children: readonly PageElement[] = []) {
    this.address = address;
    this.children = children;
  }

  getAttribute(name: string): string | null {
    return name === 'data-figure' ? this.address : null;
  }

  querySelectorAll(): readonly PageElement[] {
    return this.children;
  }
}

/** How many of some elements a collection leaves. */
function stillThere(elements: readonly WeakRef<PageElement>[]): number {
  collect();
  return elements.filter((each) => each.deref()).length;
}

beforeAll(() => {
  vi.stubGlobal('HTMLElement', PageElement);
  vi.stubGlobal('SVGElement', class {});
});
afterAll(() => void vi.unstubAllGlobals());

test('of rows that come and go as one types, the page keeps no more than it shows', async () => {
  const index = new AddressIndex();
  const add = (element: PageElement): void => index.add([element as unknown as Element]);
  const shown = Array.from({ length: 40 }, (_, i) => new PageElement(`t3/${i}/total`));
  add(new PageElement(null, shown));
  const gone: WeakRef<PageElement>[] = [];
  for (let edit = 0; edit < 1000; edit++) {
    // A project whose name is typed, one key after the other.
    const cell = new PageElement(`t12/${edit}/total`);
    const row = new PageElement(null, [cell]);
    add(row);
    expect(index.at('t3/0/total')).toEqual([shown[0]]);
    cell.isConnected = false;
    gone.push(new WeakRef(cell));
  }
  await expect.poll(() => stillThere(gone)).toBeLessThanOrEqual(2 * shown.length);
  for (const each of shown) expect(index.at(each.address ?? '')).toEqual([each]);
});
