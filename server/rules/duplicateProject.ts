import type { Place, Spending } from '../model/Budget.ts';
import { listed } from '../model/branches.ts';
import { headSpan } from '../model/heads.ts';
import { allOf } from '../text/eachOf.ts';
import { folded } from '../text/folded.ts';
import { onceFor } from '../text/onceFor.ts';
import type { Finding, Rule } from './Rule.ts';
import { removeRepeated } from './repeatedStatement.ts';

/** Each project has one row in table 12 and one performance form: they are found by its name. */
export const duplicateProject: Rule = {
  id: 'duplicate-project',
  severity: 'warning',
  fix: 'choice',
  source: {
    zh: '项目支出预算表与项目绩效目标表按项目名称一一对应（J09）',
    en: 'Projects and their performance forms correspond by name (J09)',
  },
  doc: `部门本级或同一个预算单位里，项目名称重复（全角、半角和空格不计）。内容完全相同的，可以删除后一个。不同单位可以有同名的项目。

The same name twice among the projects of the department itself or of one unit, whatever the width of its characters and its blanks. One with exactly the same content can be deleted. Different units may have projects of one name.

\`\`\`budget partial
项目 "办公设备（更新）" { 功能科目 2011308 "招商引资"; 类别 特定目标类; 31002 "办公设备购置" 2.00 }
项目 <|"办公设备 (更新)"|> { 功能科目 2011308 "招商引资"; 类别 特定目标类; 31002 "办公设备购置" 3.00 }  # warning[duplicate-project]
\`\`\`
\`\`\`message
项目“办公设备 (更新)”前面已经有了
\`\`\`
\`\`\`message en
There is a project “办公设备 (更新)” already
\`\`\`
\`\`\`related
1 «"办公设备（更新）"» 前面的项目
\`\`\`
`,
  *check({ branch }) {
    if (hasRepeated(ownNamesIn(branch))) yield* repeatedIn(ownProjectsIn(branch));
  },
  checkUnit: ({ spendings }) => (hasRepeated(namesOf(spendings)) ? repeatedIn(spendings.filter(isNamedProject)) : []),
};

/** The department's own projects, whether or not the text says who that is, and their names as they are compared. */
const ownProjectsIn = listed(({ spendings }) => spendings.filter(isNamedProject));
const ownNamesIn = listed(({ spendings }) => spendings.flatMap(nameOfProject));
const namesOf = allOf(nameOfProject);

const hasRepeated = onceFor((names: readonly string[]) => new Set(names).size < names.length);

const foldedName = onceFor(({ name }: Spending) => folded(name));

function nameOfProject(spending: Spending): readonly string[] {
  return isNamedProject(spending) ? [foldedName(spending)] : [];
}

function isNamedProject({ kind, name }: Spending): boolean {
  return kind === 'project' && name !== '';
}

/** The projects of one owner whose name another one has before them. */
function* repeatedIn(projects: readonly Spending[]): Iterable<Finding> {
  const seen = new Map<string, Spending>();
  for (const project of projects) {
    const name = foldedName(project);
    const first = seen.get(name);
    if (first) yield finding(project, first);
    else seen.set(name, project);
  }
}

function finding(project: Spending, first: Spending): Finding {
  const placed = ({ bound: { statement }, segment }: Spending) => ({ statement, segment });
  return {
    place: nameOf(project),
    message: {
      zh: `项目“${project.name}”前面已经有了`,
      en: `There is a project “${project.name}” already`,
    },
    related: () => [{ place: nameOf(first), message: { zh: '前面的项目', en: 'The first project' } }],
    fixes: () =>
      removeRepeated(placed(project), placed(first), { zh: '删除重复的这个项目', en: 'Delete this repeated project' }),
  };
}

function nameOf({ bound: { statement, args }, segment }: Spending): Place {
  const { start, end } = args['name'] ?? headSpan(statement);
  return { segment, start, end };
}
