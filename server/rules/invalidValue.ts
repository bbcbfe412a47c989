import { faultsOf } from './bindFaults.ts';
import type { Rule } from './Rule.ts';

/** A value of the wrong kind: of another type, unit, list of words, not a date, not grouped in threes. */
export const invalidValue: Rule = {
  id: 'invalid-value',
  severity: 'error',
  fix: 'choice',
  doc: `值的类型、单位、可选词、日期或千位分隔符不对，或者缺少、多出一项。

A value of the wrong type or unit, none of the words allowed, no date, wrong separators, or one too few or too many.

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
`,
  *check(budget) {
    for (const {
      fault: { message, replacement },
      place,
    } of faultsOf(budget, 'invalid-value')) {
      yield {
        place,
        message,
        fixes: () =>
          replacement === undefined
            ? []
            : [
                {
                  title: { zh: `改为 ${replacement}`, en: `Change to ${replacement}` },
                  edits: [{ place, newText: replacement }],
                },
              ],
      };
    }
  },
};
