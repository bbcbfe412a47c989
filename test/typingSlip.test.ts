import { expect, test } from 'vitest';
import { isTypingSlip } from '../server/text/typingSlip.ts';

test.each([
  ['1.02', '1.20', true],
  ['54.33', '54.38', true],
  ['54.33', '543.30', true],
  ['54.33', '54.3', true],
  ['1,254.33', '1254.33万元', true],
  ['12.54', '21.54', true],
  ['54.33', '45.33', true],
  ['54.33', '54.55', false],
  ['54.33', '33.54', false],
  ['0.00', '54.33', false],
])('%s and %s are one slip apart: %s', (one, other, is) => {
  expect(isTypingSlip(one, other)).toBe(is);
  expect(isTypingSlip(other, one)).toBe(is);
});
