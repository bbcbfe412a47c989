import { findSubject, subjectsNamed } from '../../data/catalogue.ts';
import { formerNamesOf } from '../../data/subjectChanges.ts';
import type { Budget } from '../../model/Budget.ts';
import { listed } from '../../model/branches.ts';
import { addToGroup } from '../../text/groupedBy.ts';
import { onceFor } from '../../text/onceFor.ts';
import { changeTo } from '../edits/changeTo.ts';
import type { Finding, Fix } from '../Rule.ts';
import { type PublishedText, placeIn, publishedTexts } from '../texts/publishedText.ts';
import { isSameName, trustedName } from './namedSubject.ts';

/** Explanations with a subject's code beside its name, or its levels one after the other. */
const textsWithSubjects = listed((part): readonly PublishedText[] =>
  publishedTexts(part).filter(({ path, raw }) => path === 'explain' && (CODE.test(raw) || raw.includes('款'))),
);

/** Names in explanations that are not those of the codes beside them, or not above the subject behind them. */
export function* subjectsInTexts(budget: Budget): Iterable<Finding> {
  for (const text of textsWithSubjects(budget.branch)) {
    yield* besideCodes(text, budget);
    yield* inLevels(text, budget);
  }
}

const CODE = /(?<![0-9.,])[23](?:[0-9]{2}|[0-9]{4}|[0-9]{6})(?![0-9.,])/;

/** 招商引资（2011308）, 2011308招商引资. */
const BEHIND = /([\p{Script=Han}（）()、“”]{2,32})[（(]([23](?:[0-9]{2}|[0-9]{4}|[0-9]{6}))(?:类|款|项)?[）)]/gu;
const BEFORE = /(?<![0-9.,（(])([23](?:[0-9]{2}|[0-9]{4}|[0-9]{6})) ?([\p{Script=Han}（）()、]{2,32})/gu;

/** A code and a name beside each other. */
interface Pair {
  readonly code: string;
  readonly codeAt: number;
  readonly name: string;
  readonly nameAt: number;
}

function* besideCodes(text: PublishedText, budget: Budget): Iterable<Finding> {
  const { raw } = text;
  for (const { 0: all, 1: words = '', 2: code = '', index } of raw.matchAll(BEHIND)) {
    const behind = raw.slice(index + all.length, index + all.length + LONGEST);
    // （205）教育支出（20502）普通教育: the code is that of the name behind it.
    if (isCalled(code, (own) => words.endsWith(own) || behind.startsWith(own), budget)) continue;
    const name = nameOfOther(words, code);
    const codeAt = index + all.lastIndexOf(code);
    yield* mismatch({ code, codeAt, name, nameAt: index + words.length - name.length }, text, budget);
  }
  for (const { 1: code = '', 2: words = '', 0: all, index } of raw.matchAll(BEFORE)) {
    if (isCalled(code, (own) => words.startsWith(own), budget)) continue;
    const name = nameOfOther(words.replace(BEHIND_NAME, ''), code);
    const nameAt = index + all.length - words.length;
    if (words.startsWith(name)) yield* mismatch({ code, codeAt: index, name, nameAt }, text, budget);
  }
}

const LONGEST = 32;

/** What goes on behind a name. */
const BEHIND_NAME = /(?:（|\(|、|预算|安排|经费|为|共|合计).*$/u;
/** Before a name, what does not belong to it. */
const BOUNDARY = /(?:^|[、）)]|其中|包括|用于|安排|主要|[和及与有为是])$/u;

/** The name of another subject of the same level, not one that many have, with which some words end. */
function nameOfOther(words: string, code: string): string {
  const kind = code.startsWith('3') ? 'economic' : 'function';
  for (let start = 0; start < words.length - 2; start++) {
    const name = words.slice(start);
    if (name.startsWith('其他') || !BOUNDARY.test(words.slice(0, start))) continue;
    if (subjectsNamed(kind, name).some((other) => other.code.length === code.length)) return name;
  }
  return '';
}

/** Whether a subject has, or had, one of some names; short ones leave 支出 out. */
function isCalled(code: string, isMeant: (name: string) => boolean, { nameOf }: Budget): boolean {
  const own = findSubject(code);
  const names = [nameOf(code), own?.name ?? '', ...(own?.aliases ?? []), ...formerNamesOf(code)];
  return names.some((name) => name !== '' && (isMeant(name) || isMeant(name.replace(/支出$/, ''))));
}

/** A code that has another name: the code is mistyped sooner, but for a name that the text has twice, as it was copied. */
function* mismatch({ code, codeAt, name, nameAt }: Pair, text: PublishedText, budget: Budget): Iterable<Finding> {
  if (name === '') return;
  const { codes, byName } = subjectsUsed(budget);
  const right = codes.has(code) ? budget.nameOf(code) : trustedName(findSubject(code));
  const meant = (byName.get(name) ?? []).filter(
    (each) => each.length === code.length && each.charAt(0) === code.charAt(0),
  );
  const namePlace = placeIn(text, nameAt, nameAt + name.length);
  const codePlace = placeIn(text, codeAt, codeAt + code.length);
  const ofCode = meant.map((each): Fix => changeTo(each, [{ place: codePlace, newText: each }]));
  const ofName = right ? [changeTo(right, [{ place: namePlace, newText: right }])] : [];
  const [first] = meant;
  const isName = codes.has(code) && (first === undefined || text.raw.indexOf(name) !== text.raw.lastIndexOf(name));
  if (right) {
    yield {
      place: isName ? namePlace : codePlace,
      message: {
        zh: `${code} 的名称是“${right}”，这里写的是“${name}”`,
        en: `${code} is named “${right}”, here it says “${name}”`,
      },
      fixes: () => (isName ? [...ofName, ...ofCode] : [...ofCode, ...ofName]),
    };
  } else if (first !== undefined && !findSubject(code)) {
    yield {
      place: codePlace,
      message: {
        zh: `“${name}”的编码是 ${first}，这里写的是 ${code}`,
        en: `“${name}” has the code ${first}, not ${code}`,
      },
      fixes: () => ofCode,
    };
  }
}

/** The codes that a budget spends under, with those above them, and by their names. */
const subjectsUsed = onceFor(({ figures: { expenditure, economic }, nameOf }: Budget) => {
  const codes = new Set<string>();
  const byName = new Map<string, string[]>();
  for (const { root } of [expenditure, economic])
    for (const { code } of root.walk()) {
      if (code === '') continue;
      codes.add(code);
      addToGroup(byName, nameOf(code), code);
    }
  return { codes, byName };
});

/** 一般公共服务支出（类）商贸事务（款）招商引资（项）. */
const LEVELS =
  /([\p{Script=Han}]{2,30})[（(]类[）)]([\p{Script=Han}、（）()]{2,30})[（(]款[）)]([\p{Script=Han}、（）()]{2,40})[（(]项[）)]/gu;

/** A level that is not the one under which the other two stand together. */
function* inLevels(text: PublishedText, budget: Budget): Iterable<Finding> {
  for (const { 0: all, 1: group = '', 2: section = '', 3: item = '', index } of text.raw.matchAll(LEVELS)) {
    const typed = [group, section, item];
    const items = [...subjectsUsed(budget).codes].filter((code) => code.length === 7);
    if (items.some((code) => fits(typed, code, budget)) || isListed(typed, budget)) continue;
    const near = items.filter((code) => wrongLevels(typed, code, budget).length === 1);
    const [code] = near;
    if (code === undefined || near.length > 1) continue;
    const [level = 0] = wrongLevels(typed, code, budget);
    const right = budget.nameOf(codeOf(code, level));
    // Before the name of a 类 may stand any words.
    const wrong = level === 0 ? nameOfOther(group, codeOf(code, 0)) : (typed[level] ?? '');
    // A body may have an item of its own, with another name.
    if (right === '' || wrong === '' || (level === 2 && wrong.slice(0, 2) !== right.slice(0, 2))) continue;
    const at = index + (level === 0 ? group.length - wrong.length : all.lastIndexOf(wrong));
    const place = placeIn(text, at, at + wrong.length);
    yield {
      place,
      message: {
        zh: `${codeOf(code, level)} 的名称是“${right}”，这里写的是“${wrong}”`,
        en: `${codeOf(code, level)} is named “${right}”, here it says “${wrong}”`,
      },
      fixes: () => [changeTo(right, [{ place, newText: right }])],
    };
  }
}

function codeOf(code: string, level: number): string {
  return code.slice(0, 3 + 2 * level);
}

function fits(typed: readonly string[], code: string, budget: Budget): boolean {
  return wrongLevels(typed, code, budget).length === 0;
}

function wrongLevels(typed: readonly string[], code: string, budget: Budget): readonly number[] {
  return [0, 1, 2].filter((level) => {
    const words = typed[level] ?? '';
    const isMeant = (name: string): boolean => (level === 0 ? words.endsWith(name) : isSameName(words, name));
    return !isCalled(codeOf(code, level), isMeant, budget);
  });
}

/** Whether the classification has them under each other, though the budget spends nothing there. */
function isListed(typed: readonly string[], budget: Budget): boolean {
  return subjectsNamed('function', typed[2] ?? '').some(({ code }) => fits(typed, code, budget));
}
