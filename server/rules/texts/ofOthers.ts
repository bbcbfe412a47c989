import type { Budget } from '../../model/Budget.ts';
import { contextBefore } from './comparedWith.ts';

/** Words by which a sentence says that its money is not in the budget: 不纳入部门预算, 不在部门预算中反映. */
const NOT_IN_BUDGET =
  /[不未](?:再|予)?(?:列入|纳入|计入|属于|包含在|包括在|包含于)[^，,。；;]{0,12}预算|不在[^，,。；;]{0,10}预算[^，,。；;]{0,4}(?:反映|列示|编列)/;

/** Money that is collected for the treasury, borrowed, owned, or somebody else's; what a rule, an application or a working has. */
const OF_OTHERS =
  /限额标准|数额标准|送审|审减|(?:申报|上报)[^。；;]{0,24}核减|按[^，,。；;]{2,20}测算|(?<!购置|购买|采购|新增)固定资产(?!购置|采购|投资)|原值|净值|(?:上缴|缴入|上交|缴)[^，,。；;]{0,4}(?:国库|财政)|债券|债务|负债|在建工程|无形资产|公共基础设施|十[四五六]五”?(?:时期|期间)|资产总|总资产|净资产|流动资产|账面|折旧|中小企业|小微企业|(?:企业|群众|农户|个人|业主)自筹|社会资本|银行贷款|产值|增加值|生产总值|税收|零售额|营业收入|投资任务|引资额|存量资金/;

/** What is told of the whole city or county, and as one's share of that. */
const OF_REGION = /(?:^|[，,：:（(占])(?:全[市县省区国州镇乡]|辖区)/;

/** What of a figure falls into a part of the year: 一季度计划拨付182.48万元. */
const PART_OF_YEAR = /(?:[一二三四]季度|[上下]半年)[^，,。；;、]{0,8}(?:拨付|支付|支出|下达|执行)/;

/** Whose money pays for something that no line lists: 在公用经费中列支, 由公用经费解决. */
const PAID_OUT_OF = /[在由从][^，,。；;]{2,24}(?:列支|解决|开支|(?:直接|统一)(?:发放|支付|拨付|下达))/;

/** What was done with the money of the year before, beside what was planned. */
const DONE = /执行|决算|实际|实支|评价|自评|调整后|追加|节约|接待|结余|(?:为|占)[^，,。；;]{0,6}预算的/;

/** Years that a sentence speaks of; 比上年 only compares with one. */
const YEARS = /(?<![比较与和同跟])(?:(上年(?!结转|结余|财政拨款结转)|上一年|去年)|(今年|本年)|(20[0-9]{2})年)/g;

/** So much of a sentence is read behind an offset. */
const FURTHEST = 120;

/** Whether the sentence around a figure says that it is of no money of this budget, or that of which it is a part. */
export function isOfOthers(raw: string, at: number, budget: Budget): boolean {
  const before = contextBefore(raw, at) ?? '';
  const sentence = before + (/^[^。；;\n\\]*/.exec(raw.slice(at, at + FURTHEST))?.[0] ?? '');
  if ([NOT_IN_BUDGET, OF_OTHERS, OF_REGION, PAID_OUT_OF, PART_OF_YEAR].some((each) => each.test(sentence))) return true;
  const whole = splitUpBefore(raw, at);
  if ([NOT_IN_BUDGET, OF_OTHERS, OF_REGION].some((each) => each.test(whole))) return true;
  return isOfYearBefore(passageBefore(raw, at), budget) && DONE.test(sentence);
}

/** So far back is read what a figure goes on with. */
const FURTHEST_BACK = 240;

/** What stands before an offset up to a full stop, the last first: the parts between semicolons go on with one another. */
function passagesBefore(raw: string, at: number, furthest = FURTHEST_BACK): readonly string[] {
  return raw
    .slice(Math.max(0, at - furthest), at)
    .split(/[。\n]|\\n/)
    .reverse();
}

/** What stands before an offset since the last full stop or paragraph, so far back. */
export function passageBefore(raw: string, at: number, furthest = FURTHEST_BACK): string {
  return passagesBefore(raw, at, furthest)[0] ?? '';
}

/** What 其中 before an offset splits up, in its sentence or the one before: 资产总额612.45万元。其中：流动资产126.10万元；固定资产. */
function splitUpBefore(raw: string, at: number): string {
  const [sentence = '', last = ''] = passagesBefore(raw, at);
  const split = sentence.lastIndexOf('其中');
  if (split < 0) return '';
  return sentence.slice(0, split).split(/[；;]/).at(-1)?.trim() || last;
}

/** Whether the last year that some words name is the one before. */
export function isOfYearBefore(words: string, { year }: Budget): boolean {
  const last = [...words.matchAll(YEARS)].at(-1);
  return last !== undefined && (last[1] !== undefined || (year !== undefined && Number(last[3]) === year - 1));
}
