import type { Place } from '../model/Budget.ts';
import { nearest } from '../text/nearest.ts';
import { changeTo } from './edits/changeTo.ts';
import type { Ignore } from './ignores.ts';
import type { Finding, Fix, Rule } from './Rule.ts';

/** A `# budget-ignore` that is left behind hides the next mistake on its line. */
export const unusedIgnore: Rule = {
  id: 'unused-ignore',
  severity: 'hint',
  fix: 'safe',
  tag: 'unnecessary',
  fixAll: { zh: '删除所有没有用处的 budget-ignore', en: 'Delete every budget-ignore that silences nothing' },
  doc: `\`# budget-ignore\` 所在的行（单独一行时是下一行）没有它所说的问题，或者没有这个名称的规则。

A \`# budget-ignore\` that silences nothing on its line (or the next one, where it stands alone), or names no rule.

\`\`\`budget
基本支出 2011308 "招商引资" {
    30101  "基本工资"  15.46
    合计               15.46  <|# budget-ignore total-mismatch 已核对 # hint[unused-ignore]|>
}
\`\`\`
\`\`\`message
这里没有 total-mismatch 的问题，这条 budget-ignore 没有用处
\`\`\`
\`\`\`message en
There is no total-mismatch here; this budget-ignore silences nothing
\`\`\`
\`\`\`fixed
基本支出 2011308 "招商引资" {
    30101  "基本工资"  15.46
    合计               15.46
}
\`\`\`
`,
  *checkIgnores(ignores, ids) {
    for (const ignore of ignores) {
      const { id, segment, comment, isUsed, isMalformed } = ignore;
      if (isUsed) continue;
      if (isMalformed) {
        yield malformed(ignore, ids);
        continue;
      }
      const isKnown = ids.includes(id);
      yield {
        place: { segment, ...comment },
        message: isKnown
          ? {
              zh: `这里没有 ${id} 的问题，这条 budget-ignore 没有用处`,
              en: `There is no ${id} here; this budget-ignore silences nothing`,
            }
          : { zh: `没有 ${id} 这条规则`, en: `There is no rule ${id}` },
        fixes: () => [...(isKnown ? [] : rename(ignore, ids)), removal(ignore)],
      };
    }
  },
};

/** One that is not read as such: what stands before its id is put right. */
function malformed(ignore: Ignore, ids: readonly string[]): Finding {
  const { id, segment, comment, idSpan } = ignore;
  const place = { segment, start: comment.start, end: idSpan.start };
  return {
    place: { segment, ...comment },
    message: {
      zh: '这里不起作用：要写成 # budget-ignore 规则名称 原因',
      en: 'This has no effect: it is written # budget-ignore, the id of a rule, and a reason',
    },
    fixes: () => [
      ...(ids.includes(id) ? [changeTo(`# budget-ignore ${id}`, [{ place, newText: '# budget-ignore ' }])] : []),
      removal(ignore),
    ],
  };
}

function rename({ id, segment, idSpan }: Ignore, ids: readonly string[]): Fix[] {
  const meant = nearest(id, ids);
  if (meant === undefined) return [];
  return [
    {
      title: { zh: `改为 ${meant}`, en: `Change to ${meant}` },
      edits: [{ place: { segment, ...idSpan }, newText: meant }],
    },
  ];
}

function removal(ignore: Ignore): Fix {
  return {
    title: { zh: '删除这条 budget-ignore', en: 'Delete this budget-ignore' },
    edits: [{ place: withBlanks(ignore), newText: '' }],
    inAll: true,
  };
}

/** The comment with the blanks before it; with its line where it has one to itself. */
function withBlanks({ segment, comment: { start, end } }: Ignore): Place {
  const { text } = segment;
  let from = start;
  while (from > 0 && /[ \t\u3000]/.test(text.charAt(from - 1))) from--;
  const isAlone = from === 0 || /[\r\n]/.test(text.charAt(from - 1));
  const lineEnd = isAlone ? (/^(?:\r\n?|\n)/.exec(text.slice(end))?.[0].length ?? 0) : 0;
  return { segment, start: from, end: end + lineEnd };
}
