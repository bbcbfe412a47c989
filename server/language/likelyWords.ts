import { nearestOf } from '../text/nearest.ts';

/** What people write for words of the language; where it may be several, each of them. */
const meant: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    市县: '县级 市级 区级 县区级 市县级 区县 县区 地市 地方 本级 县本级 市本级 区本级 本级财政 地方财政 县级财政 市级财政 区级财政 市县财政',
    省级: '上级 上级财政 自治区 自治区级 直辖市 省级财政 省财政',
    中央: '上级 上级财政 国家 国家级 中央财政',
    自筹: '单位自筹 自有资金',
    一般公共预算: '财政拨款 财政拨款收入 公共预算 一般预算 公共财政预算 一般公共财政预算 拨款收入 经费拨款',
    政府性基金: '财政拨款 基金 基金预算 基金收入',
    国有资本: '财政拨款 国资 国资预算',
    财政专户: '专户 专户资金 专户收入 教育收费',
    单位资金: '事业收入 其他收入 经营收入 事业单位经营收入 非财政拨款',
    定稿: '终稿 最终稿 正式稿 正式 公开稿',
    草稿: '初稿 底稿 送审稿 征求意见稿',
    生态成本: '生态环境成本 环境成本',
    五十万元以上设备: '50万元以上设备 50万以上设备 五十万以上设备',
    百万元以上设备: '100万元以上设备 100万以上设备 一百万元以上设备',
  })
    .flatMap(([word, written]) => written.split(' ').map((each) => [each, word] as const))
    .reduce((map, [each, word]) => map.set(each, [...(map.get(each) ?? []), word]), new Map<string, string[]>()),
);

/** More than so many are no help. */
const MOST = 3;

/**
 * Which of some words of the language was meant by another one: what people write for it, else those of which it is the
 * beginning, else those that are most like it.
 */
export function likelyWords(written: string, among: Iterable<string>): readonly string[] {
  const all = [...new Set(among)];
  const found =
    [knownWords, begunWords, nearestOf].map((of) => of(written, all)).find((words) => words.length > 0) ?? [];
  return found.length > MOST ? [] : found;
}

/** Which of some words people write another one for. */
export function knownWords(written: string, among: Iterable<string>): readonly string[] {
  const words = meant.get(written) ?? [];
  return [...among].filter((word) => words.includes(word));
}

/** The words that another one begins, or else those of which it begins a part (`goal` is in `annual-goal`). */
function begunWords(written: string, among: readonly string[]): readonly string[] {
  const begun = written.toLowerCase();
  // A single character begins too many.
  if (begun.length < 2) return [];
  const whole = among.filter((word) => word.startsWith(begun));
  const found = whole.length > 0 ? whole : among.filter((word) => word.includes(`-${begun}`));
  return found.length > MOST ? [] : found;
}
