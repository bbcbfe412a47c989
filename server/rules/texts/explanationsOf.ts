import { findValue } from '../../language/lookup.ts';
import type { Budget, Place } from '../../model/Budget.ts';
import { stringOf, wordOf } from '../../model/binding/boundValues.ts';
import { listed } from '../../model/branches.ts';
import { headSpan } from '../../model/heads.ts';

/** What is said about a topic. */
export interface Explanation {
  /** The id of the topic. */
  readonly topic: string;
  readonly text: string;
  readonly place: Place;
}

const explanationsIn = listed(({ bound, segment }) =>
  bound.flatMap(({ schema, args, statement }): Explanation[] => {
    const topic = schema.id === 'explain' ? findValue('topic', wordOf(args['topic']))?.id : undefined;
    const text = topic === undefined ? '' : stringOf(args['text']);
    return topic === undefined || text.trim() === ''
      ? []
      : [{ topic, text, place: { segment, ...headSpan(statement) } }];
  }),
);

/** What is said about any topic, empty texts left out, in text order. */
export function explanationsOf({ branch }: Budget): readonly Explanation[] {
  return explanationsIn(branch);
}
