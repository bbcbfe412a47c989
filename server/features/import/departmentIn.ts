import type { NamedCode } from '../paste/subjectNamed.ts';

/** The name of the department that texts above a table tell; undefined where they name nobody. */
export function departmentIn(texts: readonly string[]): string | undefined {
  const inCells = texts.map((text, i) => (label.test(text) ? text + (texts[i + 1] ?? '') : text));
  return inCells.flatMap((text) => departmentName.exec(text)?.[1]?.trim() || [])[0];
}

/** The name may stand in the cell behind. */
const label = /^(?:预算|编制|编报|填报|申报)?(?:部门|单位)(?:(?:(?:编码|代码)[及和])?名称)?[:：]$/;

/** What stands behind `编制单位：`, up to the unit of the amounts in the same cell; `单位：万元`, `单位：人、万元` and `单位：人` name nobody. */
const departmentName =
  /^(?:预算|编制|编报|填报|申报)?(?:部门|单位)(?:(?:(?:编码|代码)[及和])?名称|\(盖章\)|（盖章）)?[:：]\s*(?!(?:[^、:：]{1,3}、)*(?:人民币|RMB\s*)?[十百千万亿]*元(?!\p{Script=Han})|[人个辆台户%、\s]+$)(\S.*?)(?:\s+(?:金额|计量)?单位[:：].*)?$/u;

/** A name without the code that stands before it in its cell: `315 示例局`, `[315]示例局`, `315_示例局`. */
export function codeApart(told: string): NamedCode {
  const [, code = '', name = told] = /^[[【(（]?(\d{3,12})[\]】)）]?[-－_＿\s]*(\D.*)$/.exec(told) ?? [];
  return { code, name };
}
