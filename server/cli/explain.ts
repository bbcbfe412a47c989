import { findSubject, governmentTwin, type Subject } from '../data/catalogue.ts';
import { classificationTitles, unconfirmed } from '../features/classificationTitles.ts';
import { rulePage } from '../features/rulePage.ts';
import { codesAbove } from '../features/subjectPath.ts';
import { type Locale, say } from '../language/locale.ts';
import { rules } from '../rules/index.ts';
import { nearest } from '../text/nearest.ts';
import { type Command, localeOption } from './Command.ts';

/** `budget explain ID-or-CODE`: the page of a rule, or what the catalogue says of a subject code. */
export const explain: Command = {
  name: 'explain',
  doc: {
    zh: '说明一条规则（诊断 ID）或一个科目编码',
    en: 'explains a rule (the id of a finding) or a subject code',
  },
  operands: { shown: 'ID-or-CODE', least: 1, most: 1 },
  options: [localeOption],
  run({ operands, locale }, host) {
    const [asked = ''] = operands;
    const text = pageOf(asked, locale);
    if (text === undefined) {
      host.complain(`budget: ${say(unknown(asked), locale)}`);
      return 2;
    }
    host.print(text);
    return 0;
  },
};

function pageOf(asked: string, locale: Locale): string | undefined {
  const rule = rules.find(({ id }) => id === asked);
  if (rule) return rulePage(rule, locale).markdown;
  const subject = findSubject(asked);
  return subject && subjectText(subject, locale);
}

function subjectText(subject: Subject, locale: Locale): string {
  const { code, name, classification, aliases, budget, confidence } = subject;
  const lines = [
    `${code} ${name}`,
    say(classificationTitles[classification], locale),
    [...codesAbove(code), code].map((each) => `${each} ${findSubject(each)?.name ?? ''}`.trim()).join(' › '),
    ...(budget ? [`${say({ zh: '所属预算：', en: 'Budget: ' }, locale)}${budget}`] : []),
    ...(aliases.length > 0
      ? [`${say({ zh: '曾用名、简称：', en: 'Former and short names: ' }, locale)}${aliases.join('、')}`]
      : []),
    ...twinLines(code, locale),
    ...(confidence === 'C' ? [say(unconfirmed, locale)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** The government economic subjects that a departmental one is published under, by kind of unit. */
function twinLines(code: string, locale: Locale): string[] {
  const kinds = [
    { isInstitution: false, title: { zh: '政府经济分类（行政、参公）', en: 'Government code (administrative)' } },
    { isInstitution: true, title: { zh: '政府经济分类（事业）', en: 'Government code (institutions)' } },
  ];
  return kinds.flatMap(({ isInstitution, title }) => {
    const twin = governmentTwin(code, isInstitution);
    return twin ? [`${say(title, locale)}${say({ zh: '：', en: ': ' }, locale)}${twin.code} ${twin.name}`] : [];
  });
}

function unknown(asked: string): { readonly zh: string; readonly en: string } {
  const meant = nearest(
    asked,
    rules.map(({ id }) => id),
  );
  return {
    zh: `${asked} 既不是规则的 ID，也不在科目表中${meant ? `；是不是 ${meant}？` : ''}`,
    en: `${asked} is neither the id of a rule nor a code of the catalogue${meant ? `; did you mean ${meant}?` : ''}`,
  };
}
