import type { Budget, CodeReference, Part } from '../model/Budget.ts';
import type { Bound } from '../model/binding/bind.ts';
import { lastWith } from '../model/cutBlocks.ts';
import { quoted } from '../syntax/stringValue.ts';
import { onceFor } from '../text/onceFor.ts';
import { onceIn } from '../text/onceIn.ts';
import { insertLines } from './edits/insertLines.ts';
import type { Finding, Fix, Rule } from './Rule.ts';
import { classificationName } from './subjects/classificationName.ts';
import { codeByName } from './subjects/codeByName.ts';
import type { NamedSubject } from './subjects/namedSubject.ts';
import { placesOf, suspectsOf } from './subjects/subjectUse.ts';

/** A code that nobody lists is a slip more often than a province's own subject; declaring it in 科目 says which. */
export const unknownSubject: Rule = {
  id: 'unknown-subject',
  severity: 'warning',
  fix: 'choice',
  source: { zh: '《2026年政府收支分类科目》', en: 'Classification of government revenue and expenditure, 2026' },
  doc: `科目编码既不在科目表中，也没有在“科目”里声明。本地自设的科目，在“科目”里写明编码和名称即可。

A code that is neither in the catalogue nor declared in \`subjects\`. Declare local subjects there.

\`\`\`budget
基本支出 2011308 "招商引资" {
    <|30198|>  "基本工资"  15.46  # warning[unknown-subject]
}
\`\`\`
\`\`\`message
30198 不在 2026年部门预算支出经济分类科目中，本文件的“科目”里也没有声明
\`\`\`
\`\`\`message en
30198 is not a departmental economic code of 2026, nor is it declared in “subjects”
\`\`\`
\`\`\`fixed
基本支出 2011308 "招商引资" {
    30101  "基本工资"  15.46  # warning[unknown-subject]
}
\`\`\`
`,
  *check(budget) {
    for (const subject of undeclared(suspectsOf(budget).unlisted, budget.subjectByCode))
      for (const reference of placesOf(subject, budget)) yield finding(subject, reference, budget);
  },
};

const undeclared = onceIn((subjects: readonly NamedSubject[], declared: Budget['subjectByCode']) =>
  subjects.filter(({ code }) => !declared.has(code)),
);

function finding(subject: NamedSubject, reference: CodeReference, budget: Budget): Finding {
  const { code, classification } = subject;
  const name = classification && classificationName(classification);
  return {
    place: reference.place,
    message: {
      zh: `${code} 不在 2026年${name?.zh}中，本文件的“科目”里也没有声明`,
      en: `${code} is not a ${name?.en} of 2026, nor is it declared in “subjects”`,
    },
    fixes: () => [
      ...codeByName(subject, reference),
      ...(classification === 'procurement' ? [] : declareSubject(reference, budget)),
    ],
  };
}

/** Adds a line for the code to 科目, where there is such a block. */
function declareSubject({ code, name }: CodeReference, { parts }: Budget): Fix[] {
  const list = listOfSubjects(parts)[0];
  if (!list) return [];
  const { at, ...around } = list;
  const edit = insertLines([`${code}  ${quoted(name ?? '名称')}`], at, around);
  return [{ title: { zh: `在“科目”里声明 ${code}`, en: `Declare ${code} in “subjects”` }, edits: [edit] }];
}

/** The block that has 科目, and where it ends: behind all that stands in it, be it cut. One, or none. */
const listOfSubjects = onceFor((parts: readonly Part[]) => {
  const first = parts.find(({ bound }) => bound.some(isOpenList));
  const last = first && lastWith(({ statement: { block } }) => !!block?.statements.length, 'subjects', first, parts);
  const container = last?.bound.statement;
  const block = container?.block;
  if (!last || !block) return [];
  return [{ at: block.statements.at(-1)?.end ?? block.start + 1, block, container, segment: last.segment }];
});

/** Whether this is 科目, and its end is known. */
function isOpenList({ schema, statement }: Bound): boolean {
  return schema.id === 'subjects' && statement.block?.closed === true;
}
