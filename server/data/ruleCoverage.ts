import type { Localized } from '../language/schema.ts';
import { readTable } from './readTable.ts';
import table from './ruleCoverage.tsv';

/** Whether rules hold something, the language leaves no way to break it, or a file cannot show it. */
export type CoverageState = 'checked' | 'impossible' | 'undecidable';

/** A diagnostic that holds something: wherever it is found, or only at some statements. */
export interface ScopedRule {
  readonly id: string;
  /** The ids of statements from the top (`project/filled`, `explain.change`) below which it counts; after `=`, of the one in which it does. */
  readonly scope: string | undefined;
}

/** How one row of a reviewer's list is kept. */
export interface Coverage {
  /** The row's own: `A01`, `P19`, `old2015/数量指标`. */
  readonly id: string;
  readonly what: Localized;
  readonly state: CoverageState;
  /** What is found where it is broken; empty where nothing can be. */
  readonly rules: readonly ScopedRule[];
  /** Why; always given where no rule holds it. */
  readonly reason: Localized | undefined;
}

let rows: readonly Coverage[] | undefined;

/** Every row of the reconciliation rules, the duties of publication and the rules of indicators, in their order. */
export function ruleCoverage(): readonly Coverage[] {
  rows ??= readTable(table).map((row) => {
    const [zh, en] = [row('reason_zh'), row('reason_en')];
    return {
      id: row('id'),
      what: { zh: row('what_zh'), en: row('what_en') },
      state: stateOf(row('state')),
      rules: row('rules').split('|').filter(Boolean).map(scopedRule),
      reason: zh ? { zh, en } : undefined,
    };
  });
  return rows;
}

function stateOf(text: string): CoverageState {
  return text === 'impossible' || text === 'undecidable' ? text : 'checked';
}

function scopedRule(text: string): ScopedRule {
  const [id = '', scope] = text.split('@');
  return { id, scope };
}
