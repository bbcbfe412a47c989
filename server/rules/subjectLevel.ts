import type { Localized } from '../language/schema.ts';
import type { Rule } from './Rule.ts';
import { codeByName } from './subjects/codeByName.ts';
import type { NamedSubject } from './subjects/namedSubject.ts';
import { placesOf, suspectsOf } from './subjects/subjectUse.ts';

/** Money stands at the lowest level of a classification; the levels above are sums. */
export const subjectLevel: Rule = {
  id: 'subject-level',
  severity: 'error',
  fix: 'choice',
  source: {
    zh: '部门预算编制要求：功能分类编到项，经济分类编到款',
    en: 'Functional classification to the item, economic classification to the section',
  },
  doc: `科目的级次不对：明细要写到部门经济分类的款（5 位），基本支出和功能科目要写到功能分类的项（7 位）。

A code of the wrong level: items take a 5-digit economic code, \`basic\` and \`function\` a 7-digit functional code.

\`\`\`budget
基本支出 <|20113|> {                # error[subject-level]
    <|301|>  "工资福利支出"  15.46  # error[subject-level]
}
\`\`\`
\`\`\`message
20113 是款级科目（5 位），这里要写到项（7 位）
301 是类级科目（3 位），这里要写到款（5 位）
\`\`\`
\`\`\`message en
20113 is a section (5 digits); an item (7 digits) is asked for
301 is a class (3 digits); a section (5 digits) is asked for
\`\`\`
`,
  *check(budget) {
    for (const subject of suspectsOf(budget).ofWrongLevel) {
      const message = levelMessage(subject);
      for (const reference of placesOf(subject, budget))
        yield { place: reference.place, message, fixes: () => codeByName(subject, reference) };
    }
  },
};

const levels: Readonly<Partial<Record<number, Localized>>> = {
  3: { zh: '类', en: 'a class' },
  5: { zh: '款', en: 'a section' },
  7: { zh: '项', en: 'an item' },
};

function levelMessage({ code, lengths, isDeclaration, classification }: NamedSubject): Localized {
  const level = isDeclaration || (classification === 'economic' && code.length > 5) ? undefined : levels[code.length];
  const asked = lengths.map((length) => ({
    zh: `${levels[length]?.zh}（${length} 位）`,
    en: `${levels[length]?.en} (${length} digits)`,
  }));
  const zh = asked.map((each) => each.zh).join('、');
  const en = asked.map((each) => each.en).join(' or ');
  return level
    ? {
        zh: `${code} 是${level.zh}级科目（${code.length} 位），这里要写到${zh}`,
        en: `${code} is ${level.en} (${code.length} digits); ${en} is asked for`,
      }
    : {
        zh: `${code} 有 ${code.length} 位，这里的科目编码是${zh}`,
        en: `${code} has ${code.length} digits; ${en} is asked for`,
      };
}
