import { placeholderText } from '../../document/explanation.ts';
import type { PlaceholderAt } from '../figureFlow/figureAt.ts';
import { type HoverContext, speak } from './HoverContext.ts';
import { escaped, paragraphs } from './markdown.ts';
import { subjectHover } from './subjectHover.ts';

/** What is printed in the place of a `{…}`, and what is known of the subject that it names. */
export function placeholderHover({ name, placeholder }: PlaceholderAt, context: HoverContext): string {
  const text = placeholderText(name, context.budget);
  const say = speak(context);
  const printed =
    text === undefined
      ? say('本预算没有这个数字', 'This budget has no such figure')
      : say(`公布为 **${escaped(text)}**`, `Published as **${escaped(text)}**`);
  return paragraphs(printed, placeholder.kind === 'subject' ? subjectHover(placeholder.code, context) : undefined);
}
