import { subjectsOf } from '../data/catalogue.ts';
import type { CodeReference } from '../model/Budget.ts';
import type { NamedSubject } from './namedSubject.ts';
import type { Fix } from './Rule.ts';

/** The fix that puts the code which has the very name of this line in its place, where exactly one code has it. */
export function codeByName({ name, code, wanted, lengths }: NamedSubject, { place }: CodeReference): Fix[] {
  if (!name) return [];
  const same = wanted
    .flatMap((kind) => [...subjectsOf(kind)])
    .filter((subject) => subject.name === name && (lengths.length === 0 || lengths.includes(subject.code.length)));
  const inside = same.filter((subject) => subject.code.startsWith(code));
  const [found, another] = inside.length > 0 ? inside : same;
  if (!found || another) return [];
  return [
    {
      title: { zh: `改为 ${found.code}（${found.name}）`, en: `Change to ${found.code} (${found.name})` },
      edits: [{ place, newText: found.code }],
    },
  ];
}
