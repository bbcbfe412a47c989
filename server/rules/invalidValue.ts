import type { Segment } from '../syntax/tree.ts';
import { shortened } from '../text/shortened.ts';
import type { Fix, Related, Rule } from './Rule.ts';
import { type FoundFault, faultsOf } from './structure/bindFaults.ts';
import { missingBraces } from './structure/missingBraces.ts';

/** A value of the wrong kind: of another type, unit, list of words, not a date, not grouped in threes. */
export const invalidValue: Rule = {
  id: 'invalid-value',
  severity: 'error',
  fix: 'choice',
  fixAll: { zh: '改正所有只是写法不对的行', en: 'Put right all lines that are only written in a wrong form' },
  doc: `值的类型、单位、可选词、日期或千位分隔符不对，或者缺少、多出一项。一行的意思清楚、只是写法不对时（缺引号、单位与数字分开、用名称代替科目编码、用“-”表示没有……），只报一处，修复把它写对。

A value of the wrong type or unit, not one of the words allowed, not a date, with wrong separators, or one too few or too
many. A line whose meaning is plain and whose form is wrong (without quotation marks, with a blank before the unit, with a
name for the code, with “-” for nothing …) is reported once, and the fix writes it as it has to be.

\`\`\`budget
政府采购 {
    货物  <|12,34|>  # error[invalid-value]
}
\`\`\`
\`\`\`message
12,34 的千位分隔符不是三位一组
\`\`\`
\`\`\`message en
The separators in 12,34 are not in groups of three
\`\`\`
\`\`\`fixed
政府采购 {
    货物  12.34  # error[invalid-value]
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
\`\`\`message en
Quotation marks are missing around “津贴补贴”
\`\`\`
\`\`\`fixed
基本支出 2011308 "招商引资" {
    30102  "津贴补贴"  2.08  # error[invalid-value]
}
\`\`\`
`,
  *check(budget) {
    const braces = missingBraces(budget);
    for (const { fault, segment, place } of faultsOf(budget, 'invalid-value')) {
      const { message, line, beginsOtherwise, related } = fault;
      const brace = braces.get(fault);
      const covers = brace?.covers ?? (line && beginsOtherwise ? [{ segment, ...line }] : undefined);
      yield {
        place,
        message,
        ...(covers ? { covers } : {}),
        ...(related ? { related: () => [relatedOf(related, segment)] } : {}),
        fixes: () => (brace ? [brace.fix] : fixesOf(fault, segment)),
      };
    }
  },
};

function relatedOf(
  { message, start, end }: NonNullable<FoundFault<'invalid-value'>['fault']['related']>,
  segment: Segment,
): Related {
  return { place: { segment, start, end }, message };
}

/** So much of a line is shown in a title. */
const SHOWN = 50;

function fixesOf(fault: FoundFault<'invalid-value'>['fault'], segment: Segment): Fix[] {
  const { replacements = [], edits, start, end } = fault;
  return replacements.map((written): Fix => {
    const shown = shortened(written.replace(/\s+/g, ' '), SHOWN);
    const made = edits ?? [{ span: { start, end }, newText: written }];
    return {
      title: { zh: `改为 ${shown}`, en: `Change to ${shown}` },
      edits: made.map(({ span, newText }) => ({ place: { segment, ...span }, newText })),
      ...(edits ? { inAll: true } : {}),
    };
  });
}
