import type { Context } from '../../document/Context.ts';
import type { Disclosure, Form, FormCell, LiveFigure, Paragraph } from '../../document/Disclosure.ts';
import type { Localized } from '../../language/schema.ts';
import {
  countNotation,
  groupNamed,
  notationOf,
  type Printed,
  type PrintedGroup,
  percentNotation,
  readPrinted,
} from './Printed.ts';
import { nameKey } from './readSheets.ts';

type Groups = Map<string, PrintedGroup>;

/** Reads the numbers of the explanation and of the forms; those of a project's form are put under `projects`. */
export function readSentences(groups: Groups, { blocks }: Disclosure, { projects }: Context): void {
  let heading = '';
  for (const block of blocks) {
    if (block.kind === 'heading') heading = block.text;
    else if (block.kind === 'paragraph') readParagraph(groups, block, heading);
    else if (block.kind === 'form') readForm(groups, block.form, projects[projectIndex(block.form)]?.name);
  }
}

/** The number of the project that a form is of; below zero for that of the department. */
function projectIndex({ id }: Form): number {
  return Number(/^project-(\d+)$/.exec(id)?.[1] ?? 0) - 1;
}

function readParagraph(groups: Groups, { runs }: Paragraph, heading: string): void {
  let words = '';
  let name = '';
  for (const { text, figure, field } of runs) {
    if (!figure) {
      words = field ? '' : words + text;
      continue;
    }
    const phrase = lastPhrase(words);
    const isShare = phrase.startsWith('占');
    if (!isShare) name = phrase;
    words = '';
    const label = { group: { zh: heading, en: heading }, row: isShare ? `${name}占比` : phrase, column: '' };
    add(groups, figure, printed(figure, text, label));
  }
}

/** What a number is called: the words before it, back to the last mark. */
function lastPhrase(text: string): string {
  return /(?<![^，。；：、（）])[^，。；：、（）]*$/.exec(text)?.[0].trim() ?? '';
}

function readForm(groups: Groups, form: Form, project: string | undefined): void {
  const group: Localized =
    project === undefined
      ? { zh: '整体绩效表', en: 'the overall form' }
      : { zh: `“${project}”绩效表`, en: `the form of “${project}”` };
  for (const row of form.rows) {
    for (const [i, { text, figure }] of row.entries()) {
      if (!figure) continue;
      const found = printed(figure, digitsOf(text), { group, row: labelBefore(row, i), column: '' });
      const [, slot = ''] = figure.address.split('/');
      if (project === undefined) add(groups, figure, found);
      else groupNamed('projects', groups).add(nameKey(project), slot, found);
    }
  }
}

/** The number in a cell that says more: `3个`. */
function digitsOf(text: string): string {
  return /-?[\d,.]+%?/.exec(text)?.[0] ?? '';
}

function labelBefore(row: readonly FormCell[], i: number): string {
  const label = row.slice(0, i).findLast(({ role }) => role === 'label')?.text ?? '';
  return label.replace(/^其中：|：$/g, '');
}

function add(groups: Groups, { address }: LiveFigure, figure: Printed): void {
  const [name = '', slot = ''] = address.split('/');
  groupNamed(name, groups).add(slot, '', figure);
}

function printed({ address, unit, origin }: LiveFigure, text: string, label: Printed['label']): Printed {
  const style = unit ? notationOf({ unit, decimals: 2 }) : text.endsWith('%') ? percentNotation : countNotation;
  const { value, half } = readPrinted(text, style);
  // Yuan have decimals only where they are not whole.
  const notation = unit === '元' && !text.includes('.') ? { ...style, decimals: 0 } : style;
  return { notation, address, text: text.replace('%', ''), value, half, label, origin };
}
