import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { factColumns } from '../../features/facts/columns.ts';
import type { FactFormat } from '../../features/facts/factFormats.ts';
import { csvHeader } from '../../features/facts/factText.ts';
import type { FileFault, GrowingFile } from '../Host.ts';
import type { WrittenFacts } from './factsJob.ts';
import { type ParquetValue, parquetSchema } from './parquetColumns.ts';

/** A file of facts that is being written. Once a step fails, nothing more can be written. */
export interface FactsFile {
  readonly add: (written: WrittenFacts) => FileFault | undefined;
  readonly finish: () => FileFault | undefined;
}

/** Begins the facts of a format in a new file. */
export function factsFile(format: FactFormat, file: GrowingFile): FactsFile {
  return format === 'parquet' ? new ParquetFile(file) : textFile(file, format === 'csv' ? csvHeader : '');
}

function textFile({ append, finish }: GrowingFile, header: string): FactsFile {
  let start = header;
  return {
    add(written) {
      const fault = append(start + String(written));
      start = '';
      return fault;
    },
    finish: () => append(start) ?? finish(),
  };
}

/** So many rows are kept until they are written as a group. */
const groupRows = 50_000;

class ParquetFile implements FactsFile {
  readonly #file: GrowingFile;
  readonly #bytes = new ByteWriter();
  readonly #writer = new ParquetWriter({ writer: this.#bytes, schema: parquetSchema, createdBy: 'budget-language' });
  #columns: ParquetValue[][] = factColumns.map(() => []);

  constructor(file: GrowingFile) {
    this.#file = file;
  }

  add(written: WrittenFacts): FileFault | undefined {
    if (typeof written === 'string') return undefined;
    for (const [i, values] of written.entries()) {
      const column = this.#columns[i];
      for (const value of values) column?.push(value);
    }
    return (this.#columns[0]?.length ?? 0) < groupRows ? undefined : this.#writeGroup();
  }

  finish(): FileFault | undefined {
    const fault = this.#writeGroup();
    if (fault) return fault;
    this.#writer.finish();
    return this.#flush() ?? this.#file.finish();
  }

  #writeGroup(): FileFault | undefined {
    const rows = this.#columns[0]?.length ?? 0;
    if (rows === 0) return undefined;
    const columnData = factColumns.map(({ name }, i) => ({ name, data: this.#columns[i] ?? [] }));
    this.#writer.write({ columnData, rowGroupSize: rows });
    this.#columns = factColumns.map(() => []);
    return this.#flush();
  }

  /** What stands in the buffer is in the file then; the writer goes on counting from there. */
  #flush(): FileFault | undefined {
    const fault = this.#file.append(this.#bytes.getBytes());
    this.#bytes.index = 0;
    return fault;
  }
}
