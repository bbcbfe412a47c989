import { classificationOf, findSubject, type Subject, subjectsOf } from '../../data/catalogue.ts';
import { type Locale, say } from '../../language/locale.ts';
import type { CodeKind } from '../../language/schema.ts';
import type { Budget } from '../../model/Budget.ts';
import { quoted } from '../../syntax/stringValue.ts';
import type { Statement } from '../../syntax/tree.ts';
import { classificationTitles, unconfirmed } from '../classificationTitles.ts';
import { codesAbove } from '../subjectPath.ts';
import type { Offer, OfferContext } from './Offer.ts';
import { snippetText } from './snippet.ts';

/** Which subjects may stand in a place. */
export interface WantedSubjects {
  readonly kinds: readonly CodeKind[];
  /** The number of digits of the level that is asked for; any where it is not given. */
  readonly length?: number;
  /** Whether the place declares subjects, so that those declared already are left out. */
  readonly isDeclaration: boolean;
  /** The statement that the code is typed into, if it has begun. */
  readonly statement: Statement | undefined;
}

/** Subject codes with their names: those that the file declares, then the catalogue's, each in the order of the codes. */
export function subjectOffers(wanted: WantedSubjects, { budget, locale }: OfferContext): Offer[] {
  const declared = declaredCodes(wanted, budget);
  const first = new Set(declared);
  const own = wanted.isDeclaration ? [] : declared.map((code) => makeOffer(code, budget.nameOf, locale));
  const listed = wanted.kinds.flatMap((kind) =>
    catalogueOffers(kind, locale).filter(({ code }) => !first.has(code) && isWanted(code, wanted)),
  );
  const hasName = wanted.statement?.args.some(({ kind }) => kind === 'string') ?? false;
  return [...own, ...listed].map(({ code, offer }) => (hasName ? { ...offer, insertText: snippetText(code) } : offer));
}

interface CodedOffer {
  readonly code: string;
  readonly offer: Offer;
}

const catalogues = new Map<string, readonly CodedOffer[]>();

/** All subjects of a classification as offers, made once: there are more than a thousand. */
function catalogueOffers(kind: CodeKind, locale: Locale): readonly CodedOffer[] {
  const key = `${kind} ${locale}`;
  let offers = catalogues.get(key);
  if (!offers) {
    offers = [...subjectsOf(kind)].map(({ code }) => makeOffer(code, (each) => findSubject(each)?.name ?? '', locale));
    catalogues.set(key, offers);
  }
  return offers;
}

function declaredCodes(wanted: WantedSubjects, { subjects }: Budget): string[] {
  const others = subjects.filter(({ bound }) => bound.statement !== wanted.statement);
  return [...new Set(others.map(({ reference }) => reference.code))].filter((code) => isWanted(code, wanted)).sort();
}

function isWanted(code: string, { kinds, length }: WantedSubjects): boolean {
  const classification = classificationOf(code);
  if (!kinds.some((kind) => kind === classification)) return false;
  return length === undefined ? code.length > 1 : code.length === length;
}

function makeOffer(code: string, nameOf: (code: string) => string, locale: Locale): CodedOffer {
  const name = nameOf(code);
  const known = findSubject(code);
  return {
    code,
    offer: {
      kind: 'subject',
      label: `${code} ${name}`.trim(),
      detail: codesAbove(code).map(nameOf).filter(Boolean).join(' › '),
      documentation: documentation(known, locale),
      insertText: snippetText(name === '' ? code : `${code} ${quoted(name)}`),
      filterText: [code, name, ...(known?.aliases ?? [])].join(' ').trim(),
    },
  };
}

function documentation(known: Subject | undefined, locale: Locale): string {
  if (!known) return say({ zh: '由本文件声明', en: 'Declared in this file' }, locale);
  const { classification, confidence, aliases } = known;
  return [
    say(classificationTitles[classification], locale),
    ...(confidence === 'C' ? [say(unconfirmed, locale)] : []),
    ...(aliases.length > 0
      ? [say({ zh: `曾用名：${aliases.join('、')}`, en: `formerly ${aliases.join(', ')}` }, locale)]
      : []),
  ].join(' · ');
}
