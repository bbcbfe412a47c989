import type { Localized } from '../language/schema.ts';
import type { Budget, Unit } from '../model/Budget.ts';
import { listed, listedFor } from '../model/branches.ts';
import { groupedBy } from '../text/groupedBy.ts';
import { isSameList } from '../text/isSameList.ts';
import { literally } from '../text/literally.ts';
import { sameEnds } from '../text/sameEnds.ts';
import { changeTo } from './edits/changeTo.ts';
import type { Finding, Related, Rule } from './Rule.ts';
import { type NameOfOther, namesOfOthers } from './texts/namesOfOthers.ts';
import { type PublishedText, placeIn, publishedTexts } from './texts/publishedText.ts';

/** A department has one name, the one on the cover: another one in a text is a slip of typing or an older name. */
export const departmentNameMismatch: Rule = {
  id: 'department-name-mismatch',
  severity: 'warning',
  fix: 'choice',
  source: {
    zh: '部门（单位）名称全文唯一，与封面一致',
    en: 'A department has one name throughout, the one on the cover',
  },
  doc: `文字里的部门或单位名称与“部门”“预算单位”写的差一个字：多一个、少一个、错一个，或者两个字颠倒。略去前面地名的简称不算；只差数字、方位或地名的是另一个单位，也不算。说明的句子以别的单位开头说本年预算的（“示例市教育体育局2026年部门预算”），多半是旧名称或者照抄的，也提示。

A text names the department or a unit almost as it is called: with one character too many, missing or wrong, or two swapped. The name without the place before it is right, and a name with another number, direction or place is that of another unit. A sentence of an explanation that begins with somebody else’s name and tells this year’s budget is found, too: it has a former name, or was copied.

\`\`\`budget partial
部门 "朔州经济开发区科创商务区服务中心" {
    年度 2026
}
项目 "临时聘用人员工资" {
    概况 "为<|科创商务园区服务中心|>增加一名临时聘用人员。"  # warning[department-name-mismatch]
}
\`\`\`
\`\`\`message
“科创商务园区服务中心”与名称“科创商务区服务中心”不一致：多“园”字
\`\`\`
\`\`\`message en
“科创商务园区服务中心” is not the name “科创商务区服务中心”: “园” is superfluous
\`\`\`
\`\`\`related
1 «"朔州经济开发区科创商务区服务中心"» 名称在这里
\`\`\`
\`\`\`fixes
改为“科创商务区服务中心”
\`\`\`
\`\`\`fixes en
Change to “科创商务区服务中心”
\`\`\`
\`\`\`fixed
部门 "朔州经济开发区科创商务区服务中心" {
    年度 2026
}
项目 "临时聘用人员工资" {
    概况 "为科创商务区服务中心增加一名临时聘用人员。"  # warning[department-name-mismatch]
}
\`\`\`
`,
  *check(budget) {
    const { branch, department } = budget;
    const names = namesWith(unitNamesIn(branch), department?.name ?? '');
    const almost = mismatchesIn(branch, names);
    for (const mismatch of almost) yield finding(mismatch, () => ownersOf(budget));
    for (const other of namesOfOthers(budget))
      if (!almost.some(({ text, start }) => text === other.text && isWithin(start, other))) yield ofOther(other);
  },
};

function ownersOf({ department, units }: Budget): readonly Unit[] {
  return [...(department ? [department] : []), ...units.map(({ unit }) => unit)];
}

const unitNamesIn = listed(({ units }) => units.map(({ unit }) => unit.name));

/** The names by which texts may call department and units. */
interface Names {
  /** Those that are long enough to know a slip from the name of somebody else, the longest first, by their last character. */
  readonly byTail: ReadonlyMap<string, readonly string[]>;
  /** All of them, whatever their length. */
  readonly right: ReadonlySet<string>;
  /** Matches what one of them begins with. */
  readonly beginning: RegExp;
}

/** A stretch of a text that is almost a name. */
interface Mismatch {
  readonly text: PublishedText;
  readonly start: number;
  readonly written: string;
  readonly name: string;
  readonly difference: Localized;
}

/** Shorter names differ by one character from those of others: 教育局, 体育局. */
const SHORTEST = 8;
/** A longer one is no name, and would be held against each of its own characters. */
const LONGEST = 200;

/** Those of the last few budgets. */
let made: readonly { readonly units: readonly string[]; readonly department: string; readonly names: Names }[] = [];
const MOST_MADE = 4;

/** The same object for the same names, so that texts are looked through again only when one is another. */
function namesWith(units: readonly string[], department: string): Names {
  const same = made.find((each) => each.department === department && isSameList(each.units, units));
  if (same) return same.names;
  const names = namesOf(department === '' ? units : [department, ...units]);
  made = [{ units, department, names }, ...made].slice(0, MOST_MADE);
  return names;
}

function namesOf(owners: readonly string[]): Names {
  const right = new Set(owners.flatMap((name) => [name, ...withoutPlaces(name)]));
  const names = [...right]
    .filter(({ length }) => length >= SHORTEST && length <= LONGEST)
    .sort((a, b) => b.length - a.length);
  const byTail = groupedBy(names, (name) => name.slice(-1));
  const beginnings = new Set(names.map((name) => literally(name.slice(0, 2))));
  const beginning = new RegExp(beginnings.size > 0 ? [...beginnings].join('|') : '(?!)');
  return { byTail, right, beginning };
}

/** What is left of a name without the places that it begins with: 朔州经济开发区科创商务区服务中心 has two such rests. */
function withoutPlaces(name: string): string[] {
  return [...name.matchAll(/[省市县区州旗盟]/g)].map(({ index }) => name.slice(index + 1));
}

const mismatchesIn = listedFor((part, names: Names): readonly Mismatch[] =>
  publishedTexts(part).flatMap((text) => (names.beginning.test(text.raw) ? [...inText(text, names)] : [])),
);

function* inText(text: PublishedText, { byTail, right }: Names): Iterable<Mismatch> {
  for (const [tail, names] of byTail) {
    for (let at = text.raw.indexOf(tail); at >= 0; at = text.raw.indexOf(tail, at + 1)) {
      const found = mismatchBefore(text, at + tail.length, names, right);
      if (found) yield found;
    }
  }
}

/** What ends at a place and is almost one of the names, or undefined where it is one of them. */
function mismatchBefore(
  text: PublishedText,
  end: number,
  names: readonly string[],
  right: ReadonlySet<string>,
): Mismatch | undefined {
  for (const name of names) {
    if (text.raw.startsWith(name, end - name.length)) return undefined;
    for (const length of [name.length + 1, name.length - 1, name.length]) {
      const start = end - length;
      const isCandidate = start >= 0 && text.raw.startsWith(name.slice(0, 2), start);
      // 服务中心心理咨询室 has the name, and goes on with its last character.
      if (!isCandidate || text.raw.startsWith(name, start)) continue;
      const written = text.raw.slice(start, end);
      const difference = right.has(written) ? undefined : differenceOf(written, name);
      if (difference) return { text, start, written, name, difference };
    }
  }
  return undefined;
}

/** What tells two names apart that are both right: numbers, directions, sizes (but no place has a 总局 beside its 局), and places with or without their rank. */
const DISTINCTIVE = /[\d一二三四五六七八九十东西南北中上下前后大小新老内外甲乙丙丁男女总分副省市县州]/;

/** How a name is written wrongly by one slip; undefined where it is another name. */
function differenceOf(written: string, name: string): Localized | undefined {
  const { start: same, end: sameEnd } = sameEnds(written, name);
  const extra = written.slice(same, written.length - sameEnd);
  const lost = name.slice(same, name.length - sameEnd);
  if (DISTINCTIVE.test(extra + lost) && !(extra === '总' && name.charAt(same) === '局')) return undefined;
  if (extra.length === 1 && lost === '') return { zh: `多“${extra}”字`, en: `“${extra}” is superfluous` };
  if (extra === '' && lost.length === 1) return { zh: `少“${lost}”字`, en: `“${lost}” is missing` };
  if (extra.length === 2 && extra === `${lost.charAt(1)}${lost.charAt(0)}`)
    return { zh: `“${lost}”颠倒为“${extra}”`, en: `“${lost}” is swapped to “${extra}”` };
  if (extra.length === 1 && lost.length === 1 && isUnmistakable(name, same))
    return { zh: `“${lost}”写成“${extra}”`, en: `“${extra}” instead of “${lost}”` };
  return undefined;
}

/** Whether another character at a place can be nothing but a slip: in a long name, and not in what says which office or which district it is. */
function isUnmistakable(name: string, at: number): boolean {
  return name.length >= 12 && at < name.length - 6 && !/[区县市镇乡村街路]/.test(name.charAt(at + 1));
}

function finding({ text, start, written, name, difference }: Mismatch, owners: () => readonly Unit[]): Finding {
  const place = placeIn(text, start, start + written.length);
  return {
    place,
    message: {
      zh: `“${written}”与名称“${name}”不一致：${difference.zh}`,
      en: `“${written}” is not the name “${name}”: ${difference.en}`,
    },
    related: () =>
      owners()
        .filter((each) => each.name.endsWith(name))
        .flatMap(namePlace),
    fixes: () => [changeTo(name, [{ place, newText: name }])],
  };
}

function isWithin(at: number, { start, written }: NameOfOther): boolean {
  return at >= start && at < start + written.length;
}

/** 示例市教育体育局2026年部门预算, in the budget of 示例市教育局. */
function ofOther({ text, start, written, owner }: NameOfOther): Finding {
  const place = placeIn(text, start, start + written.length);
  return {
    place,
    message: {
      zh: `“${written}”不是本预算的部门或单位；名称是“${owner.name}”`,
      en: `“${written}” has no part in this budget, which is that of “${owner.name}”`,
    },
    related: () => namePlace(owner),
    fixes: () => [changeTo(owner.name, [{ place, newText: owner.name }])],
  };
}

function namePlace({ bound, segment }: Unit): Related[] {
  const { start, end } = bound.args['name'] ?? bound.statement;
  return [{ place: { segment, start, end }, message: { zh: '名称在这里', en: 'The name' } }];
}
