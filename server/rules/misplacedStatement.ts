import { classificationOf } from '../data/catalogue.ts';
import type { Budget, Place } from '../model/Budget.ts';
import { readAlone } from '../model/meant/readAlone.ts';
import { ascii } from '../text/ascii.ts';
import type { Span } from '../text/Span.ts';
import { changeTo } from './edits/changeTo.ts';
import type { Fix, Rule } from './Rule.ts';
import { blockName, containerName, type FoundFault, faultsOf, fieldName } from './structure/bindFaults.ts';
import { carriedOver } from './structure/carriedOver.ts';
import { unevenIn } from './structure/earlyEnds.ts';

/** A keyword that belongs to another block; most often a `}` is missing or one too many above it. */
export const misplacedStatement: Rule = {
  id: 'misplaced-statement',
  severity: 'error',
  fix: 'choice',
  doc: `关键字写错了地方：它属于别的段。常见的原因是上面少了或多了一个 }。

A keyword that belongs to another block; often a \`}\` above is missing or one too many.

\`\`\`budget
基本支出 2011308 "招商引资" {
    <|类别|>  特定目标类  # error[misplaced-statement]
}
\`\`\`
\`\`\`message
“类别”不能写在“基本支出”里，它属于“项目”
\`\`\`
\`\`\`message en
“类别” cannot stand in “基本支出”; it belongs to “project”
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
                en: `“${word}” cannot stand ${where.en}; it belongs to ${[...new Set(names.map(({ en }) => en))].join(', ')}`,
              }
            : {
                zh: `${where.zh}${container ? '里' : ''}不能写科目行 ${word}`,
                en: `A line with the code ${word} cannot stand ${where.en}`,
              },
        fixes: () => meantFor(fault, place, budget),
      };
    }
  },
};

/** The field that is missing where the word of another one stands that is a part of it, or the block of expenditure of a code. */
function meantFor(
  { word, container }: FoundFault<'misplaced-statement'>['fault'],
  place: Place,
  budget: Budget,
): Fix[] {
  if (!container) return asExpenditure(place);
  const missing = [...faultsOf(budget, 'missing-field')].filter(({ fault }) => fault.container === container);
  return missing.flatMap(({ fault: { field } }): Fix[] => {
    const { zh, en } = fieldName(field);
    const newText = [zh, en].find((each) => each !== word && each.endsWith(word));
    return newText ? [changeTo(newText, [{ place, newText }])] : [];
  });
}

/** Where all that a code begins is a block of expenditure, of economic lines, with that word before it. */
function asExpenditure(place: Place): Fix[] {
  const { statements, text } = place.segment;
  const statement = statements.find(({ start }) => start === place.start);
  const code = ascii(statement?.head?.text ?? '');
  if (!statement?.block || code.length !== 7 || !isFunction(code)) return [];
  if (statement.block.statements.some(({ head }) => head !== undefined && isFunction(ascii(head.text)))) return [];
  const written = ({ start, end }: Span): string => `基本支出 ${text.slice(start, end)}`;
  const isWhole = readAlone(written(statement), 'file')?.faults.length === 0;
  return isWhole ? [changeTo(written(place), [{ place, newText: written(place) }])] : [];
}

function isFunction(code: string): boolean {
  return classificationOf(code) === 'function';
}
