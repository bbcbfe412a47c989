import * as v from 'valibot';
import { protocolLocation } from './protocolShapes.ts';

/** Request of the client: a budget beside another one, table by table. Params {@link ComparisonParams}, result {@link ComparisonResult}. */
export const comparisonRequest = 'budget/comparison';

/** What a budget is compared with. */
export const comparisonBase = v.variant('kind', [
  /** The file that 上年 names. */
  v.object({ kind: v.literal('prior') }),
  v.object({ kind: v.literal('file'), uri: v.string() }),
  /** The same file as it was in a revision; its text and those that it includes are read with `budget/readFile`. */
  v.object({
    kind: v.literal('revision'),
    revision: v.string(),
    /** How it is called for those who read: its date and subject. */
    label: v.optional(v.string()),
  }),
]);

const params = v.object({ uri: v.string(), base: comparisonBase });

const amount = v.string();

export const comparedRow = v.object({
  /** Unique in its table and stable: the address of the figure without the table (`2011308/total`). */
  key: v.string(),
  code: v.string(),
  name: v.string(),
  depth: v.number(),
  /** As printed, in the unit of the table; empty where it is not there. */
  before: amount,
  after: amount,
  /** With its sign; empty where there is none. */
  change: v.string(),
  /** With its sign and `%`; empty where there is none to give. */
  rate: v.string(),
  state: v.picklist(['added', 'removed', 'changed', 'same']),
  /** Whether the change passes the threshold of the profile and nothing explains it. */
  wantsReason: v.boolean(),
  /** The figure as it is now; empty where it is gone. */
  address: v.string(),
  /** The line that it comes from, in the budget as it is now. */
  location: v.nullable(protocolLocation),
});

const table = v.object({
  /** `t3`. */
  id: v.string(),
  /** `表三 部门支出总表`. */
  title: v.string(),
  unit: v.string(),
  rows: v.array(comparedRow),
});

const comparison = v.object({
  kind: v.literal('comparison'),
  version: v.number(),
  /** What stands on each side: `2025年`, a file's name, a revision. */
  before: v.string(),
  after: v.string(),
  tables: v.array(table),
});

const result = v.variant('kind', [
  comparison,
  /** Why there is nothing to compare with. */
  v.object({ kind: v.literal('refusal'), reason: v.string() }),
]);

export type ComparisonParams = v.InferOutput<typeof params>;
export type ComparisonBase = v.InferOutput<typeof comparisonBase>;
export type Comparison = v.InferOutput<typeof comparison>;
/** Null where the document is not open. */
export type ComparisonResult = v.InferOutput<typeof result> | null;

export const comparisonShape = result;
export const isComparisonParams = (value: unknown): value is ComparisonParams => v.is(params, value);
export const isComparisonResult = (value: unknown): value is ComparisonResult => v.is(v.nullable(result), value);
