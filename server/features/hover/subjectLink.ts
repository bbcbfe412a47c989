import type { HoverContext } from './HoverContext.ts';
import { escaped, link } from './markdown.ts';

/** A subject with its name, which leads to where 科目 declares it. */
export function subjectLink(
  code: string,
  { budget, linkTo }: Pick<HoverContext, 'budget' | 'linkTo'>,
  show: (text: string) => string = escaped,
): string {
  const declared = budget.subjectByCode.get(code)?.reference.place;
  return link(show(`${code} ${budget.nameOf(code)}`), declared && linkTo?.(declared));
}
