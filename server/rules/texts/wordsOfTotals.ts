import { type Source, sources } from '../../model/Budget.ts';
import {
  appropriatedCells,
  type Cells,
  carryoverCells,
  everything,
  partCells,
  sourceCells,
} from '../../model/figures/cells.ts';
import { threePublicCodes } from '../../model/figures/crossSums.ts';
import { sourceWord } from '../../model/sourceWord.ts';

/** What a total is the sum of. */
export type TotalOf =
  | { readonly kind: 'revenue' | 'expenditure' | 'both'; readonly cells: Cells }
  | { readonly kind: 'economic'; readonly codes: readonly string[] }
  | { readonly kind: 'personnel' | 'public' | 'threePublic' | 'operating' | 'procurement' };

/** A total of the budget that texts call by its name. */
export interface NamedTotal {
  /** Its name in {@link grandAmounts}. */
  readonly name: string;
  /** How it is written, the names of its parts and of longer things not among them. */
  readonly words: readonly string[];
  readonly of: TotalOf;
  /**
   * How surely its name means the total: `always`, wherever it stands; where the `sentence` is about all of the budget, as a
   * unit, a purchase, a task may have one, too; `change`: there, and where changes of the whole budget are explained, as
   * its name says little; `threePublic`: in the explanation of “三公”经费; `never`: there is much else that is called so.
   */
  readonly meant: 'always' | 'sentence' | 'change' | 'threePublic' | 'never';
}

/** How a source is called, as the tables, the published sentences and the language write it. */
const sourceNames: Readonly<Record<Source, readonly string[]>> = {
  general: ['一般公共预算'],
  fund: ['政府性基金预算', '政府性基金'],
  capital: ['国有资本经营预算', '国有资本'],
  special: ['财政专户管理资金', '财政专户资金', '财政专户'],
  unit: ['单位资金'],
};

/** 基本支出 and 项目支出 of some money; `known` is its name in {@link grandAmounts}, `called` what texts call it. */
const ofParts = (known: string, called: readonly string[], money: Cells): readonly NamedTotal[] =>
  (['basic', 'project'] as const).map((part) => {
    const name = part === 'basic' ? '基本支出' : '项目支出';
    return {
      name: `${known}${name}`,
      words: called.map((word) => word + name),
      of: { kind: 'expenditure', cells: money & partCells[part] },
      meant: 'sentence',
    };
  });

const ofSource = (source: Source): readonly NamedTotal[] => {
  const words = (kinds: readonly string[]): string[] =>
    sourceNames[source].flatMap((name) => kinds.map((kind) => name + kind));
  const cells = sourceCells([source]);
  const known = sourceWord(source).zh;
  return [
    {
      name: `${known}支出`,
      words: words(['支出', '预算支出', '拨款支出', '财政拨款支出']),
      of: { kind: 'expenditure', cells },
      meant: 'sentence',
    },
    {
      name: `${known}收入`,
      words: words(['收入', '预算收入', '拨款收入', '财政拨款收入']),
      of: { kind: 'revenue', cells },
      meant: 'sentence',
    },
    // With what was carried over it is right as well: 本年 may be the year of all that is spent in it.
    {
      name: `${known}当年支出`,
      words: words(['当年支出', '本年支出', '当年拨款', '当年财政拨款', '当年拨款支出']),
      of: { kind: 'expenditure', cells },
      meant: 'sentence',
    },
    {
      name: `${known}当年收入`,
      words: words(['当年收入', '本年收入']),
      of: { kind: 'revenue', cells },
      meant: 'sentence',
    },
    ...ofParts(known, words(['', '预算', '拨款', '财政拨款', '预算财政拨款']), cells),
    { name: `${known}支出`, words: words(['']), of: { kind: 'both', cells }, meant: 'change' },
  ];
};

const ofThreePublic = (name: string, codes: readonly string[], words: readonly string[]): NamedTotal => ({
  name,
  words: words.flatMap((word) => [word, `${word}费`, `${word}费用`, `${word}经费`]),
  of: { kind: 'economic', codes },
  meant: 'threePublic',
});

const { abroad, reception, vehiclePurchase, vehicleRunning } = threePublicCodes;

/** The kinds of “三公”经费 as its table and texts write them. */
const threePublicParts: readonly NamedTotal[] = [
  ofThreePublic('因公出国（境）费', abroad, ['因公出国（境）', '因公出国(境)']),
  ofThreePublic('公务接待费', reception, ['公务接待']),
  ofThreePublic('公务用车购置费', vehiclePurchase, ['公务用车购置']),
  ofThreePublic('公务用车运行维护费', vehicleRunning, ['公务用车运行', '公务用车运行维护']),
  ofThreePublic(
    '公务用车购置及运行费',
    [...vehiclePurchase, ...vehicleRunning],
    ['公务用车购置及运行', '公务用车购置和运行', '公务用车购置及运行维护', '公务用车购置和运行维护'],
  ),
];

/** Of expenditure only what says that it is all: much is spent out of 财政拨款支出. */
const ofAppropriation: readonly NamedTotal[] = [
  {
    name: '财政拨款收入',
    words: ['财政拨款收入', '财政拨款预算收入'],
    of: { kind: 'revenue', cells: appropriatedCells },
    meant: 'sentence',
  },
  {
    name: '财政拨款支出',
    words: ['财政拨款支出预算', '财政拨款支出总预算', '财政拨款支出总计'],
    of: { kind: 'expenditure', cells: appropriatedCells },
    meant: 'sentence',
  },
  {
    name: '财政拨款支出',
    words: ['财政拨款收支', '财政拨款收支总预算', '财政拨款收支总计', '财政拨款收、支', '财政拨款收入、支出'],
    of: { kind: 'both', cells: appropriatedCells },
    meant: 'sentence',
  },
  ...ofParts('财政拨款', ['财政拨款'], appropriatedCells),
];

/** The keywords of 总计 as texts and the published sentences write them. */
export const namedTotals: readonly NamedTotal[] = [
  { name: '收入', words: ['收入'], of: { kind: 'revenue', cells: everything }, meant: 'change' },
  { name: '支出', words: ['支出'], of: { kind: 'expenditure', cells: everything }, meant: 'change' },
  {
    name: '支出总计',
    words: ['支出总计', '支出总预算'],
    of: { kind: 'expenditure', cells: everything },
    meant: 'sentence',
  },
  {
    name: '支出总计',
    words: ['收支', '收支总计', '收支总预算', '收入支出', '收、支', '收入、支出'],
    of: { kind: 'both', cells: everything },
    meant: 'sentence',
  },
  {
    name: '基本支出',
    words: ['基本支出'],
    of: { kind: 'expenditure', cells: partCells.basic },
    meant: 'sentence',
  },
  {
    name: '项目支出',
    words: ['项目支出'],
    of: { kind: 'expenditure', cells: partCells.project },
    meant: 'sentence',
  },
  { name: '人员经费', words: ['人员经费'], of: { kind: 'personnel' }, meant: 'sentence' },
  { name: '公用经费', words: ['公用经费'], of: { kind: 'public' }, meant: 'sentence' },
  {
    name: '“三公”经费',
    words: ['“三公”经费', '三公经费', '"三公"经费', '\\"三公\\"经费', '‘三公’经费', '「三公」经费', '“三公经费”'],
    of: { kind: 'threePublic' },
    meant: 'always',
  },
  { name: '机关运行经费', words: ['机关运行经费'], of: { kind: 'operating' }, meant: 'always' },
  ...threePublicParts,
  ...sources.flatMap(ofSource),
  ...ofAppropriation,
  {
    name: '各项资金上年结转',
    words: ['上年结转', '上年结转收入', '上年结转支出', '上年结转结余'],
    of: { kind: 'both', cells: carryoverCells },
    meant: 'sentence',
  },
  { name: '政府采购', words: ['政府采购'], of: { kind: 'procurement' }, meant: 'sentence' },
];

const blanks = [' ', '\t', '　'];

/** Words between a name and its number that change nothing. */
export const betweenWords: readonly string[] = [
  ...blanks,
  ...['：', ':', '＝', '=', '的'],
  ...['预算', '预算数', '总预算', '支出', '安排', '拨款', '财政拨款', '资金', '金额', '规模'],
  ...['总额', '总数', '总量', '总计', '合计', '共计', '总', '共', '计', '为', '是', '达'],
];

/** Of these and of those before a name, the ones that make 收入 and 支出 a total. */
export const totalWords: readonly string[] = ['预算', '总额', '总计', '合计', '共计', '总'];

/** Words before a name that change nothing. */
export const plainWords: readonly string[] = [
  ...blanks,
  ...['：', ':', '的', '预算', '财政预算', '年初', '安排', '编制', '批复', '总', '共', '预计', '情况', '如下', '说明'],
  ...['与上年相比，', '和上年相比，', '同上年相比，', '与去年相比，', '和去年相比，', '同去年相比，'],
];

/** Words before a name that make it that of the whole budget of this year, beside its number. */
export const thisYearWords: readonly string[] = ['今年', '本年', '本年度', '当年'];

/** What departments are, as they call themselves behind 本 and 我. */
const bodies: readonly string[] = [
  ...['局', '委', '中心', '办', '厅', '院', '校', '所', '站', '馆', '队', '支队', '大队', '处', '会', '台', '社'],
  ...['镇', '乡', '街道', '办事处', '学校', '医院', '法院', '检察院'],
];

/** Words before a name that make it that of the whole budget, beside the department's name. */
export const wholeWords: readonly string[] = [
  ...['全年', '年度', '部门', '单位', '全局', '全部门'],
  ...['部门', '单位', ...bodies].flatMap((body) => [`本${body}`, `我${body}`]),
];

/** Words before “三公”经费 and 机关运行经费 that say of which money these always are. */
export const appropriationWords: readonly string[] = ['财政拨款', '部门财政拨款', '一般公共预算'];

/** Words before a kind of “三公”经费 that tell the kinds one by one. */
export const kindWords: readonly string[] = ['其中：', '其中:', '其中', '包括', '包括：', '（', '('];
