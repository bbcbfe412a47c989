import type { Finding, Fix, Rule } from './Rule.ts';
import { type PublishedText, placeIn, publishedTexts } from './texts/publishedText.ts';

/** A quotation mark or a bracket without its other half: a name that was cut off, mostly. */
export const unbalancedQuotes: Rule = {
  id: 'unbalanced-quotes',
  severity: 'warning',
  fix: 'choice',
  source: { zh: 'GB/T 15834—2011《标点符号用法》', en: 'GB/T 15834—2011, General rules for punctuation' },
  doc: `同一段文字里，引号、书名号、括号没有成对。序号的 \`1）\` \`a)\`、英寸的 \`55”\`、分段引文每段开头的前引号不算。都成对、但一对只有一半在另一对里的（“《办法（试行》）”），也提示。

A quotation mark or bracket that has no other half in the same text. \`1)\` and \`a)\` of a list, \`55”\` for inches and the mark that begins each paragraph of a quotation are left alone. Pairs of which one has a single half within another (“《办法（试行》）”) are found as well.

\`\`\`budget
说明 其他 "厉行节约，落实中央“八项规定<|“|>精神。"  # warning[unbalanced-quotes]
\`\`\`
\`\`\`message
“ 没有配对的 ”
\`\`\`
\`\`\`message en
“ has no ”
\`\`\`
\`\`\`fixes
改为 ”
\`\`\`
\`\`\`fixes en
Change to ”
\`\`\`
\`\`\`fixed
说明 其他 "厉行节约，落实中央“八项规定”精神。"  # warning[unbalanced-quotes]
\`\`\`
`,
  *checkPart(part) {
    for (const text of publishedTexts(part)) {
      if (mayBeUnpaired(text.raw)) yield* unpairedIn(text);
      else yield* crossedIn(text);
    }
  },
};

/** A pair of marks; each kind is paired by itself, as which may stand in which is a matter of style. */
interface Pair {
  readonly open: string;
  readonly close: string;
  /** Both marks; half-width parentheses pair with full-width ones. */
  readonly marks: RegExp;
  /** What stands before a closing mark that may be none. */
  readonly doubtful?: RegExp;
  /** Whether one is typed for the other where the keyboard has a single key for both. */
  readonly isOneKey?: true;
}

/** `1）`, `a)` and `一）` of a list. */
const LIST_NUMBER = /(?:(?<![\d.])\d{1,2}|(?<![A-Za-z])[A-Za-z]|[一二三四五六七八九十]{1,3}|[①-⑳])$/;

const pairs: readonly Pair[] = [
  { open: '“', close: '”', marks: /[“”]/g, doubtful: /\d$/, isOneKey: true },
  { open: '‘', close: '’', marks: /[‘’]/g, doubtful: /[\dA-Za-z]$/, isOneKey: true },
  { open: '《', close: '》', marks: /[《》]/g },
  { open: '（', close: '）', marks: /[（）()]/g, doubtful: LIST_NUMBER },
  { open: '〔', close: '〕', marks: /[〔〕]/g },
  { open: '【', close: '】', marks: /[【】]/g },
];

const otherOf: Readonly<Record<string, string>> = Object.fromEntries(
  [...pairs, { open: '(', close: ')' }].flatMap(({ open, close }) => [
    [open, close],
    [close, open],
  ]),
);

/** The opening marks and the closing ones, each at the place of its other half; half-width ones as their twins. */
const OPENING = '“‘《（〔【(';
const CLOSING = '”’》）〕】)';

/** What a character is, by its code: the kind of an opening mark from 1 on, of a closing one below 0, and of all others 0. */
const kindOf = new Int8Array(2 ** 16);
for (let i = 0; i < OPENING.length; i++) {
  kindOf[OPENING.charCodeAt(i)] = i + 1;
  kindOf[CLOSING.charCodeAt(i)] = -i - 1;
}

/** How many marks of each kind are open. */
const open = new Uint32Array(OPENING.length + 1);

/** Whether marks of some kind do not pair: most texts are done with at once. A mark alone is what the text speaks of. */
function mayBeUnpaired(raw: string): boolean {
  if (raw.length < 2) return false;
  open.fill(0);
  for (let i = 0; i < raw.length; i++) {
    const kind = kindOf[raw.charCodeAt(i)] ?? 0;
    if (kind === 0) continue;
    const depth = open[Math.abs(kind)] ?? 0;
    if (kind < 0 && depth === 0) return true;
    open[Math.abs(kind)] = kind > 0 ? depth + 1 : depth - 1;
  }
  return open.some((depth) => depth > 0);
}

const BRACKETS = /[《》（）()〔〕【】]/g;

/** A pair that is closed before one that was opened in it: 《办法（试行》）. Mostly the two closing marks are in each other's place. */
function* crossedIn(text: PublishedText): Iterable<Finding> {
  const open: string[] = [];
  const marks = [...text.raw.matchAll(BRACKETS)];
  for (let i = 0; i < marks.length; i++) {
    const [mark, next] = [marks[i], marks[i + 1]];
    if (!mark) return;
    if ((kindOf[mark[0].charCodeAt(0)] ?? 0) > 0) {
      open.push(mark[0]);
      continue;
    }
    const inner = otherOf[open.pop() ?? ''] ?? '';
    if (isClosedBy(inner, mark[0])) continue;
    const isSwapped = next !== undefined && isClosedBy(inner, next[0]);
    yield crossed(text, mark, inner, isSwapped ? next : undefined);
    if (!isSwapped) return;
    open.pop();
    i++;
  }
}

function crossed(
  text: PublishedText,
  mark: RegExpExecArray,
  inner: string,
  next: RegExpExecArray | undefined,
): Finding {
  const at = ({ index }: RegExpExecArray) => placeIn(text, index, index + 1);
  const swap = (other: RegExpExecArray): Fix => ({
    title: { zh: `${mark[0]} 与 ${other[0]} 对调`, en: `Swap ${mark[0]} and ${other[0]}` },
    edits: [
      { place: at(mark), newText: other[0] },
      { place: at(other), newText: mark[0] },
    ],
  });
  return {
    place: at(mark),
    message: { zh: `${mark[0]} 应在 ${inner} 之后`, en: `${mark[0]} belongs after ${inner}` },
    fixes: () => (next ? [swap(next)] : []),
  };
}

function isClosedBy(inner: string, mark: string): boolean {
  return inner === mark || (/[)）]/.test(inner) && /[)）]/.test(mark));
}

/** `[60,90)` and `(0,100]`, whose halves differ. */
const INTERVAL = /[[(（]\d[\d.]*[%％]?[,，]\d[\d.]*[%％]?[\])）]/g;

/** A mark without its other half, and the mark that should stand there where that is certain. */
interface Unpaired {
  readonly at: number;
  readonly other: string;
  readonly right?: string;
}

function* unpairedIn(text: PublishedText): Iterable<Finding> {
  const raw = text.raw.replace(INTERVAL, ({ length }) => ' '.repeat(length));
  for (const { at, other, right } of pairs.flatMap((pair) => unpaired(pair, raw))) {
    const place = placeIn(text, at, at + 1);
    const mark = raw.charAt(at);
    yield {
      place,
      message: { zh: `${mark} 没有配对的 ${other}`, en: `${mark} has no ${other}` },
      fixes: () => (right ? [changeTo(right, place)] : [...closeStraight(text, mark, at)]),
    };
  }
}

function changeTo(right: string, place: Finding['place']): Fix {
  return { title: { zh: `改为 ${right}`, en: `Change to ${right}` }, edits: [{ place, newText: right }] };
}

/** `“三公\\"经费`: the one straight mark of a text is what should close. */
function* closeStraight(text: PublishedText, mark: string, at: number): Iterable<Fix> {
  const [only, ...others] = text.raw.matchAll(/\\"/g);
  if (mark !== '“' || !only || others.length > 0 || only.index < at) return;
  yield {
    title: { zh: '把后面的 " 改为 ”', en: 'Change the " after it to ”' },
    edits: [{ place: placeIn(text, only.index, only.index + 2), newText: '”' }],
  };
}

function unpaired(pair: Pair, raw: string): Unpaired[] {
  const open: number[] = [];
  const closes: number[] = [];
  let doubtful = 0;
  for (const { 0: mark, index } of raw.matchAll(pair.marks)) {
    if (mark === pair.open || mark === '(') {
      if (isNextParagraph(raw, open.at(-1), index)) open.pop();
      open.push(index);
      continue;
    }
    const opened = open.pop();
    const isDoubtful = mayBeNone(pair, raw, index, opened);
    if (opened !== undefined) doubtful += Number(isDoubtful);
    else if (doubtful > 0) doubtful--;
    else if (!isDoubtful) closes.push(index);
  }
  return [...leftOver(pair, 'open', raw, open), ...leftOver(pair, 'close', raw, closes)];
}

/** Each paragraph of a long quotation begins with a mark; only the last one is closed. */
function isNextParagraph(raw: string, opened: number | undefined, at: number): boolean {
  return opened !== undefined && beginsParagraph(raw, opened) && beginsParagraph(raw, at);
}

function beginsParagraph(raw: string, at: number): boolean {
  return /(?:^|[\r\n]|\\n)[ \t\u3000]*$/.test(raw.slice(Math.max(0, at - 40), at));
}

/** Whether a closing mark may be none; what fills its pair (`（1）`) says nothing. */
function mayBeNone({ doubtful }: Pair, raw: string, at: number, opened: number | undefined): boolean {
  const token = doubtful?.exec(raw.slice(Math.max(0, at - 4, (opened ?? -1) + 1), at));
  return token?.index !== undefined && (opened === undefined || token.index > 0);
}

/** What is left over of one direction. Of two around a few words, the one that is turned the wrong way is the mistake. */
function leftOver(pair: Pair, direction: 'open' | 'close', raw: string, left: readonly number[]): Unpaired[] {
  const turned = pair.isOneKey ? neighbours(raw, left) : [];
  const wrong = new Set(turned.map(([first, second]) => (direction === 'open' ? second : first)));
  const right = new Set(turned.map(([first, second]) => (direction === 'open' ? first : second)));
  return left
    .filter((at) => !right.has(at))
    .map((at) => {
      const other = otherOf[raw.charAt(at)] ?? '';
      return wrong.has(at) ? { at, other, right: other } : { at, other };
    });
}

/** Two marks of one direction around a few words: one of them is turned the wrong way. */
function neighbours(raw: string, left: readonly number[]): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (let i = 0; i + 1 < left.length; i++) {
    const first = left[i];
    const second = left[i + 1];
    if (first === undefined || second === undefined || /[，。；]/.test(raw.slice(first, second))) continue;
    found.push([first, second]);
    i++;
  }
  return found;
}
