import type { Localized } from '../../../language/schema.ts';
import { beyond, importLimits } from './importLimits.ts';

/** What the files of one import may still take; undefined is yes, else the reason why nothing is read. */
export class Allowance {
  #bytes = 0;
  #unpackedBytes = 0;
  #cells = 0;
  #characters = 0;

  file(bytes: number): Refusal | undefined {
    this.#bytes += bytes;
    return this.#bytes > importLimits.bytes ? beyond('bytes') : undefined;
  }

  /** A part of a workbook, by what it says of its size: no more than that is unpacked. */
  part(packed: number, unpacked: number): Refusal | undefined {
    this.#unpackedBytes += unpacked;
    if (this.#unpackedBytes > importLimits.unpackedBytes) return beyond('unpackedBytes');
    return unpacked > importLimits.freeBytes && unpacked > packed * importLimits.ratio ? beyond('ratio') : undefined;
  }

  /** A cell with something in it, by its place and by how much wider it makes its row. */
  cell(row: number, column: number, added: number, characters: number): Refusal | undefined {
    if (row >= importLimits.rows) return beyond('rows');
    if (column >= importLimits.columns) return beyond('columns');
    this.#cells += added;
    this.#characters += characters;
    if (this.#cells > importLimits.cells) return beyond('cells');
    return this.#characters > importLimits.characters ? beyond('characters') : undefined;
  }
}

/** Why a file is not read. */
export interface Refusal {
  readonly reason: Localized;
}
