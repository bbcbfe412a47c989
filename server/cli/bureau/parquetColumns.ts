import type { SchemaElement } from 'hyparquet-writer';
import { type FactColumn, type FactValue, factColumns } from '../../features/facts/columns.ts';

/** A value as the writer of Parquet takes it: a decimal is the whole number of its last places. */
export type ParquetValue = string | number | boolean | bigint | undefined;

/** What stands in a column of a Parquet file for a value. */
export function parquetValue({ type }: FactColumn, value: FactValue): ParquetValue {
  if (type.kind !== 'decimal' || value === undefined) return value;
  const [whole = '', fraction = ''] = String(value).split('.');
  return BigInt(whole + fraction.padEnd(type.scale, '0').slice(0, type.scale));
}

/** What has more digits than 64 bits. */
const wide = { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16 } as const;

/** The columns as Parquet describes them, under their root. */
export const parquetSchema: SchemaElement[] = [
  { name: 'facts', num_children: factColumns.length },
  ...factColumns.map(elementOf),
];

function elementOf({ name, type, required }: FactColumn): SchemaElement {
  const common = { name, repetition_type: required ? 'REQUIRED' : 'OPTIONAL' } as const;
  switch (type.kind) {
    case 'string':
      return { ...common, type: 'BYTE_ARRAY', converted_type: 'UTF8' };
    case 'integer':
      return { ...common, type: 'INT32' };
    case 'boolean':
      return { ...common, type: 'BOOLEAN' };
    case 'decimal': {
      const { precision, scale } = type;
      const stored = precision <= 18 ? ({ type: 'INT64' } as const) : wide;
      return { ...common, ...stored, converted_type: 'DECIMAL', precision, scale };
    }
    default:
      return type satisfies never;
  }
}
