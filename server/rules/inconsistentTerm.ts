import type { Place } from '../model/Budget.ts';
import { listed } from '../model/branches.ts';
import { changeTo } from './edits/changeTo.ts';
import type { Finding, Rule } from './Rule.ts';
import { placeIn, publishedTexts } from './texts/publishedText.ts';

/** Explanations are put one behind the other in one chapter: who speaks in them has to be the same. */
export const inconsistentTerm: Rule = {
  id: 'inconsistent-term',
  severity: 'information',
  fix: 'choice',
  source: { zh: '部门预算公开检查：名称口径前后一致', en: 'Review of disclosures: one term throughout' },
  fixAll: { zh: '把所有说明统一为同一个称呼', en: 'Use one term in all explanations' },
  doc: `“说明”里有的写“本部门”，有的写“本单位”。用得少的报出来；一样多时以“本部门”为准，因为公开的是部门预算。有预算单位的部门，两者所指不同，不算；项目的文字不检查。

Some explanations say 本部门, others 本单位. The one that is used less is reported; where both are used as often, 本部门 is right, as the budget is a department's. In a department with budget units they mean different things. Texts of projects are not looked at.

\`\`\`budget
说明 三公经费     "本部门无“三公”经费预算。"
说明 机关运行经费 "<|本单位|>无机关运行经费。"  # information[inconsistent-term]
\`\`\`
\`\`\`message
这里写“本单位”，别处的说明写“本部门”
\`\`\`
\`\`\`message en
Here it says “本单位”, other explanations say “本部门”
\`\`\`
\`\`\`related
1 «本部门» “本部门”在这里
\`\`\`
\`\`\`fixes
改为“本部门”
\`\`\`
\`\`\`fixes en
Change to “本部门”
\`\`\`
\`\`\`fixed
说明 三公经费     "本部门无“三公”经费预算。"
说明 机关运行经费 "本部门无机关运行经费。"  # information[inconsistent-term]
\`\`\`
`,
  *check({ branch, units }) {
    if (units.length > 0) return;
    const uses = usesIn(branch);
    const ofDepartment = uses.filter(({ term }) => term === '本部门');
    const ofUnit = uses.filter(({ term }) => term === '本单位');
    const [more, fewer] = ofUnit.length > ofDepartment.length ? [ofUnit, ofDepartment] : [ofDepartment, ofUnit];
    const [first] = more;
    if (first) for (const use of fewer) yield finding(use, first);
  },
};

/** One of the two terms in an explanation. */
interface TermUse {
  readonly term: string;
  readonly place: Place;
}

/** Not the 本单位 of 基本单位 or 样本单位. */
const TERM = /(?<![基样成资])(?:本部门|本单位)/g;

const usesIn = listed((part): readonly TermUse[] =>
  publishedTexts(part)
    .filter(({ path }) => path === 'explain')
    .flatMap((text) =>
      Array.from(text.raw.matchAll(TERM), ({ 0: term, index }) => ({
        term,
        place: placeIn(text, index, index + term.length),
      })),
    ),
);

function finding({ term, place }: TermUse, other: TermUse): Finding {
  return {
    place,
    message: {
      zh: `这里写“${term}”，别处的说明写“${other.term}”`,
      en: `Here it says “${term}”, other explanations say “${other.term}”`,
    },
    related: () => [
      { place: other.place, message: { zh: `“${other.term}”在这里`, en: `“${other.term}” stands here` } },
    ],
    fixes: () => [{ ...changeTo(other.term, [{ place, newText: other.term }]), inAll: true }],
  };
}
