import { subjectsNamed } from '../../data/catalogue.ts';
import type { CodeReference, Place } from '../../model/Budget.ts';
import type { Fix } from '../Rule.ts';
import type { NamedSubject } from './namedSubject.ts';

/** The fix that puts the code which has the very name of this line in its place, where exactly one code has it, and another than the line's. */
export function codeByName({ name, code, wanted, lengths }: NamedSubject, { place }: CodeReference): Fix[] {
  if (!name || isJoined(place)) return [];
  const same = wanted
    .flatMap((kind) => subjectsNamed(kind, name))
    .filter((subject) => lengths.length === 0 || lengths.includes(subject.code.length));
  const inside = same.filter((subject) => subject.code.startsWith(code));
  const [found, another] = inside.length > 0 ? inside : same;
  if (!found || another || found.code === code) return [];
  return [
    {
      title: { zh: `改为 ${found.code}（${found.name}）`, en: `Change to ${found.code} (${found.name})` },
      edits: [{ place, newText: found.code }],
    },
  ];
}

/** Whether something follows at once, which with another code would be a word: `2026-01-27`. */
function isJoined({ segment: { text }, end }: Place): boolean {
  return /^[-－\p{L}\p{N}]/u.test(text.slice(end, end + 2));
}
