import { findSubject } from '../data/catalogue.ts';
import type { SubjectChange } from '../data/subjectChanges.ts';
import type { CodeReference } from '../model/Budget.ts';
import { quoted } from '../syntax/stringValue.ts';
import type { Fix, Rule } from './Rule.ts';
import { codeByName } from './subjects/codeByName.ts';
import type { NamedSubject } from './subjects/namedSubject.ts';
import { placesOf, suspectsOf } from './subjects/subjectUse.ts';

/** A code of an earlier year, copied from last year's file, is what the classification of this year no longer has. */
export const retiredSubject: Rule = {
  id: 'retired-subject',
  severity: 'warning',
  fix: 'choice',
  tag: 'deprecated',
  source: {
    zh: '历年《政府收支分类科目》的修订',
    en: 'Yearly revisions of the classification of revenue and expenditure',
  },
  doc: `科目已经撤销、改码，今年的政府收支分类科目里没有它，或者这个编码已经改作别的科目。知道去向的，可以直接换成现行科目。

A code that was abolished or renumbered, so that this year's classification does not have it, or that now is another subject.
Where it is known what took its place, the fix writes that.

\`\`\`budget
基本支出 <|2100502|> "事业单位医疗" {  # warning[retired-subject]
    30110  "职工基本医疗保险缴费"  2.76
}
\`\`\`
\`\`\`message
2100502 事业单位医疗 自 2017年起移到 21011 行政事业单位医疗
\`\`\`
\`\`\`message en
2100502 事业单位医疗: moved to 21011 (from 2017 on)
\`\`\`
\`\`\`fixes
改为 2101102（事业单位医疗）
\`\`\`
\`\`\`fixes en
Change to 2101102 (事业单位医疗)
\`\`\`
\`\`\`fixed
基本支出 2101102 "事业单位医疗" {  # warning[retired-subject]
    30110  "职工基本医疗保险缴费"  2.76
}
\`\`\`
`,
  *check(budget) {
    for (const subject of suspectsOf(budget).retired) {
      const { code, name, retirement: change } = subject;
      if (!change) continue;
      const label = name ? `${code} ${name}` : code;
      const { effective, note } = change;
      const message = {
        zh: `${label} ${effective ? `自 ${effective}年起` : '已'}${note.zh}`,
        en: `${label}: ${note.en}${effective ? ` (from ${effective} on)` : ''}`,
      };
      for (const reference of placesOf(subject, budget))
        yield { place: reference.place, message, fixes: () => replacements(change, subject, reference) };
    }
  },
};

/** The subject that has its name now, else the one of the same level that took its place. */
function replacements({ replacements: codes }: SubjectChange, old: NamedSubject, reference: CodeReference): Fix[] {
  const byName = codeByName(old, reference);
  if (byName.length > 0) return byName;
  const [code, another] = codes.filter(({ length }) => length === old.code.length);
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
