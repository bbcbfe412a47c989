import nzh from 'nzh/cn';

/** The number that Chinese numerals say, plain (二十五万) or 大写 (贰拾伍万); undefined where they are not written as usual. */
export function numberOf(numerals: string): number | undefined {
  const plain = Number(nzh.decodeS(numerals));
  if (nzh.encodeS(plain) === numerals) return plain;
  const formal = Number(nzh.decodeB(numerals));
  return nzh.encodeB(formal) === numerals ? formal : undefined;
}

/** A whole number in 大写 numerals, as on vouchers: 壹佰壹拾捌万. */
export function formalNumerals(n: number): string {
  return nzh.encodeB(n);
}

const DIGITS = '〇一二三四五六七八九';

/** The digits that a year is told in, 二〇二六. */
export function digitsOf(numerals: string): string {
  return numerals.replace(/[○零]/g, '〇').replace(/./gu, (each) => String(DIGITS.indexOf(each)));
}
