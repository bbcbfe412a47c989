import { findValue } from '../language/lookup.ts';
import type { Budget, Place } from '../model/Budget.ts';
import { headSpan } from '../model/bind.ts';
import { stringOf, wordOf } from '../model/readPart.ts';

/** What is said about a topic, and where. */
export function explanationsOf(topic: string, { parts }: Budget): { readonly text: string; readonly place: Place }[] {
  return parts.flatMap(({ bound, segment }) =>
    bound
      .filter(({ schema, args }) => schema.id === 'explain' && findValue('topic', wordOf(args['topic']))?.id === topic)
      .map(({ args, statement }) => ({ text: stringOf(args['text']), place: { segment, ...headSpan(statement) } }))
      .filter(({ text }) => text.trim() !== ''),
  );
}
