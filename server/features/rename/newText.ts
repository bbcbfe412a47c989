import { quoted } from '../../syntax/stringValue.ts';
import type { Mention } from '../occurrences/namedThings.ts';

/** A name as a string that reads back the same, in the quotes that the string before had where they can hold it. */
export function stringFor(name: string, before: string): string {
  return before.startsWith('“') && isBalanced(name) ? `“${name}”` : quoted(name);
}

/** A name as it stands within a longer text; undefined where the quotes of the text cannot hold it. */
export function mentionFor(name: string, { text, place: { segment } }: Mention): string | undefined {
  const { start } = text.place;
  const typed = text.path === 'explain' ? name.replaceAll('{', '{{') : name;
  if (segment.text.slice(start - 3, start) === '"""') return typed.includes('"""') ? undefined : typed;
  if (segment.text.charAt(start - 1) === '“') return isBalanced(typed) ? typed : undefined;
  return quoted(typed).slice(1, -1);
}

/** Whether every `“` has its `”`, so that both can stand between such quotes. */
function isBalanced(name: string): boolean {
  let depth = 0;
  for (const character of name) {
    if (character === '“') depth++;
    if (character === '”' && --depth < 0) return false;
  }
  return depth === 0;
}
