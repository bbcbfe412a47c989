import table from '../../data/operatingWords.tsv';
import { type NameWord, nameWords, wordsOf } from './nameWords.ts';

let words: readonly NameWord[] | undefined;

/** Whether a project's name says of itself that it keeps the body running: 行政运行费, 2026年聘用人员工资, and nothing besides. */
export function isOperatingName(name: string): boolean {
  words ??= nameWords(table);
  return wordsOf(name, words)?.some(({ group }) => group === 'core') ?? false;
}
