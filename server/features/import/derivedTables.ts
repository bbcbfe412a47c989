import { classificationOf } from '../../data/catalogue.ts';
import type { Localized } from '../../language/schema.ts';
import { folded } from '../../text/folded.ts';
import { codeIn } from '../paste/cells.ts';
import type { Row } from '../paste/plainRows.ts';
import { type Line, leftOut } from '../paste/Reading.ts';
import { headerOf } from '../paste/tableHead.ts';
import { crossTotals } from './crossTotals.ts';
import type { TableReader } from './TableReader.ts';
import type { TableColumns } from './tableColumns.ts';
import { tells } from './titles.ts';

/** A table that nothing is read of, as what it tells follows from others. */
function derived(notRead: Localized): TableReader {
  return {
    noun: { zh: '数据', en: 'row' },
    turn: 7,
    notRead,
    read: ({ rows }) => rows.map((row) => ({ row, outcome: leftOut(notRead.zh, notRead.en) })),
  };
}

/** Tables whose money others tell. */
export const elsewhere = derived({
  zh: '它的金额在支出各表中已有',
  en: 'the tables of expenditure have its money',
});

/** Tables by the government's economic subjects alone, of which one stands for several of the departments'. */
export const governmental = derived({
  zh: '政府预算经济科目由部门预算经济科目和单位性质得出，请导入按部门预算经济科目列的表',
  en: 'the economic subjects of the government follow from those of departments and the kind of the unit: import a table by these',
});

const threePublic = derived({
  zh: '“三公”经费由各项支出的经济科目算出',
  en: '“三公” expenditure follows from the economic codes of items',
});

const operating = derived({
  zh: '机关运行经费由公用经费算出',
  en: '机关运行经费 follows from public expenditure',
});

/** The reader of a table without subjects that follows from those with subjects; undefined for others. */
export function derivedReader(table: TableColumns): TableReader | undefined {
  if (isOfGovernment(table)) return governmental;
  const isThreePublic = tells(/三公["”]?经费/, table);
  if (!isThreePublic && !tells(/机关运行经费/, table)) return undefined;
  const reader = isThreePublic ? threePublic : operating;
  const lines = crossTotals(table);
  return lines.size === 0 ? reader : totalsOf(lines, reader);
}

/** Reads the totals of a table that follows from others: the budget that these make is held against them. */
function totalsOf(lines: ReadonlyMap<Row, readonly Line[]>, { read }: TableReader): TableReader {
  const words = [...lines.values()].flat().flatMap(([word]) => word ?? []);
  return {
    noun: { zh: '总计', en: 'grand total' },
    turn: 9,
    partly: {
      zh: `只读了${words.join('、')}的合计，写在“总计”里与各项支出核对`,
      en: `only the totals of ${words.join(' and ')} were read, which stand in 总计 and are held against what is spent`,
    },
    read(table, draft) {
      if (draft.isEmpty) return read(table, draft);
      for (const own of lines.values()) draft.add('totals', own);
      return read(table, draft).map(({ row, outcome }) => {
        const own = lines.get(row);
        return { row, outcome: own ? { kind: 'lines', lines: own } : outcome };
      });
    },
  };
}

/** Whether a header or most of the codes in a column are of the government's economic subjects. */
function isOfGovernment({ head, rows }: TableColumns): boolean {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const headers = Array.from({ length: width }, (_, column) => folded(headerOf(head, column)));
  if (headers.some((header) => /部门(?:预算)?(?:支出)?经济/.test(header))) return false;
  return headers.some((header, column) => {
    if (/政府(?:预算)?(?:支出)?经济/.test(header)) return true;
    const codes = rows.flatMap((row) => codeIn(row[column])?.code ?? []);
    return codes.length > 0 && codes.every((code) => classificationOf(code) === 'government');
  });
}
