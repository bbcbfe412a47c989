import type { Part } from '../model/Budget.ts';
import { type Piece, type PieceKind, piecesOf } from '../syntax/pieces.ts';
import type { Finding, Rule } from './Rule.ts';
import { type Deceit, deceitsIn, type Region, suspectAt, withoutDeceit } from './structure/deceit.ts';
import { publishedTexts } from './texts/publishedText.ts';

/** Text that is not what it seems to be: what is read on the screen is not what is added up, searched for or published. */
export const deceptiveText: Rule = {
  id: 'deceptive-text',
  severity: 'warning',
  fix: 'safe',
  source: { zh: 'Unicode 技术标准 #39《安全机制》', en: 'Unicode Technical Standard #39, Security Mechanisms' },
  fixAll: { zh: '改正所有看不见的字符和部首字', en: 'Put all unseen characters and radicals right' },
  doc: `看到的不是实际写的：看不见的字符、改变文字方向的字符；金额、编码里混进字母 \`O\`、\`l\`、别种文字的数字、圈码；从 PDF 复制来的部首（⼀⽤）代替了汉字。全角数字和标点照常读，不算。数字和编码里的是错误，其余是警告。

What is seen is not what is written: characters that cannot be seen or turn the direction of text; a letter \`O\` or \`l\`, a digit of another script or in a circle in an amount or a code; radicals (⼀⽤) in the place of Chinese characters, as copied out of a PDF. Full-width digits and marks are read as usual and not reported. In numbers and codes it is an error, elsewhere a warning.

\`\`\`budget
说明 其他 "园区基础设施<|⼯|>程按期完成。"  # warning[deceptive-text]
\`\`\`
\`\`\`message
“⼯”（U+2F2F）看起来像“工”，其实是别的字符
\`\`\`
\`\`\`message en
“⼯” (U+2F2F) looks like “工” but is another character
\`\`\`
\`\`\`fixes
改为“工”
\`\`\`
\`\`\`fixes en
Change to “工”
\`\`\`
\`\`\`fixed
说明 其他 "园区基础设施工程按期完成。"  # warning[deceptive-text]
\`\`\`
`,
  *checkPart(part) {
    const { segment } = part;
    const from = suspectAt(segment.text, { start: 0, end: segment.text.length });
    if (from === undefined) return;
    for (const { region, deceit } of deceitsOf(part, from)) {
      const { start, end, message } = deceit;
      const fixes = (): ReturnType<typeof withoutDeceit> => withoutDeceit([deceit], segment);
      const finding: Finding = { place: { segment, start, end }, message, fixes };
      yield region === 'code' ? { ...finding, severity: 'error' } : finding;
    }
  },
};

const regions: Readonly<Partial<Record<PieceKind, Region>>> = {
  word: 'code',
  number: 'code',
  string: 'string',
  text: 'string',
  comment: 'comment',
};

/** What deceives in the pieces of a statement from an offset on, and between them; what is no piece is a syntax error, which tells it. */
function* deceitsOf(part: Part, from: number): Iterable<{ readonly region: Region; readonly deceit: Deceit }> {
  const { text } = part.segment;
  const codes = codeStrings(part);
  let before: Piece | undefined;
  for (const piece of piecesOf(text, 0)) {
    // A byte-order mark is read as a blank, which cannot be seen between two digits.
    if (before && text.slice(before.end, piece.start) === '\ufeff')
      for (const deceit of deceitsIn(text, { start: before.end, end: piece.start }, 'code'))
        yield {
          region: 'code',
          deceit: goesOn(before, piece, text) ? { ...deceit, isHarmless: false } : { ...deceit, meant: ' ' },
        };
    const region = codes.has(piece.start) ? 'code' : regions[piece.kind];
    const start = region && piece.end > from ? suspectAt(text, piece) : undefined;
    if (region && start !== undefined)
      for (const deceit of deceitsIn(text, { ...piece, start }, region)) yield { region, deceit };
    before = piece;
  }
}

/** Whether a piece may be the rest of a number, from which what is before it cuts it off unseen; behind a letter it is none. */
function goesOn(before: Piece, { start }: Piece, text: string): boolean {
  return /[0-9.,]/.test(text.charAt(start)) && /[0-9.,]/.test(text.charAt(before.end - 1));
}

/** Where codes stand that are written as strings. */
function codeStrings(part: Part): ReadonlySet<number> {
  return new Set(publishedTexts(part).flatMap(({ bound, start }) => (bound.schema.id === 'code' ? [start - 1] : [])));
}
