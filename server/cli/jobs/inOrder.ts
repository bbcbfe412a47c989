/**
 * Answers in the order of what was asked, in whatever order they come. At most so many are asked or wait to be taken at a
 * time; `answer` has to start its work when it is called, and never to reject.
 */
export async function* inOrder<Asked, Answer>(
  all: Iterable<Asked>,
  answer: (asked: Asked) => Promise<Answer>,
  most: number,
): AsyncGenerator<Answer> {
  const waiting: Promise<Answer>[] = [];
  for (const asked of all) {
    waiting.push(answer(asked));
    const [first] = waiting;
    if (!first || waiting.length < most) continue;
    waiting.shift();
    yield await first;
  }
  for (const each of waiting) yield await each;
}
