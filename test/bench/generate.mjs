// Writes a budget as a city's finance bureau keeps it: one department with its subordinate units, each with basic
// expenditure under several functional codes and projects with their performance forms. It is valid, every declared total
// is what the items make, and the same size always gives the same text.
import fs from 'node:fs';

/** How much a unit spends on: every unit has an item for each of the contributions besides. */
const unitSizes = {
  100: { operatingBlocks: 2, itemsPerBlock: 24, projects: 3, itemsPerProject: 16 },
  200: { operatingBlocks: 3, itemsPerBlock: 32, projects: 5, itemsPerProject: 20 },
};

/** What every unit pays under a functional code of its own, one line each. */
const CONTRIBUTIONS = [
  { function: '2080505', economic: '30108' },
  { function: '2080506', economic: '30109' },
  { function: '2101102', economic: '30110' },
  { function: '2210201', economic: '30113' },
];
const FUND_FUNCTION = '2120803';
const FUND_REVENUE = '1030148';
/** What every unit says of itself. */
export const profile = {
  单位性质: '事业',
  职责: '负责本单位综合事务管理、公共服务和专项工作的组织实施。',
  内设机构: ['办公室', '财务科', '业务一科', '业务二科'],
};
export const staff = { 编制: 42, 在职: 50, 在编: 40, 其他: 10 };

/** What the form of every project says. */
export const form = {
  属性: '经常性',
  项目期: '1年',
  概况: '保障本单位专项业务正常开展，包括设备运行、委托服务和必要的办公支出。',
  立项依据: '上级主管部门年度工作部署和本单位职责规定。',
  必要性: '现有基本支出不能满足专项业务需要，须单独安排经费。',
  保障措施: '严格执行财务管理制度，专款专用，按进度支付。',
  实施计划: '第一季度完成采购，第二至第四季度按月组织实施。',
  总体目标: '按期完成专项业务，服务质量稳步提高。',
  年度目标: '全年任务按计划完成，资金使用合规有效。',
};
export const FILLED = '2026-01-15';
export const indicators = [
  { kind: '数量', name: '完成专项业务数量', comparator: '>=', value: '12项' },
  { kind: '质量', name: '验收合格率', comparator: '>=', value: '95%' },
  { kind: '时效', name: '任务按期完成率', comparator: '=', value: '100%' },
  { kind: '成本', name: '成本超支率', comparator: '<=', value: '0%' },
  { kind: '社会效益', name: '服务对象覆盖率', comparator: '>=', value: '90%' },
  { kind: '满意度', name: '服务对象满意度', comparator: '>=', value: '95%' },
];
/** Values that are written without quotes. */
const words = new Set([profile.单位性质, form.属性, form.项目期, FILLED]);

/** With 公务员医疗补助缴费, which only civil servants have. */
const CONTRIBUTION_CODES = new Set([...CONTRIBUTIONS.map(({ economic }) => economic), '30111']);

/** A budget of so many hundred items: its text, and its units, from which the other formats are written. */
export function generate(count) {
  const catalogues = readCatalogues();
  const random = randomFrom(20260101);
  const itemsPerUnit = count % 200 === 0 ? 200 : 100;
  const units = Array.from({ length: count / itemsPerUnit }, (_, i) => {
    const name = i === 0 ? '示例市综合事务管理局' : `示例市第${i}综合事务服务中心`;
    return makeUnit({ name, code: String(900_001 + i), index: i }, unitSizes[itemsPerUnit], catalogues, random);
  });
  return {
    text: [writeOwn(units, catalogues), ...units.slice(1).map((unit) => writeUnit(unit, catalogues))].join('\n'),
    items: units.flatMap(itemsOf).length,
    units,
    names: catalogues.names,
  };
}

/** A repeatable sequence of whole numbers below a bound (mulberry32). */
export function randomFrom(seed) {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

export function readCatalogues() {
  const functions = readNames('functionalCodes.tsv', (row) => row.budget_type === '一般公共预算');
  const economics = readNames('departmentEconomicCodes.tsv', () => true);
  const taken = new Set(CONTRIBUTIONS.map((each) => each.function.slice(0, 5)));
  return {
    functions,
    economics,
    names: new Map([
      ...readNames('functionalCodes.tsv', () => true),
      ...economics,
      ...readNames('revenueCodes.tsv', () => true),
    ]),
    items: [...functions.keys()].filter((code) => code.length === 7 && !taken.has(code.slice(0, 5))),
    running: [...economics.keys()].filter((code) => /^30[123]../.test(code) && !CONTRIBUTION_CODES.has(code)),
    projects: [...economics.keys()].filter((code) => /^(?:302|310|312)../.test(code)),
  };
}

function readNames(file, wanted) {
  const text = fs.readFileSync(new URL(`../../server/data/${file}`, import.meta.url), 'utf8');
  const [header, ...rows] = text
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
  const records = rows.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])));
  return new Map(records.filter(wanted).map(({ code, name }) => [code, name]));
}

/** Amounts are whole hundreds of yuan: 0.01 of 万元, so that both ways of writing them are exact. */
export function makeUnit({ name, code, index }, size, catalogues, random) {
  const item = (code) => ({ code, hundreds: 20 + random(40_000), carryover: false });
  const operating = Array.from({ length: size.operatingBlocks }, (_, i) => ({
    function: catalogues.items[(index * 17 + i * 5) % catalogues.items.length],
    items: pick(catalogues.running, size.itemsPerBlock, random).map(item),
  }));
  const contributions = CONTRIBUTIONS.map((each) => ({ function: each.function, items: [item(each.economic)] }));
  const [pension, annuity] = contributions.map(({ items: [own] }) => own);
  annuity.hundreds = Math.round(pension.hundreds / 2);
  const projects = Array.from({ length: size.projects }, (_, i) => ({
    name: `${index + 1}号单位专项业务经费（第${i + 1}项）`,
    function: i === 0 && index % 5 === 0 ? FUND_FUNCTION : operating[i % size.operatingBlocks].function,
    items: pick(catalogues.projects, size.itemsPerProject, random).map((code) => ({
      ...item(code),
      carryover: random(12) === 0,
    })),
  }));
  return {
    name,
    code,
    basic: [...operating, ...contributions],
    projects,
  };
}

function pick(codes, count, random) {
  const from = random(codes.length);
  return Array.from({ length: Math.min(count, codes.length) }, (_, i) => codes[(from + i) % codes.length]).sort();
}

/** Every item with what it counts under. */
export function itemsOf({ basic, projects }) {
  const spread = (part) => (block) =>
    block.items.map((item) => ({ ...item, part, function: block.function, isFund: block.function === FUND_FUNCTION }));
  return [...basic.flatMap(spread('basic')), ...projects.flatMap(spread('project'))];
}

/** All that the file of a department says but its other units: the first unit is the department itself. */
export function writeOwn(units, catalogues) {
  const [own] = units;
  const items = units.flatMap(itemsOf);
  const parts = [
    writeDepartment(own),
    writeSubjects(items, catalogues),
    writeRevenue(items, catalogues),
    writeTotals(items),
    writePerformance(),
    writeExplanations(),
  ];
  return [...parts, ...writeSpending(own, catalogues, '')].join('\n');
}

function writeDepartment({ name, code }) {
  return `# 由测试程序生成，单位、项目、金额均为虚构
部门 "${name}" {
    年度      2026
    金额单位  万元
    状态      草稿
${writeProfile(code, '    ')}    上年 { 收入 31,200.00; 支出 31,200.00; 一般公共预算 30,100.00 }
}
`;
}

function writeProfile(code, indent) {
  return [
    `代码      ${code}`,
    ...Object.entries(profile).map(([field, value]) => written(field, value)),
    `人员 { ${Object.entries(staff)
      .map((entry) => entry.join(' '))
      .join('; ')} }`,
  ]
    .map((line) => `${indent}${line}\n`)
    .join('');
}

/** A field and its value in two columns: a text in quotes, a list side by side, a word as it is. */
function written(field, value) {
  const values = [value].flat().map((each) => (words.has(each) ? each : `"${each}"`));
  return `${field}${' '.repeat(10 - 2 * field.length)}${values.join(' ')}`;
}

function writeSubjects(items, { names }) {
  const functional = [...sumsBy(items, (item) => [3, 5, 7].map((length) => item.function.slice(0, length)))];
  const lines = functional.map(
    ([code, own]) =>
      `    ${code.padEnd(8)} "${names.get(code)}"  ${wan(own)}${code.length === 7 ? writeParts(own) : ''}\n`,
  );
  const basic = items.filter(({ part }) => part === 'basic');
  const economic = [...sumsBy(basic, ({ code }) => [code.slice(0, 3)])].map(
    ([code, own]) => `    ${code.padEnd(8)} "${names.get(code)}"  ${wan(own)}\n`,
  );
  return `科目 {\n${lines.join('')}${economic.join('')}}\n`;
}

function writeParts(items) {
  const parts = [
    ['基本支出', 'basic'],
    ['项目支出', 'project'],
  ].map(([word, part]) => [word, items.filter((item) => item.part === part)]);
  return `  { ${parts
    .filter(([, own]) => own.length > 0)
    .map(([word, own]) => `${word} ${wan(own)}`)
    .join('; ')} }`;
}

/** The items under each code, in the order of the codes. */
export function sumsBy(items, codesOf) {
  const byCode = new Map();
  for (const item of items) {
    for (const code of codesOf(item)) {
      if (!byCode.has(code)) byCode.set(code, []);
      byCode.get(code).push(item);
    }
  }
  return [...byCode].sort(([a], [b]) => (a < b ? -1 : 1));
}

function writeRevenue(items, { names }) {
  const of = (isFund, carryover) => items.filter((item) => item.isFund === isFund && item.carryover === carryover);
  return `收入 {
    一般公共预算    ${wan(of(false, false))}
    一般公共预算    ${wan(of(false, true))}  结转
    ${FUND_REVENUE}  "${names.get(FUND_REVENUE)}"  ${wan(of(true, false))}  政府性基金
    政府性基金      ${wan(of(true, true))}  结转
    合计            ${wan(items)}
}
`;
}

function writeTotals(items) {
  const of = (part) => items.filter((item) => item.part === part);
  return `总计 { 收入 ${wan(items)}; 支出 ${wan(items)}; 基本支出 ${wan(of('basic'))}; 项目支出 ${wan(of('project'))} }\n`;
}

function writePerformance() {
  return `整体绩效 {
    战略目标  "保障各单位正常运转，完成全年综合事务管理任务。"
    重点任务  "综合事务管理" "全年重点工作按期办结"
    年度目标  "各项工作按计划完成，资金支出合规。"
${writeIndicators('    ')}}
`;
}

function writeExplanations() {
  return `说明 变动原因 "本年新增综合事务管理项目。"
说明 三公经费 "按厉行节约的要求安排。"
`;
}

/** A unit as it stands in the file of its department, or in one of its own. */
export function writeUnit(unit, catalogues) {
  const spending = writeSpending(unit, catalogues, '    ').join('');
  return `预算单位 "${unit.name}" {\n${writeProfile(unit.code, '    ')}${spending}}\n`;
}

function writeSpending({ basic, projects }, { names }, indent) {
  const line = (item, isFund) =>
    `${item.code}  "${names.get(item.code)}"  ${isFund === undefined ? wan([item]) : `${yuan([item])}${isFund ? '  政府性基金' : ''}`}${item.carryover ? '  结转' : ''}`;
  const blocks = basic.map(({ function: code, items }) =>
    statement(
      `基本支出 ${code} "${names.get(code)}"`,
      [...items.map((item) => line(item)), `合计  ${wan(items)}`],
      indent,
    ),
  );
  const forms = projects.map(({ name, function: code, items }) => {
    const lines = [
      `功能科目  ${code}  "${names.get(code)}"`,
      '类别      特定目标类',
      ...items.map((item) => line(item, code === FUND_FUNCTION)),
      `合计      ${yuan(items)}`,
    ];
    return statement(`项目 "${name}"`, [...lines, ...formLines(items)], indent);
  });
  return [...blocks, ...forms];
}

function statement(head, lines, indent) {
  return `${indent}${head} {\n${lines.map((line) => `${indent}    ${line}\n`).join('')}${indent}}\n`;
}

function formLines(items) {
  return [
    written('属性', form.属性),
    written('项目期', form.项目期),
    `资金 { 市县 ${yuan(items)} }`,
    ...Object.entries(form)
      .slice(2)
      .map(([field, value]) => written(field, value)),
    ...writeIndicators('').trimEnd().split('\n'),
    written('填报日期', FILLED),
  ];
}

/** In columns: a Chinese character is two wide. */
function writeIndicators(indent) {
  const padded = (text, width) => text + ' '.repeat(Math.max(0, width - 2 * text.length));
  return indicators
    .map(
      ({ kind, name, comparator, value }) =>
        `${indent}指标 ${padded(kind, 8)} "${name}"${padded(name, 16).slice(name.length)} ${comparator} ${value}\n`,
    )
    .join('');
}

/** In hundreds of yuan. */
export function total(items) {
  return items.reduce((sum, { hundreds }) => sum + hundreds, 0);
}

/** The sum of some items as a plain number in 万元. */
function wan(items) {
  return (total(items) / 100).toFixed(2);
}

/** The same in 元 with separators. */
function yuan(items) {
  return `${(total(items) * 100).toLocaleString('en-US')}元`;
}
