import type { PrintedComparison } from './PrintedComparison.ts';

/** For programs: amounts are decimal strings in 万元 without separators, null where a budget does not have the figure. */
export function comparisonJson({ files: [before, after], columns, groups }: PrintedComparison): string {
  const value = {
    before: { file: before, title: columns.before },
    after: { file: after, title: columns.after },
    unit: '万元',
    groups: groups.map(({ id, title, rows }) => ({
      id,
      title,
      rows: rows.map((row) => ({
        key: row.key,
        code: row.code,
        name: row.name,
        state: row.state,
        before: row.before?.digits ?? null,
        after: row.after?.digits ?? null,
        change: row.change.digits,
        rate: row.rate === '' ? null : row.rate,
      })),
    })),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
