import { readTable } from '../data/readTable.ts';
import undoubledTable from '../data/undoubledWords.tsv';
import { findValue } from '../language/lookup.ts';
import type { Localized } from '../language/schema.ts';
import { wordOf } from '../model/binding/boundValues.ts';
import { placeholdersIn, readPlaceholder } from '../model/placeholders.ts';
import { remembered } from '../text/remembered.ts';
import { shortened } from '../text/shortened.ts';
import type { Finding, Rule } from './Rule.ts';
import { isProse } from './texts/prose.ts';
import { type PublishedText, placeIn, publishedTexts } from './texts/publishedText.ts';
import { type RepeatedClause, repeatedClauses } from './texts/repeatedClauses.ts';

/** A word that was typed twice. Values of indicators that repeat themselves are indicator-value-suspicious. */
export const repeatedWord: Rule = {
  id: 'repeated-word',
  severity: 'warning',
  fix: 'choice',
  doc: `文字里同一个词连写了两次。整句整段挨着写了两遍、顿号并列里同一项写了两次的，也算。汉语的重叠（研究研究、方方面面、一个一个）和前后两个词恰好相同（服务中心服务中心大楼）不算；表格的单元格不检查。占位符自带单位，后面再写单位也算（\`{支出}万元\`）；变动原因前面印有“主要原因是”，文字开头再写一遍也算。

The same word twice in a row in a text, the same clause or sentence twice in a row, or the same item twice in a list. Chinese doubles words on purpose too, and one name may end as the next begins; neither is reported, and cells of tables are not looked at. A placeholder brings its unit, so one after it (\`{支出}万元\`) is reported too, and so is 主要原因是 at the beginning of a reason, as it is printed before it.

\`\`\`budget
说明 变动原因 "<|主要是|>核减了<|机关运行机关运行|>经费。"  # warning[repeated-word] warning[repeated-word]
\`\`\`
\`\`\`message
公开文本里这段文字前面印有“主要原因是”，开头又写了“主要是”
“机关运行”连写了两次
\`\`\`
\`\`\`message en
“主要原因是” is printed before this text, and it begins with “主要是”
“机关运行” is written twice in a row
\`\`\`
\`\`\`fixes
删除“主要是”
只留一个“机关运行”
\`\`\`
\`\`\`fixes en
Delete “主要是”
Keep one “机关运行”
\`\`\`
\`\`\`fixed
说明 变动原因 "核减了机关运行机关运行经费。"  # warning[repeated-word] warning[repeated-word]
\`\`\`
`,
  *checkPart(part) {
    for (const text of publishedTexts(part)) {
      if (!isProse(text)) continue;
      if (mayRepeat(text.raw)) yield* repeatedIn(text);
      for (const each of repeatedClauses(text.raw)) yield repeatedClause(text, each);
    }
  },
};

/** The longest word whose repetition is looked for, in UTF-16 units. */
const LONGEST = 20;

/** How long a text has been the same as so many units before. */
const run = new Uint16Array(LONGEST + 1);

/** Whether anything may stand twice in a row, or be printed by the document as well: most texts are done with at once. */
const mayRepeat = remembered((raw) => {
  if (raw.includes('}') || raw.includes('｝') || REASON.test(raw)) return true;
  run.fill(0);
  for (let i = 1; i < raw.length; i++) {
    const unit = raw.charCodeAt(i);
    for (let back = Math.min(i, LONGEST); back > 0; back--) {
      const same = raw.charCodeAt(i - back) === unit ? (run[back] ?? 0) + 1 : 0;
      run[back] = same;
      if (same >= back) return true;
    }
  }
  return false;
});

/** One character twice, but for what it makes with its neighbours: 目的的 (not 项目的的), 标的的, 不了了之, 为了了解, 温和和谐. */
const CHARACTER =
  /(?<!(?<![项科栏题品数])目|(?<![指目超达])标|[之鹄])的的(?!确)|(?<![不得甚时])了了(?![解结却望然])|们们|(?<=[\d万亿])元元|[%％]{2}|(?<![总验饱温缓柔暖共调平谦中随亲附求议讲祥应])和和(?![谐平解睦气顺善美蔼缓])/g;

/** A word of two characters only where it is on the list: 专项资金资金管理 is two words. */
const WORD = new RegExp(
  `(${readTable(undoubledTable)
    .map((row) => row('word'))
    .join('|')})\\1+`,
  'g',
);

/** More characters are hardly ever two words; but numbers are doubled on purpose (一步步一步步), and 文件的文件名 is two words. */
const PHRASE = /((?![一二三四五六七八九十百千两几半逐的])\p{Script=Han}{3,20}(?<!的))\1+/gu;

/** A short name of a place, an office or a person at the end of one name and the beginning of the next: 学校学校食堂, 负责人负责人员. */
const NAME_END = /^.{2,4}[省市县区镇乡村街道室园会局所院校站馆厅部处科组队司厂店库场心府班人员者]$/u;

function* repeatedIn(text: PublishedText): Iterable<Finding> {
  for (const { 0: found, index } of text.raw.matchAll(CHARACTER)) yield finding(text, found, found.charAt(0), index);
  for (const { 0: found, 1: word = '', index } of text.raw.matchAll(WORD)) yield finding(text, found, word, index);
  for (const { 0: found, 1: word = '', index } of text.raw.matchAll(PHRASE))
    if (!NAME_END.test(word)) yield finding(text, found, word, index);
  if (text.path !== 'explain') return;
  yield* unitsAgain(text);
  yield* reasonAgain(text);
}

function finding(text: PublishedText, found: string, word: string, index: number): Finding {
  const place = placeIn(text, index, index + found.length);
  const times = found.length / word.length;
  return {
    place,
    message: {
      zh: `“${word}”连写了${times === 2 ? '两' : ` ${times} `}次`,
      en: `“${word}” is written ${times === 2 ? 'twice' : `${times} times`} in a row`,
    },
    fixes: () => [{ title: { zh: `只留一个“${word}”`, en: `Keep one “${word}”` }, edits: [{ place, newText: word }] }],
  };
}

function repeatedClause(text: PublishedText, { kind, word, index, typed, kept }: RepeatedClause): Finding {
  const shown = shortened(word, LONGEST);
  const place = placeIn(text, index, index + typed.length);
  const edits = [{ place, newText: kept }];
  return kind === 'clause'
    ? {
        place,
        message: { zh: `“${shown}”连写了两次`, en: `“${shown}” is written twice in a row` },
        fixes: () => [{ title: { zh: `只留一个“${shown}”`, en: `Keep one “${shown}”` }, edits }],
      }
    : {
        place,
        message: { zh: `“${shown}”在这里的并列中写了两次`, en: `“${shown}” is written twice in this list` },
        fixes: () => [{ title: { zh: `删除后一个“${shown}”`, en: `Delete the second “${shown}”` }, edits }],
      };
}

/** The units of money and of a rate, behind the figure that a placeholder stands for. */
const UNIT = { money: /^\s*[千万亿]?元/, rate: /^\s*[%％]/ };

function* unitsAgain(text: PublishedText): Iterable<Finding> {
  for (const { name, start, end } of placeholdersIn(text.raw)) {
    const meant = name === undefined ? undefined : readPlaceholder(name);
    if (!meant) continue;
    const unit = UNIT[meant.kind === 'change' && meant.id === 'rate' ? 'rate' : 'money'].exec(text.raw.slice(end))?.[0];
    if (unit !== undefined) yield unitAgain(text, text.raw.slice(start, end), unit, end);
  }
}

function unitAgain(text: PublishedText, placeholder: string, unit: string, at: number): Finding {
  const word = unit.trim();
  return removable(text, at, unit, {
    zh: `${placeholder} 自带单位，后面又写了“${word}”`,
    en: `${placeholder} brings its unit, and “${word}” is written after it`,
  });
}

/** Why something changed follows a change in the published sentence, and 主要原因是 stands between them. */
const REASON = /^\s*((?:主要原因[是为]?|原因[是为]|主要[是系])[：:]?)/;

function* reasonAgain(text: PublishedText): Iterable<Finding> {
  if (findValue('topic', wordOf(text.bound.args['topic']))?.id !== 'change') return;
  const [found = '', word] = REASON.exec(text.raw) ?? [];
  if (word === undefined) return;
  yield removable(text, found.length - word.length, word, {
    zh: `公开文本里这段文字前面印有“主要原因是”，开头又写了“${word}”`,
    en: `“主要原因是” is printed before this text, and it begins with “${word}”`,
  });
}

/** A finding of something that stands at `at` in a text and has to go. */
function removable(text: PublishedText, at: number, found: string, message: Localized): Finding {
  const place = placeIn(text, at, at + found.length);
  const word = found.trim();
  return {
    place,
    message,
    fixes: () => [{ title: { zh: `删除“${word}”`, en: `Delete “${word}”` }, edits: [{ place, newText: '' }] }],
  };
}
