import { severityNames } from '../features/rulePage.ts';
import { type Locale, say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import type { PlainCell, PlainPage, PlainRole } from '../render/PlainBook.ts';
import type { Judged, Judgement } from '../rules/judge.ts';
import type { CheckedFile } from './files/readBudget.ts';
import { isGrave, type Outcome, outcomesOf } from './ledgerOutcome.ts';
import { countsText, verdictOf } from './reports/textReport.ts';

/** The shares of the columns: number, duty, where it is published, result, reason, rules, where in the file. */
const columns = [4, 24, 15, 8, 36, 20, 18];

/** The columns that the cells of tables 2 and 3 take. */
const findingSpans = [1, 2, 1, 1, 1, 1];

/** How many places of findings a cell names. */
const mostPlaces = 6;

const words = {
  title: { zh: '部门预算公开自查表', en: 'Self-inspection of a department’s budget before publication' },
  unnamed: { zh: '（未填写）', en: '(not given)' },
  first: { zh: '表一　公开义务', en: 'Table 1: what has to be published' },
  second: { zh: '表二　上列义务以外的错误和警告', en: 'Table 2: errors and warnings that concern no duty above' },
  third: { zh: '表三　已说明理由、予以接受的问题', en: 'Table 3: findings accepted with a reason' },
  remedy: { zh: '可以这样改', en: 'Put right by' },
  reason: { zh: '接受的理由', en: 'Reason' },
  none: { zh: '无', en: 'none' },
  noReason: { zh: '（未写理由）', en: '(no reason given)' },
  signatures: {
    zh: '自查人：　　　　　　　　复核人：　　　　　　　　日期：　　　　　　　　',
    en: 'Inspected by:                    Reviewed by:                    Date:                    ',
  },
  note: {
    zh: '注：结论按错误级的问题判断；错误、警告级的问题使对应事项不通过，改正或说明理由（# budget-ignore）后通过。文件不能反映的事项为不适用。位置为文件名:行号。',
    en: 'Note: the verdict goes by errors. Errors and warnings fail a duty until they are put right or accepted with a reason (# budget-ignore). What a file cannot show is not applicable. Places are file:line.',
  },
} as const satisfies Record<string, Localized>;

const results: Readonly<Record<Outcome['result'], Localized>> = {
  passed: { zh: '通过', en: 'passed' },
  failed: { zh: '不通过', en: 'failed' },
  inapplicable: { zh: '不适用', en: 'not applicable' },
};

const headers: readonly Localized[] = [
  { zh: '序号', en: 'No.' },
  { zh: '公开义务', en: 'Duty' },
  { zh: '公开的位置', en: 'Published in' },
  { zh: '结果', en: 'Result' },
  { zh: '说明', en: 'Reason' },
  { zh: '规则', en: 'Rules' },
  { zh: '问题的位置', en: 'Found at' },
];

/** The headers of tables 2 and 3; `note` is the one in which they differ. */
const findingHeaders = (note: Localized): readonly Localized[] => [
  { zh: '序号', en: 'No.' },
  { zh: '问题', en: 'Finding' },
  { zh: '级别', en: 'Level' },
  note,
  { zh: '规则', en: 'Rule' },
  { zh: '位置', en: 'At' },
];

/** The page of one budget: who and which year, the verdict, how each duty is met, what else was found or accepted. */
export function ledgerPage(checked: CheckedFile, judgement: Judgement, locale: Locale): PlainPage {
  const { budget } = checked.analysis;
  const found = inTextOrder(judgement.found, checked);
  const outcomes = outcomesOf(budget, { ...judgement, found });
  const shown = new Set(outcomes.flatMap((outcome) => outcome.found));
  const others = found
    .filter((each) => isGrave(each) && !shown.has(each))
    .map((judged) => ({ judged, note: remedyOf(judged, locale) }));
  const accepted = judgement.silenced.map((judged) => ({
    judged,
    note: judged.ignore.reason || say(words.noReason, locale),
  }));
  const top = topRows(checked, outcomes, locale);
  const rows = [
    ...top,
    headers.map((header) => cell(say(header, locale), 'header')),
    ...outcomes.map((outcome) => outcomeRow(outcome, checked, locale)),
    ...findingTable({ title: words.second, note: words.remedy }, others, checked, locale),
    ...findingTable({ title: words.third, note: words.reason }, accepted, checked, locale),
    whole(say(words.note, locale), 'note'),
  ];
  const name = [budget.department?.name || checked.file, budget.year].filter(Boolean).join(' ');
  return { name, isLandscape: true, columns, rows, header: top.length };
}

/** Findings of one file after the other, from top to bottom. */
function inTextOrder(found: readonly Judged[], { analysis }: CheckedFile): Judged[] {
  const placed = found.map((judged) => ({ judged, ...analysis.locate(judged.finding.place) }));
  const files = [...new Set(placed.map(({ file }) => file))];
  return placed
    .sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.span.start - b.span.start)
    .map(({ judged }) => judged);
}

function topRows(checked: CheckedFile, outcomes: readonly Outcome[], locale: Locale): PlainCell[][] {
  const { department, year } = checked.analysis.budget;
  const unnamed = say(words.unnamed, locale);
  const who = department?.name || unnamed;
  const when = year === undefined ? unnamed : String(year);
  const head: Localized = {
    zh: `部门名称：${who}　　年度：${when}　　文件：${checked.file}`,
    en: `Department: ${who}    Year: ${when}    File: ${checked.file}`,
  };
  return [
    whole(say(words.title, locale), 'title'),
    whole(say(head, locale), 'line'),
    whole(say(conclusion(checked, outcomes, locale), locale), 'line'),
    whole(say(words.signatures, locale), 'line'),
    whole('', 'line'),
    whole(say(words.first, locale), 'line'),
  ];
}

function conclusion(checked: CheckedFile, outcomes: readonly Outcome[], locale: Locale): Localized {
  const { zh, en } = verdictOf([checked]);
  const counts = countsText(checked.diagnostics, locale);
  const count = (result: Outcome['result']): number => outcomes.filter((each) => each.result === result).length;
  const [passed, failed, inapplicable] = [count('passed'), count('failed'), count('inapplicable')];
  return {
    zh: `结论：${zh}。${counts}；公开义务通过 ${passed} 项，不通过 ${failed} 项，不适用 ${inapplicable} 项。`,
    en: `Verdict: ${en}. ${counts}; duties passed: ${passed}, failed: ${failed}, not applicable: ${inapplicable}.`,
  };
}

function outcomeRow(
  { publication, result, reason, rules, found }: Outcome,
  checked: CheckedFile,
  locale: Locale,
): PlainCell[] {
  const { id, duty, where } = publication;
  return [
    cell(id, 'center'),
    cell(say(duty, locale)),
    cell(say(where, locale)),
    cell(say(results[result], locale), 'center'),
    cell(say(reason, locale)),
    cell(rules.join('\n')),
    cell(placesText(found, checked, locale)),
  ];
}

/** A finding with what is said of it. */
interface Noted {
  readonly judged: Judged;
  readonly note: string;
}

interface TableHead {
  readonly title: Localized;
  /** The header of the notes. */
  readonly note: Localized;
}

/** A table of findings with a note on each, below a line with its title; a line that says so where there are none. */
function findingTable(
  { title, note: header }: TableHead,
  found: readonly Noted[],
  checked: CheckedFile,
  locale: Locale,
): PlainCell[][] {
  const top = [whole('', 'line'), whole(say(title, locale), 'line')];
  if (found.length === 0) return [...top, whole(say(words.none, locale), 'center')];
  const head = findingHeaders(header).map((each) => cell(say(each, locale), 'header'));
  const rows = found.map(({ judged, note }, i) => [
    cell(String(i + 1), 'center'),
    cell(say(judged.finding.message, locale)),
    cell(say(severityNames[judged.severity], locale), 'center'),
    cell(note),
    cell(judged.rule.id),
    cell(placeText(judged, checked)),
  ]);
  return [...top, ...[head, ...rows].map((row) => row.map((each, i) => ({ ...each, colSpan: findingSpans[i] ?? 1 })))];
}

/** The title of the first way to put it right. */
function remedyOf({ finding }: Judged, locale: Locale): string {
  const [first] = finding.fixes?.() ?? [];
  return first ? say(first.title, locale) : '';
}

function placesText(found: readonly Judged[], checked: CheckedFile, locale: Locale): string {
  const places = [...new Set(found.map((each) => placeText(each, checked)))];
  const left = places.length - mostPlaces;
  const more = left > 0 ? [say({ zh: `另有 ${left} 处`, en: `and ${left} more` }, locale)] : [];
  return [...places.slice(0, mostPlaces), ...more].join('\n');
}

function placeText({ finding }: Judged, { analysis }: CheckedFile): string {
  const { file, span } = analysis.locate(finding.place);
  return `${file.address.split(/[/\\]/u).at(-1)}:${file.lines.lineAt(span.start) + 1}`;
}

function cell(text: string, role: PlainRole = 'text', colSpan = 1): PlainCell {
  return { text, role, colSpan };
}

function whole(text: string, role: PlainRole): PlainCell[] {
  return [cell(text, role, columns.length)];
}
