import type { HeaderCell, Sheet } from './Sheet.ts';

/** The lowest header of each column. */
export function columnHeaders({ header }: Sheet): string[] {
  return header.flatMap(lowest);
}

function lowest({ text, below }: HeaderCell): string[] {
  return below.length === 0 ? [text] : below.flatMap(lowest);
}

/** What a row is called without its number in the table: `一、一般公共服务支出`, `1. 一般公共预算资金`, `①公务用车购置费`. */
export function withoutNumber(text: string): string {
  return text.replace(/^(?:[一二三四五六七八九十]+、|\d+\. ?|[①②])/, '');
}
