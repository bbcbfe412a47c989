import { findSubject } from '../data/catalogue.ts';
import { changeOfSubject, type SubjectChange } from '../data/subjectChanges.ts';
import type { CodeReference } from '../model/Budget.ts';
import { quoted } from '../syntax/stringValue.ts';
import type { Fix, Rule } from './Rule.ts';
import { codeByName, fittingClassification, hasLevel, type SubjectUse, subjectUses } from './subjectUse.ts';

/** A code of an earlier year, copied from last year's file, is what the classification of this year no longer has. */
export const retiredSubject: Rule = {
  id: 'retired-subject',
  severity: 'warning',
  fix: 'choice',
  tag: 'deprecated',
  source: { zh: '历年政府收支分类科目修订', en: 'Yearly revisions of the classification of revenue and expenditure' },
  doc: `科目已经撤销、改码，今年的政府收支分类科目里没有它，或者这个编码已经改作别的科目。知道去向的，可以直接换成现行科目。

A code that the classification no longer has, or whose name now has another code. Where one subject took its place, the fix
writes that.

\`\`\`budget
基本支出 <|2100502|> "事业单位医疗" {  # warning[retired-subject]
    30110  "职工基本医疗保险缴费"  2.76
}
\`\`\`
\`\`\`message
2100502 事业单位医疗 自2017年起移到21011行政事业单位医疗
\`\`\`
\`\`\`fixes
改为 2101102（事业单位医疗）
\`\`\`
\`\`\`fixed
基本支出 2101102 "事业单位医疗" {  # warning[retired-subject]
    30110  "职工基本医疗保险缴费"  2.76
}
\`\`\`
`,
  *check(budget) {
    for (const use of subjectUses(budget)) {
      const change = retirementOf(use);
      if (!change) continue;
      const label = use.name ? `${use.code} ${use.name}` : use.code;
      const { effective, note } = change;
      for (const reference of use.references)
        yield {
          place: reference.place,
          message: {
            zh: `${label} ${effective ? `自${effective}年起` : '已'}${note.zh}`,
            en: `${label}: ${note.en}${effective ? ` since ${effective}` : ''}`,
          },
          fixes: () => replacements(change, use, reference),
        };
    }
  },
};

/** What became of a subject that is used as if it still were one; nothing where that is not certain. */
export function retirementOf(use: SubjectUse): SubjectChange | undefined {
  const classification = fittingClassification(use);
  if ((classification !== 'function' && classification !== 'economic') || !hasLevel(use)) return undefined;
  const change = changeOfSubject(use.code, use.name);
  if (!change || change.confidence === 'C') return undefined;
  const isMoved = change.code === use.code && change.oldName === use.name;
  return isMoved || !findSubject(use.code) ? change : undefined;
}

/** The subject that has its name now, else the one of the same level that took its place. */
function replacements({ replacements: codes }: SubjectChange, use: SubjectUse, reference: CodeReference): Fix[] {
  const byName = codeByName(use, reference);
  if (byName.length > 0) return byName;
  const [code, another] = codes.filter(({ length }) => length === use.code.length);
  const subject = code !== undefined && another === undefined ? findSubject(code) : undefined;
  if (!subject) return [];
  const { place, namePlace } = reference;
  return [
    {
      title: { zh: `改为 ${subject.code}（${subject.name}）`, en: `Change to ${subject.code} (${subject.name})` },
      edits: [
        { place, newText: subject.code },
        ...(namePlace ? [{ place: namePlace, newText: quoted(subject.name) }] : []),
      ],
    },
  ];
}
