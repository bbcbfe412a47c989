import type { Localized } from '../../../language/schema.ts';
import type { Bound } from '../../../model/binding/bind.ts';
import { stringOf, wordOf } from '../../../model/binding/boundValues.ts';
import { headText } from '../../../model/heads.ts';
import { type Money, type MoneyUnit, writtenDigits } from '../../../model/money.ts';
import { totalOf } from '../../../model/totalOf.ts';
import type { Change } from './Merger.ts';
import type { BasicBlock, BasicPlan } from './planBasic.ts';
import { totalOfLines } from './planLines.ts';

/** Between a statement and one that it stands in. */
export const between = ' › ';

/** A statement as a report names it: its head, its code or name, and of what source and year its money is. */
export function labelOf({ statement, args }: Bound): string {
  const code = args['code'];
  const words = [
    headText(statement),
    code?.kind === 'quantity' ? code.digits : code?.kind === 'word' ? code.text : '',
    stringOf(args['name'] ?? args['function'] ?? args['cells']),
    wordOf(args['source']),
    wordOf(args['carryover']),
  ];
  return words.filter(Boolean).join(' ');
}

/** Why a sum of the file becomes a comment. */
export const isBrokenDown: Localized = { zh: '导入的表中有它的明细：', en: 'the imported tables have its lines:' };

/** What else tables may say of money that is not in them, and of texts. */
export const orZero: Localized = { zh: '，或写的是 0', en: ', or 0 there' };
export const none: Localized = { zh: '', en: '' };

/** What the tables do not have. */
export function leftAlone(names: readonly string[], count: number, or: Localized): Localized {
  const more = count > names.length;
  return {
    zh: `导入的表中没有“${names.join('”、“')}”${more ? `等 ${count} 处` : ''}${or.zh}，保留未动，请核对`,
    en: `not in the imported tables${or.en}, left as it is: ${names.join(', ')}${more ? ` and ${count - names.length} more` : ''}`,
  };
}

/** What of basic expenditure tables tell otherwise, without saying which line it is. */
export function unclearNotes(plan: BasicPlan, path: readonly string[], unit: MoneyUnit): Localized[] {
  const at = ({ there }: BasicBlock): string => labelOf(there.bound);
  const blocks = plan.unclear.map(({ block, told, own }) => {
    const [only, ...others] = block.own;
    const line = only && others.length === 0 ? [labelOf(only.bound)] : [];
    return sumDiffers([...path, at(block), ...line].join(between), told.value, own.value, unit);
  });
  const codes = plan.unclearCodes.flatMap(({ own, told }) => {
    const { bound } = own[0]?.line ?? told[0] ?? {};
    const where = [...new Set(own.map(({ block }) => at(block)))].join(' / ');
    const sum = totalOf(own.map(({ line }) => line.amount));
    const label = bound ? [...path, ...(where ? [where] : []), labelOf(bound)] : [];
    return label.length > 0 ? sumDiffers(label.join(between), totalOfLines(told).value, sum.value, unit) : [];
  });
  return [...blocks, ...codes, ...(plan.areCodesUnknown ? [codesUnknown(path.join(between))] : [])];
}

/** Economic codes that differ, nobody knows where. */
function codesUnknown(path: string): Localized {
  const at = path && `${path}：`;
  return {
    zh: `${at}基本支出的经济科目与表格不同，表格不说明是哪个功能科目的，没有改动，请核对`,
    en: `${at}basic expenditure differs by economic codes, and the tables do not say under which function: nothing was changed, please check`,
  };
}

/** A sum that the tables tell of several lines. */
export function sumDiffers(path: string, told: Money, sum: Money, unit: MoneyUnit): Localized {
  const [wanted, found] = [told, sum].map((value) => writtenDigits(value, unit) + unit);
  return {
    zh: `${path}：表中是 ${wanted}，文件里的明细合计 ${found}，没有改动，请核对`,
    en: `${path}: ${wanted} in the tables, ${found} by the lines of the file; nothing was changed, please check`,
  };
}

/** A total that the tables tell. */
export function totalDiffers(title: Localized, told: Money, sum: Money, unit: MoneyUnit): Localized {
  const [wanted, found] = [told, sum].map((value) => writtenDigits(value, unit) + unit);
  return {
    zh: `${title.zh}：表中是 ${wanted}，文件各行合计 ${found}，请核对`,
    en: `${title.en}: ${wanted} in the tables, ${found} by the lines of the file, please check`,
  };
}

/** What tables of a unit tell that a file has of the department alone. */
export function ofDepartmentOnly(unit: string, words: readonly string[]): Localized {
  return {
    zh: `表格是“${unit}”的，文件里只有部门的“${words.join('”、“')}”，没有写入`,
    en: `the tables are of “${unit}”, and a file has ${words.join(', ')} of the department alone: it was not written`,
  };
}

/** A change as a report tells it. */
export function changeText({ kind, path: where, from, to }: Change): Localized {
  if (kind === 'added') return { zh: `新增 ${where}：${to}`, en: `added ${where}: ${to}` };
  if (kind === 'brokenDown')
    return { zh: `表中有明细，改为注释 ${where}：${from}`, en: `listed line by line, now a comment ${where}: ${from}` };
  return { zh: `改动 ${where}：${from} → ${to}`, en: `changed ${where}: ${from} → ${to}` };
}
