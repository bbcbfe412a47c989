import { isRecord } from './previewProtocol.ts';

/** Request of the client: a page of the rules' reference. Params {@link RulePageParams}, result Markdown, or null where there is none. */
export const rulePageRequest = 'budget/rulePage';

/** Names a page: the id of a rule, or `index`. */
export interface RulePageParams {
  readonly name: string;
}

/** Whether a value has the shape of {@link RulePageParams}. */
export function isRulePageParams(value: unknown): value is RulePageParams {
  return isRecord(value) && typeof value.name === 'string';
}

/** The scheme of the pages' addresses in an editor that asks the server for them: `budget-rule:/total-mismatch.md`. */
export const rulePageScheme = 'budget-rule';

/** What a client that shows such pages says when it starts the server. */
export interface ShowsRulePages {
  readonly showsRulePages: true;
}
