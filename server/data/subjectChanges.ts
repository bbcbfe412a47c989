import type { Localized } from '../language/schema.ts';
import type { Confidence } from './catalogue.ts';
import { readTable } from './readTable.ts';
import table from './subjectChanges.tsv';

/** What became of a subject of an earlier classification. */
export interface SubjectChange {
  /** The former code; of a 类 or 款, for everything below it too. */
  readonly code: string;
  readonly oldName: string;
  /** The codes that took its place; none where nothing did. */
  readonly replacements: readonly string[];
  /** The year from which it holds; empty where that is not known. */
  readonly effective: string;
  readonly confidence: Confidence;
  /** What happened, as half a sentence. */
  readonly note: Localized;
}

interface Changes {
  readonly retired: ReadonlyMap<string, SubjectChange>;
  readonly moved: ReadonlyMap<string, SubjectChange>;
  readonly renamed: ReadonlyMap<string, readonly string[]>;
}

let changes: Changes | undefined;

function load(): Changes {
  const retired = new Map<string, SubjectChange>();
  const moved = new Map<string, SubjectChange>();
  const renamed = new Map<string, string[]>();
  for (const row of readTable(table)) {
    const [code, kind, oldName, mark] = [row('code'), row('kind'), row('old_name'), row('confidence')];
    const confidence = mark === 'A' || mark === 'B' ? mark : 'C';
    if (kind === 'renamed') {
      renamed.set(code, [...(renamed.get(code) ?? []), oldName]);
      continue;
    }
    (kind === 'retired' ? retired : moved).set(kind === 'retired' ? code : code + oldName, {
      code,
      oldName,
      confidence,
      replacements: row('replacement').split('|').filter(Boolean),
      effective: row('effective'),
      note: { zh: row('note_zh'), en: row('note_en') },
    });
  }
  return { retired, moved, renamed };
}

/**
 * What became of a code that is no longer in the classification, or whose name now has another code. The row of the
 * lowest level counts, so that a 项 may say more than its 款.
 */
export function changeOfSubject(code: string, name: string | undefined): SubjectChange | undefined {
  changes ??= load();
  const { retired, moved } = changes;
  const found = name === undefined ? undefined : moved.get(code + name);
  return found ?? retired.get(code) ?? retired.get(code.slice(0, 5)) ?? retired.get(code.slice(0, 3));
}

/** The names that a subject with this code had in earlier years. */
export function formerNamesOf(code: string): readonly string[] {
  changes ??= load();
  return changes.renamed.get(code) ?? [];
}
