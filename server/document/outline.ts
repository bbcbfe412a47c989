import type { Spending, Unit } from '../model/Budget.ts';
import type { Bound } from '../model/binding/bind.ts';
import { childrenOf, stringOf } from '../model/binding/boundValues.ts';
import type { Argument } from '../syntax/tree.ts';
import { fill } from '../tables/fill.ts';
import type { Layout } from '../tables/layout.ts';
import { Attached } from '../text/Attached.ts';
import { isSameList } from '../text/isSameList.ts';
import { lazily } from '../text/lazily.ts';
import type { Context } from './Context.ts';
import { chartOf } from './chart.ts';
import type { Appendix, FilledBlock, Form, Paragraph, PlannedBlock, Run } from './Disclosure.ts';
import type { ChartLayout, Condition, Content, DocumentLayout, Section, Sentence } from './DocumentLayout.ts';
import { fillNamed, fillWith } from './fillSlot.ts';
import { formOf } from './form.ts';
import { glossaryOf } from './glossary.ts';
import { append, textOfRuns } from './template.ts';

/** What a section prints: its heading and everything under it. */
export function sectionBlocks(section: Section, tables: Layout, context: Context): PlannedBlock[] {
  const { id, level, title, startsPage, unlisted, slots = {}, body } = section;
  return [
    {
      kind: 'heading',
      id,
      level,
      text: textOfRuns(fillWith(title, slots, id, context).runs),
      startsPage: startsPage ?? false,
      ...(unlisted && { unlisted }),
    },
    ...body.flatMap((content) => contentBlocks(content, section, tables, context)),
  ];
}

function contentBlocks(content: Content, section: Section, tables: Layout, context: Context): PlannedBlock[] {
  switch (content.kind) {
    case 'section':
      return sectionBlocks(content, tables, context);
    case 'sentence':
      return [{ kind: 'template', blocks: lazily(() => paragraphs(content, section, context)) }];
    case 'chart':
      return [{ kind: 'template', blocks: lazily(() => chartBlocks(content, context)) }];
    case 'tables':
      return tables.tables.map((table) => {
        const { label, number } = table;
        return { kind: 'sheet', label, number, sheet: fill(table, context.budget) };
      });
    case 'performanceForm':
      return [{ kind: 'form', form: formOf(context.layout.performanceForm, 'performance', context) }];
    case 'projectForms':
      return context.projects.map((project, i) => projectForm(project, `project-${i + 1}`, context));
    case 'appendices':
      return context.statements.at('appendix').map(({ bound }) => ({ kind: 'appendix', appendix: appendixOf(bound) }));
    case 'glossary':
      return glossaryOf(context.layout.glossary, context.statements);
    default:
      return content satisfies never;
  }
}

function chartBlocks(layout: ChartLayout, context: Context): FilledBlock[] {
  const chart = chartOf(layout, context);
  return chart ? [{ kind: 'chart', chart }] : [];
}

/** The paragraphs of a sentence whose conditions hold; empty ones are left out. */
function paragraphs({ text, style, when = [] }: Sentence, { id, slots = {} }: Section, context: Context): Paragraph[] {
  const holds = ({ slot, is }: Condition): boolean => is.includes(fillNamed(slot, slots, id, context).state);
  if (!when.every(holds)) return [];
  return linesOf(fillWith(text, slots, id, context).runs)
    .filter((runs) => textOfRuns(runs).trim() !== '')
    .map((runs) => ({ kind: 'paragraph', runs, style: style ?? 'body' }));
}

/** Runs cut at their line breaks. */
function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    const [first = '', ...others] = run.figure ? [run.text] : run.text.split('\n');
    append(lines.at(-1) ?? [], [{ ...run, text: first }]);
    for (const text of others) lines.push(text === '' ? [] : [{ ...run, text }]);
  }
  return lines;
}

/** A form with all that it was made from. */
interface KeptForm extends Pick<Form, 'id'> {
  readonly form: Form;
  readonly layout: DocumentLayout;
  readonly owner: Bound | undefined;
  readonly departments: readonly Bound[];
  readonly superiors: readonly Bound[];
  readonly year: number | undefined;
}

const keptForms = new Attached<Spending, KeptForm>();

/** The form of a project; the same one as long as nothing of what it is made from is another. */
function projectForm(project: Spending, id: string, context: Context): PlannedBlock {
  const { layout, budget } = context;
  const { year } = budget;
  const departments = context.statements.at('department').map(({ bound }) => bound);
  const superiors = context.statements.at('superior').map(({ bound }) => bound);
  const unit = context.owners.get(project);
  const owner = unit?.bound;
  const known = keptForms.get(project);
  if (
    known?.id === id &&
    known.layout === layout &&
    known.owner === owner &&
    isSameList(known.departments, departments) &&
    isSameList(known.superiors, superiors) &&
    known.year === year
  )
    return { kind: 'form', form: known.form };
  const form = newProjectForm(project, id, unit, context);
  keptForms.set(project, { id, layout, owner, departments, superiors, year, form });
  return { kind: 'form', form };
}

function newProjectForm(project: Spending, id: string, owner: Unit | undefined, context: Context): Form {
  const { segment, bound } = project;
  const statements = context.statements.with([
    ['project', [{ bound, segment }]],
    ['owner', owner ? [{ bound: owner.bound, segment: owner.segment }] : []],
  ]);
  return formOf(context.layout.projectForm, id, { ...context, statements, project });
}

function appendixOf(bound: Bound): Appendix {
  return {
    title: stringOf(bound.args['name']),
    columns: childrenOf(bound, 'columns').flatMap(({ repeated }) => textsOf(repeated)),
    rows: childrenOf(bound, 'row').map(({ repeated }) => textsOf(repeated)),
    notes: childrenOf(bound, 'note').map(({ args }) => stringOf(args['text'])),
  };
}

function textsOf(args: readonly Argument[]): string[] {
  return args.map(stringOf);
}
