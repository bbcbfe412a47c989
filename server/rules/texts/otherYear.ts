import type { Budget } from '../../model/Budget.ts';
import { goesOnWith } from './goesOnWith.ts';

/** So far around an offset its clause and its sentence are read. */
const FURTHEST = 400;

/** Whether the clause of an amount speaks of a year before the last, or of the years before. */
export function isOfAnotherYear(raw: string, at: number, { year }: Budget): boolean {
  const sentence = /(?<![^。；;\n])[^。；;\n]*$/.exec(raw.slice(Math.max(0, at - FURTHEST), at))?.[0] ?? '';
  const clause = goesOnWith(raw, at - sentence.length, sentence) + sentence;
  if (/以前年度|历年|累计|前年|近[两三四五]年/.test(clause)) return true;
  if (RANGE.test(clause) && /分别|各为|依次|[两三四五]年/.test(clause)) return true;
  const years = [...clause.matchAll(/(20\d\d)年/g)].map(([, digits]) => Number(digits));
  if (areSeveral(years) && /分别|各为|依次/.test(clause)) return true;
  const last = years.at(-1);
  return last !== undefined && year !== undefined && last !== year && last !== year - 1;
}

/** 2024—2026年, of which each has its figure. */
const RANGE = /20\d\d年?[-－—–~～至到]{1,2}20\d\d年/;

/** Whether years are told one after the other, and not only this one and the last. */
export function areSeveral(years: readonly number[]): boolean {
  return new Set(years).size > 2;
}

/** The sentence around an offset, as far as it is not too long. */
export function sentenceAt(raw: string, at: number): string {
  const before = raw.slice(Math.max(0, at - FURTHEST), at + 1);
  const behind = raw.slice(at, at + FURTHEST);
  const start = Math.max(...['。', '；', '\n'].map((mark) => before.lastIndexOf(mark))) + 1;
  return before.slice(start, -1) + behind.slice(0, /[。；\n]/.exec(behind)?.index ?? behind.length);
}
