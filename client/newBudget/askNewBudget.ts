import type { NewBudgetResult } from '../../server/lsp/protocol/newBudgetProtocol.ts';
import type { Strings } from '../strings.ts';
import { askQuestion } from './askQuestion.ts';
import type { Answers, NewBudgetSource } from './newBudgetSource.ts';

/** A new budget from its questions; those of `given` are not asked. Undefined where the user went away. */
export async function askNewBudget(
  source: NewBudgetSource,
  given: Answers,
  strings: Strings,
): Promise<NewBudgetResult | undefined> {
  const { questions } = await source({});
  const asked = questions.filter(({ id }) => given[id] === undefined);
  let answers: Answers = given;
  for (let i = 0; i < asked.length; ) {
    const question = asked[i];
    if (!question) break;
    const { id, initial } = question;
    const outcome = await askQuestion({
      question,
      title: strings.start.newBudget(question.title),
      number: i + 1,
      of: asked.length,
      answer: answers[id] ?? initial,
      judge: (answer) =>
        source({ ...answers, [id]: answer }).then(
          ({ faults }) => faults.filter((fault) => fault.question === id),
          () => undefined,
        ),
      noAnswer: strings.noAnswer,
    });
    if (outcome === 'cancelled') return undefined;
    if (outcome !== 'back') answers = { ...answers, [id]: outcome.answer };
    i = outcome === 'back' ? Math.max(0, i - 1) : i + 1;
  }
  return source(answers);
}
