import { findSubject, type Subject, subjectsOf } from '../data/catalogue.ts';
import type { CodeReference } from '../model/Budget.ts';
import { runsIn } from '../model/spendingsIn.ts';
import { quoted } from '../syntax/stringValue.ts';
import type { Fix, Rule } from './Rule.ts';

/** Basic expenditure keeps a body running; construction and subsidies are projects. */
export const itemInWrongPart: Rule = {
  id: 'item-in-wrong-part',
  severity: 'warning',
  fix: 'choice',
  source: {
    zh: '部门预算编制：基本支出只有人员经费（301、303）和公用经费（302、310 等）',
    en: 'Basic expenditure is personnel (301, 303) and public (302, 310 and the like)',
  },
  doc: `基本支出里列了项目才有的经济科目：基本建设（309、311）、对企业补助（312）、对社会保障基金补助（313）。零星的办公设备购置用 310 的同名科目。债务利息（307）、其他支出（399）两者都可能有，不作判断。

A line of basic expenditure with a code of a project's kind: capital construction (309, 311), subsidies to enterprises (312) or to social security funds (313). Small purchases have a code of the same name under 310. Interest (307) and 其他支出 (399) are left alone: both parts may have them.

\`\`\`budget
基本支出 2011308 "招商引资" {
    30101  "基本工资"      15.46
    <|30902|>  "办公设备购置"   0.80  # warning[item-in-wrong-part]
    31002  "办公设备购置"   0.50
    <|31204|>  "费用补贴"       5.00  # warning[item-in-wrong-part]
}
\`\`\`
\`\`\`message
30902 办公设备购置属于资本性支出（基本建设），不是基本支出，应列入项目
31204 费用补贴属于对企业补助，不是基本支出，应列入项目
\`\`\`
\`\`\`message en
30902 办公设备购置 is 资本性支出（基本建设）: it is not basic expenditure and belongs in a project
31204 费用补贴 is 对企业补助: it is not basic expenditure and belongs in a project
\`\`\`
\`\`\`fixes
改为 31002（办公设备购置）
\`\`\`
\`\`\`fixes en
Change to 31002 (办公设备购置)
\`\`\`
\`\`\`fixed
基本支出 2011308 "招商引资" {
    30101  "基本工资"      15.46
    31002  "办公设备购置"   0.80  # warning[item-in-wrong-part]
    31002  "办公设备购置"   0.50
    31204  "费用补贴"       5.00  # warning[item-in-wrong-part]
}
\`\`\`
`,
  *checkPart(part) {
    for (const { kind, items } of runsIn(part)) {
      if (kind !== 'basic') continue;
      for (const { subject } of items) {
        const known = subject && projectSubjects().get(subject.code);
        if (!known) continue;
        const { code, name, parent } = known;
        const group = findSubject(parent)?.name ?? '';
        yield {
          place: subject.place,
          message: {
            zh: `${code} ${name}属于${group}，不是基本支出，应列入项目`,
            en: `${code} ${name} is ${group}: it is not basic expenditure and belongs in a project`,
          },
          fixes: () => smallPurchase(known, subject),
        };
      }
    }
  },
};

/** 307 and 399 stand among the public expenses of published accounts too. */
const ofBothParts: ReadonlySet<string> = new Set(['307', '399']);

let found: ReadonlyMap<string, Subject> | undefined;

/** The economic subjects that certainly are none of basic expenditure, by code. */
function projectSubjects(): ReadonlyMap<string, Subject> {
  found ??= new Map(
    [...subjectsOf('economic')]
      .filter(({ usualSplit, confidence }) => usualSplit === '项目/其他' && confidence !== 'C')
      .filter(({ code, parent }) => !ofBothParts.has(parent || code))
      .map((subject) => [subject.code, subject]),
  );
  return found;
}

/** The subject of the same name that small purchases have under 310, where it is certainly one of basic expenditure. */
function smallPurchase({ name }: Subject, { place, namePlace }: CodeReference): Fix[] {
  for (const twin of subjectsOf('economic')) {
    if (twin.parent !== '310' || twin.name !== name || twin.confidence !== 'A') continue;
    const edits = [{ place, newText: twin.code }, ...(namePlace ? [{ place: namePlace, newText: quoted(name) }] : [])];
    return [{ title: { zh: `改为 ${twin.code}（${name}）`, en: `Change to ${twin.code} (${name})` }, edits }];
  }
  return [];
}
