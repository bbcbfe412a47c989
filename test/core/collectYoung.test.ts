import v8 from 'node:v8';
import { expect, test } from 'vitest';

test('what died young is collected once there is much of it', async () => {
  v8.setFlagsFromString('--expose-gc');
  const { collectYoung } = await import('../../server/cli/collectYoung.ts');
  collectYoung();
  const little = used();
  collectYoung();
  expect(used()).toBeGreaterThanOrEqual(little);
  const before = filled();
  collectYoung();
  expect(used()).toBeLessThan(before);
});

/** Makes what nobody keeps until the space of new objects is more than half full; answers the bytes in it. */
function filled(): number {
  for (let round = 0; round < 100_000; round++) {
    Array.from({ length: 1000 }, (_, i) => ({ i }));
    const { space_used_size, space_available_size } = youngSpace();
    if (space_used_size > 0.6 * (space_used_size + space_available_size)) return space_used_size;
  }
  throw new Error('the space of new objects does not fill');
}

function used(): number {
  return youngSpace().space_used_size;
}

function youngSpace(): v8.HeapSpaceInfo {
  const space = v8.getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  if (!space) throw new Error('there is no space of new objects');
  return space;
}
