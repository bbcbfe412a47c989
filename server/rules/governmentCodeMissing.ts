import { governmentTwin } from '../data/catalogue.ts';
import type { Localized } from '../language/schema.ts';
import type { CodeReference, Spending, UnitKind, UnitPart } from '../model/Budget.ts';
import { type Branch, listed } from '../model/branches.ts';
import { allOf } from '../text/eachOf.ts';
import { onceFor } from '../text/onceFor.ts';
import type { Rule } from './Rule.ts';

/** Table 6 prints both classifications: a code that this kind of unit has no government subject for leaves a hole there. */
export const governmentCodeMissing: Rule = {
  id: 'government-code-missing',
  severity: 'warning',
  source: {
    zh: '《支出经济分类科目改革方案》：部门预算与政府预算经济分类科目对照（F12）',
    en: 'Reform of the economic classification: departmental codes and their government twins (F12)',
  },
  doc: `基本支出用了本单位性质没有对应政府经济分类的科目：行政、参公单位没有绩效工资，表六这一行的政府预算科目会是空的。多半是单位性质写错，或者科目用错。

A code of basic expenditure that has a government twin for the other kind of unit only: administrative bodies have no 绩效工资. Table 6 would print an empty cell; either the kind or the code is wrong.

\`\`\`budget partial
部门 "示例局" { 代码 901; 年度 2026; 单位性质 行政 }
基本支出 2011301 "行政运行" {
    30101  "基本工资"  15.46
    <|30107|>  "绩效工资"  13.47  # warning[government-code-missing]
}
\`\`\`
\`\`\`message
30107 绩效工资没有行政单位用的政府经济分类科目，只有事业单位的 50501 工资福利支出
\`\`\`
\`\`\`message en
30107 绩效工资 has no government economic code for an administrative body, only 50501 工资福利支出 for institutions
\`\`\`
`,
  *check({ branch, department, units, nameOf }) {
    const own = department?.kind ? [{ kind: department.kind, lacks: lacksOf(department.kind).inOwn(branch) }] : [];
    for (const { kind, lacks } of [...own, ...lacksInUnits(units)])
      for (const { code, place } of lacks) yield { place, message: lackMessage(code, nameOf(code), kind) };
  },
};

/** Lines of basic expenditure whose code has a twin for one kind of unit only, in a unit of the other kind. */
interface Lacking {
  readonly kind: UnitKind;
  readonly lacks: readonly CodeReference[];
}

const none: readonly never[] = [];

const lacksInUnits = allOf(({ unit: { kind }, spendings }: UnitPart): readonly Lacking[] => {
  const lacks = kind ? lacksOf(kind).inAll(spendings) : none;
  return kind && lacks.length > 0 ? [{ kind, lacks }] : none;
});

/** Finds them for one kind of unit. */
interface Lacks {
  readonly inAll: (spendings: readonly Spending[]) => readonly CodeReference[];
  readonly inOwn: (branch: Branch) => readonly CodeReference[];
}

const ofInstitutions = lacksFor(true);
const ofOthers = lacksFor(false);

function lacksOf(kind: UnitKind): Lacks {
  return kind === 'institution' ? ofInstitutions : ofOthers;
}

function lacksFor(isInstitution: boolean): Lacks {
  const inSpending = onceFor(({ kind, items }: Spending): readonly CodeReference[] =>
    kind === 'basic'
      ? items.flatMap(({ subject }) => (subject && lacksTwin(subject.code, isInstitution) ? [subject] : []))
      : none,
  );
  return {
    inAll: allOf(inSpending),
    inOwn: listed(({ spendings, runs = spendings }) => runs.flatMap(inSpending)),
  };
}

/** Whether a code has no twin for one kind of unit, but for certain one for the other. */
function lacksTwin(code: string, isInstitution: boolean): boolean {
  const other = governmentTwin(code, !isInstitution);
  return other !== undefined && other.confidence !== 'C' && governmentTwin(code, isInstitution) === undefined;
}

const kindNames: Readonly<Record<UnitKind, Localized>> = {
  administrative: { zh: '行政单位', en: 'an administrative body' },
  civilServiceManaged: { zh: '参公单位', en: 'a civil-service-managed unit' },
  institution: { zh: '事业单位', en: 'an institution' },
};

function lackMessage(code: string, name: string, kind: UnitKind): Localized {
  const isInstitution = kind === 'institution';
  const twin = governmentTwin(code, !isInstitution);
  const others = isInstitution
    ? { zh: '行政单位', en: 'administrative bodies' }
    : { zh: '事业单位', en: 'institutions' };
  const own = kindNames[kind];
  return {
    zh: `${code} ${name}没有${own.zh}用的政府经济分类科目，只有${others.zh}的 ${twin?.code} ${twin?.name}`,
    en: `${code} ${name} has no government economic code for ${own.en}, only ${twin?.code} ${twin?.name} for ${others.en}`,
  };
}
