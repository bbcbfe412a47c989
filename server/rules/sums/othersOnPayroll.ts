import type { Comparison } from '../../model/Budget.ts';
import { compare, subtract } from '../../model/money.ts';
import { endOfLine, startOfLine } from '../../syntax/scan.ts';
import { spelledLike } from '../edits/spelling.ts';
import type { Fix } from '../Rule.ts';

/** People on the payroll who are in no established post, where the file says nothing of such: to write how many they are. */
export function othersOnPayroll({ declared, sum, withoutOthers }: Comparison): Fix[] {
  const left = subtract(declared.amount.value, sum.value);
  if (!withoutOthers || compare(left, 0) <= 0) return [];
  const { statement, place } = withoutOthers;
  const { segment } = place;
  const text = `${spelledLike(statement, { zh: '其他', en: 'other' })} ${left}`;
  const from = startOfLine(segment.text, statement.start);
  const indent = segment.text.slice(from, statement.start);
  const isAlone = indent.trim() === '';
  const at = isAlone ? endOfLine(segment.text, statement.end) : statement.end;
  const newText = isAlone ? `\n${indent}${text}` : `; ${text}`;
  return [
    {
      title: { zh: `其余是其他人员：写“${text}”`, en: `The rest are others: write “${text}”` },
      edits: [{ place: { segment, start: at, end: at }, newText }],
    },
  ];
}
