import { fieldCalled, namesFields } from './formFields.ts';
import { filledIn, type Row } from './plainRows.ts';
import { keyword, type Line, leftOut, type Outcome, type Reading } from './Reading.ts';

/**
 * What the row of a form tells of a project, beside its indicators: 项目概况 | …, 项目属性 | … | 项目期 | …, or 长期目标 and
 * 年度目标 side by side with their texts in the row below. Undefined where it tells nothing that the project takes, or has already.
 */
export function formRow(row: Row, reading: Reading): Outcome | undefined {
  if (reading.block !== 'project') return undefined;
  if (namesFields(row)) return leftOut('名称在这一行，内容在下一行', 'names of what the next row tells');
  const above = [...reading.columns.aboveHeaders];
  const before = above[above.indexOf(row) - 1] ?? [];
  const isBelowLabels = namesFields(before);
  const lines = row.flatMap(({ text, isRepeated }, column): Line[] => {
    if (text === '' || isRepeated || fieldCalled(text)) return [];
    const field =
      fieldCalled(cellBefore(row, column)) ?? (isBelowLabels ? fieldCalled(before[column]?.text ?? '') : undefined);
    const written = field && !reading.has(field.id) ? field.written(text, reading) : undefined;
    return field && written !== undefined ? [[keyword(field.id, reading), written]] : [];
  });
  return lines.length === 0 ? undefined : { kind: 'lines', lines };
}

function cellBefore(row: Row, column: number): string {
  return filledIn(row.slice(0, column)).at(-1)?.text ?? '';
}
