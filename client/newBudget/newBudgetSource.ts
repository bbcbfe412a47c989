import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  isNewBudgetResult,
  type NewBudgetParams,
  type NewBudgetResult,
  newBudgetRequest,
} from '../../server/lsp/protocol/newBudgetProtocol.ts';

/** The answers to the questions, by their ids. */
export type Answers = NewBudgetParams['answers'];

/** Where the questions come from, and what some answers come to. */
export type NewBudgetSource = (answers: Answers) => Promise<NewBudgetResult>;

/** New budgets by the language server. */
export function newBudgetSource(client: BaseLanguageClient): NewBudgetSource {
  return async (answers) => {
    const params: NewBudgetParams = { answers };
    const result = await client.sendRequest<unknown>(newBudgetRequest, params);
    if (!isNewBudgetResult(result)) throw new Error(`${newBudgetRequest}: malformed result`);
    return result;
  };
}
