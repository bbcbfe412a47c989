import { expect, test } from 'vitest';
import { isNearSlip, isTransposed, isTypingSlip } from '../../server/text/typingSlip.ts';

test.each([
  ['1.02', '1.20', true],
  ['54.33', '54.38', true],
  ['54.33', '543.30', true],
  ['54.33', '54.3', true],
  ['1,254.33', '1254.33万元', true],
  ['５４．３３', '54.38', true],
  ['12.54', '21.54', true],
  ['54.33', '45.33', true],
  ['54.33', '54.55', false],
  ['54.33', '33.54', false],
  ['0.00', '54.33', false],
])('%s and %s are one slip apart: %s', (one, other, is) => {
  expect(isTypingSlip(one, other)).toBe(is);
  expect(isTypingSlip(other, one)).toBe(is);
});

test.each([
  ['721.39', '712.39', true],
  ['７２１．３９', '712.39', true],
  ['9辆', '8辆', true],
  ['18,900.00', '1,890.00', true],
  ['940,000', '94.00', true],
  ['28,000', '280,000', true],
  ['300,000', '1,000,000', false],
  ['25.20', '25.8', true],
  ['860.00', '851.00', false],
])('%s and %s in one unit are one slip apart: %s', (one, other, is) => {
  expect(isNearSlip(one, other)).toBe(is);
  expect(isNearSlip(other, one)).toBe(is);
});

test.each([
  ['2,930.46', '2,903.46', true],
  ['2,903.46', '2,903.40', false],
  ['2,903.46', '2,903.46', false],
  ['29,034.60', '2,903.46', false],
  ['210.5', '120.50', true],
  ['210.00', '12.00', false],
])('%s and %s differ in two swapped digits alone: %s', (one, other, is) => {
  expect(isTransposed(one, other)).toBe(is);
  expect(isTransposed(other, one)).toBe(is);
});
