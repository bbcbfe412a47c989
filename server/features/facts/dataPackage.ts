import { type FactColumn, factColumns } from './columns.ts';
import type { FactFormat } from './factFormats.ts';

/** The name by which a descriptor of ours is known. */
export const packageName = 'budget-facts';

const media: Readonly<Record<FactFormat, object>> = {
  parquet: { profile: 'data-resource', format: 'parquet', mediatype: 'application/vnd.apache.parquet' },
  csv: {
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: {
      csvddfVersion: 1.2,
      delimiter: ',',
      lineTerminator: '\r\n',
      quoteChar: '"',
      doubleQuote: true,
      header: true,
    },
  },
  ndjson: { profile: 'data-resource', format: 'ndjson', mediatype: 'application/x-ndjson', encoding: 'utf-8' },
};

/** Concepts of ours, beside those of the taxonomy of budgets, which knows no classification of revenue. */
const columnTypes = [
  'https://specs.frictionlessdata.io/taxonomies/fiscal/budgets.json',
  [
    { name: 'revenue-classification:generic:code', dataType: 'string', unique: true },
    {
      name: 'revenue-classification:generic:label',
      dataType: 'string',
      labelOf: 'revenue-classification:generic:code',
    },
  ],
];

/** What a file of facts is, as a Fiscal Data Package (Frictionless): `datapackage.json`, which stands beside it. */
export function dataPackage(path: string, format: FactFormat, title: string): string {
  const descriptor = {
    profile: 'fiscal-data-package',
    name: packageName,
    title,
    countryCode: 'CN',
    granularity: 'aggregated',
    columnTypes,
    resources: [{ name: 'facts', path, ...media[format], schema: { fields: factColumns.map(fieldOf), extraFields } }],
  };
  return `${JSON.stringify(descriptor, undefined, 2)}\n`;
}

/** What is the same in every row. */
const extraFields = [
  { name: 'currency', type: 'string', title: '币种', columnType: 'value-currency:code', constant: 'CNY' },
];

function fieldOf({ name, type, title, description, concept, ...column }: FactColumn): object {
  const constraints = {
    ...(column.required && { required: true }),
    ...(column.enum && { enum: column.enum }),
    ...(column.pattern !== undefined && { pattern: column.pattern }),
  };
  return {
    name,
    type: type.kind === 'decimal' ? 'number' : type.kind,
    title,
    ...(description !== undefined && { description }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
    ...(concept !== undefined && { columnType: concept }),
  };
}
