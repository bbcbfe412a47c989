import { classificationOf } from '../data/catalogue.ts';
import type { Localized } from '../language/schema.ts';
import type { Rule } from './Rule.ts';
import { classificationName } from './subjects/classificationName.ts';
import { codeByName } from './subjects/codeByName.ts';
import type { NamedSubject } from './subjects/namedSubject.ts';
import { placesOf, suspectsOf } from './subjects/subjectUse.ts';

/** Functional codes say what for, economic codes on what: each has its own place. */
export const wrongClassification: Rule = {
  id: 'wrong-classification',
  severity: 'error',
  fix: 'choice',
  source: {
    zh: '《政府收支分类科目》：功能分类 2 开头，部门经济分类 3 开头，政府经济分类 5 开头',
    en: 'Functional codes begin with 2, departmental economic codes with 3, government economic codes with 5',
  },
  doc: `科目用错了分类：应写经济科目的地方写了功能科目，或者相反。政府经济分类（5 开头）由部门经济分类对应得出，不用填写。

A code of another classification than the one asked for. Government economic codes follow from the departmental ones.

\`\`\`budget
基本支出 2011308 "招商引资" {
    <|2011308|>  "招商引资"  15.46  # error[wrong-classification]
}
\`\`\`
\`\`\`message
2011308 是支出功能分类科目，这里要写部门预算支出经济分类科目
\`\`\`
\`\`\`message en
2011308 is a functional code; a departmental economic code is asked for
\`\`\`
`,
  *check(budget) {
    for (const subject of suspectsOf(budget).unclassified) {
      const message = wrongMessage(subject);
      for (const reference of placesOf(subject, budget))
        yield { place: reference.place, message, fixes: () => codeByName(subject, reference) };
    }
  },
};

function wrongMessage({ code, wanted }: NamedSubject): Localized {
  const classification = classificationOf(code);
  const names = wanted.map((kind) => classificationName(kind));
  const zh = names.map((name) => name.zh).join('、');
  const en = names.map((name) => name.en).join(' or ');
  if (!classification)
    return {
      zh: `${code} 不属于任何一类科目，这里要写${zh}`,
      en: `${code} belongs to no classification; a ${en} is asked for`,
    };
  const found = classificationName(classification);
  return { zh: `${code} 是${found.zh}，这里要写${zh}`, en: `${code} is a ${found.en}; a ${en} is asked for` };
}
