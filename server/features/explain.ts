import { findSubject, governmentTwin, type Subject } from '../data/catalogue.ts';
import { type Locale, say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import { rules } from '../rules/index.ts';
import { ascii } from '../text/ascii.ts';
import { nearest } from '../text/nearest.ts';
import { classificationTitles, unconfirmed } from './classificationTitles.ts';
import { rulePage } from './rulePage.ts';
import { codesAbove } from './subjectPath.ts';

/** The page of a rule, or what the catalogue says of a subject code, as an input method types it too; undefined where a word is neither. */
export function explain(asked: string, locale: Locale): string | undefined {
  const word = ascii(asked);
  const rule = rules.find(({ id }) => id === word);
  if (rule) return rulePage(rule, locale).markdown;
  const subject = findSubject(word.toUpperCase());
  return subject && subjectText(subject, locale);
}

/** Says that a word is neither a rule nor a code, with the rule that was perhaps meant. */
export function unexplained(asked: string): Localized {
  const meant = nearest(
    asked,
    rules.map(({ id }) => id),
  );
  return {
    zh: `${asked} 既不是规则名称，也不在科目表中${meant ? `；是不是 ${meant}？` : ''}`,
    en: `${asked} is neither the id of a rule nor a code of the catalogue${meant ? `; did you mean ${meant}?` : ''}`,
  };
}

function subjectText(subject: Subject, locale: Locale): string {
  const { code, name, classification, aliases, budget, confidence } = subject;
  const lines = [
    `${code} ${name}`,
    say(classificationTitles[classification], locale),
    [...codesAbove(code), code].map((each) => `${each} ${findSubject(each)?.name ?? ''}`.trim()).join(' › '),
    ...(budget ? [`${say({ zh: '所属预算：', en: 'Budget: ' }, locale)}${budget}`] : []),
    ...(aliases.length > 0
      ? [
          say(
            { zh: `曾用名、简称：${aliases.join('、')}`, en: `Former and short names: ${aliases.join(', ')}` },
            locale,
          ),
        ]
      : []),
    ...twinLines(code, locale),
    ...(confidence === 'C' ? [say(unconfirmed, locale)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** The government economic subjects that a departmental one is published under, by kind of unit. */
function twinLines(code: string, locale: Locale): string[] {
  const kinds = [
    {
      isInstitution: false,
      title: { zh: '政府预算支出经济分类（行政、参公）', en: 'Government economic code (administrative)' },
    },
    {
      isInstitution: true,
      title: { zh: '政府预算支出经济分类（事业）', en: 'Government economic code (institution)' },
    },
  ];
  return kinds.flatMap(({ isInstitution, title }) => {
    const twin = governmentTwin(code, isInstitution);
    return twin ? [`${say(title, locale)}${say({ zh: '：', en: ': ' }, locale)}${twin.code} ${twin.name}`] : [];
  });
}
