/** The level of a subject, or its code, behind its name. */
const MARK = /[（(](?:[类款项]|[0-9]{3,7}[类款项]?)[)）]/;

/** How texts call the kinds of “三公”经费, and how their figures are called. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/因公出国[（(]境[)）](?:费用|经费|费)?/g, '因公出国（境）费用'],
  [/公务用车购置[及和]运行(?:维护)?(?:费用|经费|费)?/g, '公务用车购置及运行费'],
  [/公务用车运行(?:维护)?(?:费用|经费|费)?/g, '公务用车运行维护费'],
];

/** Words that name a figure, with the names that figures have: of 教育支出（类）普通教育（款）小学教育（项） the last. */
export function asFigures(words: string): string {
  const called = kinds.reduce((all, [pattern, name]) => all.replaceAll(pattern, name), words);
  const levels = called.split(MARK);
  return levels.slice(-2).join('');
}
