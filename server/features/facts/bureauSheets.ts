import type { SheetBlock } from '../../document/Disclosure.ts';
import { add, formatMoney, isZero, type Money } from '../../model/money.ts';
import type { Sheet, SheetCell } from '../../tables/Sheet.ts';
import type { Bureau, BureauFault } from './Bureau.ts';
import { amountIn, type BureauAmounts, type BureauFigureKey, bureauFigures } from './bureauFigures.ts';

/** The figures that are printed; all of them would not fit on a page. */
const printed: readonly BureauFigureKey[] = [
  'revenue',
  'expenditure',
  'basic',
  'project',
  'carryover',
  'general',
  'three_public',
  'operating',
];

/** The totals by region and by department, as tables before those of the whole. */
export function bureauSheets({ departments, regions, year, faults = [] }: Bureau): SheetBlock[] {
  const ofYear = year === undefined ? '' : `${year}年`;
  return [
    {
      kind: 'sheet',
      label: '汇总表一',
      number: '汇总表1',
      sheet: listSheet({
        id: 'regions',
        title: `${ofYear}分地区汇总表`,
        notes: notesOn(faults),
        headers: ['行政区划', '名称', '部门数'],
        rows: regions.map(({ code, name, departments: count, amounts }) => ({
          key: code,
          texts: [code, name, String(count)],
          amounts,
        })),
      }),
    },
    {
      kind: 'sheet',
      label: '汇总表二',
      number: '汇总表2',
      sheet: listSheet({
        id: 'departments',
        title: `${ofYear}分部门汇总表`,
        notes: notesOn(faults),
        headers: ['行政区划', '部门代码', '部门名称'],
        rows: departments.map(({ regionCode, code, name, amounts }) => ({
          key: regionCode === '' ? code : `${regionCode}-${code}`,
          texts: [regionCode, code, name],
          amounts,
        })),
      }),
    },
  ];
}

function notesOn(faults: readonly BureauFault[]): string[] {
  return faults.length > 0
    ? ['注：下列预算有问题，汇总的数字可能不对', ...faults.map(({ file, reason }) => `${file}：${reason}`)]
    : [];
}

interface List {
  readonly id: string;
  readonly title: string;
  readonly headers: readonly string[];
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
}

interface Row {
  readonly key: string;
  readonly texts: readonly string[];
  readonly amounts: BureauAmounts;
}

function listSheet({ id, title, headers, rows, notes }: List): Sheet {
  const figures = bureauFigures.filter(({ key }) => printed.includes(key));
  const cells = rows.map(({ key, texts, amounts }) => ({
    cells: [
      ...texts.map((text) => textCell(text, 1)),
      ...figures.map((figure) => figureCell(`${id}/${key}/${figure.key}`, amountIn(amounts, figure.key))),
    ],
  }));
  const total = figures.map(({ key }) =>
    totalCell(
      `${id}/total/${key}`,
      rows.reduce<Money>((sum, { amounts }) => add(sum, amountIn(amounts, key)), 0),
    ),
  );
  const label = headers.map((_, i) => ({
    ...textCell(i === 0 ? '合计' : '', i === 0 ? headers.length : 0),
    isTotal: true,
  }));
  return {
    id,
    title,
    unit: '万元',
    header: [...headers, ...figures.map((figure) => figure.title.zh)].map((text) => ({ text, below: [] })),
    headerRows: 1,
    columnNumbers: [],
    rows: [{ cells: [...label, ...total] }, ...cells],
    notes,
    isEmpty: rows.length === 0,
    landscape: true,
    sumOf: () => [],
  };
}

function textCell(text: string, span: number): SheetCell {
  return { kind: 'text', text, level: 0, isTotal: false, span };
}

/** A figure of many budgets: what it is made of stands in their files, not in this one. */
function figureCell(address: string, amount: Money): SheetCell {
  const text = isZero(amount) ? '' : formatMoney(amount, { unit: '万元', decimals: 2, separators: true });
  return {
    kind: 'figure',
    text,
    address,
    amount,
    isTotal: false,
    declared: [],
    origin: () => ({ kind: 'sum', parts: [] }),
  };
}

function totalCell(address: string, amount: Money): SheetCell {
  return { ...figureCell(address, amount), isTotal: true };
}
