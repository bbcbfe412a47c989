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
    单位资金: '事业收入 其他收入 经营收入 事业单位经营收入 上级补助收入 附属单位上缴收入 非财政拨款',
    定稿: '终稿 最终稿 正式稿 正式 公开稿',
    草稿: '初稿 底稿 送审稿 征求意见稿',
    生态成本: '生态环境成本 环境成本',
    五十万元以上设备: '50万元以上设备 50万以上设备 五十万以上设备',
    单位性质: '部门性质 部门类型 单位类型 单位类别 机构性质 性质 单位',
    金额单位: '计量单位 货币单位 单位',
    职责: '职能 主要职能 部门职能 单位职能 工作职责',
    内设机构: '机构设置 机构 科室 内设科室 下设机构 机构情况',
    编制: '编制数 编制人数 人员编制 核定编制 核定编制数',
    在职: '在职数 在职人数 在职人员 实有 实有人数 实有在职人数 现有人数',
    在编: '在编数 在编人数 在编人员',
    功能科目: '功能分类 功能分类科目 支出功能 支出功能科目 支出功能分类科目 科目编码 科目名称',
    项目期: '实施期 实施期限 实施年限 建设期 期限',
    资金: '筹措 资金筹措 资金筹措情况 资金构成 经费来源',
    概况: '项目内容 项目简介 项目概述 概述 简介',
    立项依据: '设立依据 政策依据 申请依据 依据',
    必要性: '立项理由 申请理由 立项原因',
    保障措施: '管理措施 制度措施 管理制度 保障制度 保证项目实施的制度、措施',
    实施计划: '进度计划 进度安排 实施进度 工作计划 实施安排',
    总体目标: '总目标 项目目标 项目总目标 实施期目标 中期目标 长期目标 绩效目标',
    年度目标: '当年目标 本年目标 年度绩效目标 绩效目标',
    经办人: '联系人 填报人 填表人 申报人',
    电话: '联系方式 手机 手机号',
    填报日期: '报送日期 申报日期 填表日期 填报时间 填表时间 编制日期',
    截至: '截止 截止日期 截止时间 统计日期',
    合计: '小计 共计 总额',
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
