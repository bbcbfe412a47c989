import { assetsIn } from '../../model/assetsIn.ts';
import type { Budget } from '../../model/Budget.ts';
import type { Bound } from '../../model/binding/bind.ts';
import { childrenOf } from '../../model/binding/boundValues.ts';
import { wholeNumber } from '../../model/binding/valueFault.ts';
import { listed } from '../../model/branches.ts';
import { readDate } from '../../model/date.ts';
import { ascii } from '../../text/ascii.ts';
import { behindWords } from '../../text/behindWords.ts';
import { changeTo } from '../edits/changeTo.ts';
import type { Finding } from '../Rule.ts';
import { sentenceBefore } from './comparedWith.ts';
import { allAndEach, type CountTold, countsOfBodies, sumOf } from './countsOfBodies.ts';
import { sentenceAt } from './otherYear.ts';
import { type PublishedText, placeIn, publishedTexts } from './publishedText.ts';

/** What is counted in 国有资产, and how a text tells it; the number stands last but for its measure. */
const counted: readonly { readonly key: string; readonly name: string; readonly told: RegExp }[] = [
  {
    key: 'vehicles',
    name: '公务用车',
    told: /(?:共有|实有|现有|保有)(?:公务)?(?:车辆|用车)([0-9]{1,4})(?=辆)|公务用车(?:实有|保有)(?:数|量|数量)?为?([0-9]{1,4})(?=辆)|用车编制[0-9]{1,4}辆[,、;](?:实有|现有)([0-9]{1,4})(?=辆)/g,
  },
  { key: 'authorized', name: '公务用车编制', told: /(?:公务用车|车辆)编制数?为?([0-9]{1,4})(?=辆)/g },
  { key: 'leader', name: '领导用车', told: /(?<=[中、，,：:])领导用车([0-9]{1,4})(?=辆)/g },
  { key: 'confidential', name: '机要通信用车', told: /(?<=[中、，,：:])机要通信用车([0-9]{1,4})(?=辆)/g },
  { key: 'emergency', name: '应急保障用车', told: /(?<=[中、，,：:])应急保障用车([0-9]{1,4})(?=辆)/g },
  { key: 'enforcement', name: '执法执勤用车', told: /(?<=[中、，,：:])执法执勤用车([0-9]{1,4})(?=辆)/g },
  { key: 'special', name: '特种专业技术用车', told: /(?<=[中、，,：:])特种专业技术用车([0-9]{1,4})(?=辆)/g },
  {
    key: 'equipment500k',
    name: '50万元以上设备',
    told: /50万元(?:（[^）]{0,8}）)?以上的?(?:通用|专用)?设备([0-9]{1,5})(?=[台套件])/g,
  },
  {
    key: 'equipment1m',
    name: '100万元以上设备',
    told: /100万元(?:（[^）]{0,8}）)?以上的?(?:通用|专用)?设备([0-9]{1,5})(?=[台套件])/g,
  },
  {
    key: 'officeArea',
    name: '办公用房平方米',
    told: /(?:^|\\n|[,;。:\n]|共有|占用)办公用房(?:建筑)?总?面积(?:为|共|共计|合计)?([0-9][0-9,]{0,9}(?:\.[0-9]{1,2})?)(?=平方米)/g,
  },
];

/** The day of what is owned. */
const AS_OF = /截[至止到](20[0-9]{2})年(?=[0-9]{1,2}月)/g;
const OWNED = /车辆|用车|国有资产|固定资产|设备|办公用房/;

/** Numbers of vehicles, equipment, projects, people and offices typed into explanations that are others than the budget states. */
export function* staleCounts(budget: Budget): Iterable<Finding> {
  const texts = textsWithCounts(budget.branch);
  if (texts.length === 0) return;
  const assets = statedIn(budget.branch);
  for (const text of texts) {
    for (const { key, name, told } of counted) {
      const stated = assets.flatMap(({ counts }) => counts.get(key) ?? []);
      const isElsewhere = isOfOtherYear;
      if (stated.length > 0) yield* others(text, { name, told, stated: () => allAndEach(stated), isElsewhere }, budget);
    }
    for (const each of countsOfBodies) yield* others(text, each, budget);
    yield* otherDays(
      text,
      assets.flatMap(({ year }) => year ?? []),
    );
  }
}

const textsWithCounts = listed((part): readonly PublishedText[] => {
  const texts = publishedTexts(part).filter(
    ({ path, raw }) => path === 'explain' && /[0-9０-９][个家所人名辆台套件平]|截[至止到]/.test(raw),
  );
  return texts.length > 0 ? texts : none;
});

const none: readonly never[] = [];

/** What one 国有资产 states: how many of what, and of which year. */
interface Assets {
  readonly counts: ReadonlyMap<string, number>;
  readonly year: number | undefined;
}

const statedIn = listed((part): readonly Assets[] =>
  assetsIn(part).map((each) => {
    const [day] = childrenOf(each, 'asOf').flatMap(({ args }) => Object.values(args));
    const date = day && readDate(part.segment.text.slice(day.start, day.end));
    return { counts: countsOf(each), year: date?.year };
  }),
);

function countsOf(assets: Bound): ReadonlyMap<string, number> {
  const vehicles = childrenOf(assets, 'vehicles').flatMap(({ children }) => children.flatMap(countOf));
  const kinds = vehicles.filter(([key]) => key !== 'authorized').map(([, value]) => value);
  const all = kinds.length > 0 ? [['vehicles', sumOf(kinds)] as const] : [];
  const areas = childrenOf(assets, 'officeArea').flatMap(areaOf);
  return new Map([...assets.children.flatMap(countOf), ...vehicles, ...all, ...areas]);
}

function countOf({ schema, args }: Bound): (readonly [string, number])[] {
  const argument = args['count'];
  const value = argument && wholeNumber(argument);
  return value === undefined ? [] : [[schema.id, value]];
}

function areaOf({ args: { area } }: Bound): (readonly [string, number])[] {
  if (area?.kind !== 'quantity' || area.unit !== '平方米') return [];
  return [['officeArea', numberOf(ascii(area.digits))]];
}

/** What a text counts otherwise than is stated, all together or in one place. */
function* others(
  text: PublishedText,
  { name, told, stated, isElsewhere }: CountTold,
  budget: Budget,
): Iterable<Finding> {
  for (const match of text.plain.matchAll(told)) {
    const digits = match.slice(1).find((each) => each !== undefined) ?? '';
    const known = stated(budget);
    const [meant] = known;
    if (meant === undefined) return;
    if (known.includes(numberOf(digits)) || isElsewhere(text, match.index, budget)) continue;
    const end = match.index + match[0].length;
    const place = placeIn(text, end - digits.length, end);
    const shown = digits.includes(',') ? meant.toLocaleString('en') : String(meant);
    yield {
      place,
      message: {
        zh: `${digits} 不是本预算的${behindWords(name)}数；本预算是 ${shown}`,
        en: `${digits} is not what this budget states (${name}), which is ${shown}`,
      },
      fixes: () => [changeTo(shown, [{ place, newText: shown }])],
    };
  }
}

function numberOf(digits: string): number {
  return Number(digits.replaceAll(',', ''));
}

/** Whether a sentence is about what there was before, or will be. */
function isOfOtherYear({ raw }: PublishedText, at: number, budget: Budget): boolean {
  const before = sentenceBefore(raw, at) ?? '';
  const years = Array.from(sentenceAt(raw, at).matchAll(/20[0-9]{2}(?=年)/g), ([digits]) => Number(digits));
  return (
    years.some((each) => budget.year !== undefined && each < budget.year - 1) || /拟|计划|将|上年|去年|租/.test(before)
  );
}

/** Days of years before that of the assets, which was left from an older text. */
function* otherDays(text: PublishedText, years: readonly number[]): Iterable<Finding> {
  if (years.length === 0) return;
  const year = Math.min(...years);
  for (const { 1: digits = '', 0: whole, index } of text.plain.matchAll(AS_OF)) {
    if (Number(digits) >= year || !OWNED.test(sentenceAt(text.raw, index))) continue;
    const at = index + whole.indexOf(digits);
    const place = placeIn(text, at, at + digits.length);
    yield {
      place,
      about: 'assets/asOf',
      message: {
        zh: `${digits}年 不是国有资产的截止年份；国有资产截至 ${year}年`,
        en: `${digits} is not the year of the assets, which are as of ${year}`,
      },
      fixes: () => [changeTo(String(year), [{ place, newText: String(year) }])],
    };
  }
}
