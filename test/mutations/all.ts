import { wrongFigures } from './figures.ts';
import { wrongIndicators } from './indicators.ts';
import type { Mutation } from './Mutation.ts';
import { wrongSources } from './sources.ts';
import { wrongStatements } from './statements.ts';
import { wrongSubjects } from './subjects.ts';
import { wrongTexts } from './texts.ts';

/** Every kind of error, from the specification: what a reviewer would send back. */
export const mutations: readonly Mutation[] = [
  ...wrongFigures(),
  ...wrongSources(),
  ...wrongSubjects(),
  ...wrongStatements(),
  ...wrongTexts(),
  ...wrongIndicators(),
];
