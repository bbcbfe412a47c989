import type { Section, Sentence, Slots } from '../DocumentLayout.ts';
import { expenditure, operatingCosts } from '../figures.ts';
import { allVehicles, amount, assetDay, count, procurementSlots, stated, threePublicSlots } from '../slots.ts';

function part(id: string, title: string, slots: Slots, ...body: readonly Sentence[]): Section {
  return { kind: 'section', id, level: 3, title, slots, body };
}

/** 其他相关情况说明. */
export const others: Section = {
  kind: 'section',
  id: 'others',
  level: 2,
  title: '六、其他相关情况说明',
  startsPage: true,
  body: [
    part(
      'three-public',
      '（一）“三公”经费预算情况说明',
      {
        ...threePublicSlots,
        reason: { kind: 'explanation', topic: 'threePublic' },
      },
      {
        kind: 'sentence',
        text: '{year}年“三公”经费预算数为{total}万元。其中：因公出国（境）费{abroad}万元；公务用车购置及运行费{vehicles}万元，其中公务用车购置费{vehiclePurchase}万元、公务用车运行费{vehicleRunning}万元；公务接待费{reception}万元。',
      },
      { kind: 'sentence', text: '{reason}' },
    ),
    part(
      'operating',
      '（二）机关运行经费预算',
      { total: amount(operatingCosts), reason: { kind: 'explanation', topic: 'operating' } },
      { kind: 'sentence', text: '{year}年{department}财政拨款的机关运行经费预算为{total}万元。' },
      { kind: 'sentence', text: '{reason}' },
    ),
    part('procurement', '（三）政府采购预算情况', procurementSlots, {
      kind: 'sentence',
      text: '{year}年{department}政府采购预算{total}万元，其中：政府采购货物预算{goods}万元、政府采购工程预算{works}万元、政府采购服务预算{services}万元。',
    }),
    part(
      'performance-targets',
      '（四）绩效目标设置情况',
      {
        projects: count({ kind: 'projects' }),
        projectExpenditure: amount(expenditure({ part: 'project' })),
      },
      {
        kind: 'sentence',
        text: '{year}年{department}编报绩效目标的项目{projects}个，涉及项目预算资金{projectExpenditure}万元。',
      },
    ),
    part(
      'assets',
      '（五）国有资产占有使用情况',
      {
        asOf: assetDay,
        vehicles: allVehicles,
        area: stated('assets/officeArea'),
        over500k: stated('assets/equipment500k'),
        over1m: stated('assets/equipment1m'),
      },
      {
        kind: 'sentence',
        text: '截至{asOf}，{department}共有车辆{vehicles}辆；办公用房建筑面积{area}平方米；单价50万元（含）以上通用设备{over500k}台（套），单价100万元（含）以上设备{over1m}台（套）。',
      },
    ),
    part(
      'purchased-services',
      '（六）政府购买服务情况',
      { text: { kind: 'explanation', topic: 'purchasedServices', otherwise: '无。' } },
      { kind: 'sentence', text: '{text}' },
    ),
    part(
      'other-explanations',
      '（七）其他',
      { text: { kind: 'explanation', topic: 'other', otherwise: '无。' } },
      { kind: 'sentence', text: '{text}' },
    ),
  ],
};
