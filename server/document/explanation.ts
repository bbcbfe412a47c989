import { classificationOf } from '../data/catalogue.ts';
import { findValue } from '../language/lookup.ts';
import type { Budget } from '../model/Budget.ts';
import { stringOf, wordOf } from '../model/binding/boundValues.ts';
import { everything, partCells } from '../model/figures/cells.ts';
import type { Operand, Written } from '../model/Origin.ts';
import { placeholdersIn, readPlaceholder } from '../model/placeholders.ts';
import type { Context } from './Context.ts';
import { changeOf } from './change.ts';
import { contextOf } from './contextOf.ts';
import type { Run } from './Disclosure.ts';
import type { AmountStyle, MoneyFigure, Slot } from './DocumentLayout.ts';
import { figureOf, ofCells } from './figureOf.ts';
import { expenditure, lastYear, namedFigures } from './figures.ts';
import { amountRun, fieldRun, liveRun } from './liveRun.ts';
import { writtenIn } from './Statements.ts';
import { append, type Filled, nothing, textOfRuns } from './template.ts';

/** More than one sentence, lines that end what they say or begin with a number: that stands in no other sentence. */
const SENTENCES =
  /[。！？][”’）]?\s*(?=[^\s”’）])|[；：]\n|\n[ \t]*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]?\d{1,2}[.．、）)])/;

/** What the 说明 statements of a topic say, their placeholders replaced by live figures (LANGUAGE.md §4, 说明). */
export function explanationOf(
  { topic, inline, apart = inline ? false : undefined }: Extract<Slot, { kind: 'explanation' }>,
  address: string,
  context: Context,
): Filled {
  const said = context.statements
    .at('explain')
    .filter(({ bound }) => findValue('topic', wordOf(bound.args['topic']))?.id === topic)
    .map((statement) => ({
      text: stringOf(statement.bound.args['text']).trim(),
      written: writtenIn(statement, 'text'),
    }))
    .filter(({ text }) => text !== '' && (apart === undefined || SENTENCES.test(text) === apart));
  if (said.length === 0) return nothing;
  const texts = inline ? onOneLine(said) : said;
  const runs: Run[] = [];
  for (const [i, each] of texts.entries()) {
    if (i > 0 && !inline) append(runs, [{ text: '\n' }]);
    const figures = runs.filter(({ figure }) => figure).length;
    append(
      runs,
      withFigures(each, `${address}-text-${i + 1}`, (n) => `${address}-${figures + n}`, context),
    );
  }
  return { runs, state: 'given' };
}

/** What one statement says. */
interface Said {
  readonly text: string;
  readonly written: Written;
}

function onOneLine(texts: readonly Said[]): Said[] {
  return texts.map(({ text, written }, i) => {
    const line = text.replaceAll(/(?<!\s)\s*\n\s*/g, '');
    return { written, text: i === texts.length - 1 ? line.replace(/[。；，、;,.]$/, '') : line };
  });
}

/** The text as a field, with figures in the place of placeholders; a name that is not known stays as typed. */
function withFigures(
  { text, written }: Said,
  field: string,
  addressOf: (number: number) => string,
  context: Context,
): readonly Run[] {
  const runs: Run[] = [];
  let end = 0;
  let count = 0;
  let typed = '';
  const finish = (): void => {
    append(runs, [fieldRun(typed, field, written)]);
    typed = '';
  };
  for (const use of placeholdersIn(text)) {
    typed += text.slice(end, use.start);
    end = use.end;
    const figure = use.name === undefined ? undefined : placeholder(use.name, addressOf(count + 1), context);
    if (!figure) {
      typed += use.name === undefined ? '{' : text.slice(use.start, use.end);
      continue;
    }
    finish();
    append(runs, figure);
    if (figure.some((run) => run.figure)) count++;
  }
  typed += text.slice(end);
  finish();
  return runs;
}

/** What stands in the published text in the place of a placeholder; undefined where there is no figure of that name. */
export function placeholderText(name: string, budget: Budget): string | undefined {
  const runs = placeholder(name, '', contextOf(budget));
  return runs && textOfRuns(runs);
}

/** The figure of a placeholder with its unit; undefined where there is none of that name. */
function placeholder(name: string, address: string, context: Context): readonly Run[] | undefined {
  const style = context.layout.amounts.sentence;
  const meant = readPlaceholder(name);
  switch (meant?.kind) {
    case undefined:
      return undefined;
    case 'change':
      return changePlaceholder(meant.id, address, style, context);
    case 'subject':
      return withUnit(subjectOf(meant.code, context), address, style);
    case 'prior':
      return withUnit(figureOf(lastYear[meant.id === 'expenditure' ? 'spent' : meant.id], context), address, style);
    case 'figure':
      return withUnit(resolved(namedFigures[meant.id], context), address, style);
    default:
      return meant satisfies never;
  }
}

function resolved(figure: MoneyFigure | undefined, context: Context): Operand | undefined {
  return figure && figureOf(figure, context);
}

function withUnit(figure: Operand | undefined, address: string, style: AmountStyle): readonly Run[] | undefined {
  return figure && [amountRun(figure, address, style), { text: style.unit }];
}

function changePlaceholder(
  part: 'amount' | 'rate',
  address: string,
  style: AmountStyle,
  context: Context,
): readonly Run[] | undefined {
  const change = changeOf(expenditure(), lastYear.spent, context);
  if (!change) return undefined;
  if (part === 'amount') return withUnit(change.difference, address, style);
  return change.rate === undefined
    ? [{ text: context.layout.noRate }]
    : [liveRun(change.rate.text, address, change.rate.origin)];
}

/** A functional or revenue subject, or the basic expenditure of an economic one. */
function subjectOf(code: string, { budget: { figures } }: Context): Operand | undefined {
  const isEconomic = classificationOf(code) === 'economic';
  const tree = isEconomic
    ? figures.economic
    : classificationOf(code) === 'revenue'
      ? figures.revenue
      : figures.expenditure;
  const subject = tree.find(code);
  return subject && ofCells(subject, isEconomic ? partCells.basic : everything);
}
