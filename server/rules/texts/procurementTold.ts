import type { Budget } from '../../model/Budget.ts';
import { grandAmounts } from '../../model/figures/knownFigures.ts';
import { type ProcurementClass, procurementOf } from '../../model/procurement.ts';
import { isOfYearBefore, passageBefore } from './ofOthers.ts';
import type { PublishedText } from './publishedText.ts';
import { readsAs } from './readsAs.ts';
import type { TypedAmount } from './typedFigures.ts';
import type { TotalVerdict } from './verdictOnTotal.ts';

const classes: Readonly<Record<string, ProcurementClass>> = { 货物: 'goods', 工程: 'works', 服务: 'services' };

/** One class directly before its amount: 货物采购预算. */
const CLASS =
  /(?:^|[、，,：:；;（(中括])(?:政府)?(?:采购)?(货物|工程|服务)类?(?:政府)?(?:采购)?(?:预算|支出)?(?:安排|金额)?[为共是]?[：: ]?$/;

/** A passage about what is procured, and words that make its amounts some of all, or of another time. */
const PROCURED = /政府采购|采购预算/;
const PART = /中小|小微|面向|预留|执行|决算|授予|合同|目录|集中|分散|电子卖场|限额|新增|增加|减少|进口|项目采购/;
const FURTHEST = 160;

/** What an amount behind 货物, 工程 or 服务 is in a passage about procurement: that class in all, or in one place. */
export function verdictOnProcurement(
  amount: TypedAmount,
  { raw, path }: PublishedText,
  budget: Budget,
): TotalVerdict | undefined {
  const { procurements, units, spendings } = budget;
  if (path !== 'explain' || procurements.length === 0) return undefined;
  const word = CLASS.exec(raw.slice(Math.max(0, amount.start - 24), amount.start))?.[1];
  const wanted = word === undefined ? undefined : classes[word];
  if (!wanted) return undefined;
  const passage = passageBefore(raw, amount.start, FURTHEST);
  if (!PROCURED.test(passage) || PART.test(passage) || isOfYearBefore(passage, budget)) return undefined;
  const owners = [...units.map(({ unit }) => unit.name), ...spendings.map(({ name }) => name)];
  if (owners.some((name) => name !== '' && passage.includes(name))) return undefined;
  const values = [budget, ...procurements.map((one) => ({ procurements: [one] }))].map(
    (each) => procurementOf(each, wanted).value,
  );
  if (values.some((value) => readsAs(value, amount))) return { kind: 'right' };
  const total = grandAmounts(budget).find(({ name }) => name.zh === `政府采购${word}`);
  return total && { kind: 'wrong', total };
}
