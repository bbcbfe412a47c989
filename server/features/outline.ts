import type { Budget, Part } from '../model/Budget.ts';
import type { Bound } from '../model/binding/bind.ts';
import { stringOf, wordOf } from '../model/binding/boundValues.ts';
import { headSpan } from '../model/heads.ts';
import { isContinued } from '../syntax/stretches.ts';
import type { Argument, Segment } from '../syntax/tree.ts';
import { onceFor } from '../text/onceFor.ts';
import type { Span } from '../text/Span.ts';
import type { Analysis } from './Analysis.ts';

/** What an entry of the outline is; the client chooses its picture. */
export type OutlineKind =
  | 'department'
  | 'unit'
  | 'block'
  | 'project'
  | 'subject'
  | 'item'
  | 'total'
  | 'indicator'
  | 'field';

/** One entry of the outline by its name; spans are offsets in the file and `selection` lies within `span`. */
export interface OutlineEntry {
  readonly bound: Bound;
  readonly segment: Segment;
  readonly name: string;
  readonly kind: OutlineKind;
  readonly span: Span;
  readonly selection: Span;
  readonly children: readonly OutlineEntry[];
}

/** An outline has about so many entries at most: clients ask for all of it again after every edit. */
const MOST = 2_000;

/**
 * The statements of a file, named as people call things. Of a long file only blocks are listed, of a very long one only its
 * top-level statements.
 */
export function outline({ budget, parts, tree }: Analysis): OutlineEntry[] {
  const childrenOf = listed(parts);
  const entries: OutlineEntry[] = [];
  parts.forEach(({ bound, segment }, i) => {
    const base = tree.starts[i] ?? 0;
    const entry = (each: Bound): OutlineEntry => ({
      bound: each,
      segment,
      name: nameOf(each, budget),
      kind: kindOf(each),
      span: moved(each.statement, base),
      selection: moved(headSpan(each.statement), base),
      children: childrenOf(each).map(entry),
    });
    for (const each of bound.map(entry)) {
      const beginning = isContinued(segment) ? entries.pop() : undefined;
      entries.push(beginning ? continued(beginning, each) : each);
    }
  });
  return entries;
}

/** The entry of a statement that is cut, with what stands in a stretch of it. */
function continued(beginning: OutlineEntry, { span, children }: OutlineEntry): OutlineEntry {
  return {
    ...beginning,
    span: { start: beginning.span.start, end: span.end },
    children: [...beginning.children, ...children],
  };
}

/** Which statements of a block are entries, so that there are not too many. */
function listed(parts: readonly Part[]): (bound: Bound) => readonly Bound[] {
  const count = { all: 0, blocks: 0 };
  for (const part of parts) {
    const own = countIn(part);
    count.all += own.all;
    count.blocks += own.blocks;
  }
  if (count.all <= MOST) return ({ children }) => children;
  return count.blocks <= MOST ? blocksIn : () => [];
}

const blocksIn = ({ children }: Bound): readonly Bound[] => children.filter(({ schema }) => schema.block);

/** How many statements a part has below its own, and how many of them are blocks. */
const countIn = onceFor(({ bound }: Part): { readonly all: number; readonly blocks: number } => {
  const count = { all: 0, blocks: 0 };
  const add = ({ children }: Bound): void => {
    count.all += children.length;
    for (const child of children) {
      if (child.schema.block) count.blocks++;
      if (child.children.length > 0) add(child);
    }
  };
  for (const each of bound) add(each);
  return count;
});

function moved({ start, end }: Span, base: number): Span {
  return { start: base + start, end: base + end };
}

function nameOf(bound: Bound, budget: Budget): string {
  const { schema, statement, args } = bound;
  const head = statement.head?.text ?? '';
  const name = stringOf(args['name']);
  if ('code' in schema.head) return joined(head, name || budget.nameOf(head));
  switch (schema.id) {
    case 'project':
      return name ? `${head} “${joined(name)}”` : head;
    case 'basic':
    case 'function': {
      const code = codeOf(args['code']);
      return joined(head, code, name || budget.nameOf(code));
    }
    case 'indicator':
      return joined(head, wordOf(args['kind']), name);
    case 'explain':
      return joined(head, wordOf(args['topic']));
    case 'term':
      return joined(stringOf(args['term'])) || '""';
    default:
      return schema.block || schema.id === 'include' ? joined(head, name || stringOf(args['file'])) : head;
  }
}

/** The parts that are not empty, on one line. */
export function joined(...parts: readonly string[]): string {
  const text = parts.filter(Boolean).join(' ');
  return /[^\S ]| {2}|^ | $/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

function codeOf(argument: Argument | undefined): string {
  return argument?.kind === 'quantity' ? argument.digits + argument.unit : '';
}

/** Lines of money are items: those under a code, and those that a source pays for. */
function kindOf({ schema }: Bound): OutlineKind {
  const { id } = schema;
  if (id === 'department' || id === 'unit' || id === 'subject' || id === 'total' || id === 'indicator') return id;
  if (id === 'project' && schema.block) return 'project';
  const isMoney = schema.args.some(({ name }) => name === 'source' || name === 'carryover');
  if ('code' in schema.head || isMoney) return 'item';
  return schema.block ? 'block' : 'field';
}
