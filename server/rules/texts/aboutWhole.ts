import type { Budget } from '../../model/Budget.ts';
import { onceFor } from '../../text/onceFor.ts';
import { beginsWithTotal, type NameBefore, type WordsByEnd, withoutLast, wordsByEnd } from './namedTotal.ts';
import {
  appropriationWords,
  kindWords,
  type NamedTotal,
  plainWords,
  thisYearWords,
  wholeWords,
} from './wordsOfTotals.ts';

/** So far before a name is read. */
const FURTHEST = 240;

/** What makes what follows a part of something, until the next full stop. */
const PARTS = /其中|[入出]中[，,：:]|包括|构成|组成|分别|各为|含/;

/** What makes a sentence one about money of another kind, or of somebody else. */
const ELSEWHERE =
  /结转|本级|局机关|下属|所属|直属|二级|各单位|执行数|预算执行|决算|实际支出|截至|累计|[0-9０-９]月|季度|半年|追加|限额|控制数|扣除|剔除|预留|倘若|假如/;

/** A sentence about the year before, and not one that only compares with it. */
const LAST = /(?<![比较与同和跟])(?:上年|上一年|去年|前年|(?<!年)同期|往年|历年|原(?![因则有])|调整前)/;

/** A change by an amount, of which what follows may be parts. */
const CHANGED = /(?:增加|减少|增长|下降|压减|压缩|核减|调减|调增|节约|新增)[^，,。；;0-9０-９]{0,8}[0-9０-９{｛]/;

/** A number before an item of a list: 一、（二）3. */
const NUMBERED =
  /(?:^|[。；;\n])[ \t　]{0,12}(?:[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十0-9]{1,3}[、.．])$/;

/** A heading of what follows: （一）局机关, a line of its own. */
const HEADING = /(?:^|[。\n])[^，,。；;：:\n为是]{0,24}(?:本级|局机关|学校)[ \t]?[。：:]?\n/;

/** Whether a name that stands in a text is that of the budget's total: of this year, and of nothing smaller. */
export function isAboutWhole(raw: string, { start, meant, total }: NameBefore, budget: Budget): boolean {
  const passage = passageBefore(raw, start);
  const words = wordsOf(budget)[wordsFor[total.meant] ?? 'usual'];
  const own = prefixOf(passage, words);
  const before = withoutHeading(passage.slice(0, own.start), total);
  const opening = openingOf(before);
  if (opening === 'none') return false;
  if (HEADING.test(before)) return false;
  const sentence = before.slice(1 + lastOf(before, SENTENCE_ENDS));
  if (budget.units.some(({ unit }) => unit.name !== '' && passage.includes(unit.name))) return false;
  if (isPartOf(before.slice(1 + before.lastIndexOf('。')), meant) || ELSEWHERE.test(sentence)) return false;
  if (!own.isThisYear && isOfLastYear(sentence, budget)) return false;
  if (!own.isWhole && CHANGED.test(sentence)) return false;
  if (meant === 'always' || meant === 'threePublic') return true;
  if (budget.spendings.some(({ name }) => name !== '' && sentence.includes(name))) return false;
  return own.isWhole || opening === 'sentence' || beginsWithTotal(withoutWords(sentence, words));
}

/** Without the name of a total as a heading of its figure: 公务接待费：2026年公务接待费. */
function withoutHeading(before: string, { words }: NamedTotal): string {
  const headings = words.filter((word) => before.endsWith(word)).map(({ length }) => length);
  return headings.length === 0 ? before : before.slice(0, -Math.max(...headings));
}

/** What tells the kinds of “三公”经费, and how they changed, and nothing else. */
const KINDS =
  /^(?:[：:，,]|(?:因公出国|公务接待|公务用车|比|较|与|同|增|减|下降|上升|提高|降低|压减|占|主要)[^、，,；;]*[、，,；;])*$/;

/** Whether words make what follows a part of something; that its kinds are parts of “三公”经费 is as it ought to be. */
function isPartOf(words: string, meant: NamedTotal['meant']): boolean {
  const last = PARTS.exec(words);
  if (!last) return false;
  return meant !== 'threePublic' || !KINDS.test(words.slice(last.index + last[0].length));
}

/** What stands before a name, with a line break where `\n` is written. */
function passageBefore(raw: string, at: number): string {
  const passage = raw.slice(Math.max(0, at - FURTHEST), at).replaceAll('\\n', ' \n');
  // A passage that is cut begins with no sentence.
  return at > FURTHEST ? `…${passage}` : passage;
}

/** Words that may stand before a name. */
interface Words {
  readonly plain: WordsByEnd;
  /** Those that say whose budget it is, or for how long. */
  readonly whole: WordsByEnd;
  /** Those that say that it is this year's. */
  readonly thisYear: WordsByEnd;
  /** Both of these. */
  readonly owners: readonly string[];
  readonly longestFirst: readonly string[];
}

/** Which of them may stand before a total beside the usual ones. */
const wordsFor: Partial<Record<NamedTotal['meant'], 'withAppropriation' | 'withKinds'>> = {
  always: 'withAppropriation',
  threePublic: 'withKinds',
};

/** Those of a budget, made once for all amounts of its texts. */
const wordsOf = onceFor(({ year, department }: Budget) => {
  const years = year === undefined ? [] : [`${year}年`, `${year} 年`, `${year}年度`, `${year} 年度`];
  const own = department?.name ? [department.name] : [];
  const whole = [...wholeWords, ...own];
  const thisYear = [...thisYearWords, ...years];
  const compared = year === undefined ? [] : ['与', '和', '同'].map((each) => `${each}${year - 1}年相比，`);
  const words = (usual: readonly string[]): Words => wordsFrom([...usual, ...compared], whole, thisYear);
  return {
    usual: words(plainWords),
    withAppropriation: words([...plainWords, ...appropriationWords]),
    withKinds: words([...plainWords, ...appropriationWords, ...kindWords]),
  };
});

function wordsFrom(plain: readonly string[], whole: readonly string[], thisYear: readonly string[]): Words {
  return {
    plain: wordsByEnd(plain),
    whole: wordsByEnd(whole),
    thisYear: wordsByEnd(thisYear),
    owners: [...whole, ...thisYear],
    longestFirst: [...plain, ...whole, ...thisYear].sort((a, b) => b.length - a.length),
  };
}

/** Where the words before a name begin, and whether they make it that of the whole budget, and of this year. */
function prefixOf(passage: string, { plain, whole, thisYear }: Words) {
  let [isWhole, isThisYear] = [false, false];
  let rest = passage;
  for (;;) {
    const ofYear = withoutLast(rest, thisYear);
    const ofWhole = ofYear ?? withoutLast(rest, whole);
    isThisYear ||= ofYear !== undefined;
    isWhole ||= ofWhole !== undefined;
    const next = ofWhole ?? withoutLast(rest, plain);
    if (next === undefined) return { start: rest.length, isWhole, isThisYear };
    rest = next;
  }
}

const SENTENCE_ENDS = ['。', '；', ';', '！', '？', '\n'];

function lastOf(text: string, marks: readonly string[]): number {
  return Math.max(...marks.map((mark) => text.lastIndexOf(mark)));
}

/** What the words before a name begin: a sentence, a clause in one, or neither, as other words stand before them. */
function openingOf(before: string): 'sentence' | 'clause' | 'none' {
  const last = before.at(-1);
  if (last === undefined || SENTENCE_ENDS.includes(last) || NUMBERED.test(before)) return 'sentence';
  if (last === '，' || last === ',') return 'clause';
  // 、 between figures, and not between names that share one.
  return last === '、' && /[元%％万}｝]、$/.test(before) ? 'clause' : 'none';
}

/** Whether a sentence has come to speak of another year. */
function isOfLastYear(sentence: string, { year }: Budget): boolean {
  if (LAST.test(sentence)) return true;
  const named = [...sentence.matchAll(/(?<![比较与同和跟])(20[0-9]{2})年/g)].at(-1);
  return named !== undefined && Number(named[1]) !== year;
}

/** Whether words name nothing: there are none, or they say no more than which budget and which year. */
export function saysNothing(words: string, budget: Budget): boolean {
  return withoutWords(words, wordsOf(budget).usual) === '';
}

/** Words that say no more than that something is of a budget, or of a body: not which. */
const OF_ANY: ReadonlySet<string> = new Set(['年度', '部门', '单位']);

/** A sentence without the words, at its beginning, that say that it is about all of the budget; undefined where it has none. */
export function withoutOwner(sentence: string, budget: Budget): string | undefined {
  const { usual } = wordsOf(budget);
  const isOwner = usual.owners.some((word) => sentence.startsWith(word) && !OF_ANY.has(word));
  return isOwner ? withoutWords(sentence, usual).replace(/^[，,]/, '') : undefined;
}

/** A text without the words that it begins with. */
function withoutWords(text: string, { longestFirst }: Words): string {
  let rest = text;
  for (;;) {
    const first = longestFirst.find((word) => rest.startsWith(word));
    if (first === undefined) return rest;
    rest = rest.slice(first.length);
  }
}
