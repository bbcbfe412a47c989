import {
  amountOf,
  endOf,
  headAbove,
  ITEM,
  inside,
  lastAmount,
  linesWith,
  type Mutation,
  more,
  onLines,
  PLAIN_ITEM,
  type Source,
  statement,
  swapped,
  TOTAL,
  totalBelow,
} from './Mutation.ts';

/** What does not add up, is beyond a limit or is no amount. */
export function wrongFigures(): Mutation[] {
  const mismatch = ['total-mismatch'];
  const below = (index: number, source: Source): number[] => [totalBelow(index, source)];
  const hasTotal = (index: number, source: Source): boolean => totalBelow(index, source) !== index;
  const totals: readonly (readonly [kind: string, words: readonly string[]])[] = [
    ['expenditure', ['支出', 'expenditure']],
    ['basic', ['基本支出', 'basic']],
    ['project', ['项目支出', 'project']],
    ['personnel', ['人员经费', 'personnel']],
    ['public', ['公用经费', 'public']],
    ['three public', ['三公经费', 'three-public']],
    ['operating', ['机关运行经费', 'operating']],
  ];
  const totalsBlock = /^(?:总计|totals) \{/u;
  return [
    onLines('the total of a block', mismatch, TOTAL, (line) => lastAmount(line, more)),
    onLines(
      'two digits of an item swapped',
      mismatch,
      PLAIN_ITEM,
      (line, index, source) => (hasTotal(index, source) ? lastAmount(line, swapped) : line),
      below,
    ),
    onLines(
      'an item left out',
      mismatch,
      PLAIN_ITEM,
      (line, index, source) => (hasTotal(index, source) ? undefined : line),
      (index, source) => [totalBelow(index, source) - 1],
    ),
    onLines(
      'the decimal point of an item lost',
      mismatch,
      PLAIN_ITEM,
      (line, index, source) => (hasTotal(index, source) ? lastAmount(line, (digits) => digits.replace('.', '')) : line),
      below,
    ),
    onLines('the unit of a total', mismatch, TOTAL, (line) => line.replace(/元$/u, '万元')),
    onLines('a factor of a calculation', mismatch, ITEM, (line) => line.replace(/\* 12月/u, '* 11月'), below),
    onLines('the total of a functional subject', mismatch, /^\s+2\d{2,6}\s+"[^"]*"\s+\d/u, (line) =>
      line.replace(/("\s+)(\d[\d.]*)/u, (_, name: string, digits: string) => name + more(digits)),
    ),
    onLines('the total of an economic 类', mismatch, /^\s+30\d\s+"[^"]*"\s+\d/u, (line) => lastAmount(line, more)),
    onLines('the project part of a subject', mismatch, /^\s+2\d+.*\{.*(?:项目支出|project) [1-9]/u, (line) =>
      amountOf(line, '项目支出|project', more),
    ),
    onLines('the carry-over of a subject', mismatch, /^\s+2\d+.*\{.*(?:结转|carryover) [1-9]/u, (line) =>
      amountOf(line, '结转|carryover', more),
    ),
    onLines(
      'the line of a source of revenue',
      ['unbalanced-budget', 'total-mismatch'],
      /^\s+(?:一般公共预算|财政专户|general|special-account)\s+\d[\d.]*\s*$/u,
      (line, index, source) => (hasTotal(index, source) ? lastAmount(line, more) : line),
      (index, source) => [index, totalBelow(index, source)],
    ),
    ...totals.map(([kind, words]) =>
      onLines(
        `the grand total ${kind}`,
        mismatch,
        new RegExp(`(?:^|[\\s{;])(?:${words.join('|')})\\s+\\d[\\d.]*(?:$|;)`, 'u'),
        (line, index, source) =>
          totalsBlock.test(source.lines[headAbove(index, source)] ?? '') ? amountOf(line, words.join('|'), more) : line,
      ),
    ),
    onLines(
      'the grand total of a source',
      mismatch,
      /(?:^|\s)(?:政府性基金|国有资本|单位资金|government-fund)\s+\d[\d.]*\s*$/u,
      (line, index, source) =>
        totalsBlock.test(source.lines[headAbove(index, source)] ?? '') ? lastAmount(line, more) : line,
    ),
    onLines(
      'a ceiling below the figure',
      ['control-exceeded'],
      /^(?:\s+(?:支出|三公经费|机关运行经费|expenditure|three-public|operating)\s+\d|control \{)/u,
      (line, index, source) =>
        /^(?:控制数|control) \{/u.test(source.lines[headAbove(index, source)] ?? '')
          ? lastAmount(line, (digits) => (Number(digits) / 2).toFixed(2))
          : line,
    ),
    onLines('people on the payroll', mismatch, /(?:人员|staff) \{/u, (line) =>
      line.replace(/(在职|on-payroll) (\d+)/u, (_, word: string, count: string) => `${word} ${Number(count) + 1}`),
    ),
    onLines('more people in posts than posts', ['headcount-exceeded'], /(?:人员|staff) \{/u, (line) =>
      line.replace(/(编制|authorized) \d+/u, '$1 2'),
    ),
    onLines(
      'more hired people than others',
      ['headcount-exceeded'],
      /^\s+(?:指标|indicator)\s+(?:数量|quantity)\s+"聘用[^"]*人数"/u,
      (line) => line.replace(/= \d+人/u, '= 99人'),
    ),
    onLines('the funds of a project', mismatch, /(?:资金|funds) \{/u, (line) => lastAmount(line, more)),
    onLines(
      'a weight',
      mismatch,
      /(?:权重|weight) \d+$/u,
      (line) => line.replace(/\d+$/u, (weight) => String(Number(weight) + 7)),
      (index, source) => weightsAround(index, source),
    ),
    onLines('the total of procurement', mismatch, TOTAL, (line, index, source) =>
      /^(?:政府采购|procurement) \{/u.test(source.lines[headAbove(index, source)] ?? '')
        ? lastAmount(line, more)
        : line,
    ),
    {
      kind: 'procurement above all expenditure',
      ids: ['procurement-exceeded'],
      plant: (source) =>
        linesWith(/^\s+(?:工程|works)\s+\d/u, source).map((index) => {
          const total = totalBelow(index, source);
          const huge = (line: string): string => lastAmount(line, (digits) => (Number(digits) + 90_000).toFixed(2));
          const lines = source.lines.map((line, i) => (i === index || i === total ? huge(line) : line));
          return { text: lines.join('\n'), at: [total, headAbove(index, source)] };
        }),
    },
    onLines('more vehicles than authorized', ['vehicles-exceeded'], /(?:车辆|vehicles) \{/u, (line) =>
      line.replace(/(编制|authorized) \d+/u, '$1 1'),
    ),
    onLines('an amount below zero', ['negative-amount'], PLAIN_ITEM, (line) =>
      lastAmount(line, (digits) => `-${digits}`),
    ),
    onLines(
      'a line twice',
      ['duplicate-item'],
      PLAIN_ITEM,
      (line) => `${line}\n${line}`,
      (index) => [index + 1],
    ),
    onLines('separators not in groups of three', ['invalid-value'], PLAIN_ITEM, (line) =>
      lastAmount(line, (digits) => digits.replace(/(\d)(\d)\./u, '$1,$2.')),
    ),
    onLines('a unit that is none of money', ['invalid-value'], PLAIN_ITEM, (line) => `${line.trimEnd()}人`),
    onLines('annuities that are not half of the pensions', ['annuity-ratio'], /30109 /u, (line) =>
      line.replace(
        /("\s+)(\d[\d.]*)/u,
        (_, name: string, digits: string) => `${name}${(Number(digits) * 2).toFixed(2)}`,
      ),
    ),
    onLines(
      'a contribution under another code',
      ['contribution-mismatch'],
      /30113 /u,
      (line) => line.replace(/30113(\s+)"[^"]*"/u, '30199$1"其他工资福利支出"'),
      (index, source) => [index, headAbove(index, source), ...linesWith(/^\s+2210201\s/u, source)],
    ),
    misprinted('a price in a text that does not make the working', (line) => line),
    misprinted('a price in a text that does not make the amount', (line) =>
      line.replace('2,200元/月 * 12月 * 2人', '52,800元'),
    ),
  ];
}

/** Another price a month in the text of a project than that of its one item, which `edit` writes. */
function misprinted(kind: string, edit: (item: string) => string): Mutation {
  return {
    kind,
    ids: ['calculation-mismatch'],
    plant: (source) =>
      linesWith(/^\s+30226\s.*2,200元\/月 \* 12月 \* 2人$/u, source).map((item) => {
        const plan = inside(headAbove(item, source), statement('实施计划', 'plan'), source);
        const lines = source.lines
          .with(item, edit(source.lines[item] ?? ''))
          .with(plan, (source.lines[plan] ?? '').replace('。"', '，标准为2,300元/月。"'));
        return { text: lines.join('\n'), at: [item, plan] };
      }),
  };
}

/** The lines with weights in the block of a line. */
function weightsAround(index: number, source: Source): number[] {
  const head = headAbove(index, source);
  return linesWith(/(?:权重|weight) \d+$/u, source).filter((line) => line > head && line < endOf(head, source));
}
