import { isRecord } from './previewProtocol.ts';

/** Request of the client: a page of the rules' reference. Params {@link RulePageParams}, result {@link RulePageResult}. */
export const rulePageRequest = 'budget/rulePage';

/** Names a page: the id of a rule, or `index`. */
export interface RulePageParams {
  readonly name: string;
}

/** The page as Markdown; null where there is none. */
export type RulePageResult = string | null;

/** Whether a value has the shape of {@link RulePageParams}. */
export function isRulePageParams(value: unknown): value is RulePageParams {
  return isRecord(value) && typeof value.name === 'string';
}

/** Whether a value has the shape of {@link RulePageResult}. */
export function isRulePageResult(value: unknown): value is RulePageResult {
  return value === null || typeof value === 'string';
}

/** The scheme of the pages' addresses in an editor that asks the server for them: `budget-rule:/total-mismatch.md`. */
export const rulePageScheme = 'budget-rule';

/** What a client that shows such pages says when it starts the server. */
export interface ShowsRulePages {
  readonly showsRulePages: true;
}
