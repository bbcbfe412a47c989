import { likelyYear, type Question, questions } from '../../features/newBudget/questions.ts';
import { newBudget } from '../../features/newBudget.ts';
import { type Locale, say } from '../../language/locale.ts';
import {
  type AskedQuestion,
  isNewBudgetParams,
  type NewBudgetResult,
  newBudgetRequest as request,
} from '../protocol/newBudgetProtocol.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** budget/newBudget: the questions, judged answers and the text of a new budget; it is about no document. */
export const newBudgetRequest: RequestGroup = {
  capabilities: {},
  listen({ connection, locale }) {
    connection.onRequest(request, (params: unknown): NewBudgetResult | null => {
      if (!isNewBudgetParams(params)) return null;
      const { faults, text = null, fileName } = newBudget(params.answers, locale());
      return { questions: questions.map((each) => asked(each, locale())), faults, text, fileName };
    });
  },
};

function asked({ id, title, prompt, example, choices = [] }: Question, locale: Locale): AskedQuestion {
  return {
    id,
    title: say(title, locale),
    prompt: say(prompt, locale),
    example: say(example, locale),
    initial: id === 'year' ? thisYear() : '',
    choices: choices.map(({ word, doc }) => ({ label: say(word, locale), detail: say(doc, locale) })),
  };
}

function thisYear(): string {
  const now = new Date();
  return likelyYear({ year: now.getFullYear(), month: now.getMonth() + 1 });
}
