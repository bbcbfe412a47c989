import { blockName, containerName, faultsOf } from './bindFaults.ts';
import { carriedOver } from './carriedOver.ts';
import { unevenIn } from './earlyEnds.ts';
import type { Rule } from './Rule.ts';

/** A keyword that belongs to another block; most often a `}` is missing or one too many above it. */
export const misplacedStatement: Rule = {
  id: 'misplaced-statement',
  severity: 'error',
  fix: 'choice',
  doc: `关键字写错了地方：它属于别的段。常见的原因是上面少了或多了一个 }。

A keyword that belongs to another block; often a \`}\` is missing above, or one too many.

\`\`\`budget
基本支出 2011308 "招商引资" {
    <|类别|>  特定目标类  # error[misplaced-statement]
}
\`\`\`
\`\`\`message
“类别”不能写在“基本支出”里，它属于“项目”
\`\`\`
`,
  *check(budget) {
    const { around } = unevenIn(budget);
    for (const { fault, place } of faultsOf(budget, 'misplaced-statement')) {
      if (around.get(place.segment)?.isOutside(place)) continue;
      const carried = carriedOver(fault, place, budget);
      if (carried) {
        yield carried;
        continue;
      }
      const { word, homes, container } = fault;
      const where = containerName(container);
      const names = homes.map(blockName);
      yield {
        place,
        message:
          names.length > 0
            ? {
                zh: `“${word}”不能写在${where.zh}${container ? '里' : ''}，它属于${[...new Set(names.map(({ zh }) => zh))].join('、')}`,
                en: `“${word}” cannot stand in ${where.en}; it belongs to ${[...new Set(names.map(({ en }) => en))].join(', ')}`,
              }
            : {
                zh: `${where.zh}${container ? '里' : ''}不能写科目行 ${word}`,
                en: `A line with the code ${word} cannot stand in ${where.en}`,
              },
      };
    }
  },
};
