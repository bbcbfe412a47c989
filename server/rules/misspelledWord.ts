import { literally } from '../text/literally.ts';
import { changeTo } from './edits/changeTo.ts';
import type { Profile } from './profile/Profile.ts';
import type { Finding, Rule } from './Rule.ts';
import { type PublishedText, placeIn, publishedTexts } from './texts/publishedText.ts';

/** A word of the profile's list; the standard one has only what is wrong wherever it stands. */
export const misspelledWord: Rule = {
  id: 'misspelled-word',
  severity: 'warning',
  fix: 'safe',
  fixAll: { zh: '改正所有错别字', en: 'Correct every misspelled word' },
  doc: `公开的文字里有错别字表中的写法。错别字表可以由财政局或单位自己补充；书名号里的文件名称照引，部门和单位自己的名称不查。

A text that is published has a spelling from the list of misspellings, which a bureau or a unit can add to. Titles in 《》 are quoted as they are, and the names of department and units are their own.

\`\`\`budget
说明 其他 "为园区内<|入住企业|>提供服务。"  # warning[misspelled-word]
\`\`\`
\`\`\`message
“入住企业”应为“入驻企业”
\`\`\`
\`\`\`message en
“入住企业” should be “入驻企业”
\`\`\`
\`\`\`fixes
改为“入驻企业”
\`\`\`
\`\`\`fixes en
Change to “入驻企业”
\`\`\`
\`\`\`fixed
说明 其他 "为园区内入驻企业提供服务。"  # warning[misspelled-word]
\`\`\`
`,
  *checkPart(part, profile) {
    if (!wordsOf(profile.typos).test(part.segment.text)) return;
    for (const text of publishedTexts(part)) if (!isOwnName(text)) yield* typosIn(text, profile);
  },
};

function isOwnName({ path, argument }: PublishedText): boolean {
  return argument === 'name' && (path === 'department' || path === 'unit');
}

const anyWords = new WeakMap<Profile['typos'], RegExp>();

/** Matches any wrong word, so that most statements are done with at once. */
function wordsOf(typos: Profile['typos']): RegExp {
  const known = anyWords.get(typos);
  if (known) return known;
  const words = [...typos.keys()].filter(Boolean).map(literally);
  const pattern = new RegExp(words.length > 0 ? words.join('|') : '(?!)');
  anyWords.set(typos, pattern);
  return pattern;
}

const patterns = new WeakMap<Profile['typos'], RegExp>();

/** Matches a title or a wrong word, the longest that begins at a place. */
function patternOf(typos: Profile['typos']): RegExp {
  const known = patterns.get(typos);
  if (known) return known;
  const words = [...typos.keys()].filter(Boolean).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(['《[^《》]*》', ...words.map(literally)].join('|'), 'g');
  patterns.set(typos, pattern);
  return pattern;
}

function* typosIn(text: PublishedText, { typos }: Profile): Iterable<Finding> {
  for (const { 0: wrong, index } of text.raw.matchAll(patternOf(typos))) {
    const right = typos.get(wrong);
    if (right === undefined || isPartOf(right, wrong, text.raw, index)) continue;
    const place = placeIn(text, index, index + wrong.length);
    yield {
      place,
      message: { zh: `“${wrong}”应为“${right}”`, en: `“${wrong}” should be “${right}”` },
      fixes: () => [{ ...changeTo(right, [{ place, newText: right }]), inAll: true }],
    };
  }
}

/** Whether the right word stands there already, with the wrong one inside it. */
function isPartOf(right: string, wrong: string, raw: string, index: number): boolean {
  const offset = right.indexOf(wrong);
  return offset >= 0 && raw.startsWith(right, index - offset);
}
