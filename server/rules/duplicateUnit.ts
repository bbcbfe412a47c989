import type { Place, Unit } from '../model/Budget.ts';
import { childrenOf } from '../model/binding/boundValues.ts';
import { headSpan } from '../model/heads.ts';
import { ofLists } from '../text/eachOf.ts';
import { folded } from '../text/folded.ts';
import type { Finding, Rule } from './Rule.ts';

/** A unit is found by its code, else by its name: its own tables, its row in those of the department, itself a year ago. */
export const duplicateUnit: Rule = {
  id: 'duplicate-unit',
  severity: 'warning',
  source: {
    zh: '部门预算编码：一个预算单位一个代码',
    en: 'The codes of a department budget: each unit has one of its own',
  },
  doc: `两个预算单位的代码或名称相同，或者与部门本级相同（全角、半角和空格不计）：单位预算、表格里的行、与上年的对比都按代码找单位。

Two units have the same code or name, or one has that of the department itself, whatever the width of its characters and its blanks: the budget of a unit, its row in the tables and its figures of last year are found by its code.

\`\`\`budget partial
预算单位 "示例一中" { 代码 901001; 单位性质 事业 }
预算单位 "示例二中" { 代码 <|901001|>; 单位性质 事业 }  # warning[duplicate-unit]
\`\`\`
\`\`\`message
“示例二中”的代码 901001 已经是“示例一中”的
\`\`\`
\`\`\`message en
The code 901001 of “示例二中” is already that of “示例一中”
\`\`\`
\`\`\`related
1 «901001» 示例一中
\`\`\`
`,
  *check({ department, units }) {
    const all = [...(department ? [department] : []), ...units.map(({ unit }) => unit)];
    for (const repeat of repeatsIn(all)) {
      const [unit, first] = [all[repeat.at], all[repeat.first]];
      if (unit && first) yield finding(unit, first, repeat.by);
    }
  },
};

/** A unit of a list that has the code or the name of one before. */
interface Repeat {
  readonly at: number;
  readonly first: number;
  readonly by: 'code' | 'name';
}

/** An edit in a unit makes another one of it, mostly with the same code and name: then all of them are as they were. */
const repeatsIn = ofLists<Unit, readonly Repeat[]>((units, before) => {
  if (before && before.items.length === units.length) {
    const { start, end, items, made } = before;
    const own = units.slice(start, units.length - end);
    if (own.every((unit, i) => isSame(unit, items[start + i]))) return made;
  }
  return [...repeated(units, 'code'), ...repeated(units, 'name')];
});

function isSame({ code, name }: Unit, other: Unit | undefined): boolean {
  return code === other?.code && name === other.name;
}

function* repeated(units: readonly Unit[], by: Repeat['by']): Iterable<Repeat> {
  const seen = new Map<string, number>();
  for (const [at, unit] of units.entries()) {
    const key = folded(unit[by]);
    const first = seen.get(key);
    if (key === '') continue;
    if (first === undefined) seen.set(key, at);
    else yield { at, first, by };
  }
}

function finding(unit: Unit, first: Unit, by: Repeat['by']): Finding {
  return {
    place: placeOf(unit, by),
    message:
      by === 'code'
        ? {
            zh: `“${unit.name}”的代码 ${unit.code} 已经是“${first.name}”的`,
            en: `The code ${unit.code} of “${unit.name}” is already that of “${first.name}”`,
          }
        : { zh: `已经有一个单位叫“${unit.name}”`, en: `There is a unit “${unit.name}” already` },
    related: () => [{ place: placeOf(first, by), message: { zh: first.name, en: first.name } }],
  };
}

function placeOf({ bound, segment }: Unit, by: 'code' | 'name'): Place {
  const argument = by === 'code' ? childrenOf(bound, 'code')[0]?.args['code'] : bound.args['name'];
  const { start, end } = argument ?? headSpan(bound.statement);
  return { segment, start, end };
}
