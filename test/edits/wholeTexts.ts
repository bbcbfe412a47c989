import { generatedBudget } from '../mutations/generatedBudget.ts';
import { readSample } from '../support/parseCases.ts';
import { unitInYuan } from './unitInYuan.ts';

/** Whole budgets: those that are published as examples, and some that are made up. */
export const wholeTexts: readonly string[] = [
  ...['mistakes', 'short-english', 'review', 'shuozhou-2026'].map(readSample),
  ...['department', 'first-school', 'second-school'].map((name) => readSample(`department/${name}`)),
  ...[1, 2, 3].map((seed) => generatedBudget(seed, seed === 2 ? 'en' : 'zh')),
  unitInYuan,
];
