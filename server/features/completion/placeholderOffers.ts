import { subjectsOf } from '../../data/catalogue.ts';
import { placeholderText } from '../../document/explanation.ts';
import { say } from '../../language/locale.ts';
import type { Budget } from '../../model/Budget.ts';
import { type Placeholder, placeholderNames, readPlaceholder } from '../../model/placeholders.ts';
import { subjectHover } from '../hover/subjectHover.ts';
import type { Offer, OfferContext } from './Offer.ts';
import { snippetText } from './snippet.ts';
import type { ExpectedPlaceholder } from './stringAt.ts';

/** The names that may stand in the braces of an explanation: of totals, of last year's figures, of subjects with amounts. */
export function placeholderOffers({ closing }: ExpectedPlaceholder, context: OfferContext): Offer[] {
  const named = spellingsByMeaning().map((spellings) => {
    const isEnglish = (name: string): boolean => /^[a-z]/.test(name);
    const own = spellings.find((name) => isEnglish(name) === (context.language === 'en')) ?? spellings[0] ?? '';
    return placeholderOffer(own, spellings, closing, spellings.filter((name) => name !== own).join(' '));
  });
  const word = context.language === 'en' ? 'subject' : '科目';
  const subjects = codesWithAmounts(context.budget).map((code) => {
    const name = context.budget.nameOf(code);
    const offer = placeholderOffer(
      `${word} ${code}`,
      [`${word} ${code} ${name}`, `${code} ${name}`, name],
      closing,
      name,
    );
    return { ...offer, documentation: (of: OfferContext) => subjectHover(code, of) ?? '' };
  });
  return [...named, ...subjects];
}

function placeholderOffer(name: string, names: readonly string[], closing: string, detail: string): Offer {
  return {
    kind: 'placeholder',
    label: name,
    detail,
    documentation: ({ budget, locale }) =>
      placeholderText(name, budget) ?? say({ zh: '本预算没有这个数字', en: 'This budget has no such figure' }, locale),
    insertText: snippetText(name + closing),
    names,
  };
}

/** The names of placeholders, those together that mean the same. */
function spellingsByMeaning(): readonly (readonly string[])[] {
  const byMeaning = new Map<Placeholder, string[]>();
  for (const name of placeholderNames()) {
    const meaning = readPlaceholder(name);
    if (!meaning) continue;
    byMeaning.set(meaning, [...(byMeaning.get(meaning) ?? []), name]);
  }
  return [...byMeaning.values()];
}

/** The subjects of the catalogue and of the file that have amounts in the budget. */
function codesWithAmounts({ subjects, figures: { expenditure, economic, revenue } }: Budget): readonly string[] {
  const codes = [
    ...subjects.map(({ reference }) => reference.code),
    ...[...subjectsOf('function'), ...subjectsOf('economic'), ...subjectsOf('revenue')].map(({ code }) => code),
  ];
  const hasAmount = (code: string): boolean =>
    (code.startsWith('3') ? economic : code.startsWith('1') ? revenue : expenditure).find(code) !== undefined;
  return [...new Set(codes)].filter(hasAmount);
}
