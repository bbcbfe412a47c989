import * as v from 'valibot';
import { protocolLocation } from './protocolShapes.ts';

/** Request of the client: every identity between the tables, and every declared total (勾稽关系). Params {@link ReconciliationParams}, result {@link ReconciliationResult}. */
export const reconciliationRequest = 'budget/reconciliation';

const params = v.object({ uri: v.string() });

/** One side of an identity: figures that are added, and what they make. */
const side = v.object({
  /** What is added, in words: `表一 收入总计`. */
  label: v.string(),
  /** As printed, with its unit. */
  amount: v.string(),
  /** The cells that are added; empty where they are in no table. */
  addresses: v.array(v.string()),
  /** The line that the first of them comes from. */
  location: v.nullable(protocolLocation),
});

/** One instance of an identity: `F03` has one for each row of the table that it is about. */
export const reconciliationRow = v.object({
  /** Unique and stable: the id of the rule, and what tells its instances apart (`C06/2011308`). */
  key: v.string(),
  /** The id of the rule (`C06`); `declared` for a declared total. */
  rule: v.string(),
  /** The rule in words. */
  title: v.string(),
  left: side,
  right: side,
  /** What left is to be of right. */
  relation: v.picklist(['=', '≤']),
  /** Left less right, with its sign; empty where there is none. */
  difference: v.string(),
  /** How far off it may be for rounding; empty where it may not. */
  tolerance: v.string(),
  state: v.picklist(['holds', 'rounding', 'broken']),
});

const group = v.object({
  /** Unique: `t1`, `t2-t1`, `declared`. */
  id: v.string(),
  /** `表一 预算收支总表`, `表二与表一`, 声明的合计. */
  title: v.string(),
  rows: v.array(reconciliationRow),
});

const result = v.object({
  version: v.number(),
  groups: v.array(group),
  /** Rules that say nothing about this budget, with the reason: 无政府性基金 … */
  inapplicable: v.array(v.object({ rule: v.string(), title: v.string(), reason: v.string() })),
});

export type ReconciliationParams = v.InferOutput<typeof params>;
export type Reconciliation = v.InferOutput<typeof result>;
export type ReconciliationRow = v.InferOutput<typeof reconciliationRow>;
/** Null where the document is not open. */
export type ReconciliationResult = Reconciliation | null;

export const reconciliationShape = result;
export const isReconciliationParams = (value: unknown): value is ReconciliationParams => v.is(params, value);
export const isReconciliationResult = (value: unknown): value is ReconciliationResult =>
  v.is(v.nullable(result), value);
