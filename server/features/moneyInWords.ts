import nzh from 'nzh/cn';
import { compare, exactDigits, type Money } from '../model/money.ts';

/** Beyond 万亿 nobody has agreed how to say it: less than 10^16 yuan. */
const MOST_DIGITS = 16;

/**
 * 大写金额 as bills and vouchers have it (《正确填写票据和结算凭证的基本规定》): 人民币 before it, 整 behind 元 where nothing follows.
 * Undefined where the amount has a fraction of a fen, for which there is no word.
 */
export function moneyInWords(value: Money): string | undefined {
  const digits = exactDigits(value, '元').replace('-', '');
  const [whole = '', fraction = ''] = digits.split('.');
  if (whole.length > MOST_DIGITS || fraction.length > 2) return undefined;
  const words = nzh.toMoney(digits, { outSymbol: false, ww: false });
  return `人民币${compare(value, 0) < 0 ? '负' : ''}${words}`;
}
