import { subjectsOf } from '../../data/catalogue.ts';
import { folded } from '../../text/folded.ts';

/** A code with its name. */
export interface NamedCode {
  readonly code: string;
  readonly name: string;
}

/** The subject of a table that tells no codes: a 类, or what stands below the 类 above it. */
export function subjectNamed(name: string, above: string): NamedCode | undefined {
  const matching = subjectsCalled(name);
  const isClass = ({ code }: NamedCode): boolean => code.length === 3;
  // 其他支出 is a 类 of both classifications.
  return (
    matching.find((each) => isClass(each) && each.code[0] === above[0]) ??
    matching.find((each) => isClass(each) || (above !== '' && each.code.startsWith(above)))
  );
}

/** The functional and economic subjects that a name may be that of, 类 first. */
export function subjectsCalled(name: string): readonly NamedCode[] {
  return subjectsByName().get(withoutEnd(folded(name))) ?? [];
}

let byName: ReadonlyMap<string, readonly NamedCode[]> | undefined;

/** What a name may be the name of, 类 first; made at the first table that has such a side. */
function subjectsByName(): ReadonlyMap<string, readonly NamedCode[]> {
  if (byName) return byName;
  const all = new Map<string, NamedCode[]>();
  const subjects = [...subjectsOf('function'), ...subjectsOf('economic')];
  for (const { code, name } of subjects.sort((a, b) => a.code.length - b.code.length)) {
    const key = withoutEnd(folded(name));
    all.set(key, [...(all.get(key) ?? []), { code, name }]);
  }
  byName = all;
  return all;
}

/** 一般公共服务 is 一般公共服务支出. */
function withoutEnd(name: string): string {
  return name.replace(/支出$/, '');
}
