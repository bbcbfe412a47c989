import type { Segment } from '../syntax/tree.ts';
import { type FoundFault, faultsOf } from './bindFaults.ts';
import type { Fix, Rule } from './Rule.ts';

/** A value of the wrong kind: of another type, unit, list of words, not a date, not grouped in threes. */
export const invalidValue: Rule = {
  id: 'invalid-value',
  severity: 'error',
  fix: 'choice',
  fixAll: { zh: '改正所有引号、空格和比较符', en: 'Put right all quotation marks, blanks and comparators' },
  doc: `值的类型、单位、可选词、日期或千位分隔符不对，或者缺少、多出一项。一行只差引号、空格或比较符时，只报一处，修复把它写对。

A value of the wrong type or unit, none of the words allowed, no date, wrong separators, or one too few or too many. A
line that lacks nothing but quotation marks, a blank or a comparator is told once, and the fix writes it as it has to be.

\`\`\`budget
政府采购 {
    货物  <|12,34|>  # error[invalid-value]
}
\`\`\`
\`\`\`message
12,34 的千位分隔符不是三位一组
\`\`\`
\`\`\`fixed
政府采购 {
    货物  1,234  # error[invalid-value]
}
\`\`\`

\`\`\`budget partial
基本支出 2011308 "招商引资" {
    30102  <|津贴补贴|>  2.08  # error[invalid-value]
}
\`\`\`
\`\`\`message
“津贴补贴”要加引号
\`\`\`
\`\`\`fixed
基本支出 2011308 "招商引资" {
    30102  "津贴补贴"  2.08  # error[invalid-value]
}
\`\`\`
`,
  *check(budget) {
    for (const { fault, segment, place } of faultsOf(budget, 'invalid-value')) {
      yield { place, message: fault.message, fixes: () => fixesOf(fault, segment) };
    }
  },
};

/** So much of a line is shown in a title. */
const SHOWN = 50;

function fixesOf({ replacement, edits, start, end }: FoundFault<'invalid-value'>['fault'], segment: Segment): Fix[] {
  if (replacement === undefined) return [];
  const text = replacement.replace(/\s+/g, ' ');
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  const made = edits ?? [{ span: { start, end }, newText: replacement }];
  return [
    {
      title: { zh: `改为 ${shown}`, en: `Change to ${shown}` },
      edits: made.map(({ span, newText }) => ({ place: { segment, ...span }, newText })),
      ...(edits ? { inAll: true } : {}),
    },
  ];
}
