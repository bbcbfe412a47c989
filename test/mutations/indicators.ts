import { type Edit, headAbove, indicatorOf, type Mutation, onLines, PROJECT, type Source } from './Mutation.ts';

/** Indicators of performance. */
export function wrongIndicators(): Mutation[] {
  const value =
    (to: string) =>
    (line: string): string =>
      line.replace(
        /("[^"]*")(\s+)(?:(?:[<>]?=|[<>]) \S+|"[^"]*")/u,
        (_, name: string, blanks: string) => name + blanks + to,
      );
  const name =
    (to: string) =>
    (line: string): string =>
      line.replace(/"[^"]*"/u, `"${to}"`);
  const inProject =
    (edit: Edit): Edit =>
    (line, index, source) =>
      PROJECT.test(source.lines[headAbove(index, source)] ?? '') ? edit(line, index, source) : line;
  const head = (index: number, source: Source): number[] => [headAbove(index, source)];
  const any = indicatorOf('\\S+');
  return [
    onLines('a value doubled', ['indicator-value-suspicious'], any, value('"及时及时"')),
    onLines(
      'a value of a character doubled',
      ['indicator-value-suspicious'],
      indicatorOf('质量', 'quality'),
      value('"优优"'),
    ),
    onLines(
      'a value that is the name',
      ['indicator-value-suspicious'],
      indicatorOf('社会效益', 'social', '质量', 'quality'),
      (line) => value(`"${/"([^"]*)"/u.exec(line)?.[1]}"`)(line),
    ),
    onLines('a value that is the name twice', ['indicator-value-suspicious'], indicatorOf('成本', 'cost'), (line) =>
      value(`"${(/"([^"]*)"/u.exec(line)?.[1] ?? '').repeat(2)}"`)(line),
    ),
    onLines(
      'a quantity in words',
      ['indicator-not-measurable'],
      indicatorOf('数量', 'quantity'),
      inProject(value('"优"')),
    ),
    onLines(
      'satisfaction in words',
      ['indicator-not-measurable'],
      indicatorOf('满意度', 'satisfaction'),
      inProject(value('"较高"')),
    ),
    onLines('a percent sign left out', ['indicator-without-percent'], /"[^"]*率"\s+[<>]?= \d+%/u, (line) =>
      line.replace('%', ''),
    ),
    onLines(
      'satisfaction without a percent sign',
      ['indicator-without-percent'],
      /"[^"]*满意度"\s+[<>]?= \d+%/u,
      (line) => line.replace('%', ''),
    ),
    onLines(
      'a rate in words',
      ['indicator-without-percent'],
      /(?:质量|quality|社会效益|social)\s+"[^"]*率"\s+[<>]?= \d+%/u,
      value('"优"'),
    ),
    onLines(
      'a time that is none',
      ['indicator-value-vague'],
      indicatorOf('时效', 'timeliness'),
      inProject(value('"提升"')),
    ),
    onLines(
      'a quality that only rises',
      ['indicator-value-vague', 'indicator-without-percent'],
      indicatorOf('质量', 'quality'),
      inProject(value('"逐步提高"')),
    ),
    onLines(
      'a cost without a ceiling',
      ['indicator-without-ceiling', 'indicator-without-percent'],
      indicatorOf('成本', 'cost'),
      inProject(value('"提升"')),
    ),
    onLines('a cost with a floor', ['indicator-comparator-suspicious'], /(?:成本|cost)\s+"[^"]*"\s+<= \S+元/u, (line) =>
      line.replace('<=', '>='),
    ),
    onLines(
      'satisfaction at most',
      ['indicator-comparator-suspicious'],
      indicatorOf('满意度', 'satisfaction'),
      (line) => line.replace('>=', '<='),
    ),
    onLines('a rate above all', ['indicator-comparator-suspicious'], /"[^"]*合格率"\s+= 100%/u, (line) =>
      line.replace('100%', '120%'),
    ),
    onLines('a name that is a value', ['indicator-name-suspicious'], any, name('控制在年度预算内')),
    onLines(
      'a name that is a question',
      ['indicator-name-suspicious'],
      indicatorOf('时效', 'timeliness'),
      name('劳务费是否及时发放'),
    ),
    onLines(
      'a name that ends in the middle',
      ['indicator-name-suspicious'],
      indicatorOf('质量', 'quality'),
      name('单位正常运转和'),
    ),
    onLines(
      'a social benefit under economic',
      ['indicator-kind-suspicious'],
      indicatorOf('社会效益', 'social'),
      (line) => name('促进社会和谐稳定')(line.replace('社会效益', '经济效益').replace('social', 'economic')),
    ),
    onLines('satisfaction under social', ['indicator-kind-suspicious'], indicatorOf('满意度', 'satisfaction'), (line) =>
      line.replace(/(指标\s+)满意度/u, '$1社会效益').replace(/(indicator\s+)satisfaction/u, '$1social'),
    ),
    onLines(
      'an indicator left out',
      ['missing-indicator'],
      any,
      inProject(() => undefined),
      head,
    ),
    onLines(
      'an indicator twice',
      ['duplicate-indicator'],
      any,
      (line) => `${line}\n${line}`,
      (index) => [index, index + 1],
    ),
  ];
}
