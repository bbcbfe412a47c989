/** The formats that facts are written in. */
export const factFormats = ['parquet', 'csv', 'ndjson'] as const;

export type FactFormat = (typeof factFormats)[number];
