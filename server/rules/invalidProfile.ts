import type { Rule } from './Rule.ts';

/**
 * A rule that is misspelt in a profile would stay as it is without anybody noticing. What is wrong with the file is found
 * when it is read (profile/readProfile.ts).
 */
export const invalidProfile: Rule = {
  id: 'invalid-profile',
  severity: 'error',
  doc: `配置文件 \`budget-profile.json\` 里有不认识的规则、级别或名称，类型不对，或者不是 JSON。

A rule, a severity or a property in \`budget-profile.json\` is not known, a type is wrong, or the file is not JSON.

\`\`\`budget
基本支出 2011308 "招商引资" { 30101 "基本工资" 15.46; 30101 "基本工资" 2.08 }
\`\`\`
\`\`\`file budget-profile.json
{
  // 同一科目分行填列是本地的习惯。
  "severity": { "duplicate-item": "off", <|"total-mismach"|>: "warning" } // error[invalid-profile]
}
\`\`\`
\`\`\`message
没有 total-mismach 这条规则，最接近的是 total-mismatch
\`\`\`
\`\`\`message en
There is no rule total-mismach; the nearest is total-mismatch
\`\`\`
`,
};
