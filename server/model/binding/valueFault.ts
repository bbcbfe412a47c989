import { layoutNames } from '../../language/layoutNames.ts';
import type { Argument } from '../../syntax/tree.ts';
import { ascii } from '../../text/ascii.ts';
import { nearestOf } from '../../text/nearest.ts';
import { plainDigits } from '../amount.ts';
import { isRegionCode } from '../region.ts';
import type { BindFault } from './BindFault.ts';
import type { Bound } from './bind.ts';

type InvalidValue = Omit<Extract<BindFault, { kind: 'invalid-value' }>, 'kind'>;

/** What is wrong with the value of a statement that takes less than all of its type; undefined where nothing is. */
export function valueFault({ schema: { id }, args }: Bound): InvalidValue | undefined {
  switch (id) {
    case 'year':
      return yearFault(args['year']);
    case 'region':
      return regionFault(args['code']);
    case 'code':
      return codeFault(args['code']);
    case 'layout':
      return layoutFault(args['name']);
    default:
      return undefined;
  }
}

/** The whole number that an argument is, or undefined. */
export function wholeNumber(argument: Argument): number | undefined {
  if (argument.kind !== 'quantity' || argument.unit !== '') return undefined;
  const digits = plainDigits(argument.digits);
  return digits && /^\d+$/.test(digits) ? Number(digits) : undefined;
}

/** The budget year that an argument is; undefined where it is none, such as 20267. */
export function yearIn(argument: Argument): number | undefined {
  const year = wholeNumber(argument);
  return year !== undefined && year >= 1994 && year <= 2099 ? year : undefined;
}

function yearFault(argument: Argument | undefined): InvalidValue | undefined {
  if (!argument || wholeNumber(argument) === undefined || yearIn(argument) !== undefined) return undefined;
  return invalid(argument, '年度应是四位年份，例如 2026', 'The year has four digits, such as 2026');
}

function regionFault(argument: Argument | undefined): InvalidValue | undefined {
  const region = argument && wholeNumber(argument);
  if (!argument || region === undefined || isRegionCode(String(region))) return undefined;
  return invalid(
    argument,
    '行政区划代码应是六位数字，例如 140600',
    'The code of a region has six digits, such as 140600',
  );
}

/** Digits, or a letter and digits; anything else stands in quotes. */
function codeFault(argument: Argument | undefined): InvalidValue | undefined {
  if (argument?.kind === 'quantity') {
    const { digits, unit } = argument;
    if (unit === '' && /^\d+$/.test(digits)) return undefined;
    return {
      ...invalid(
        argument,
        `${digits}${unit} 不是代码：代码只有数字，其他的写在引号里`,
        `${digits}${unit} is not a code: a code has digits only, or stands in quotes`,
      ),
      replacements: /^\d+$/.test(digits) ? [digits] : [`"${digits}${unit}"`],
    };
  }
  if (argument?.kind !== 'word') return undefined;
  const { text } = argument;
  // Digits of other scripts, and what cannot be seen, are told as such.
  if (/^[A-Za-z]\d+$/.test(ascii(text)) || !/^[\p{L}\d-]+$/u.test(ascii(text))) return undefined;
  return {
    ...invalid(
      argument,
      `“${text}”不是代码：代码只有数字，其他的写在引号里`,
      `“${text}” is not a code: a code has digits only, or stands in quotes`,
    ),
    replacements: [`"${text}"`],
  };
}

function layoutFault(argument: Argument | undefined): InvalidValue | undefined {
  if (argument?.kind !== 'string' || layoutNames.some((each) => each === argument.value)) return undefined;
  const near = nearestOf(argument.value, layoutNames);
  return {
    ...invalid(
      argument,
      `“${argument.value}”不是表样；可以是：${layoutNames.join('、')}`,
      `“${argument.value}” is not a set of tables; it can be ${layoutNames.join(', ')}`,
    ),
    replacements: (near.length > 0 ? near : layoutNames).map((each) => `"${each}"`),
  };
}

function invalid({ start, end }: Argument, zh: string, en: string): InvalidValue {
  return { message: { zh, en }, start, end };
}
