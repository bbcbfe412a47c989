import { likelyWords } from '../language/likelyWords.ts';
import type { Place } from '../model/Budget.ts';
import { BLANK, endOfClass } from '../syntax/scan.ts';
import { changeTo } from './edits/changeTo.ts';
import type { PlacedEdit, Rule } from './Rule.ts';
import { containerName, faultsOf } from './structure/bindFaults.ts';
import { carriedOver } from './structure/carriedOver.ts';

/** A word that the schema does not know at its place; a slip of the input method, mostly. */
export const unknownKeyword: Rule = {
  id: 'unknown-keyword',
  severity: 'error',
  fix: 'choice',
  doc: `这个词在这里不是关键字，多半是打字之误；可以改为最接近的关键字。

A word that is no keyword here; the fix is the nearest one.

\`\`\`budget
基本支出 2011308 "招商引资" {
    30101  "基本工资"  15.46
    <|合记|>           15.46  # error[unknown-keyword]
}
\`\`\`
\`\`\`message
“合记”不是“基本支出”里的关键字，最接近的是“合计”
\`\`\`
\`\`\`message en
“合记” is not a keyword in “基本支出”; the nearest is “合计”
\`\`\`
\`\`\`fixed
基本支出 2011308 "招商引资" {
    30101  "基本工资"  15.46
    合计           15.46  # error[unknown-keyword]
}
\`\`\`
`,
  *check(budget) {
    for (const { fault, place } of faultsOf(budget, 'unknown-keyword')) {
      const { word, candidates, container, joined } = fault;
      const carried = carriedOver(fault, place, budget);
      if (carried) {
        yield carried;
        continue;
      }
      if (joined) {
        yield {
          place,
          message: {
            zh: `“${word}”中间不空格，应为“${joined}”`,
            en: `“${word}” is written without blanks: “${joined}”`,
          },
          fixes: () => [changeTo(joined, [{ place, newText: joined }])],
        };
        continue;
      }
      const { text, figure } = withoutFigure(word);
      const likely = likelyWords(text, candidates);
      const where = containerName(container);
      yield {
        place,
        message: {
          zh: `“${word}”不是${where.zh}里的关键字${likely.length > 0 ? `，最接近的是${quoted(likely, '或')}` : ''}`,
          en: `“${word}” is not a keyword ${where.en}${likely.length > 0 ? `; the nearest is ${quoted(likely, ' or ')}` : ''}`,
        },
        fixes: () =>
          likely.map((near) => {
            const shown = figure ? `${near} ${figure}` : near;
            return changeTo(shown, figure ? withFigure(place, near, figure) : [{ place, newText: near }]);
          }),
      };
    }
  },
};

function quoted(words: readonly string[], or: string): string {
  return words.map((word) => `“${word}”`).join(or);
}

/** A word and the figure that touches it (合计15, 权重10分), which the fix keeps. */
function withoutFigure(word: string): { readonly text: string; readonly figure: string } {
  const [, text, figure] = /^(\D+)(\d+\p{L}{0,2})$/u.exec(word) ?? [];
  return text === undefined || figure === undefined ? { text: word, figure: '' } : { text, figure };
}

/** The keyword, a blank and the figure; a colon stands behind the keyword alone. */
function withFigure(place: Place, keyword: string, figure: string): PlacedEdit[] {
  const { segment, end } = place;
  const at = endOfClass(segment.text, end, BLANK);
  const colon = segment.text.charAt(at);
  if (colon !== ':' && colon !== '：') return [{ place, newText: `${keyword} ${figure}` }];
  return [
    { place, newText: `${keyword}${colon} ${figure}` },
    { place: { segment, start: end, end: at + 1 }, newText: '' },
  ];
}
