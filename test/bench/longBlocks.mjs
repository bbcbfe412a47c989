// Budgets with one block of 10,000 lines: of items, one on each line, and of projects with their forms. They are valid.
import { makeUnit, randomFrom, readCatalogues, writeOwn, writeUnit } from './generate.mjs';

const LINES = 10_000;
const FLOWS = ['一般公共预算', '财政专户', '单位资金'].flatMap((source) => [source, `${source}  结转`]);

/** Basic expenditure with 10,000 items: declared subjects from three sources, of this year and carried over. */
export function longList() {
  const codes = Array.from({ length: Math.ceil(LINES / FLOWS.length) }, (_, i) => String(37_000 + i));
  const sum = (12.34 * codes.length).toFixed(2);
  const items = codes.flatMap((code) => FLOWS.map((flow) => `    ${code}  "示例科目${code}"  12.34  ${flow}\n`));
  return `部门 "示例市综合事务管理局" { 代码 900001; 年度 2026; 单位性质 事业; 职责 "综合事务管理。" }
科目 {
${codes.map((code) => `    ${code}  "示例科目${code}"\n`).join('')}}
收入 {
${FLOWS.map((flow) => `    ${flow.replace(/(?= {2}结转)|$/, `  ${sum}`)}\n`).join('')}}
基本支出 2010301 "行政运行" {
${items.join('')}    合计  ${(12.34 * codes.length * FLOWS.length).toFixed(2)}
}
`;
}

/** A unit with so many projects that it has 10,000 lines. */
export function longUnit() {
  const catalogues = readCatalogues();
  const random = randomFrom(20260701);
  const size = { operatingBlocks: 3, itemsPerBlock: 32, projects: 5, itemsPerProject: 20 };
  const own = makeUnit({ name: '示例市综合事务管理局', code: '900001', index: 0 }, size, catalogues, random);
  const long = { ...size, projects: 230 };
  const unit = makeUnit({ name: '示例市综合事务服务中心', code: '900002', index: 1 }, long, catalogues, random);
  return `${writeOwn([own, unit], catalogues)}\n${writeUnit(unit, catalogues)}`;
}
