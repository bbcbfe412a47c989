import { type Locale, say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import { plainDigits } from '../../model/amount.ts';
import { isMoneyUnit, type MoneyUnit, moneyOf, moneyUnits } from '../../model/money.ts';
import type { Written } from '../../model/Origin.ts';
import { writtenNumber } from '../../rules/amountText.ts';
import { indentation } from '../../rules/edits/insertLines.ts';
import { setApart, startOfLine } from '../../syntax/scan.ts';
import { quoted } from '../../syntax/stringValue.ts';
import type { Argument, Segment } from '../../syntax/tree.ts';
import { ascii } from '../../text/ascii.ts';
import { type Span, spanOf } from '../../text/Span.ts';
import { sameEnds } from '../../text/sameEnds.ts';
import type { Analysis, Location } from '../Analysis.ts';
import type { FileEdit } from '../diagnostic.ts';
import { stringFor } from '../rename/newText.ts';
import { findPlace } from './allPlaces.ts';
import { moneyUnitOf, type Target, targetOf, unitOfTarget } from './editability.ts';

/** What was typed over a place of the document. */
export interface Typed {
  readonly address: string;
  readonly text: string;
  /** The unit of a plain amount; undefined for that of the place. */
  readonly unit: string | undefined;
}

/** The edits that make the text say it, none where it says so already; or why it cannot. */
export type Edited =
  | { readonly kind: 'edits'; readonly edits: readonly FileEdit[] }
  | { readonly kind: 'refusal'; readonly reason: string };

/** budget/previewEdit: the smallest edit of the text that makes a place of the document say what was typed over it. */
export function editFigure(analysis: Analysis, typed: Typed, locale: Locale): Edited {
  const refuse = (reason: Localized): Edited => ({ kind: 'refusal', reason: say(reason, locale) });
  const { budget } = analysis;
  const place = findPlace(budget, typed.address);
  if (!place) return refuse({ zh: '这里已经不在公开文本里了', en: 'this is no longer in the document' });
  const target = targetOf(place);
  if ('zh' in target) return refuse(target);
  const unit =
    typed.unit !== undefined && isMoneyUnit(typed.unit) ? typed.unit : moneyUnitOf(place, unitOfTarget(target, budget));
  const written = newText(target, typed.text, unit, analysis);
  if ('zh' in written) return refuse(written);
  const edit = smallest(target.segment, written.span, written.text);
  if (!edit) return { kind: 'edits', edits: [] };
  const { file, span } = analysis.locate({ segment: target.segment, ...edit.span });
  const edits = [{ file, span, newText: edit.newText }];
  if (breaks(analysis, edits, { file, span }))
    return refuse({
      zh: `“${typed.text}”不能写在这里`,
      en: `“${typed.text}” cannot stand here`,
    });
  return { kind: 'edits', edits };
}

/** A stretch of a segment and what it shall be. */
interface Replacement {
  readonly span: Span;
  readonly text: string;
}

function newText(target: Target, typed: string, unit: MoneyUnit, analysis: Analysis): Replacement | Localized {
  switch (target.input) {
    case 'amount':
      return amountOver(target, typed, unit, analysis.budget.fileUnit);
    case 'number':
      return numberOver(target.argument, typed);
    case 'indicator':
      return indicatorOver(target.written, typed);
    case 'text':
      return textOver(target.argument, target.segment, typed);
    default:
      return target satisfies never;
  }
}

const amountForm = /^([+-]?)(\d[\d,]*(?:\.\d+)?|\.\d+)(元|千元|万元|亿元)?$/;

function amountOver(
  { argument, segment }: Extract<Target, { input: 'amount' }>,
  typed: string,
  unit: MoneyUnit,
  fileUnit: MoneyUnit,
): Replacement | Localized {
  const [, sign, number = '', own = ''] = amountForm.exec(withoutBlanks(typed)) ?? [];
  const digits = plainDigits(number);
  if (digits === undefined || digits === '') return { zh: `“${typed}”不是金额`, en: `“${typed}” is not an amount` };
  const value = moneyOf(digits, moneyUnits[isMoneyUnit(own) ? own : unit]);
  const text = writtenNumber(value, { argument, place: { segment, ...spanOf(argument) } }, 'money', fileUnit);
  return { span: argument, text: setApart(segment.text, argument.start, sign === '-' ? `-${text}` : text) };
}

function numberOver(
  argument: Extract<Target, { input: 'number' }>['argument'],
  typed: string,
): Replacement | Localized {
  const number = withoutBlanks(typed);
  const digits = number.endsWith(argument.unit) ? number.slice(0, number.length - argument.unit.length) : number;
  if (!/^\d[\d,]*(?:\.\d+)?$/.test(digits) || plainDigits(digits) === undefined)
    return { zh: `“${typed}”不是数`, en: `“${typed}” is not a number` };
  return { span: argument, text: digits + argument.unit };
}

/**
 * A number in ASCII without the blanks around it and its parts, and those that group its thousands. What else is between
 * digits parts two numbers, such as cells that were pasted together, and stays.
 */
function withoutBlanks(typed: string): string {
  return ascii(typed)
    .trim()
    .replace(/^[+-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)/, (grouped) => grouped.replaceAll(/\s/g, ''))
    .replaceAll(/(?<![\d.,])\s+|\s+(?![\d.,\s])/g, '');
}

const comparators: Readonly<Record<string, string>> = { '≥': '>=', '≤': '<=' };

/** A comparator before the value, a number with its unit as it is, any other value as a text. */
function indicatorOver({ bound: { args }, segment }: Written, typed: string): Replacement | Localized {
  const { comparator, value } = args;
  if (!value) return { zh: '这条指标没有值', en: 'this indicator has no value' };
  if (comparator && comparator.start > value.start)
    return {
      zh: '这条指标的比较符在值的后面，请在文本里改',
      en: 'the sign of this indicator stands behind its value: please edit the text',
    };
  const [, sign = '', rest = ''] = /^(>=|<=|[≥≤=<>])?\s*(.*)$/s.exec(withAsciiSigns(typed.trim())) ?? [];
  if (rest === '') return { zh: '指标值不能空着', en: 'an indicator needs a value' };
  const number = ascii(rest);
  const isQuantity = /^\d[\d,]*(?:\.\d+)?[^\s"“”{}#;,()+\-*/]*$/.test(number);
  const before = segment.text.slice(value.start, value.end);
  const shown = isQuantity ? number : stringFor(rest, before);
  const from = comparator?.start ?? value.start;
  const isSame = comparator?.kind === 'comparator' && (comparators[sign] ?? sign) === comparator.text;
  if (isSame) return { span: value, text: shown };
  return { span: { start: from, end: value.end }, text: sign ? `${comparators[sign] ?? sign} ${shown}` : shown };
}

function withAsciiSigns(text: string): string {
  return text.replace(/^[＞＜＝]+/, ascii);
}

/** A text in the quotes that it has; of several lines in `"""`, indented under its statement. */
function textOver(argument: Argument, segment: Segment, typed: string): Replacement | Localized {
  if (argument.kind !== 'string' && argument.kind !== 'text') return { span: argument, text: typed.trim() };
  const text = typed.replaceAll(/\r\n?/g, '\n').trim();
  if (argument.kind === 'string' && !text.includes('\n'))
    return { span: argument, text: stringFor(text, segment.text.slice(argument.start, argument.end)) };
  if (text.includes('"""')) return { span: argument, text: quoted(text) };
  const indent = indentation(segment.text.slice(startOfLine(segment.text, argument.start)));
  const lines = text.split('\n').map((line) => (line.trim() === '' ? '' : `${indent}    ${line}`));
  return { span: argument, text: `"""\n${lines.join('\n')}\n${indent}"""` };
}

/** The edit without what stands the same at both ends; undefined where nothing differs. */
function smallest(
  { text }: Segment,
  { start, end }: Span,
  wanted: string,
): { span: Span; newText: string } | undefined {
  const before = text.slice(start, end);
  if (before === wanted) return undefined;
  const { start: head, end: tail } = sameEnds(before, wanted);
  return { span: { start: start + head, end: end - tail }, newText: wanted.slice(head, wanted.length - tail) };
}

/** Whether an edit makes the text fail to read at places where it did not before. */
function breaks(analysis: Analysis, edits: readonly FileEdit[], { file }: Location): boolean {
  const before = analysis.seenFrom(file);
  const after = before.withEdits(edits);
  return faultsIn(after) > faultsIn(before);
}

function faultsIn({ tree, budget }: Analysis): number {
  return budget.faults.length + tree.segments.reduce((count, { faults }) => count + faults.length, 0);
}
