import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heads } from '../../server/language/lookup.ts';
import { type Amount, readAmount } from '../../server/model/amount.ts';
import {
  add,
  compare,
  exactDigits,
  exactText,
  formatMoney,
  type Money,
  type MoneyUnit,
  moneyOf,
  moneyUnits,
  negate,
  subtract,
  writtenDigits,
} from '../../server/model/money.ts';
import { parse } from '../../server/syntax/parse.ts';
import { isExpression } from '../../server/syntax/tree.ts';

const unit = fc.constantFrom<MoneyUnit>('元', '千元', '万元', '亿元');
const fileUnit = unit;

/** Digits as they are typed: up to 15 before and 6 behind the point. */
const digits = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.option(fc.stringMatching(/^[0-9]{1,6}$/)))
  .map(([whole, fraction]) => (fraction === null ? String(whole) : `${whole}.${fraction}`));

/** Any amount, in fen: whole fen, and what quotients and long decimals leave. */
const money: fc.Arbitrary<Money> = fc.oneof(
  fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
  fc.maxSafeInteger(),
  fc.tuple(digits, unit).map(([text, of]) => moneyOf(text, moneyUnits[of])),
);

const Exact = Decimal.clone({ precision: 80 });
const runs = { numRuns: 2000 } as const;

/** The amount that a text is read as in a file of some unit. */
function read(text: string, of: MoneyUnit): Amount {
  const [statement] = parse(`合计 ${text}`, heads).segments.flatMap(({ statements }) => statements);
  const argument = statement?.args[0];
  if (!argument || !isExpression(argument)) throw new Error(`“${text}” is no expression`);
  const result = readAmount(argument, of);
  if ('fault' in result) throw new Error(result.fault.message.en);
  return { value: result.value, half: result.half };
}

function expectEqual(actual: Money, expected: Decimal): void {
  expect(new Exact(actual).toFixed()).toBe(expected.toFixed());
}

describe('an amount that is read', () => {
  test('is its digits times its unit, exactly', () => {
    fc.assert(
      fc.property(digits, unit, fileUnit, (text, of, file) => {
        expectEqual(read(text + of, file).value, new Exact(text).times(moneyUnits[of]));
        expectEqual(read(text, file).value, new Exact(text).times(moneyUnits[file]));
      }),
      runs,
    );
  });

  test('is the same with thousands separators and in full width', () => {
    fc.assert(
      fc.property(digits, unit, (text, file) => {
        const [whole = '', fraction] = text.split('.');
        const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
        const wide = grouped.replace(/[0-9.,]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
        expect(compare(read(grouped, file).value, read(text, file).value)).toBe(0);
        expect(compare(read(wide, file).value, read(text, file).value)).toBe(0);
      }),
      runs,
    );
  });

  test('written out with all its digits reads back the same', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), unit, fileUnit, (fen, of, file) => {
        const value = Math.abs(fen);
        expect(compare(read(exactDigits(value, of) + of, file).value, value)).toBe(0);
        expect(compare(read(exactText(value, of, 2) + of, file).value, value)).toBe(0);
      }),
      runs,
    );
  });

  test('in 元 has two decimals or none', () => {
    expect([100, 110, 105, 5_773_456_790, 0, -50].map((fen) => writtenDigits(fen, '元'))).toEqual([
      '1',
      '1.10',
      '1.05',
      '57734567.90',
      '0',
      '-0.50',
    ]);
    expect(writtenDigits(110, '万元')).toBe('0.00011');
  });

  test('is rounded where it is a plain number in 千元, 万元 or 亿元, and exact in 元 and as a product', () => {
    const half: Readonly<Record<MoneyUnit, number>> = { 元: 0, 千元: 500, 万元: 5_000, 亿元: 50_000_000 };
    fc.assert(
      fc.property(fc.nat(10 ** 6), unit, fileUnit, fc.nat(12), (n, of, file, months) => {
        expect(read(String(n), file).half).toBe(half[file]);
        expect(read(`${n}${of}`, file).half).toBe(half[of]);
        expect(read(`${n}${of}/月 * ${months}月`, file).half).toBe(0);
        expectEqual(read(`${n}${of}/月 * ${months}月`, file).value, new Exact(n).times(moneyUnits[of]).times(months));
      }),
      runs,
    );
  });
});

describe('an amount that is published', () => {
  const format = fc.record({ unit, decimals: fc.integer({ min: 0, max: 4 }), separators: fc.constant(false) });

  test('is rounded half up', () => {
    fc.assert(
      fc.property(money, format, (value, as) => {
        const expected = new Exact(value).div(moneyUnits[as.unit]).toFixed(as.decimals, Decimal.ROUND_HALF_UP);
        expect(formatMoney(value, as)).toBe(/^-0(?:\.0*)?$/.test(expected) ? expected.slice(1) : expected);
      }),
      runs,
    );
  });

  test.each([
    [5_000, '0.01'],
    [4_999, '0.00'],
    [-5_000, '-0.01'],
    [-4_999, '0.00'],
    [1_225_000, '1.23'],
    [1_224_999, '1.22'],
  ])('%d fen in 万元 is %s', (fen, text) => {
    expect(formatMoney(fen, { unit: '万元', decimals: 2, separators: true })).toBe(text);
  });

  test('has separators in groups of three, and the same digits without them', () => {
    fc.assert(
      fc.property(money, format, (value, as) => {
        const text = formatMoney(value, { ...as, separators: true });
        expect(text).toMatch(/^-?\d{1,3}(?:,\d{3})*(?:\.\d+)?$/);
        expect(text.replaceAll(',', '')).toBe(formatMoney(value, as));
      }),
      runs,
    );
  });
});

describe('sums', () => {
  test('are exact, in whatever order', () => {
    fc.assert(
      fc.property(money, money, money, (a, b, c) => {
        expectEqual(add(add(a, b), c), new Exact(a).plus(b).plus(c));
        expect(compare(add(a, add(b, c)), add(add(c, b), a))).toBe(0);
        expect(compare(subtract(add(a, b), b), a)).toBe(0);
        expect(compare(add(a, negate(a)), 0)).toBe(0);
      }),
      runs,
    );
  });

  test('of equal amounts have one form', () => {
    fc.assert(
      fc.property(money, money, (a, b) => {
        expect(JSON.stringify(subtract(add(a, b), b))).toBe(JSON.stringify(add(a, 0)));
      }),
      runs,
    );
  });
});
