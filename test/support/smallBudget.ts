export const head = '部门 "示例单位" { 代码 901; 年度 2026; 单位性质 事业; 职责 "服务。" }\n';
/** A budget in which everything adds up. */
export const right = `${head}科目 { 2011308 "招商引资" 15.46 }
收入 { 一般公共预算 15.46 }
基本支出 2011308 "招商引资" { 30101 "基本工资" 15.46 }
`;
/** The same with a line that has 1.00 too much for its total and its revenue. */
export const wrong = right.replace('30101 "基本工资" 15.46', '30101 "基本工资" 16.46');
