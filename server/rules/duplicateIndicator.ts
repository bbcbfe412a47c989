import type { Indicator, Part, Place } from '../model/Budget.ts';
import { headSpan } from '../model/heads.ts';
import { spendingsIn } from '../model/spendingsIn.ts';
import { folded } from '../text/folded.ts';
import { kindWord } from './projects/indicators.ts';
import type { Finding, Rule } from './Rule.ts';
import { removeRepeated } from './repeatedStatement.ts';

/** One indicator twice in a form: the second is a copy that was to become another. */
export const duplicateIndicator: Rule = {
  id: 'duplicate-indicator',
  severity: 'warning',
  fix: 'choice',
  doc: `同一个项目（或整体绩效）里，种类和名称都相同的指标写了两次（全角、半角和空格不计）。内容完全相同的，可以删除后一条。

An indicator of the same kind and name stands twice in one project or in the overall performance, whatever the width of its characters and its blanks. One with exactly the same content can be deleted.

\`\`\`budget
整体绩效 {
    战略目标  "做好招商引资工作。"
    重点任务  "招商引资" "引进企业"
    年度目标  "引进企业5户。"
    指标 数量 "引进企业户数" >= 5户
    指标 质量 "引进企业户数" >= 3户
    指标 数量 <|"引进企业户数"|> >= 6户  # warning[duplicate-indicator]
}
\`\`\`
\`\`\`message
数量指标“引进企业户数”前面已经有了
\`\`\`
\`\`\`message en
The quantity indicator “引进企业户数” is there already
\`\`\`
`,
  *checkPart(part) {
    for (const { indicators } of spendingsIn(part)) yield* repeated(indicators, part);
    for (const indicators of part.indicatorLists) yield* repeated(indicators, part);
  },
};

function* repeated(indicators: readonly Indicator[], part: Part): Iterable<Finding> {
  const seen = new Map<string, Indicator>();
  for (const indicator of indicators) {
    const { kind, name } = indicator;
    if (kind === '' || name === '') continue;
    const key = `${kind} ${folded(name)}`;
    const first = seen.get(key);
    if (first) yield finding(indicator, first, part);
    else seen.set(key, indicator);
  }
}

function finding(indicator: Indicator, first: Indicator, { segment }: Part): Finding {
  const { name, bound } = indicator;
  const word = kindWord(indicator.kind);
  return {
    place: nameOf(indicator, segment),
    message: {
      zh: `${word.zh}指标“${name}”前面已经有了`,
      en: `The ${word.en} indicator “${name}” is there already`,
    },
    related: () => [{ place: nameOf(first, segment), message: { zh: '前面的指标', en: 'The first indicator' } }],
    fixes: () =>
      removeRepeated(
        { statement: bound.statement, segment },
        { statement: first.bound.statement, segment },
        { zh: '删除重复的这条指标', en: 'Delete this repeated indicator' },
      ),
  };
}

function nameOf({ bound: { args, statement } }: Indicator, segment: Part['segment']): Place {
  const { start, end } = args['name'] ?? headSpan(statement);
  return { segment, start, end };
}
