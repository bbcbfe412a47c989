import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moneyInWords } from '../../server/features/moneyInWords.ts';
import { moneyOf, negate } from '../../server/model/money.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const ranks: Readonly<Record<string, bigint>> = { 拾: 10n, 佰: 100n, 仟: 1000n };

/** What an amount in words comes to in fen, read by itself: 亿, then 万, then 仟佰拾, then 角 and 分. */
function fenOf(words: string): bigint {
  const [yuan = '', rest = ''] = words.includes('元') ? words.split('元') : ['', words];
  const digit = (sign: string): bigint => BigInt(DIGITS.indexOf(new RegExp(`(.)${sign}`).exec(rest)?.[1] ?? '零'));
  return (
    above(yuan, '亿', 100_000_000n, (text) => above(text, '万', 10_000n, belowTenThousand)) * 100n +
    digit('角') * 10n +
    digit('分')
  );
}

function above(text: string, word: string, worth: bigint, read: (text: string) => bigint): bigint {
  const at = text.lastIndexOf(word);
  return at < 0 ? read(text) : read(text.slice(0, at)) * worth + read(text.slice(at + 1));
}

function belowTenThousand(text: string): bigint {
  let sum = 0n;
  let digit = 0n;
  for (const character of text) {
    const rank = ranks[character];
    if (rank === undefined) digit = BigInt(DIGITS.indexOf(character));
    else {
      sum += digit * rank;
      digit = 0n;
    }
  }
  return sum + digit;
}

describe('大写金额', () => {
  test.each([
    ['0', '人民币零元整'],
    ['0.05', '人民币伍分'],
    ['0.5', '人民币伍角'],
    ['10.5', '人民币壹拾元伍角'],
    ['100000000', '人民币壹亿元整'],
    ['10000.01', '人民币壹万元零壹分'],
    // The examples of 《正确填写票据和结算凭证的基本规定》; where it leaves a 零 free, it is left out.
    ['1409.50', '人民币壹仟肆佰零玖元伍角'],
    ['6007.14', '人民币陆仟零柒元壹角肆分'],
    ['1680.32', '人民币壹仟陆佰捌拾元叁角贰分'],
    ['107000.53', '人民币壹拾万柒仟元伍角叁分'],
    ['16409.02', '人民币壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '人民币叁佰贰拾伍元零肆分'],
    ['1000000010000', '人民币壹万亿零壹万元整'],
    ['9007199254740993.07', '人民币玖仟零柒万壹仟玖佰玖拾贰亿伍仟肆佰柒拾肆万零玖佰玖拾叁元零柒分'],
  ])('%s', (digits, words) => {
    expect(moneyInWords(moneyOf(digits, 100))).toBe(words);
  });

  test('below zero it says so, and nothing where there is no word for it', () => {
    expect(moneyInWords(negate(moneyOf('3.2', 100)))).toBe('人民币负叁元贰角');
    expect(moneyInWords(moneyOf('0.001', 100))).toBeUndefined();
    expect(moneyInWords(moneyOf('10000000000000000', 100))).toBeUndefined();
  });

  test('reads back as the same amount, with no zero said twice or before a rank', () => {
    const sparse = fc
      .array(fc.constantFrom('0', '0', '0', '1', '5', '9'), { minLength: 1, maxLength: 16 })
      .map((digits) => digits.join(''));
    const whole = fc.oneof(sparse, fc.bigInt({ min: 0n, max: 10n ** 16n - 1n }).map(String));
    fc.assert(
      fc.property(whole, fc.integer({ min: 0, max: 99 }), (yuan, fen) => {
        const words = moneyInWords(moneyOf(`${yuan}.${String(fen).padStart(2, '0')}`, 100)) ?? '';
        expect(fenOf(words.replace(/^人民币/, ''))).toBe(BigInt(yuan) * 100n + BigInt(fen));
        expect(words).not.toMatch(/零零|零[拾佰仟万亿]|零元(?!整)/);
        expect(words.endsWith('整')).toBe(fen === 0);
      }),
      { numRuns: 2000 },
    );
  });
});
