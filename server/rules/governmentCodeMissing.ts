import { governmentTwin } from '../data/catalogue.ts';
import type { Localized } from '../language/schema.ts';
import type { Place, Spending, UnitKind } from '../model/Budget.ts';
import { listed } from '../model/branches.ts';
import type { Rule } from './Rule.ts';
import { subjectsIn } from './subjectUse.ts';

/** Table 6 prints both classifications: a code that this kind of unit has no government subject for leaves a hole there. */
export const governmentCodeMissing: Rule = {
  id: 'government-code-missing',
  severity: 'warning',
  source: {
    zh: '支出经济分类改革方案：部门预算与政府预算经济分类科目对照（F12）',
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
`,
  *check({ branch, department, nameOf }) {
    for (const { code, place, owner } of lacksIn(branch)) {
      const kind = owner === 'department' ? department?.kind : owner;
      if (kind !== undefined && lacksTwin(code, kind === 'institution'))
        yield { place, message: lackMessage(code, nameOf(code), kind) };
    }
  },
};

/** A line of basic expenditure whose code has a twin for one kind of unit only, and whose it is. */
interface Lack {
  readonly code: string;
  readonly place: Place;
  readonly owner: UnitKind | 'department';
}

const none: readonly never[] = [];

/** The lines that may lack a twin: all of the department, whose kind is told elsewhere, and those of units that do. */
const lacksIn = listed((part): readonly Lack[] => {
  const codes = Array.from(subjectsIn(part), ({ code }) => code).filter(
    (code) => lacksTwin(code, true) || lacksTwin(code, false),
  );
  if (codes.length === 0) return none;
  const lacking = new Set(codes);
  return [
    ...linesOf(part.spendings, lacking, 'department'),
    ...part.units.flatMap(({ unit: { kind }, spendings }) => {
      const own = codes.filter((code) => lacksTwin(code, kind === 'institution'));
      return kind && own.length > 0 ? linesOf(spendings, new Set(own), kind) : [];
    }),
  ];
});

function linesOf(spendings: readonly Spending[], codes: ReadonlySet<string>, owner: Lack['owner']): Lack[] {
  return spendings
    .filter(({ kind }) => kind === 'basic')
    .flatMap(({ items }) =>
      items.flatMap(({ subject }) =>
        subject && codes.has(subject.code) ? [{ code: subject.code, place: subject.place, owner }] : [],
      ),
    );
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
