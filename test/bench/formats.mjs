// The same budget in the formats of others: what a program keeps (JSON, YAML), with every field and text of the budget, and
// what an accountant keeps (beancount, hledger, ledger), with every item and every total that a budget declares for them.
import { FILLED, form, indicators, itemsOf, profile, staff, sumsBy, total } from './generate.mjs';

/** The formats, each with how it writes the units of a budget. */
export const formats = {
  json: (budget) => `${json(plain(budget), '')}\n`,
  yaml: (budget) => yaml(plain(budget), ''),
  beancount: (budget) =>
    [opened(budget), transactions(budget), balances(budget)].map((each) => each.join('')).join('\n'),
  hledger: journal,
  ledger: journal,
};

function plain({ units, names }) {
  const items = units.flatMap(itemsOf);
  return {
    年度: 2026,
    科目: subjects(items).map(([code, own]) => ({ 代码: code, 名称: names.get(code), 合计: yuan(own) })),
    合计: yuan(items),
    预算单位: units.map((unit) => plainUnit(unit, names)),
  };
}

function plainUnit({ name, code, basic, projects }, names) {
  const item = ({ code, hundreds, carryover }, isFund) => ({
    科目: code,
    名称: names.get(code),
    金额: hundreds * 100,
    ...(isFund ? { 来源: '政府性基金' } : {}),
    ...(carryover ? { 结转: true } : {}),
  });
  const block = ({ function: subject, items }, isFund) => ({
    功能科目: subject,
    科目名称: names.get(subject),
    明细: items.map((each) => item(each, isFund)),
    合计: yuan(items),
  });
  const project = ({ name, ...rest }) => ({
    名称: name,
    类别: '特定目标类',
    ...block(rest, rest.function === '2120803'),
    资金: { 市县: yuan(rest.items) },
    ...form,
    指标: indicators.map(({ kind, name, comparator, value }) => ({
      类型: kind,
      名称: name,
      比较: comparator,
      值: value,
    })),
    填报日期: FILLED,
  });
  return {
    名称: name,
    代码: code,
    ...profile,
    人员: staff,
    基本支出: basic.map((each) => block(each, false)),
    项目: projects.map(project),
  };
}

/** Every functional code with its items. */
function subjects(items) {
  return [...sumsBy(items, (item) => [3, 5, 7].map((length) => item.function.slice(0, length)))];
}

function yuan(items) {
  return total(items) * 100;
}

function isFlat(value) {
  return typeof value !== 'object' || Object.values(value).every((each) => typeof each !== 'object');
}

/** What holds no other thing stands on one line, as people write it. */
function json(value, indent) {
  if (isFlat(value)) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((each) => inner + json(each, inner)).join(',\n')}\n${indent}]`;
  const fields = Object.entries(value).map(([key, each]) => `${inner}"${key}": ${json(each, inner)}`);
  return `{\n${fields.join(',\n')}\n${indent}}`;
}

function yaml(value, indent) {
  return Object.entries(value)
    .map(([key, each]) => `${indent}${key}:${yamlValue(each, indent)}`)
    .join('');
}

function yamlValue(value, indent) {
  if (isFlat(value)) return ` ${flow(value)}\n`;
  if (!Array.isArray(value)) return `\n${yaml(value, `${indent}  `)}`;
  const member = (each) =>
    isFlat(each) ? `${indent}  - ${flow(each)}\n` : `${indent}  - ${yaml(each, `${indent}    `).trimStart()}`;
  return `\n${value.map(member).join('')}`;
}

/** JSON on one line is YAML; keys go without quotes. */
function flow(value) {
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  return `{ ${Object.entries(value)
    .map(([key, each]) => `${key}: ${flow(each)}`)
    .join(', ')} }`;
}

/** 2010101 is Expenses:F201:F20101:F2010101. */
function account(subject) {
  const levels = [3, 5, 7].filter((length) => length <= subject.length).map((length) => `F${subject.slice(0, length)}`);
  return ['Expenses', ...levels].join(':');
}

/** The blocks of a budget, each with its own fund, from which its items are paid. */
function blocks({ units }) {
  return units.flatMap(({ code, name, basic, projects }) =>
    [...basic, ...projects].map((block, i) => ({
      unit: name,
      title: block.name ?? `基本支出 ${block.function}`,
      fund: `Equity:U${code}:B${i + 1}`,
      subject: account(block.function),
      items: block.items,
    })),
  );
}

/** An item is a transaction between the fund of its block and its subject. */
function transactions(budget) {
  return blocks(budget).flatMap(({ unit, title, fund, subject, items }) =>
    items.map(({ code, hundreds, carryover }) => {
      const name = `${budget.names.get(code)}${carryover ? ' 结转' : ''}`;
      const amount = hundreds * 100;
      return `2026-01-01 * "${unit}" "${title}"\n  ${subject}:E${code}  ${amount} CNY  ; ${name}\n  ${fund}  -${amount} CNY\n`;
    }),
  );
}

/** What a budget declares is asserted: the total of every block and every functional subject. */
function declared(budget) {
  return [
    ...blocks(budget).map(({ fund, items }) => [fund, -yuan(items)]),
    ...subjects(budget.units.flatMap(itemsOf)).map(([code, own]) => [account(code), yuan(own)]),
  ];
}

function journal(budget) {
  return [...transactions(budget), ...assertions(budget)].join('');
}

function opened(budget) {
  const used = blocks(budget).flatMap(({ fund, subject, items }) => [
    fund,
    ...items.map(({ code }) => `${subject}:E${code}`),
  ]);
  const accounts = new Set([...declared(budget).map(([name]) => name), ...used]);
  return [...accounts].map((name) => `2000-01-01 open ${name}\n`);
}

function balances(budget) {
  return declared(budget).map(([name, amount]) => `2026-12-31 balance ${name}  ${amount} CNY\n`);
}

/** The totals of the blocks only: ledger cannot assert a sum of accounts, and hledger takes minutes for it. */
function assertions(budget) {
  return declared(budget)
    .filter(([name]) => name.startsWith('Equity'))
    .map(([name, amount]) => `2026-12-31 * "合计"\n  ${name}  0 CNY = ${amount} CNY\n`);
}
