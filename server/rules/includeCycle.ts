import type { IncludeLink } from '../model/Budget.ts';
import type { Rule } from './Rule.ts';

/** Files that include each other have no first one; the include that closes the circle is not followed. */
export const includeCycle: Rule = {
  id: 'include-cycle',
  severity: 'error',
  doc: `引入绕了一圈，又回到前面的文件；绕回去的那一处不再引入。“上年”写成本预算自己的文件，也是这样。

Includes go round in a circle; the one that closes it is not followed. The same where “prior” names a file of the budget itself.

\`\`\`budget partial
引入 "城东.budget"
\`\`\`
\`\`\`file 城东.budget
预算单位 "城东分局" { 代码 901001; 单位性质 事业; 职责 "服务。" }
引入 <|"部门.budget"|>  # error[include-cycle]
\`\`\`
\`\`\`message
引入绕成一圈：部门.budget → 城东.budget → 部门.budget
\`\`\`
\`\`\`message en
The includes go round in a circle: 部门.budget → 城东.budget → 部门.budget
\`\`\`
`,
  *check({ includes, prior, unitPriors }) {
    for (const { state, place } of prior ? [prior, ...unitPriors] : unitPriors)
      if (state.kind === 'own')
        yield {
          place,
          message: { zh: '“上年”写的是本预算自己的文件', en: "Last year's file is a file of this budget" },
        };
    for (const { place, state } of includes) {
      if (state.kind !== 'cycle') continue;
      const chain = namesOf(state.links).join(' → ');
      const [, ...isLong] = state.links;
      yield {
        place,
        message:
          isLong.length > 0
            ? { zh: `引入绕成一圈：${chain}`, en: `The includes go round in a circle: ${chain}` }
            : { zh: '文件引入了它自己', en: 'The file includes itself' },
        related: () =>
          state.links.slice(0, -1).map((link) => ({
            place: link.place,
            message: { zh: `这里引入“${link.path}”`, en: `“${link.path}” is included here` },
          })),
      };
    }
  },
};

function namesOf(links: readonly IncludeLink[]): string[] {
  return [...links.slice(0, 1).map(({ name }) => name), ...links.map(({ path }) => path)];
}
