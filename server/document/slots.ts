import type { Count, MoneyFigure, Path, Slot, Slots } from './DocumentLayout.ts';
import { threePublic } from './figures.ts';

/** An amount of money; in the style of sentences where none is named. */
export const amount = (figure: MoneyFigure, style?: string): Slot => ({
  kind: 'amount',
  figure,
  ...(style !== undefined && { style }),
});
/** What share of another an amount is. */
export const share = (figure: MoneyFigure, of: MoneyFigure): Slot => ({ kind: 'share', figure, of });
/** How an amount changed. */
export const change = (figure: MoneyFigure, since: MoneyFigure): Slot => ({ kind: 'change', figure, since });
/** How an amount changed and why. */
export const explainedChange = (figure: MoneyFigure, since: MoneyFigure): Slot => ({
  kind: 'change',
  figure,
  since,
  reason: 'change',
});
/** A number of things. */
export const count = (of: Count): Slot => ({ kind: 'count', count: of });
/** How many statements there are. */
export const numberOf = (path: Path): Slot => count({ kind: 'statements', path });
/** A number that the department and each of its units states. */
export const stated = (path: Path): Slot => count({ kind: 'numbers', paths: [path, `unit/${path}`] });
/** What a statement says. */
export const text = (path: Path): Slot => ({ kind: 'text', path });
/** The names that statements list. */
export const names = (path: Path): Slot => ({
  kind: 'list',
  list: { of: { kind: 'names', path }, item: '{name}', separator: '、' },
});

/** Who, of all or of one unit, which year, and the year before. */
export const documentSlots: Slots = {
  department: text('department'),
  scope: { kind: 'scope', department: '部门', unit: '单位' },
  year: { kind: 'year', offset: 0 },
  lastYear: { kind: 'year', offset: -1 },
};

/** How people begin to tell a reason. */
export const reasonLeads = ['主要原因是', '主要原因：', '主要是由于', '主要是因为', '主要是', '主要系', '原因是'];

/** Offices and subordinate units: how many and which. */
export const officeSlots: Slots = {
  offices: count({ kind: 'values', path: 'department/offices' }),
  officeNames: names('department/offices'),
  units: numberOf('unit'),
  unitNames: names('unit'),
};

/** “三公”经费 by kind. */
export const threePublicSlots: Slots = {
  total: amount(threePublic.total),
  abroad: amount(threePublic.abroad),
  reception: amount(threePublic.reception),
  vehicles: amount(threePublic.vehicles),
  vehiclePurchase: amount(threePublic.vehiclePurchase),
  vehicleRunning: amount(threePublic.vehicleRunning),
};

/** Government procurement by class. */
export const procurementSlots: Slots = {
  total: amount({ kind: 'procurement' }),
  goods: amount({ kind: 'procurement', class: 'goods' }),
  works: amount({ kind: 'procurement', class: 'works' }),
  services: amount({ kind: 'procurement', class: 'services' }),
};

/** The day that the figures of state-owned assets are of; the last of the year before where none is given. */
export const assetDay: Slot = { kind: 'text', path: 'assets/asOf', otherwise: '{lastYear}年12月31日' };

const vehicleKinds = ['leader', 'confidential', 'emergency', 'enforcement', 'special', 'business', 'other'];

/** All vehicles that there are. */
export const allVehicles: Slot = count({
  kind: 'numbers',
  paths: vehicleKinds.flatMap((kind) => [`assets/vehicles/${kind}`, `unit/assets/vehicles/${kind}`]),
});

/** The vehicles of each kind. */
export const vehicleSlots: Slots = Object.fromEntries(
  vehicleKinds.map((kind) => [kind, stated(`assets/vehicles/${kind}`)]),
);

/** What a project says in words. */
export const projectTexts: Slots = {
  name: text('project'),
  owner: text('owner'),
  superior: text('superior'),
  attribute: text('project/attribute'),
  term: text('project/period'),
  overview: text('project/overview'),
  basis: text('project/basis'),
  necessity: text('project/necessity'),
  safeguards: text('project/safeguards'),
  plan: text('project/plan'),
  goal: text('project/goal'),
  annualGoal: text('project/annualGoal'),
  responsible: text('project/responsible'),
  operator: text('project/operator'),
  phone: text('project/phone'),
};

/** What 整体绩效 and the department say in words. */
export const performanceTexts: Slots = {
  duties: text('department/duties'),
  strategy: text('performance/strategy'),
  goal: text('performance/goal'),
};
