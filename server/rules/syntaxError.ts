import { topLevel } from '../language/lookup.ts';
import type { Localized } from '../language/schema.ts';
import type { Place } from '../model/Budget.ts';
import { isInOne, linesMeant } from '../model/meant/meantLine.ts';
import { comparatorIn } from '../model/meant/readings.ts';
import { conflictMarkersIn } from '../syntax/conflictMarkers.ts';
import { typedFor } from '../syntax/endOfUnclosed.ts';
import { openCalculation } from '../syntax/openCalculation.ts';
import { BLANK, classAt, DIGIT, endOfLine, endOfWord, LETTER, LINE_END } from '../syntax/scan.ts';
import type { Segment, Statement, SyntaxFault } from '../syntax/tree.ts';
import { ascii } from '../text/ascii.ts';
import { partitionPoint } from '../text/partitionPoint.ts';
import { shortened } from '../text/shortened.ts';
import { changeTo } from './edits/changeTo.ts';
import { wholeLine } from './edits/wholeLine.ts';
import type { Finding, Fix, Rule } from './Rule.ts';
import { faultsOf } from './structure/bindFaults.ts';
import { brokenTextsIn } from './structure/brokenTexts.ts';
import { type Deceit, deceitsIn, withoutDeceit } from './structure/deceit.ts';
import { type EarlyEnd, unevenIn } from './structure/earlyEnds.ts';
import { closingOf, headlessIn } from './structure/headlessBlocks.ts';
import { unclosedBlock } from './structure/unclosedBlocks.ts';

/** Text that is no statement. What stands around it is read all the same. */
export const syntaxError: Rule = {
  id: 'syntax-error',
  severity: 'error',
  fix: 'choice',
  doc: `这里的文字不成语句，例如括号、引号没有成对，多出了符号，或者不以关键字或科目编码开头。其余内容照常检查。

Text that is no statement, such as a bracket or quote without its pair, or a line that begins with neither a keyword nor
a code. Everything else is checked as usual.

\`\`\`budget
基本支出 2011308 "招商引资" {
    30101  "基本工资"  15.46<|）|>  # error[syntax-error]
}
\`\`\`
\`\`\`message
这里多了“）”
\`\`\`
\`\`\`message en
Unexpected “）”
\`\`\`
\`\`\`fixed
基本支出 2011308 "招商引资" {
    30101  "基本工资"  15.46  # error[syntax-error]
}
\`\`\`
`,
  *check(budget) {
    yield* brokenTextsIn(budget);
    for (const { place } of faultsOf(budget, 'no-statement')) yield { place, message: noStatement, fixes: () => [] };
    for (const uneven of unevenIn(budget).places) {
      yield* uneven.ends.map(endedEarly);
      for (const segment of uneven.segments)
        for (const fault of repeated(uneven.unopenedIn(segment))) yield plain(fault, segment);
    }
  },
  *checkPart(part) {
    const { segment } = part;
    for (const line of conflictMarkersIn(segment)) yield conflict({ segment, ...line });
    if (segment.faults.length === 0) return;
    const meant = linesMeant(part);
    const left = segment.faults
      .filter(
        (each) => each.kind !== 'unopened-block' && (isBeforeStatement(each, segment) || !isInOne(meant, each.start)),
      )
      .flatMap((each) => (isLost(each, segment) ? tooMuch(each, segment) : [each]));
    const [open, another] = left.filter(({ kind }) => kind === 'unclosed-block');
    const unclosed = open && !another ? unclosedBlock(segment) : undefined;
    if (unclosed) yield unclosed;
    const others = unclosed ? left.filter((each) => each !== open) : left;
    for (const fault of repeated(others)) yield* findingsOf(fault, segment);
  },
};

/**
 * Whether it is a { before which nothing stands: closed, it would be too much all the same. Within a statement it is one that
 * is not closed: a } that is added closes it first.
 */
function isLost({ kind, start }: SyntaxFault, segment: Segment): boolean {
  return kind === 'unclosed-block' && headlessIn(segment).get(start)?.isWithin === false;
}

/** That it is too much is told once. */
function tooMuch({ start, end }: SyntaxFault, { text, faults }: Segment): SyntaxFault[] {
  const isTold = faults.some((each) => each.kind === 'unexpected' && each.start === start);
  return isTold ? [] : [{ kind: 'unexpected', subject: text.slice(start, end), start, end }];
}

const noStatement: Localized = {
  zh: '语句要以关键字或科目编码开头',
  en: 'A statement begins with a keyword or a code',
};

/** What git writes into a file that two have changed; nothing else is told of its line. */
function conflict(place: Place): Finding {
  return {
    place,
    message: {
      zh: '这是合并文件时留下的冲突标记：上下两种写法选定一种，另一种连同标记一起删去',
      en: 'A merge left this conflict marker: keep one of the two versions, and delete the other one and the markers',
    },
    covers: [place],
  };
}

/** Whether a line's end is missing before a statement, as it is however that is meant; before a remark none is. */
function isBeforeStatement({ kind, start }: SyntaxFault, { text }: Segment): boolean {
  return kind === 'missing-line-end' && (classAt(text, start) & (LETTER | DIGIT)) !== 0;
}

/** The brace that ends a block too early is deleted, or that which is left over then. */
function endedEarly({ place, owner, left }: EarlyEnd): Finding {
  const shown = shortened(owner, LONGEST_OWNER);
  return {
    place,
    message: {
      zh: `“${shown}”到这个 } 就结束了，后面缩进的内容不再属于它，它末尾的 } 也没有对应的 {`,
      en: `This } ends “${shown}”, to which the indented lines below no longer belong; the } at their end has no {`,
    },
    related: () => [{ place: left, message: messages['unopened-block']('}') }],
    fixes: () => [
      { title: { zh: '删除这个“}”', en: 'Delete this “}”' }, edits: [withoutBrace(place)] },
      {
        title: { zh: '在这里结束，删除后面多出的“}”', en: 'End it here: delete the “}” left over' },
        edits: [withoutBrace(left)],
      },
    ],
  };
}

/** What of a block's head is enough to recognise it. */
const LONGEST_OWNER = 30;

function withoutBrace(place: Place): Fix['edits'][number] {
  return { place: wholeLine(place.segment, place) ?? place, newText: '' };
}

/** With the same thing that is too much, once after the other, as one: so it is written, told and deleted. */
function repeated(faults: readonly SyntaxFault[]): SyntaxFault[] {
  const isAgain = (fault: SyntaxFault, last: SyntaxFault): boolean =>
    isTooMuch(fault) && last.kind === fault.kind && last.end === fault.start && last.subject === fault.subject;
  return runsOf(faults, isAgain).map((run) => ({ ...run[0], end: lastOf(run).end }));
}

function isTooMuch({ kind }: SyntaxFault): boolean {
  return kind === 'unexpected' || kind === 'unopened-block';
}

/** What looks like a digit, or cannot be seen, is told as that: to delete it would leave another number. */
function* findingsOf(fault: SyntaxFault, segment: Segment): Iterable<Finding> {
  const deceits = fault.kind === 'unexpected' ? deceitsIn(segment.text, fault, 'code') : [];
  let from = fault.start;
  for (const run of runsOf(deceits, (each, before) => before.end === each.start)) {
    const place = { segment, start: run[0].start, end: lastOf(run).end };
    if (from < place.start) yield plain(partOf(fault, from, place.start, segment), segment);
    yield { place, message: run[0].message, fixes: () => withoutDeceit(apartFromWord(run, segment), segment) };
    from = place.end;
  }
  if (deceits.length === 0) yield plain(fault, segment);
  else if (from < fault.end) yield plain(partOf(fault, from, fault.end, segment), segment);
}

function partOf(fault: SyntaxFault, start: number, end: number, { text }: Segment): SyntaxFault {
  return { ...fault, start, end, subject: text.slice(start, end) };
}

/** With a blank before a digit that is left directly behind a word, of which it and the digits behind would become a part. */
function apartFromWord(run: Run<Deceit>, { text }: Segment): readonly Deceit[] {
  const [first, ...others] = run;
  const { end } = lastOf(run);
  const before = text.slice(Math.max(0, first.start - NEAR), first.start);
  const left = run.map(({ meant = '' }) => meant).join('') + text.slice(end, end + 1);
  const isApart =
    first.meant !== undefined && /^\d/.test(left) && BEHIND_WORD.test(before) && !CODE_LETTER.test(before);
  return [isApart ? { ...first, meant: ` ${first.meant}` } : first, ...others];
}

/** Behind a word of letters alone: 12月 goes on behind 2026年. */
const BEHIND_WORD = /(?<![\p{L}\d])\p{L}+$/u;
/** The letter that a code of procurement begins with. */
const CODE_LETTER = /(?:^|[^\p{L}\d])[A-Z]$/u;

/** Some of which each goes on from the one before. */
type Run<T> = [T, ...T[]];

/** Those together of which each goes on from the one before. */
function runsOf<T>(all: readonly T[], goesOn: (each: T, before: T) => boolean): Run<T>[] {
  const runs: Run<T>[] = [];
  for (const each of all) {
    const run = runs.at(-1);
    if (run && goesOn(each, lastOf(run))) run.push(each);
    else runs.push([each]);
  }
  return runs;
}

function lastOf<T>(run: Run<T>): T {
  return run.at(-1) ?? run[0];
}

function plain({ kind, start, end, subject }: SyntaxFault, segment: Segment): Finding {
  const place: Place = { segment, start, end };
  const told = kind === 'unexpected' ? segment.text.slice(start, end) : subject;
  return { place, message: messages[kind](told), fixes: () => fixOf(kind, segment, place) };
}

const messages: Readonly<Record<SyntaxFault['kind'], (subject: string) => Localized>> = {
  unexpected: (subject) => ({ zh: `这里多了“${subject}”`, en: `Unexpected “${subject}”` }),
  'unclosed-block': () => ({ zh: '这个 { 没有对应的 }', en: 'This { has no }' }),
  'unopened-block': () => ({ zh: '这个 } 没有对应的 {', en: 'This } has no {' }),
  'brace-on-new-line': () => ({ zh: '{ 要写在语句的同一行', en: '{ has to stand on the line of its statement' }),
  'unclosed-paren': () => ({ zh: '这个括号没有闭合', en: 'This parenthesis is not closed' }),
  'unclosed-string': () => ({ zh: '引号没有闭合', en: 'This string is not closed' }),
  'missing-operand': (subject) => ({ zh: `“${subject}”后面缺少数字`, en: `A number is missing after “${subject}”` }),
  'unit-apart': (subject) => ({
    zh: `“${subject}”要紧跟数字`,
    en: `No blank stands between a number and “${subject}”`,
  }),
  'missing-line-end': (subject) => ({
    zh: `“${subject}”前面应当换行或写分号`,
    en: `A line break or semicolon is missing before “${subject}”`,
  }),
  'too-deep': () => ({
    zh: '括号一层套一层，太深了：从这里起没有读',
    en: 'Nested too deeply: from here on it is not read',
  }),
  'too-long': () => ({
    zh: '数字或算式太长：从这里起没有读',
    en: 'This number or calculation is too long: from here on it is not read',
  }),
};

function fixOf(kind: SyntaxFault['kind'], segment: Segment, place: Place): Fix[] {
  switch (kind) {
    case 'unexpected': {
      const sign = meantSign(segment, place);
      return sign === undefined ? withoutJoining(segment, place) : [changeTo(sign, [{ place, newText: sign }])];
    }
    case 'unopened-block':
      return withoutJoining(segment, place);
    case 'unclosed-string':
      return [closeString(segment, place)];
    case 'unclosed-block':
      return [{ title: { zh: '补上 }', en: 'Add the }' }, edits: [closeBlock(segment)] }];
    case 'brace-on-new-line':
      return moveUp(segment, place);
    case 'missing-line-end':
      return [
        {
          title: { zh: '补上分号', en: 'Insert the semicolon' },
          edits: [{ place: { segment, start: place.start, end: place.start }, newText: '; ' }],
        },
      ];
    case 'unclosed-paren':
      return closeParenthesis(segment, place);
    case 'unit-apart':
      return [touching(segment, place)];
    case 'missing-operand':
    case 'too-deep':
    case 'too-long':
      return [];
    default:
      return kind satisfies never;
  }
}

/** What is written for a sign that an input method offers for a comparator (≧). */
function meantSign({ text }: Segment, { start, end }: Place): string | undefined {
  const subject = text.slice(start, end);
  const meant = comparatorIn(subject);
  return meant?.word === subject ? meant.sign : undefined;
}

/** So much of the text beside a fault is looked at. */
const NEAR = 40;
/** What stands before a point: a number without a point, or nothing. */
const WHOLE = /(?:^|[^\d.,])(\d{1,3}(?:,\d{3})*|\d*)$/;
const DECIMALS = /^\d+(?![\d.])/;

/**
 * Deletes what is too much, unless the digits behind it would become another number: then a point is put right (`12..50` is 12.50), or nothing;
 * nor where the first number of a calculation would become a code.
 */
function withoutJoining(segment: Segment, place: Place): Fix[] {
  const { text, statements } = segment;
  const subject = text.slice(place.start, place.end);
  const before = ascii(text.slice(Math.max(0, place.start - NEAR), place.start));
  const behind = ascii(text.slice(place.end, place.end + NEAR));
  const isPoint = /^\.+$/.test(ascii(subject));
  if (/^\d/.test(behind) && (isPoint || /[\d.,]$/.test(before) || isLetter(text, place.start - 1))) {
    const [whole, decimals] = [WHOLE.exec(before)?.[1], DECIMALS.exec(behind)?.[0]];
    if (!isPoint || whole === undefined || !decimals || isLetter(text, place.start - whole.length - 1)) return [];
    if (whole !== '') return subject.length > 1 ? [changeTo(`${whole}.${decimals}`, [{ place, newText: '.' }])] : [];
    return [withZero(segment, place, decimals)];
  }
  if (opensCalculation(statements, place.start) || endsOpenBlock(segment, place)) return [];
  const pairs = closingOf(segment, place);
  const title =
    pairs.length > 0
      ? { zh: `删除“${subject}”和它的“}”`, en: `Delete “${subject}” and its “}”` }
      : { zh: `删除“${subject}”`, en: `Delete “${subject}”` };
  return [{ title, edits: [{ place, newText: '' }, ...pairs.map(withoutBrace)] }];
}

/** Whether a word may end with a character: one of the language, or of another script. */
function isLetter(text: string, at: number): boolean {
  return (classAt(text, at) & LETTER) !== 0 || /\p{L}/u.test(text.charAt(at));
}

/** Whether a statement begins at a place that is a calculation, but for what stands there. */
function opensCalculation(statements: readonly Statement[], start: number): boolean {
  const behind = partitionPoint(statements.length, (i) => (statements[i]?.start ?? 0) > start);
  const statement = statements[behind - 1];
  if (!statement || start >= statement.end) return false;
  if (statement.start < start) return opensCalculation(statement.block?.statements ?? [], start);
  return !statement.head && statement.args[0]?.kind === 'binary';
}

/** Whether the line would begin with the word of a top-level statement then, before which a block ends that is not closed. */
function endsOpenBlock({ text, faults }: Segment, { start, end }: Place): boolean {
  const isFirst = start > 0 && (classAt(text, start - 1) & LINE_END) !== 0;
  if (!isFirst || !faults.some(({ kind }) => kind === 'unclosed-block')) return false;
  return topLevel(text.slice(end, endOfWord(text, end))) !== undefined;
}

/** `.42` is 0.42; a minus that would go on as part of the word before it, `合计-0`, is set apart. */
function withZero(segment: Segment, { start, end }: Place, decimals: string): Fix {
  const { text } = segment;
  const isInWord = /[-－]/.test(text.charAt(start - 1)) && (classAt(text, start - 2) & (LETTER | DIGIT)) !== 0;
  const edit = isInWord ? { start: start - 1, end, newText: ' -0.' } : { start, end, newText: '0.' };
  return changeTo(`${edit.newText.trim()}${decimals}`, [
    { place: { segment, start: edit.start, end: edit.end }, newText: edit.newText },
  ]);
}

function closeString(segment: Segment, { start, end }: Place): Fix {
  const text = segment.text.slice(start, end).trimEnd();
  const at = start + text.length;
  const quote = text.startsWith('"""') ? '"""' : text.startsWith('“') ? '”' : '"';
  // In a string of “ ” each opening one needs its own.
  const missing = quote === '”' ? Math.max(1, text.split('“').length - text.split('”').length) : 1;
  // A quote of the other kind was typed for it where the string ends before its line, or those in it are in pairs without it.
  const last = text.charAt(text.length - 1);
  const inner = text.slice(1, -1);
  const isAlone = inner.split('“').length === inner.split('”').length;
  const isOther = typedFor(quote).includes(last) && (isAlone || at < endOfLine(segment.text, at));
  if (isOther && text.length > 1 && missing === 1) {
    const title = { zh: `把 ${last} 改为 ${quote}`, en: `Change ${last} to ${quote}` };
    return { title, edits: [{ place: { segment, start: at - 1, end: at }, newText: quote }] };
  }
  const newText = between(text, quote) + quote.repeat(missing);
  return {
    title: { zh: '补上引号', en: 'Add the quote' },
    edits: [{ place: { segment, start: at, end: at }, newText }],
  };
}

/** What has to stand before a closing quote, so that it closes: a quote before three would be one of them, a `\` takes one. */
function between(text: string, quote: string): string {
  if (quote === '"') return /(?<!\\)(?:\\\\)*\\$/.test(text) ? '\\' : '';
  return quote === '"""' && text.length > quote.length && text.endsWith('"') ? ' ' : '';
}

/** Behind the last thing that stands in the segment, comments included. */
function closeBlock(segment: Segment): Fix['edits'][number] {
  const at = segment.text.trimEnd().length;
  return { place: { segment, start: at, end: at }, newText: '\n}' };
}

/** Without the blanks before a place. */
function touching(segment: Segment, { start }: Place): Fix {
  let from = start;
  while ((classAt(segment.text, from - 1) & BLANK) !== 0) from--;
  return {
    title: { zh: '删除空格', en: 'Delete the blank' },
    edits: [{ place: { segment, start: from, end: start }, newText: '' }],
  };
}

/** At the end of a calculation that its line ends with. */
function closeParenthesis(segment: Segment, { start }: Place): Fix[] {
  const open = openCalculation(segment.text, start);
  if (!open) return [];
  const { end } = open;
  return [
    { title: { zh: '补上“)”', en: 'Insert the “)”' }, edits: [{ place: { segment, start: end, end }, newText: ')' }] },
  ];
}

/** Joins a brace to the line above, unless that ends in a comment. */
function moveUp(segment: Segment, { start }: Place): Fix[] {
  const from = segment.text.slice(0, start).trimEnd().length;
  if (segment.comments.some((comment) => comment.start < from && from <= comment.end)) return [];
  return [
    {
      title: { zh: '移到上一行末', en: 'Move it up' },
      edits: [{ place: { segment, start: from, end: start }, newText: ' ' }],
    },
  ];
}
