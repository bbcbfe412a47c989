import { quoted } from '../../syntax/stringValue.ts';
import { fieldCalled, namesFields } from './formFields.ts';
import { filledIn, type Row } from './plainRows.ts';
import { keyword, type Line, leftOut, type Outcome, type Reading } from './Reading.ts';

/**
 * What the row of a form tells of a project, above its indicators: 项目概况 | …, or 长期目标 and 年度目标 side by side with
 * their texts in the row below. Undefined where it tells nothing that the project takes, or has already.
 */
export function formRow(row: Row, reading: Reading): Outcome | undefined {
  if (reading.block !== 'project') return undefined;
  if (namesFields(row)) return leftOut('名称在这一行，内容在下一行', 'names of what the next row tells');
  const above = [...reading.columns.aboveHeaders];
  const before = above[above.indexOf(row) - 1] ?? [];
  const isBelowLabels = namesFields(before);
  const lines = row.flatMap(({ text, isRepeated }, column): Line[] => {
    if (text === '' || isRepeated || fieldCalled(text)) return [];
    const id =
      fieldCalled(cellBefore(row, column)) ?? (isBelowLabels ? fieldCalled(before[column]?.text ?? '') : undefined);
    return id === undefined || reading.has(id) ? [] : [[keyword(id, reading), quoted(text)]];
  });
  return lines.length === 0 ? undefined : { kind: 'lines', lines };
}

function cellBefore(row: Row, column: number): string {
  return filledIn(row.slice(0, column)).at(-1)?.text ?? '';
}
