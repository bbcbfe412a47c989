import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Analysis, analyse } from '../../server/features/Analysis.ts';
import { rules } from '../../server/rules/index.ts';
import { applyEdits } from '../../server/text/TextEdit.ts';
import { inverse } from '../edits/EditingSession.ts';
import { share } from '../edits/pieces.ts';
import { TypedDocument } from '../edits/TypedDocument.ts';
import { damaged, unquoted } from '../edits/texts.ts';
import { afterFix, analysisOf } from '../support/caseFiles.ts';
import { counted } from '../support/counted.ts';
import { type Case, parseCases, readSample } from '../support/parseCases.ts';
import { everyFinding, foundIn } from '../support/snapshotOf.ts';

const folder = new URL('../cases/', import.meta.url);
const samples = ['shuozhou-2026', 'mistakes', 'review', 'short-english'];

/** Every text that the tests and the pages of the rules hold, by name, with the files beside it. */
const texts: [string, Pick<Case, 'text' | 'files'>][] = [
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .flatMap((file) =>
      parseCases(readFileSync(new URL(file, folder), 'utf8')).map((each): [string, Case] => [
        `${file} › ${each.name}`,
        each,
      ]),
    ),
  ...rules.flatMap(({ id, doc }) => parseCases(doc, id).map((each): [string, Case] => [each.name, each])),
  ...samples.map((sample): [string, Pick<Case, 'text' | 'files'>] => [
    sample,
    { text: readSample(sample), files: new Map() },
  ]),
];

type Findings = ReturnType<typeof everyFinding>;
type Found = readonly Pick<Findings[number], 'id' | 'message' | 'severity' | 'span'>[];

function commentsOf({ files }: Analysis): string[] {
  const segments = files.flatMap(({ tree }) => tree.segments);
  return segments
    .flatMap(({ text, comments }) => comments.map(({ start, end }) => text.slice(start, end).trimEnd()))
    .sort();
}

function withMessage(found: Found, { id, message }: Findings[number]): number {
  return found.filter((each) => each.id === id && each.message === message).length;
}

/** They hold several figures against each other: where one is put right, another may be left apart. */
const compared = new Set(['total-mismatch', 'unbalanced-budget', 'control-exceeded', 'procurement-exceeded']);
/** Their fixes insert a form whose blanks are left to fill. */
const withBlanks = new Set(['missing-field', 'missing-explanation', 'unknown-subject']);
/** By their fixes a text is read that was not, and judged for the first time. */
const unread = new Set(['unknown-keyword', 'invalid-value', 'include-not-found', 'syntax-error', 'deceptive-text']);

/** Whether an error may come to light by a fix; one of syntax never may. */
function mayFollow(error: string, fixed: string): boolean {
  if (error === 'syntax-error') return false;
  return compared.has(error) || unread.has(fixed) || (error === 'unfilled-placeholder' && withBlanks.has(fixed));
}

/** The errors that there are more of than before, by what they are. */
function newErrors(before: Found, after: Found): string[] {
  const ids = new Set(after.map(({ id }) => id));
  return [...ids].filter((id) => errorsOf(id, after) > errorsOf(id, before));
}

function errorsOf(id: string, found: Found): number {
  return found.filter((each) => each.id === id && each.severity === 'error').length;
}

/** Whether statements stand in their block now that stood where they are not read: a block that was in their way is gone. */
function findsPlaces(before: Found, after: Found): boolean {
  return errorsOf('misplaced-statement', after) < errorsOf('misplaced-statement', before);
}

/** Whether what began as no statement begins as one now that something stands before it, and is told as that. */
function beginsStatement(id: string, before: Found, after: Found): boolean {
  return id === 'unknown-keyword' && errorsOf('syntax-error', after) < errorsOf('syntax-error', before);
}

type Fix = Findings[number]['fixes'][number];

/** Whether a fix mends only a part of what its finding says cannot be read: what is wrong with the rest is told then. */
function leavesRest({ id, span }: Findings[number], { edits: [edit] }: Fix): boolean {
  if (id !== 'syntax-error' || !edit) return false;
  const mended = edit.span.end - edit.span.start;
  return mended > 0 && edit.newText !== '' && mended < span.end - span.start;
}

/** How many blocks of a file are open. */
function openBlocks({ tree }: Analysis): number {
  return tree.segments.reduce(
    (sum, { faults }) => sum + faults.filter(({ kind }) => kind === 'unclosed-block').length,
    0,
  );
}

/** How many faults of syntax there are: several in a row are one finding, but not beside the end of a block that comes too early. */
function syntaxFaults({ tree }: Analysis): number {
  return tree.segments.reduce((sum, { faults }) => sum + faults.length, 0);
}

/** Whether a `{` that was hidden behind a quote opens a block now which nothing closes, and no other fault of syntax is new. */
function opensHidden(before: Analysis, after: Analysis): boolean {
  const opened = openBlocks(after) - openBlocks(before);
  return opened > 0 && syntaxFaults(after) - opened < syntaxFaults(before);
}

/** What a fix does wrong: its finding stays, it makes new errors, it loses a comment. */
function* wrongsOf(before: Analysis, found: Findings, finding: Findings[number], fix: Fix): Iterable<string> {
  const after = afterFix(before, fix.edits);
  const left = foundIn(after, 'zh-cn');
  const what = `${finding.id}: ${finding.message} | ${fix.title}`;
  if (withMessage(left, finding) >= withMessage(found, finding) && staysAtPlace(left, finding, fix))
    yield `the finding stays: ${what}`;
  const isRest = (id: string): boolean =>
    (id === finding.id && leavesRest(finding, fix)) ||
    (id !== 'syntax-error' && findsPlaces(found, left)) ||
    beginsStatement(id, found, left) ||
    (id === 'syntax-error' && (opensHidden(before, after) || syntaxFaults(after) <= syntaxFaults(before)));
  for (const id of newErrors(found, left)) if (!mayFollow(id, finding.id) && !isRest(id)) yield `a new ${id}: ${what}`;
  if (lostComments(before, after) > mayLose(finding)) yield `a comment is lost: ${what}`;
  if (hasOtherLineEnds(before, after)) yield `a line ends as no other: ${what}`;
}

function hasOtherLineEnds(before: Analysis, after: Analysis): boolean {
  return after.files.some(({ text }, i) => {
    const was = before.files[i]?.text ?? '';
    const known = lineEnds(was);
    // A CR of its own makes one end with the LF that stands behind what is deleted.
    if (known.has('\n') && /\r(?!\n)/.test(was)) known.add('\r\n');
    return known.size > 0 && [...lineEnds(text)].some((each) => !known.has(each));
  });
}

function lineEnds(text: string): Set<string> {
  return new Set(text.match(/\r?\n/g));
}

/** Whether it is told again where it was; on a line behind, which it hid, it is another one. */
function staysAtPlace(left: Found, { id, message, span: { start } }: Findings[number], { edits }: Fix): boolean {
  const moved = (isBefore: (edit: Fix['edits'][number]) => boolean): number =>
    edits.filter(isBefore).reduce((sum, { span, newText }) => sum + newText.length - (span.end - span.start), start);
  const places = [moved(({ span }) => span.end < start), moved(({ span }) => span.end <= start)];
  return left.some((each) => each.id === id && each.message === message && places.includes(each.span.start));
}

/** How many are gone; one that a remark comes before, as a comment now, is the end of that. */
function lostComments(before: Analysis, after: Analysis): number {
  const kept = commentsOf(after);
  const all = new Set(kept);
  return commentsOf(before).filter((comment) => !all.has(comment) && !kept.some((each) => each.endsWith(comment)))
    .length;
}

/** One goes for good, or becomes another one. */
function mayLose({ id }: Findings[number]): number {
  return id === 'unused-ignore' || id === 'deceptive-text' ? 1 : 0;
}

function* wrongs(checked: Pick<Case, 'text' | 'files'>): Iterable<string> {
  const before = analysisOf(checked);
  const found = everyFinding(before, 'zh-cn');
  for (const finding of found) for (const fix of finding.fixes) yield* wrongsOf(before, found, finding, fix);
}

describe('a fix removes its finding and nothing else', () => {
  test.each(texts)('%s', (_, checked) => expect([...wrongs(checked)]).toEqual([]));

  test('in any text', () => {
    fc.assert(
      fc.property(fc.oneof(damaged, unquoted), share, (text, which) => {
        const before = analyse(text);
        const found = everyFinding(before, 'zh-cn');
        const all = found.flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })));
        const one = all[Math.floor(which * all.length)];
        if (!one) return;
        expect([...wrongsOf(before, found, one.finding, one.fix)]).toEqual([]);
        expectUndone(text, one.fix);
      }),
      { numRuns: counted(150, 100_000) },
    );
  });
});

/** A client makes the edits of a fix by ranges and takes them back: the bytes are those that were there. */
function expectUndone(text: string, { edits }: Fix): void {
  const changes = [...edits]
    .sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end)
    .map(({ span, newText }) => ({
      start: span.start,
      removed: text.slice(span.start, span.end),
      inserted: newText,
    }));
  const document = new TypedDocument(text);
  document.change(changes, 'together');
  expect(document.file.text).toBe(applyEdits(text, edits));
  document.change([...changes].reverse().map(inverse), 'together');
  expect(document.file.text).toBe(text);
}

describe('the first fix, again and again', () => {
  test.each(samples)('leaves nothing in %s that has a fix', (sample) => {
    let text = readSample(sample);
    for (let step = 0; step < 200; step++) {
      const fix = everyFinding(analyse(text), 'zh-cn').flatMap(({ fixes }) => fixes.slice(0, 1))[0];
      if (!fix) return;
      text = applyEdits(text, fix.edits);
    }
    expect(foundIn(analyse(text), 'zh-cn').map(({ message }) => message)).toEqual([]);
  });
});

test('a field is not inserted with all others where its keyword stands with a slip in it', () => {
  const text = readSample('shuozhou-2026').replace('    资金 {', '    资金来源 {');
  const inserted = everyFinding(analyse(text), 'zh-cn').filter(({ id }) => id === 'missing-field');
  expect(inserted.map(({ message, fixes }) => [message, fixes.map(({ inAll }) => inAll === true)])).toEqual([
    ['项目“行政运行费”缺少“资金”（建议填写）', [false]],
  ]);
});
