import type { Sheet } from '../tables/Sheet.ts';

/** The published document: what every renderer is given. */
export interface Disclosure {
  readonly department: string;
  readonly title: string;
  readonly status: 'draft' | 'final';
  readonly sheets: readonly Sheet[];
  readonly appendices: readonly Appendix[];
  readonly glossary: readonly Term[];
}

/** A free table. */
export interface Appendix {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

/** A term of 名词解释. */
export interface Term {
  readonly term: string;
  readonly text: string;
}
