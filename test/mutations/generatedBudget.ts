import { findSubject } from '../../server/data/catalogue.ts';

/** Numbers that look drawn by chance and are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Amounts are whole hundredths of 万元 (100 元), so that every sum is exact. */
type Hundredths = number;

const sources = ['general', 'fund', 'capital', 'special', 'unit'] as const;
type Source = (typeof sources)[number];

interface Line {
  readonly code: string;
  readonly amount: Hundredths;
  readonly source: Source;
  readonly carryover: boolean;
  /** How it is calculated, where it is: its value is the amount. */
  readonly working?: string;
}

interface Block {
  readonly kind: 'basic' | 'project';
  readonly owner: Owner;
  readonly function: string;
  readonly lines: readonly Line[];
  readonly project?: Project;
}

interface Owner {
  readonly name: string;
  readonly kind: 'administrative' | 'institution' | 'civilServiceManaged';
  /** Undefined for the department itself. */
  readonly code: string | undefined;
  readonly duties: string;
  readonly offices: readonly string[];
  readonly staff: readonly [authorized: number, established: number, other: number];
}

interface Project {
  readonly name: string;
  readonly category: 'otherOperating' | 'specificPurpose';
  readonly attribute: 'oneOff' | 'recurring';
  readonly texts: Readonly<
    Record<'overview' | 'basis' | 'necessity' | 'safeguards' | 'plan' | 'goal' | 'annualGoal', string>
  >;
  /** Kind, name, value and weight. */
  readonly indicators: readonly (readonly [kind: string, name: string, value: string, weight?: number])[];
}

/** The keywords of a language. */
type Words = (zh: string, en: string) => string;

/** A budget of a department with two units, of every source and with money carried over, that adds up by construction. */
export function generatedBudget(seed: number, language: 'zh' | 'en'): string {
  const random = seeded(seed);
  const between = (low: number, high: number): Hundredths => Math.round(low + random() * (high - low));
  const say: Words = (zh, en) => (language === 'zh' ? zh : en);
  const blocks = [...basicBlocks(between), ...projectBlocks(between)];
  const yearEnd = between(300, 900);
  const lines = blocks.flatMap((block) => block.lines);
  const spent = sum(lines);
  const prior = spent + yearEnd - between(1_000, 3_000);
  return [
    `# ${say('由测试生成，部门、数字均为虚构', 'made by a test; every name and figure is invented')}\n`,
    departmentText(prior, blocks, say),
    subjectsText(blocks, say),
    revenueText(lines, yearEnd, say),
    totalsText(blocks, yearEnd, say),
    controlText(blocks, say),
    ...blocks.filter(({ owner }) => owner === department).map((block) => blockText(block, '', say)),
    ...units.map((unit) => unitText(unit, blocks, say)),
    performanceText(say),
    procurementText(between, say),
    assetsText(say),
    ...explanationTexts(blocks, spent + yearEnd, prior, say),
    closingTexts(say),
  ].join('\n');
}

const department: Owner = {
  name: '示例市文化和旅游局',
  kind: 'administrative',
  code: undefined,
  duties: '负责全市文化事业、旅游产业和文物保护的规划、管理和监督工作。',
  offices: ['办公室', '公共服务科', '产业发展科', '文物科'],
  staff: [26, 24, 3],
};

const units: readonly Owner[] = [
  {
    name: '示例市艺术学校',
    kind: 'institution',
    code: '301002',
    duties: '承担艺术类中等职业教育和艺术普及工作。',
    offices: ['教务科', '总务科'],
    staff: [40, 38, 5],
  },
  {
    name: '示例市文化市场综合行政执法队',
    kind: 'civilServiceManaged',
    code: '301003',
    duties: '承担文化市场、旅游市场的行政执法工作。',
    offices: ['综合科', '执法一科'],
    staff: [15, 14, 0],
  },
];

const line = (code: string, amount: Hundredths, source: Source = 'general', carryover = false): Line => ({
  code,
  amount,
  source,
  carryover,
});

type Between = (low: number, high: number) => Hundredths;

/** Basic expenditure: the work itself, and the contributions under codes of their own. */
function basicBlocks(between: Between): Block[] {
  const [school, team] = units;
  if (!school || !team) throw new Error('two units are needed');
  const block = (owner: Owner, code: string, lines: readonly Line[]): Block => ({
    kind: 'basic',
    owner,
    function: code,
    lines,
  });
  const contributions = (owner: Owner, medical: string): Block[] => {
    const annuity = between(600, 1_500);
    return [
      block(owner, '2080505', [line('30108', 2 * annuity)]),
      block(owner, '2080506', [line('30109', annuity)]),
      block(owner, medical, [line('30110', between(500, 1_200))]),
      block(owner, '2210201', [line('30113', between(900, 2_000))]),
    ];
  };
  const some = (codes: readonly string[], low: number, high: number, source: Source = 'general'): Line[] =>
    codes.map((code) => line(code, between(low, high), source));
  return [
    block(department, '2070101', [
      ...some(['30101', '30102', '30103'], 6_000, 12_000),
      ...some(['30201', '30202', '30207', '30211', '30216'], 100, 700),
      line('30217', between(40, 90)),
      ...some(['30228', '30229'], 100, 300),
      line('30231', between(300, 600)),
      line('30239', between(800, 1_500)),
      line('30302', between(900, 1_900)),
    ]),
    ...contributions(department, '2101101'),
    block(school, '2050302', [
      ...some(['30101', '30102', '30107'], 7_000, 13_000),
      ...some(['30201', '30205', '30206', '30208'], 200, 900),
      ...some(['30213', '30216'], 100, 500, 'special'),
      line('30218', between(200, 600), 'unit'),
    ]),
    ...contributions(school, '2101102'),
    block(team, '2070112', [
      ...some(['30101', '30102', '30103'], 3_000, 6_000),
      ...some(['30201', '30207', '30211'], 60, 300),
      line('30231', between(150, 400)),
    ]),
    ...contributions(team, '2101101'),
  ];
}

function projectBlocks(between: Between): Block[] {
  const [school] = units;
  const project = (owner: Owner, code: string, of: Project, lines: readonly Line[]): Block => ({
    kind: 'project',
    owner,
    function: code,
    lines,
    project: of,
  });
  return [
    project(department, '2070109', performances, [
      { ...line('30227', 60 * 80), working: '8,000元/场 * 60场' },
      line('30202', between(100, 300)),
      line('30227', between(200, 700), 'general', true),
    ]),
    project(department, '2120803', reconstruction, [
      { ...line('31006', 12 * 600, 'fund'), working: '1,200元/平方米 * 600平方米' },
      line('31006', between(900, 2_000), 'fund', true),
    ]),
    project(department, '2230105', retirees, [line('30305', between(1_000, 2_500), 'capital')]),
    project(department, '2070199', patrol, [{ ...line('30226', 22 * 24), working: '2,200元/月 * 12月 * 2人' }]),
    project(school ?? department, '2050302', instruments, [
      line('31003', between(900, 1_900), 'special'),
      line('31003', between(100, 400), 'unit', true),
      { ...line('30218', 20 * 15, 'unit'), working: '2,000元/套 * 15套' },
    ]),
  ];
}

const performances: Project = {
  name: '乡村惠民演出',
  category: 'specificPurpose',
  attribute: 'recurring',
  texts: {
    overview: '组织专业院团到乡镇开展惠民演出，全年演出60场。',
    basis: '省委宣传部、省文化和旅游厅关于开展惠民演出的通知。',
    necessity: '乡镇群众看戏不便，需要送戏下乡丰富文化生活。',
    safeguards: '按演出合同和场次验收单支付，专款专用。',
    plan: '3月签订合同，11月底前完成全部场次。',
    goal: '丰富乡镇群众文化生活，提升公共文化服务水平。',
    annualGoal: '全年完成惠民演出60场，结清上年演出尾款。',
  },
  indicators: [
    ['quantity', '惠民演出场次', '>= 60场', 20],
    ['quality', '演出验收合格率', '= 100%', 20],
    ['timeliness', '演出完成时间', '"2026年11月底前"', 10],
    ['cost', '每场演出费用', '<= 8,000元', 10],
    ['social', '受益乡镇覆盖率', '>= 90%', 20],
    ['satisfaction', '观众满意度', '>= 90%', 10],
  ],
};

const reconstruction: Project = {
  name: '市美术馆修缮工程',
  category: 'specificPurpose',
  attribute: 'oneOff',
  texts: {
    overview: '修缮市美术馆屋面和展厅，面积共600平方米。',
    basis: '市政府关于市美术馆修缮的会议纪要。',
    necessity: '展厅屋面渗漏，影响馆藏安全和观众参观。',
    safeguards: '实行招标投标、工程监理和竣工验收制度。',
    plan: '第二季度完成招标，9月底前竣工验收。',
    goal: '消除馆舍安全隐患，改善参观条件。',
    annualGoal: '完成修缮并通过验收，结清上年前期费用。',
  },
  indicators: [
    ['quantity', '修缮面积', '>= 600平方米'],
    ['quality', '工程验收合格率', '= 100%'],
    ['timeliness', '竣工验收时间', '"2026年9月底前"'],
    ['cost', '每平方米造价', '<= 1,200元'],
    ['social', '接待观众人次', '>= 20,000人次'],
    ['satisfaction', '参观者满意度', '>= 95%'],
  ],
};

const retirees: Project = {
  name: '国有文化企业退休人员管理补助',
  category: 'specificPurpose',
  attribute: 'recurring',
  texts: {
    overview: '补助国有文化企业退休人员移交社区后的管理服务费用。',
    basis: '国有企业退休人员社会化管理的有关规定。',
    necessity: '移交人员的管理服务费用需要财政保障。',
    safeguards: '按移交人数和标准拨付，年终核对。',
    plan: '上半年拨付一半，下半年核对后拨付其余部分。',
    goal: '保障退休人员管理服务平稳有序。',
    annualGoal: '按标准足额拨付管理服务费用。',
  },
  indicators: [
    ['quantity', '补助企业数', '= 3家'],
    ['quality', '补助发放准确率', '= 100%'],
    ['timeliness', '补助拨付时间', '"每年6月、12月底前"'],
    ['cost', '补助总额控制率', '<= 100%'],
    ['social', '移交人员服务覆盖率', '= 100%'],
    ['satisfaction', '退休人员满意度', '>= 90%'],
  ],
};

const patrol: Project = {
  name: '文物安全巡查劳务费',
  category: 'otherOperating',
  attribute: 'recurring',
  texts: {
    overview: '聘用文物安全巡查员两名，对文物保护单位开展日常巡查。',
    basis: '文物保护法关于文物保护单位日常巡查的规定。',
    necessity: '野外文物点分散，在编人员不足。',
    safeguards: '巡查有记录，按月考核，凭考核结果发放劳务费。',
    plan: '每月15日前发放上月劳务费。',
    goal: '保障文物保护单位安全。',
    annualGoal: '全年完成日常巡查，安全隐患及时处置。',
  },
  indicators: [
    ['quantity', '聘用巡查员人数', '= 2人'],
    ['quality', '巡查考核达标率', '>= 95%'],
    ['timeliness', '劳务费发放时间', '"每月15日前"'],
    ['cost', '每人每月劳务费', '<= 2,200元'],
    ['social', '安全隐患处置率', '= 100%'],
    ['satisfaction', '文物点所在村满意度', '>= 90%'],
  ],
};

const instruments: Project = {
  name: '教学乐器购置',
  category: 'specificPurpose',
  attribute: 'oneOff',
  texts: {
    overview: '更新钢琴、民族乐器等教学乐器，配齐学生练习用材料。',
    basis: '中等职业学校设置标准和学校发展规划。',
    necessity: '现有乐器使用多年，音准和数量不能满足教学。',
    safeguards: '按政府采购程序购置，登记入账后投入使用。',
    plan: '第一季度完成采购，开学前投入使用。',
    goal: '改善教学条件，提高教学质量。',
    annualGoal: '完成乐器购置和验收，投入秋季学期教学。',
  },
  indicators: [
    ['quantity', '购置练习材料数量', '= 15套'],
    ['quality', '乐器验收合格率', '= 100%'],
    ['timeliness', '购置完成时间', '"2026年8月底前"'],
    ['cost', '每套材料费用', '<= 2,000元'],
    ['social', '受益学生人数', '>= 300人'],
    ['satisfaction', '师生满意度', '>= 95%'],
  ],
};

function sum(lines: readonly Line[], keep: (line: Line) => boolean = () => true): Hundredths {
  return lines.filter(keep).reduce((total, { amount }) => total + amount, 0);
}

function shown(amount: Hundredths): string {
  return (amount / 100).toFixed(2);
}

function nameOf(code: string): string {
  const name = findSubject(code)?.name;
  if (!name) throw new Error(`no subject ${code}`);
  return name;
}

function sourceWord(source: Source, say: Words): string {
  const words: Readonly<Record<Source, readonly [zh: string, en: string]>> = {
    general: ['一般公共预算', 'general'],
    fund: ['政府性基金', 'government-fund'],
    capital: ['国有资本', 'state-capital'],
    special: ['财政专户', 'special-account'],
    unit: ['单位资金', 'unit-funds'],
  };
  return say(...words[source]);
}

function kindWord(kind: Owner['kind'], say: Words): string {
  const words: Readonly<Record<Owner['kind'], readonly [zh: string, en: string]>> = {
    administrative: ['行政', 'administrative'],
    institution: ['事业', 'institution'],
    civilServiceManaged: ['参公', 'civil-service-managed'],
  };
  return say(...words[kind]);
}

function ownerLines({ kind, duties, offices, staff: [authorized, established, other] }: Owner, say: Words): string[] {
  const people = [
    `${say('编制', 'authorized')} ${authorized}`,
    `${say('在职', 'on-payroll')} ${established + other}`,
    `${say('在编', 'established')} ${established}`,
    `${say('其他', 'other')} ${other}`,
  ];
  return [
    `    ${say('单位性质', 'kind')}  ${kindWord(kind, say)}`,
    `    ${say('职责', 'duties')}  "${duties}"`,
    `    ${say('内设机构', 'offices')}  ${offices.map((office) => `"${office}"`).join(' ')}`,
    `    ${say('人员', 'staff')} { ${people.join('; ')} }`,
  ];
}

function departmentText(prior: Hundredths, blocks: readonly Block[], say: Words): string {
  const general = sum(
    blocks.flatMap(({ lines }) => lines),
    ({ source, carryover }) => source === 'general' && !carryover,
  );
  const amounts = [
    `${say('收入', 'revenue')} ${shown(prior)}`,
    `${say('支出', 'expenditure')} ${shown(prior)}`,
    `${say('一般公共预算', 'general')} ${shown(general - 500)}`,
  ];
  return [
    `${say('部门', 'department')} "${department.name}" {`,
    `    ${say('代码', 'code')}  301`,
    `    ${say('年度', 'year')}  2026`,
    `    ${say('金额单位', 'amounts')}  万元`,
    `    ${say('状态', 'status')}  ${say('定稿', 'final')}`,
    ...ownerLines(department, say),
    `    ${say('上年', 'prior')} { ${amounts.join('; ')} }`,
    '}\n',
  ].join('\n');
}

/** Every 类, 款 and 项 with its total, the parts of some, and the economic 类 of basic expenditure. */
function subjectsText(blocks: readonly Block[], say: Words): string {
  const codes = new Set(blocks.flatMap(({ function: code }) => [code.slice(0, 3), code.slice(0, 5), code]));
  const functional = [...codes].sort().map((code) => {
    const under = blocks.filter((block) => block.function.startsWith(code));
    const part = (kind: Block['kind']): Hundredths =>
      sum(under.filter((block) => block.kind === kind).flatMap(({ lines }) => lines));
    const carried = sum(
      under.flatMap(({ lines }) => lines),
      ({ carryover }) => carryover,
    );
    const parts = [
      `${say('基本支出', 'basic')} ${shown(part('basic'))}`,
      `${say('项目支出', 'project')} ${shown(part('project'))}`,
      ...(carried > 0 ? [`${say('结转', 'carryover')} ${shown(carried)}`] : []),
    ];
    const shownParts = part('project') > 0 ? `  { ${parts.join('; ')} }` : '';
    return `    ${code}  "${nameOf(code)}"  ${shown(part('basic') + part('project'))}${shownParts}`;
  });
  const economic = ['301', '302', '303'].map(
    (code) => `    ${code}  "${nameOf(code)}"  ${shown(basicUnder(blocks, code))}`,
  );
  return [`${say('科目', 'subjects')} {`, ...functional, ...economic, '}\n'].join('\n');
}

function basicUnder(blocks: readonly Block[], code: string): Hundredths {
  const lines = blocks.filter(({ kind }) => kind === 'basic').flatMap((block) => block.lines);
  return sum(lines, (each) => each.code.startsWith(code));
}

function revenueText(lines: readonly Line[], yearEnd: Hundredths, say: Words): string {
  const of = (wanted: Source, carried: boolean): Hundredths =>
    sum(lines, ({ source, carryover }) => source === wanted && carryover === carried);
  const carryover = say('结转', 'carryover');
  const [fund, capital] = ['1030148', '1030601'];
  return [
    `${say('收入', 'revenue')} {`,
    `    ${sourceWord('general', say)}  ${shown(of('general', false))}`,
    `    ${fund}  "${nameOf(fund ?? '')}"  ${shown(of('fund', false))}  ${sourceWord('fund', say)}`,
    `    ${capital}  "${nameOf(capital ?? '')}"  ${shown(of('capital', false))}  ${sourceWord('capital', say)}`,
    `    ${sourceWord('special', say)}  ${shown(of('special', false))}`,
    `    ${sourceWord('unit', say)}  ${shown(of('unit', false) + yearEnd)}`,
    `    ${sourceWord('general', say)}  ${shown(of('general', true))}  ${carryover}`,
    `    ${sourceWord('fund', say)}  ${shown(of('fund', true))}  ${carryover}`,
    `    ${sourceWord('unit', say)}  ${shown(of('unit', true))}  ${carryover}`,
    `    ${say('年终结转', 'year-end-carryover')}  ${shown(yearEnd)}  ${sourceWord('unit', say)}`,
    `    ${say('合计', 'total')}  ${shown(sum(lines) + yearEnd)}`,
    '}\n',
  ].join('\n');
}

const appropriated: readonly Source[] = ['general', 'fund', 'capital'];

/** The totals that 总计 has a keyword for. */
function grandTotals(blocks: readonly Block[]) {
  const lines = blocks.flatMap((block) => block.lines);
  const of = (kind: Block['kind']): Hundredths =>
    sum(blocks.filter((block) => block.kind === kind).flatMap((each) => each.lines));
  const personnel = basicUnder(blocks, '301') + basicUnder(blocks, '303');
  const threePublic = sum(
    lines,
    ({ code, source }) => ['30217', '30231'].includes(code) && appropriated.includes(source),
  );
  const operating = blocks
    .filter(({ kind, owner }) => kind === 'basic' && owner.kind !== 'institution')
    .map((block) => sum(block.lines, ({ code, source }) => code.startsWith('302') && appropriated.includes(source)))
    .reduce((total, each) => total + each, 0);
  return { expenditure: sum(lines), basic: of('basic'), project: of('project'), personnel, threePublic, operating };
}

function totalsText(blocks: readonly Block[], yearEnd: Hundredths, say: Words): string {
  const { expenditure, basic, project, personnel, threePublic, operating } = grandTotals(blocks);
  const lines = blocks.flatMap((block) => block.lines);
  const bySource = sources.map(
    (source) => `    ${sourceWord(source, say)}  ${shown(sum(lines, (each) => each.source === source))}`,
  );
  return [
    `${say('总计', 'totals')} {`,
    `    ${say('收入', 'revenue')}  ${shown(expenditure + yearEnd)}`,
    `    ${say('支出', 'expenditure')}  ${shown(expenditure)}`,
    `    ${say('基本支出', 'basic')}  ${shown(basic)}`,
    `    ${say('项目支出', 'project')}  ${shown(project)}`,
    `    ${say('人员经费', 'personnel')}  ${shown(personnel)}`,
    `    ${say('公用经费', 'public')}  ${shown(basic - personnel)}`,
    `    ${say('三公经费', 'three-public')}  ${shown(threePublic)}`,
    `    ${say('机关运行经费', 'operating')}  ${shown(operating)}`,
    ...bySource,
    '}\n',
  ].join('\n');
}

function controlText(blocks: readonly Block[], say: Words): string {
  const { expenditure, threePublic, operating } = grandTotals(blocks);
  return [
    `${say('控制数', 'control')} {`,
    `    ${say('支出', 'expenditure')}  ${shown(expenditure + 1_000)}`,
    `    ${say('三公经费', 'three-public')}  ${shown(threePublic + 20)}`,
    `    ${say('机关运行经费', 'operating')}  ${shown(operating)}`,
    '}\n',
  ].join('\n');
}

function unitText(unit: Owner, blocks: readonly Block[], say: Words): string {
  return [
    `${say('预算单位', 'unit')} "${unit.name}" {`,
    `    ${say('代码', 'code')}  ${unit.code}`,
    ...ownerLines(unit, say),
    ...blocks.filter(({ owner }) => owner === unit).map((block) => blockText(block, '    ', say).trimEnd()),
    '}\n',
  ].join('\n');
}

function blockText(block: Block, indent: string, say: Words): string {
  const { kind, function: code, lines, project } = block;
  const name = nameOf(code);
  const items = lines.map((each) => `    ${itemText(each, say)}`);
  const total = shown(sum(lines));
  if (kind === 'project' && project) return indented(projectText(project, code, items, total, say), indent);
  const head = `${say('基本支出', 'basic')} ${code} "${name}" {`;
  return indented([head, ...items, `    ${say('合计', 'total')}  ${total}`, '}\n'], indent);
}

function itemText({ code, amount, source, carryover, working }: Line, say: Words): string {
  const flags = [
    ...(source === 'general' ? [] : [sourceWord(source, say)]),
    ...(carryover ? [say('结转', 'carryover')] : []),
  ];
  return [`${code}  "${nameOf(code)}"  ${working ?? shown(amount)}`, ...flags].join('  ');
}

function projectText(project: Project, code: string, items: readonly string[], total: string, say: Words): string[] {
  const { name, category, attribute, texts, indicators } = project;
  const prose = (zh: string, en: string, text: string): string => `    ${say(zh, en)}  "${text}"`;
  return [
    `${say('项目', 'project')} "${name}" {`,
    `    ${say('功能科目', 'function')}  ${code}  "${nameOf(code)}"`,
    `    ${say('类别', 'category')}  ${category === 'otherOperating' ? say('其他运转类', 'other-operating') : say('特定目标类', 'specific-purpose')}`,
    `    ${say('属性', 'attribute')}  ${attribute === 'oneOff' ? say('一次性', 'one-off') : say('经常性', 'recurring')}`,
    `    ${say('项目期', 'period')}  1年`,
    ...items,
    `    ${say('合计', 'total')}  ${total}`,
    `    ${say('资金', 'funds')} { ${say('市县', 'local')} ${total} }`,
    prose('概况', 'overview', texts.overview),
    prose('立项依据', 'basis', texts.basis),
    prose('必要性', 'necessity', texts.necessity),
    prose('保障措施', 'safeguards', texts.safeguards),
    prose('实施计划', 'plan', texts.plan),
    prose('总体目标', 'goal', texts.goal),
    prose('年度目标', 'annual-goal', texts.annualGoal),
    ...indicators.map((each) => `    ${indicatorText(each, say)}`),
    prose('负责人', 'responsible', '李明'),
    prose('电话', 'phone', '0350-3012345'),
    `    ${say('填报日期', 'filled')}  2026-01-15`,
    '}\n',
  ];
}

function indicatorText([kind, name, value, weight]: Project['indicators'][number], say: Words): string {
  const words: Readonly<Record<string, string>> = {
    quantity: '数量',
    quality: '质量',
    timeliness: '时效',
    cost: '成本',
    economic: '经济效益',
    social: '社会效益',
    satisfaction: '满意度',
  };
  const head = `${say('指标', 'indicator')} ${say(words[kind] ?? kind, kind)}  "${name}"  ${value}`;
  return weight === undefined ? head : `${head}  ${say('权重', 'weight')} ${weight}`;
}

function indented(lines: readonly string[], indent: string): string {
  return lines.map((each) => `${indent}${each}`).join('\n');
}

function performanceText(say: Words): string {
  const indicators: Project['indicators'] = [
    ['quantity', '惠民演出场次', '>= 60场', 20],
    ['quality', '重点项目验收合格率', '= 100%', 20],
    ['timeliness', '预算公开时限', '<= 20日', 10],
    ['cost', '“三公”经费控制率', '<= 100%', 10],
    ['social', '公共文化设施开放率', '= 100%', 30],
    ['satisfaction', '群众满意度', '>= 90%', 10],
  ];
  return [
    `${say('整体绩效', 'performance')} {`,
    `    ${say('战略目标', 'strategy')}  "建设文化强市和全域旅游示范市。"`,
    `    ${say('重点任务', 'task')}  "公共文化服务" "乡村惠民演出"`,
    `    ${say('重点任务', 'task')}  "文物保护" "文物安全巡查"`,
    `    ${say('年度目标', 'goal')}  "按计划完成公共文化、文物保护各项任务。"`,
    ...indicators.map((each) => `    ${indicatorText(each, say)}`),
    '}\n',
  ].join('\n');
}

function procurementText(between: Between, say: Words): string {
  const [paper, computers, property, works] = [
    between(50, 200),
    between(300, 900),
    between(400, 900),
    between(3_000, 6_000),
  ];
  return [
    `${say('政府采购', 'procurement')} {`,
    `    A05040101  "复印纸"  ${shown(paper)}`,
    `    A02010105  "台式计算机"  ${shown(computers)}`,
    `    C21040000  "物业管理服务"  ${shown(property)}`,
    `    ${say('工程', 'works')}  ${shown(works)}`,
    `    ${say('合计', 'total')}  ${shown(paper + computers + property + works)}`,
    '}\n',
  ].join('\n');
}

function assetsText(say: Words): string {
  const kinds: readonly (readonly [zh: string, en: string, count: number])[] = [
    ['编制', 'authorized', 6],
    ['领导用车', 'leader', 0],
    ['机要通信', 'confidential', 1],
    ['应急保障', 'emergency', 1],
    ['执法执勤', 'enforcement', 3],
    ['特种专业技术', 'special', 0],
    ['业务用车', 'business', 1],
    ['其他', 'other', 0],
  ];
  return [
    `${say('国有资产', 'assets')} {`,
    `    ${say('截至', 'as-of')}  2025-12-31`,
    `    ${say('车辆', 'vehicles')} { ${kinds.map(([zh, en, count]) => `${say(zh, en)} ${count}`).join('; ')} }`,
    `    ${say('办公用房', 'office-area')}  2,460平方米`,
    `    ${say('五十万元以上设备', 'equipment-500k')}  2`,
    `    ${say('百万元以上设备', 'equipment-1m')}  0`,
    '}\n',
  ].join('\n');
}

/** Explanations with placeholders and with figures typed by hand that are right. */
function explanationTexts(blocks: readonly Block[], revenue: Hundredths, prior: Hundredths, say: Words): string[] {
  const { expenditure, threePublic } = grandTotals(blocks);
  const lines = blocks.flatMap((block) => block.lines);
  const rate = (((revenue - prior) / prior) * 100).toFixed(2);
  const reception = sum(lines, ({ code }) => code === '30217');
  const explain = say('说明', 'explain');
  const holder = (zh: string, en: string): string => `{${say(zh, en)}}`;
  return [
    `${explain} ${say('变动原因', 'change')} "2026年收入预算${holder('收入', 'revenue')}，比上年增加${shown(revenue - prior)}万元，增长${rate}%，主要是市美术馆修缮工程列入本年预算；支出预算${shown(expenditure)}万元，其中群众文化{${say('科目', 'subject')} 2070109}。"`,
    `${explain} ${say('三公经费', 'three-public')} "2026年“三公”经费预算${shown(threePublic)}万元，其中公务接待费${shown(reception)}万元，主要用于公务用车运行维护。"`,
    `${explain} ${say('机关运行经费', 'operating')} "2026年机关运行经费预算${holder('机关运行经费', 'operating')}，用于办公、差旅等支出。"`,
    `${explain} ${say('政府购买服务', 'purchased-services')} "无"`,
    `${explain} ${say('其他', 'other')} "无"\n`,
  ];
}

function closingTexts(say: Words): string {
  return [
    `${say('名词解释', 'glossary')} {`,
    '    "惠民演出"  "政府购买、免费提供给群众观看的演出。"',
    '}\n',
    `${say('附录', 'appendix')} "惠民演出安排表" {`,
    `    ${say('表头', 'columns')}  "乡镇" "场次"`,
    `    ${say('行', 'row')}  "城关镇" "30"`,
    `    ${say('行', 'row')}  "河西镇" "30"`,
    `    ${say('注', 'note')}  "场次以演出合同为准。"`,
    '}',
    '',
  ].join('\n');
}
