import { classificationOf } from '../data/catalogue.ts';
import { findValue, spellingsOf, statementsOf, valuesOf } from '../language/lookup.ts';
import { everything, partCells } from '../model/cells.ts';
import { stringOf, wordOf } from '../model/readPart.ts';
import type { Context } from './Context.ts';
import { changeOf } from './change.ts';
import type { Run } from './Disclosure.ts';
import type { AmountStyle, MoneyFigure, Slot } from './DocumentLayout.ts';
import { figureOf, ofCells, type Resolved } from './figureOf.ts';
import { expenditureTotal, lastYear, namedFigures } from './figures.ts';
import { amountRun, liveRun } from './liveRun.ts';
import { append, type Filled, nothing } from './template.ts';

/** What the 说明 statements of a topic say, their placeholders replaced by live figures (LANGUAGE.md §4, 说明). */
export function explanationOf(
  { topic, inline }: Extract<Slot, { kind: 'explanation' }>,
  address: string,
  context: Context,
): Filled {
  const texts = context.statements
    .at('explain')
    .filter(({ bound }) => findValue('topic', wordOf(bound.args['topic']))?.id === topic)
    .map(({ bound }) => stringOf(bound.args['text']).trim())
    .filter(Boolean);
  if (texts.length === 0) return nothing;
  const text = inline ? onOneLine(texts) : texts.join('\n');
  return { runs: withFigures(text, address, context), state: 'given' };
}

function onOneLine(texts: readonly string[]): string {
  return texts
    .join('')
    .replaceAll(/\s*\n\s*/g, '')
    .replace(/。$/, '');
}

/** `{{` is a brace; a name that is not known stays as typed. */
const PLACEHOLDER = /\{\{|\{([^{}\n]*)\}/g;

function withFigures(text: string, address: string, context: Context): readonly Run[] {
  const runs: Run[] = [];
  let end = 0;
  let count = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    append(runs, [{ text: text.slice(end, match.index) }]);
    end = match.index + match[0].length;
    const name = match[1];
    const figure = name === undefined ? [{ text: '{' }] : placeholder(name.trim(), `${address}-${count + 1}`, context);
    if (figure?.some((run) => run.figure)) count++;
    append(runs, figure ?? [{ text: match[0] }]);
  }
  append(runs, [{ text: text.slice(end) }]);
  return runs;
}

/** The figure of a placeholder with its unit; undefined where there is none of that name. */
function placeholder(name: string, address: string, context: Context): readonly Run[] | undefined {
  const style = context.layout.amounts.sentence;
  if (name === '增减额' || name === '增减率') return changePlaceholder(name, address, style, context);
  const figure = subjectOf(name, context) ?? resolved(figuresByName().get(name), context);
  return figure && withUnit(figure, address, style);
}

function resolved(figure: MoneyFigure | undefined, context: Context): Resolved | undefined {
  return figure && figureOf(figure, context);
}

function withUnit(figure: Resolved, address: string, style: AmountStyle): readonly Run[] {
  return [amountRun(figure, address, style), { text: style.unit }];
}

function changePlaceholder(
  name: '增减额' | '增减率',
  address: string,
  style: AmountStyle,
  context: Context,
): readonly Run[] | undefined {
  const change = changeOf(expenditureTotal, lastYear.expenditure, context);
  if (!change) return undefined;
  if (name === '增减额') return withUnit(change.difference, address, style);
  return change.rate === undefined
    ? [{ text: context.layout.noRate }]
    : [liveRun(change.rate, address, change.difference.items)];
}

/** `科目 2011308`: a functional or revenue subject, or the basic expenditure of an economic one. */
function subjectOf(name: string, { budget: { figures } }: Context): Resolved | undefined {
  const code = /^科目\s*(\d+)$/.exec(name)?.[1];
  const classification = code && classificationOf(code);
  if (!code || (classification !== 'function' && classification !== 'economic' && classification !== 'revenue'))
    return undefined;
  const tree = { function: figures.expenditure, economic: figures.economic, revenue: figures.revenue }[classification];
  const subject = tree.find(code);
  return subject && ofCells(subject, classification === 'economic' ? partCells.basic : everything);
}

let byName: ReadonlyMap<string, MoneyFigure> | undefined;

/** The figures that an explanation may name: the keywords of 总计 in both spellings, 上年收入 and 上年支出. */
function figuresByName(): ReadonlyMap<string, MoneyFigure> {
  byName ??= new Map([
    ...statementsOf('totals').flatMap(({ id, head }) => ('word' in head ? named(id, spellingsOf(head)) : [])),
    ...valuesOf('source').flatMap(({ id, word }) => named(id, [word])),
    ['上年收入', lastYear.revenue] as const,
    ['上年支出', lastYear.expenditure] as const,
  ]);
  return byName;
}

function named(
  id: string,
  spellings: readonly { readonly zh: string; readonly en: string }[],
): (readonly [string, MoneyFigure])[] {
  const figure = namedFigures[id];
  return figure ? spellings.flatMap(({ zh, en }) => [[zh, figure] as const, [en, figure] as const]) : [];
}
