import {
  endOf,
  has,
  headAbove,
  ITEM,
  lastAmount,
  linesWith,
  type Mutation,
  more,
  onLines,
  PLAIN_ITEM,
  type Source,
  statement,
  totalBelow,
} from './Mutation.ts';

const SOURCE =
  /一般公共预算|政府性基金|国有资本|财政专户|单位资金|general|government-fund|state-capital|special-account|unit-funds/gu;
const CARRYOVER = /\s+(?:结转|carryover)$/u;

/** The lines of revenue of the sources that a line names, of general money where it names none, and of others that are given. */
function revenueOf(line: string, source: Source, ...others: readonly string[]): number[] {
  const named = [...(line.match(SOURCE) ?? ['一般公共预算', 'general']), ...others];
  const [head = 0] = linesWith(/^(?:收入|revenue) \{/u, source);
  return linesWith(/^\s+\S/u, source).filter((index) => {
    const of = (source.lines[index] ?? '').match(SOURCE) ?? [];
    return index > head && index < endOf(head, source) && of.some((each) => named.includes(each));
  });
}

const general = ['一般公共预算', 'general'];

/** Money of another source or period than it should be. */
export function wrongSources(): Mutation[] {
  const lineAt = (index: number, source: Source): string => source.lines[index] ?? '';
  const unbalanced = ['unbalanced-budget', 'subject-source-mismatch', 'duplicate-item'];
  return [
    onLines(
      'the source of an item left out',
      unbalanced,
      /^\s+3\d{4}\s.*(?:政府性基金|国有资本|财政专户|单位资金|government-fund|state-capital|special-account|unit-funds)/u,
      (line) =>
        line.replace(
          /\s+(?:政府性基金|国有资本|财政专户|单位资金|government-fund|state-capital|special-account|unit-funds)/u,
          '',
        ),
      (index, source) => [index, ...revenueOf(lineAt(index, source), source, ...general)],
    ),
    onLines(
      'a source too many',
      unbalanced,
      PLAIN_ITEM,
      (line, _, source) =>
        `${line.trimEnd()}  ${source.lines.some((each) => each.startsWith('部门')) ? '国有资本' : 'state-capital'}`,
      (index, source) => [
        index,
        ...revenueOf('国有资本 state-capital', source, ...general),
        ...linesWith(/^(?:收入|revenue) \{/u, source),
      ],
    ),
    onLines(
      'the carry-over of an item left out',
      ['unbalanced-budget', 'total-mismatch', 'duplicate-item'],
      /^\s+3\d{4}\s.*(?:结转|carryover)$/u,
      (line) => line.replace(CARRYOVER, ''),
      (index, source) => [
        index,
        ...revenueOf(lineAt(index, source), source),
        ...linesWith(/^\s+2\d+\s.*(?:结转|carryover) \d/u, source),
      ],
    ),
    onLines(
      'the carry-over of revenue left out',
      ['unbalanced-budget', 'duplicate-item'],
      /^\s+\S+\s+\d[\d.]*\s+(?:结转|carryover)$/u,
      (line) => line.replace(CARRYOVER, ''),
      (index, source) => [
        index,
        ...revenueOf(lineAt(index, source), source),
        ...linesWith(/^\s+3\d{4}\s.*(?:结转|carryover)$/u, source),
      ],
    ),
    onLines(
      'a line of revenue left out',
      ['unbalanced-budget', 'total-mismatch'],
      /^\s+(?:\S+|1\d{6}\s+"[^"]*")\s+\d[\d.]*\s+(?:结转|carryover|政府性基金|government-fund)$/u,
      (line, index, source) =>
        /^(?:收入|revenue) \{/u.test(source.lines[headAbove(index, source)] ?? '') ? undefined : line,
      (index, source) => [
        totalBelow(index, source) - 1,
        headAbove(index, source),
        ...revenueOf(lineAt(index, source), source).map((line) => (line > index ? line - 1 : line)),
        ...linesWith(/^\s+3\d{4}\s.*(?:结转|carryover)$/u, source).map((line) => line - 1),
      ],
    ),
    onLines(
      'the year-end carry-over',
      ['unbalanced-budget'],
      statement('年终结转', 'year-end-carryover'),
      (line) => lastAmount(line, more),
      (index, source) => [index, ...revenueOf(lineAt(index, source), source)],
    ),
    onLines(
      'a fund subject with general money',
      ['subject-source-mismatch'],
      /^\s+(?:功能科目|function)\s+(?!2120803|2230105)\d{7}/u,
      (line, index, source) =>
        has(index, PLAIN_ITEM, source) || has(index, /^\s+3\d{4}\s.*\* \S+\s*$/u, source)
          ? line.replace(/\d{7}\s+"[^"]*"/u, '2120803  "城市建设支出"')
          : line,
      (index, source) => [
        index,
        ...linesWith(ITEM, source).filter((line) => line > index && line < endOf(headAbove(index, source), source)),
      ],
    ),
    onLines(
      'a general subject with fund money',
      ['subject-source-mismatch'],
      /^\s+(?:功能科目|function)\s+(?:2120803|2230105)/u,
      (line) => line.replace(/\d{7}\s+"[^"]*"/u, '2070199  "其他文化和旅游支出"'),
      (index, source) => [
        index,
        ...linesWith(ITEM, source).filter((line) => line > index && line < endOf(headAbove(index, source), source)),
      ],
    ),
  ];
}
