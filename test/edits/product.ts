import { chartRows } from '../../server/document/chartRows.ts';
import type { Block } from '../../server/document/Disclosure.ts';
import { disclose } from '../../server/document/disclose.ts';
import { type Analysis, analyse, analyseRoot, type Location } from '../../server/features/Analysis.ts';
import { diagnostic } from '../../server/features/diagnostic.ts';
import type { Budget } from '../../server/model/Budget.ts';
import { differencesOf } from '../../server/model/figures/differences.ts';
import { noOtherFiles } from '../../server/model/OtherFiles.ts';
import { SourceFile } from '../../server/model/SourceFile.ts';
import { standardProfile } from '../../server/rules/profile/Profile.ts';
import type { SheetCell } from '../../server/tables/Sheet.ts';
import { plainTree } from '../support/plainTree.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

export { analyse, snapshotOf };

/** A file that stands alone. */
export function opened(file: SourceFile): Analysis {
  return analyseRoot(file, noOtherFiles);
}

/** A text that nothing is known of. */
export function openedAfresh({ address, text }: Pick<SourceFile, 'address' | 'text'>): Analysis {
  return opened(new SourceFile(address, text));
}

/** What is found in a text, with related places and fixes; a rule that fails fails the test. */
export function found(analysis: Analysis): readonly unknown[] {
  const all = diagnostic(analysis, { locale: 'zh-cn', profile: standardProfile, failed });
  return all.map(({ related, fixes, ...each }) => [
    each.id,
    each.severity,
    each.message,
    ...placeOf(each),
    related().map(({ message, ...place }) => [message, ...placeOf(place)]),
    fixes().map(({ shortTitle, inAll, isSafe, edits }) => [
      shortTitle,
      inAll,
      isSafe,
      edits.map((edit) => [edit.newText, ...placeOf(edit)]),
    ]),
  ]);
}

/** The tree of a text. */
export function treeOf(analysis: Analysis): string {
  return JSON.stringify(plainTree(analysis.tree));
}

/** What is found in a text. */
export function findingsOf(analysis: Analysis): string {
  return JSON.stringify(found(analysis));
}

function failed(id: string, cause: unknown): never {
  throw new Error(`rule ${id} failed`, { cause });
}

function placeOf({ file, span }: Location): readonly (string | number)[] {
  return [file.address, span.start, span.end];
}

/** Everything that is printed of a text: every cell of every table with its address, every other text. */
export function documentOf(analysis: Analysis): string {
  const { budget } = analysis;
  const { blocks, ...rest } = disclose(budget);
  return JSON.stringify([rest, blocks.map((block) => printed(block, budget))]);
}

function printed(block: Block, budget: Budget): unknown {
  switch (block.kind) {
    case 'sheet': {
      const { rows, ...rest } = block.sheet;
      return [block.label, block.number, rest, rows.map(({ cells }) => cells.map((cell) => printedCell(cell, budget)))];
    }
    case 'form': {
      const { id, title, subtitle, rows } = block.form;
      return [id, title, subtitle, rows.map((cells) => cells.map(textAndAddress))];
    }
    case 'paragraph':
      return [block.style, block.runs.map(textAndAddress)];
    case 'chart': {
      const { id, title, description, columns } = block.chart;
      const rows = chartRows(block.chart).map(({ label, cells }) => [label, cells.map(textAndAddress)]);
      return [id, title, description, columns, rows];
    }
    default:
      return block;
  }
}

function printedCell(cell: SheetCell, budget: Budget): readonly unknown[] {
  if (cell.kind === 'text') return [cell.text, cell.level, cell.isTotal, cell.span];
  return [cell.text, cell.address, cell.amount, cell.isTotal, differencesOf(cell.declared, budget).length];
}

interface Printed {
  readonly text: string;
  readonly figure?: { readonly address: string; readonly amount?: unknown };
  readonly field?: { readonly address: string };
}

function textAndAddress({ text, figure, field }: Printed): readonly unknown[] {
  return [text, figure?.address, figure?.amount, field?.address];
}
