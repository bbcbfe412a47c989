import { isZero } from '../model/money.ts';
import type { Origin } from '../model/Origin.ts';
import type { Context } from './Context.ts';
import { filledChange } from './change.ts';
import type { Run } from './Disclosure.ts';
import type { Count, Slot, Slots } from './DocumentLayout.ts';
import { explanationOf } from './explanation.ts';
import { figureOf } from './figureOf.ts';
import { filledList } from './list.ts';
import { amountRun, fieldRun, liveRun, shareRun } from './liveRun.ts';
import { printedText, sumOfNumbers, valuesOf, writtenIn, writtenValues } from './Statements.ts';
import { append, type Filled, filledText, fillTemplate, nothing } from './template.ts';

/** Fills a template with the slots of a section or form, whose id its addresses begin with, and those of the document. */
export function fillWith(template: string, slots: Slots, id: string, context: Context): Filled {
  return fillTemplate(template, (name) => fillNamed(name, slots, id, context));
}

/** What a slot of that name comes to; nothing where there is none. */
export function fillNamed(name: string, slots: Slots, id: string, context: Context): Filled {
  const slot = slots[name] ?? context.layout.slots[name];
  return slot ? fillSlot(slot, `${id}/${name}`, context) : nothing;
}

function fillSlot(slot: Slot, address: string, context: Context): Filled {
  switch (slot.kind) {
    case 'amount':
      return filledAmount(slot, address, context);
    case 'share':
      return filledShare(slot, address, context);
    case 'change':
      return explainedChange(slot, address, context);
    case 'count':
      return filledCount(slot.count, address, context);
    case 'list':
      return filledList(slot.list, address, context);
    case 'text':
      return writtenText(slot, address, context);
    case 'scope':
      return filledText(slot[context.budget.scope]);
    case 'year':
      return filledText(context.budget.year === undefined ? '' : String(context.budget.year + slot.offset));
    case 'explanation':
      return orElse(explanationOf(slot, address, context), slot.otherwise, context);
    default:
      return slot satisfies never;
  }
}

type SlotOf<K extends Slot['kind']> = Extract<Slot, { kind: K }>;

function filledAmount({ figure, style, omitZero }: SlotOf<'amount'>, address: string, context: Context): Filled {
  const found = figureOf(figure, context);
  if (!found || (omitZero && isZero(found.value))) return nothing;
  const { amounts } = context.layout;
  const run = amountRun(found, address, amounts[style ?? 'sentence'] ?? amounts.sentence);
  return { runs: [run], state: isZero(found.value) ? 'zero' : 'given' };
}

function filledShare({ figure, of, whole }: SlotOf<'share'>, address: string, context: Context): Filled {
  const part = figureOf(figure, context);
  const total = figureOf(of, context);
  if (!part || !total) return nothing;
  return { runs: [shareRun(part, total, address, whole)], state: isZero(part.value) ? 'zero' : 'given' };
}

/** A change with its reason behind it; without one where there is none to give, or nothing changed. */
function explainedChange(slot: SlotOf<'change'>, address: string, context: Context): Filled {
  const ofDocument = (name: string): Filled => fillNamed(name, {}, '', context);
  const change = filledChange(slot, address, context, ofDocument);
  if (slot.reason === undefined || change.state !== 'given') return change;
  const topic = { kind: 'explanation', topic: slot.reason, inline: true } as const;
  const { because, leads } = context.layout.changes;
  const reason = withoutLead(explanationOf(topic, `${address}-reason`, context), leads);
  const { runs, state } = fillTemplate(because, (name) => (name === 'reason' ? reason : ofDocument(name)));
  return state === 'missing' ? change : { ...change, runs: [...change.runs, ...runs] };
}

function withoutLead({ runs, state }: Filled, leads: readonly string[]): Filled {
  const [first, ...others] = runs;
  const lead = leads.find((each) => first?.figure === undefined && first?.text.startsWith(each));
  return first && lead
    ? { runs: [{ ...first, text: first.text.slice(lead.length) }, ...others], state }
    : { runs, state };
}

function filledCount(count: Count, address: string, context: Context): Filled {
  const text = countText(count, context);
  const state = text === undefined ? 'missing' : text === '0' ? 'zero' : 'given';
  const origin = (): Origin => originOfCount(count, context);
  return { runs: [liveRun(text ?? '0', address, origin)], state };
}

/** The number as printed; undefined where nobody wrote it. */
function countText(count: Count, { statements, projects }: Context): string | undefined {
  switch (count.kind) {
    case 'statements':
      return String(statements.at(count.path).length);
    case 'values':
      return String(statements.at(count.path).flatMap(({ bound }) => valuesOf(bound)).length);
    case 'numbers':
      return sumOfNumbers(count.paths.flatMap((path) => statements.at(path)));
    case 'projects':
      return String(
        projects.filter(({ category }) => count.category === undefined || category?.id === count.category).length,
      );
    default:
      return count satisfies never;
  }
}

/** Of a statement that may stand several times each text is a field of its own, on a line of its own. */
function writtenText({ path, date, otherwise }: SlotOf<'text'>, address: string, context: Context): Filled {
  const found = context.statements.at(path).filter(({ bound }, i) => i === 0 || bound.schema.many);
  const runs: Run[] = [];
  for (const [i, statement] of found.entries()) {
    const text = printedText(statement, date);
    if (text === '') continue;
    if (runs.length > 0) append(runs, [{ text: '\n' }]);
    append(runs, [fieldRun(text, i === 0 ? address : `${address}-${i + 1}`, writtenIn(statement))]);
  }
  return orElse(runs.length > 0 ? { runs, state: 'given' } : nothing, otherwise, context);
}

function originOfCount(count: Count, { statements, projects }: Context): Origin {
  switch (count.kind) {
    case 'statements':
      return { kind: 'counted', at: statements.at(count.path).map((each) => writtenIn(each)) };
    case 'values':
      return { kind: 'counted', at: statements.at(count.path).flatMap(writtenValues) };
    case 'numbers':
      return { kind: 'written', at: count.paths.flatMap((path) => statements.at(path)).map((each) => writtenIn(each)) };
    case 'projects': {
      const counted = projects.filter(
        ({ category }) => count.category === undefined || category?.id === count.category,
      );
      return { kind: 'counted', at: counted.map((each) => writtenIn(each)) };
    }
    default:
      return count satisfies never;
  }
}

function orElse(filled: Filled, otherwise: string | undefined, context: Context): Filled {
  return filled.state === 'missing' && otherwise !== undefined ? fillWith(otherwise, {}, '', context) : filled;
}
