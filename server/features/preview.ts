import { blocksOf } from '../document/Disclosure.ts';
import { disclose } from '../document/disclose.ts';
import { type Locale, say } from '../language/locale.ts';
import { type CellNote, renderSheet, stateOf } from '../render/html/renderSheet.ts';
import { comparisonMessage } from '../rules/comparisonFinding.ts';
import type { Analysis } from './Analysis.ts';

/** The published tables as fragments of HTML, cells marked where a declared total does not hold. */
export interface RenderedTables {
  readonly title: string;
  readonly tables: readonly RenderedTable[];
}

export interface RenderedTable {
  readonly id: string;
  readonly title: string;
  readonly state: ReturnType<typeof stateOf>;
  readonly html: string;
}

/** budget/preview: the tables as they are published, each with how it stands. */
export function preview({ budget }: Analysis, locale: Locale): RenderedTables {
  const disclosure = disclose(budget);
  const { title, department } = disclosure;
  const noteOf: CellNote = (cell) => {
    if (cell.kind === 'text' || cell.differences.length === 0) return undefined;
    const isBroken = cell.differences.some(({ state }) => state === 'mismatch');
    const messages = cell.differences.map((comparison) => say(comparisonMessage(comparison, budget), locale));
    return { state: isBroken ? 'broken' : 'rounding', message: messages.join('\n') };
  };
  return {
    title,
    tables: blocksOf(disclosure, 'sheet').map(({ sheet, number }) => ({
      id: sheet.id,
      title: sheet.title,
      state: stateOf(sheet, noteOf),
      html: renderSheet(sheet, { department, number, heading: 'h2', noteOf }),
    })),
  };
}
