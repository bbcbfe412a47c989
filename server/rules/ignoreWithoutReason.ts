import type { Rule } from './Rule.ts';

/** Whoever accepts a finding answers for it, and the next reader has to know why. */
export const ignoreWithoutReason: Rule = {
  id: 'ignore-without-reason',
  severity: 'information',
  doc: `\`# budget-ignore\` 后面没有写原因。写明为什么可以接受，自查表里会列出来。

A \`# budget-ignore\` without a reason. Say why the finding can be accepted: the ledger lists it.

\`\`\`budget
基本支出 2011308 "招商引资" {
    30101  "基本工资"  15.46
    合计               16.46  <|# budget-ignore total-mismatch|>
}
\`\`\`
\`\`\`diagnostics
3 «# budget-ignore total-mismatch» information[ignore-without-reason]
\`\`\`
\`\`\`message
这条 budget-ignore 没有写原因
\`\`\`
\`\`\`message en
This budget-ignore gives no reason
\`\`\`
`,
  *checkIgnores(ignores) {
    for (const { isUsed, reason, segment, comment } of ignores) {
      if (!isUsed || reason !== '') continue;
      yield {
        place: { segment, ...comment },
        message: { zh: '这条 budget-ignore 没有写原因', en: 'This budget-ignore gives no reason' },
      };
    }
  },
};
