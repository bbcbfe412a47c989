import type { Budget, Place } from '../../model/Budget.ts';
import type { Bound } from '../../model/binding/bind.ts';
import { type PublishedText, placeIn, publishedTexts } from '../../rules/texts/publishedText.ts';
import type { Segment } from '../../syntax/tree.ts';
import { onceFor } from '../../text/onceFor.ts';
import type { Span } from '../../text/Span.ts';

/** What has a name of its own: the department, a budget unit, a project. */
export interface NamedThing {
  readonly kind: 'project' | 'unit';
  readonly name: string;
  readonly bound: Bound;
  /** The name with its quotes. */
  readonly place: Place;
  /** The unit that a project stands in; undefined for those of the department itself, and for units. */
  readonly owner: Bound | undefined;
}

/** Everything of a budget that has a name of its own, in text order: the department, its units, projects. */
export const namedThings = onceFor((budget: Budget): readonly NamedThing[] => {
  const { department, units, spendings } = budget;
  const ownerOf = new Map(units.flatMap((part) => part.spendings.map((spending) => [spending, part.unit.bound])));
  return [
    ...[department, ...units.map(({ unit }) => unit)].flatMap((unit) =>
      unit ? thing('unit', unit.bound, unit.segment, undefined) : [],
    ),
    ...spendings.flatMap((spending) =>
      spending.kind === 'project' ? thing('project', spending.bound, spending.segment, ownerOf.get(spending)) : [],
    ),
  ];
});

function thing(kind: NamedThing['kind'], bound: Bound, segment: Segment, owner: Bound | undefined): NamedThing[] {
  const name = bound.args['name'];
  if (name?.kind !== 'string' || name.value === '') return [];
  return [{ kind, name: name.value, bound, owner, place: { segment, start: name.start, end: name.end } }];
}

/** A shorter name may be any word; what is found of it in a text says nothing. */
const SHORTEST_MENTION = 4;

/** A stretch of a text that is the name of something. */
export interface Mention {
  readonly text: PublishedText;
  readonly place: Place;
}

/** Where the texts of a budget mention something by its name; nowhere where others have the same one. */
export function mentionsOf(named: NamedThing, budget: Budget): Mention[] {
  const things = namedThings(budget);
  return budget.parts.flatMap((part) =>
    publishedTexts(part).flatMap((text) =>
      mentionsIn(text, named, things).map(({ start, end }) => ({ text, place: placeIn(text, start, end) })),
    ),
  );
}

/** What a text mentions at an offset of its segment. */
export function mentionedAt(text: PublishedText, at: number, budget: Budget): NamedThing | undefined {
  const things = namedThings(budget);
  const offset = at - text.place.start;
  return things.find((each) =>
    mentionsIn(text, each, things).some(({ start, end }) => start <= offset && offset <= end),
  );
}

/** Names of departments, units and projects are theirs alone; within a longer name, a shorter one is not mentioned. */
function mentionsIn({ raw, bound, argument }: PublishedText, named: NamedThing, things: readonly NamedThing[]): Span[] {
  const { name } = named;
  if ([...name].length < SHORTEST_MENTION || !raw.includes(name)) return [];
  if (argument === 'name' && things.some((each) => each.bound === bound)) return [];
  if (things.some((each) => each !== named && each.name === name)) return [];
  const longer = things
    .filter((each) => each.name.length > name.length && each.name.includes(name))
    .flatMap((each) => spansOf(each.name, raw));
  return spansOf(name, raw).filter(({ start, end }) => !longer.some((span) => span.start <= start && end <= span.end));
}

function spansOf(name: string, raw: string): Span[] {
  const spans: Span[] = [];
  for (let start = raw.indexOf(name); start >= 0; start = raw.indexOf(name, start + name.length))
    spans.push({ start, end: start + name.length });
  return spans;
}
