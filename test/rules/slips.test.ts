import { describe, expect, test } from 'vitest';
import { analyse } from '../../server/features/Analysis.ts';
import { readSample } from '../support/parseCases.ts';
import { everyFinding } from '../support/snapshotOf.ts';

/**
 * Slips of the published disclosure, read off the document itself: what stands on the line of the sample that transcribes
 * them (blanks in a row count as one), and what has to be found there.
 */
const slips: readonly (readonly [fragment: string, id: string])[] = [
  // 整体绩效
  ['"重点任务完成率" >= 90', 'indicator-without-percent'],
  ['"提升营商环境" "提升"', 'indicator-value-vague'],
  ['"服务对象满意度" "满意"', 'indicator-not-measurable'],
  // 就业见习生
  ['"工资类费用是否及时发放" "及时发放"', 'indicator-name-suspicious'],
  ['"就业实习生积极性" "积极"', 'indicator-value-vague'],
  ['"就业见习人员满意度" "满意"', 'indicator-not-measurable'],
  // 行政运行费
  ['"单位正常运转和基本履职" "优优"', 'indicator-value-suspicious'],
  ['"经费支出及时性" "及时及时"', 'indicator-value-suspicious'],
  ['满意度 "控制在年度预算内" >= 95%', 'indicator-name-suspicious'],
  // 编外聘用人员工资类费用
  ['"工资类费用是否及时发放" "提升"', 'indicator-value-vague'],
  ['"工资类费用是否及时发放" "提升"', 'indicator-name-suspicious'],
  ['"带动聘用人员工作积极性" "逐步提高"', 'indicator-value-vague'],
  ['"人员满意度" "逐步提高"', 'indicator-not-measurable'],
  // 会议费
  ['"完成计划会议数" "优优"', 'indicator-not-measurable'],
  ['"完成计划会议数" "优优"', 'indicator-value-suspicious'],
  ['"会议安排合理性" "合理合理"', 'indicator-value-suspicious'],
  ['"会议开展及时性" "合理合理"', 'indicator-value-suspicious'],
  ['"会议开展及时性" "合理合理"', 'indicator-value-vague'],
  ['"会议成本控制" "按规定控制在年预算内按规定控制在年预算内"', 'indicator-value-suspicious'],
  ['"专项工作推进程度" "推进推进"', 'indicator-value-suspicious'],
  // 安监工作经费
  ['"安全宣传活动覆盖率" "优"', 'indicator-without-percent'],
  ['"救援设备购买及时性" "及时及时"', 'indicator-value-suspicious'],
  ['"组织安全宣传活动成本控制" "控制在年度预算内控制在年度预算内"', 'indicator-value-suspicious'],
  ['"工作环境安全度提升程度" "提升"', 'indicator-value-vague'],
  ['"保障质量安全事件的发生" "保障保障"', 'indicator-value-suspicious'],
  // 党建经费
  ['数量 "党建活动参与率" = 100%', 'indicator-kind-suspicious'],
  ['"党建活动完成质量" "合格合格"', 'indicator-value-suspicious'],
  ['"党建活动举办及时性" "及时及时"', 'indicator-value-suspicious'],
  ['"党建费用成本控制" "提升提升"', 'indicator-value-suspicious'],
  ['"党建费用成本控制" "提升提升"', 'indicator-without-ceiling'],
  ['"提升党员责任意识" "提升提升"', 'indicator-value-suspicious'],
  ['"党建管理长效管理机制" "提升提升"', 'indicator-value-suspicious'],
  // 维稳工作经费
  ['"完成计划维稳工作部署次" "优优"', 'indicator-not-measurable'],
  ['"完成计划维稳工作部署次" "优优"', 'indicator-value-suspicious'],
  ['"完成计划维稳工作部署次" "优优"', 'indicator-name-suspicious'],
  ['"处理信访事件及时性" "及时及时"', 'indicator-value-suspicious'],
  ['"维稳经费控制度" "维稳经费控制度维稳经费控制度"', 'indicator-value-suspicious'],
  ['经济效益 "促进社会和谐稳定" "促进促进"', 'indicator-value-suspicious'],
  ['经济效益 "促进社会和谐稳定" "促进促进"', 'indicator-kind-suspicious'],
  ['“责任信" "提升"', 'indicator-value-vague'],
  ['"信访事项处理满意度" "提升"', 'indicator-not-measurable'],
  // 临时聘用人员工资：2100元/月 × 12月 × 1人 = 25,200元
  ['金额 25,800元', 'calculation-mismatch'],
  ['"工资费用是否及时发放" "及时"', 'indicator-name-suspicious'],
  ['"带动临时人员积极性" "逐步提高"', 'indicator-value-vague'],
];

describe('the slips of the disclosure are found', () => {
  const text = readSample('shuozhou-2026');
  const analysis = analyse(text);
  const lines = text.split('\n').map((line) => line.replace(/ +/g, ' '));
  const found = everyFinding(analysis, 'zh-cn').map(({ id, span }) => `${analysis.lines.lineAt(span.start)} ${id}`);

  test.each(slips)('%s: %s', (fragment, id) => {
    const at = lines.flatMap((line, i) => (line.includes(fragment) && !line.trim().startsWith('#') ? [i] : []));
    expect(at, 'one line of the sample').toHaveLength(1);
    expect(found).toContain(`${at[0]} ${id}`);
  });
});
