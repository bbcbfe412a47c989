import { isUsualUnit } from '../../data/quantityUnits.ts';
import { likelyWords } from '../../language/likelyWords.ts';
import { argumentWords, blockIndex } from '../../language/lookup.ts';
import type { StatementSchema } from '../../language/schema.ts';
import { ascii } from '../../text/ascii.ts';
import type { Span } from '../../text/Span.ts';
import { type Correction, replaced } from './Correction.ts';
import { type KnownStatement, LONGEST } from './lineOf.ts';

/** A remark that stands on a line as other languages write comments, or in parentheses behind a number. */
export interface Remark {
  /** From the sign to the end of the line, or to a comment. */
  readonly span: Span;
  /** What stands before it on the line, from the statement on; empty where it stands alone or behind a block. */
  readonly statement: Span;
  readonly correction: Correction;
}

const QUOTED = String.raw`"(?:[^"\\]|\\.)*"|“[^“”]*”`;
const LINE = new RegExp(String.raw`^((?:${QUOTED}|[^"“#＃])*?)(//|／／|/\*|--|——|[（(])([^#＃]*[^#＃\s])`);

/** The remark on the line of a statement; undefined where what stands there may be something that counts. */
export function remarkOn(
  { start: from, end: endOfIts }: Span,
  { statement, schema, block }: KnownStatement,
  text: string,
): Remark | undefined {
  if (endOfIts - from > LONGEST) return undefined;
  const [, before = '', sign, behind = ''] = LINE.exec(text.slice(from, endOfIts)) ?? [];
  if (sign === undefined) return undefined;
  const start = from + before.length;
  const isInStatement = from <= statement.start && statement.start < start;
  const written = writtenBehind(sign, behind);
  if (written === undefined || (!isInStatement && !isAlone(before, sign))) return undefined;
  if (isNote(sign) && isInName(before)) return undefined;
  // What begins a line with such a sign is no statement; behind one it may be another.
  if (before.trim() !== '' && mayCount(written, schema, block)) return undefined;
  const end = start + sign.length + behind.length;
  const gap = /\S$/.test(before) ? ' ' : '';
  const span = { start, end };
  return {
    span,
    statement: isInStatement ? { start: statement.start, end: from + before.trimEnd().length } : { start, end: start },
    correction: replaced(span, `${gap}# ${written}`, { reason: 'remark', subject: '' }),
  };
}

/** Whether nothing, or the end of a block, stands before a sign. */
function isAlone(before: string, sign: string): boolean {
  return !isNote(sign) && /(?:^|[}｝])\s*$/.test(before);
}

/** Whether what follows is about a name. */
function isInName(before: string): boolean {
  return /["”]\s*$/.test(before);
}

function isNote(sign: string): boolean {
  return sign === '(' || sign === '（';
}

/** In parentheses. */
const NOTE = /^[^()（）]*[)）]$/;

/** What a remark says, as a comment does; undefined where it is none, or has a brace in it. */
function writtenBehind(sign: string, behind: string): string | undefined {
  const said = sign === '/*' ? withoutEnd(behind) : behind.trim();
  if (!said || !/\p{L}/u.test(said) || /[{｛}｝]/.test(said)) return undefined;
  if (isNote(sign)) return NOTE.test(said) && /\p{Script=Han}/u.test(said) ? sign + said : undefined;
  return said;
}

/** What stands before the sign that ends a comment; undefined where none ends it. */
function withoutEnd(behind: string): string | undefined {
  return behind.endsWith('*/') ? behind.slice(0, -'*/'.length).trim() : undefined;
}

/**
 * Whether something is in a remark, or in what follows in it, that would not count then: a number, a unit, a statement of the
 * block, or what may be meant for a word of its own statement.
 */
function mayCount(said: string, schema: StatementSchema | undefined, block: string): boolean {
  const { words } = blockIndex(block);
  const own = schema ? argumentWords(schema) : [];
  return said.split(/[;；,，、()（）]/).some((each) => {
    const [word = ''] = /^[^\s:：]*/.exec(ascii(each.trim())) ?? [];
    return (
      words.has(word) || /^[-+]?\d/.test(word) || isUnit(word) || (word !== '' && likelyWords(word, own).length > 0)
    );
  });
}

function isUnit(word: string): boolean {
  return isUsualUnit(word) || /[元万亿]$/.test(word);
}
