import type { Run } from './Disclosure.ts';
import type { SlotState } from './DocumentLayout.ts';

/** A piece of a template: text, a slot, or a group that may be left out. */
export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'slot'; readonly name: string }
  | { readonly kind: 'group'; readonly nodes: readonly TemplateNode[] };

/** What a slot or a template came to. */
export interface Filled {
  readonly runs: readonly Run[];
  readonly state: SlotState;
}

/** A slot that has nothing to say. */
export const nothing: Filled = { runs: [], state: 'missing' };

/** A text as what a slot came to; nothing where it is empty. */
export function filledText(text: string): Filled {
  return text === '' ? nothing : { runs: [{ text }], state: 'given' };
}

const parsed = new Map<string, readonly TemplateNode[]>();

/** The pieces of a template; read once for each, so only for those of a layout. */
export function parseTemplate(template: string): readonly TemplateNode[] {
  let nodes = parsed.get(template);
  if (!nodes) {
    nodes = readTemplate(template);
    parsed.set(template, nodes);
  }
  return nodes;
}

function readTemplate(template: string): TemplateNode[] {
  const open: TemplateNode[][] = [[]];
  for (const [token, name] of template.matchAll(/\{([^{}]*)\}|[[\]]|[^{}[\]]+/g)) {
    if (token === '[') open.push([]);
    else if (token === ']' && open.length > 1) {
      const nodes = open.pop() ?? [];
      open.at(-1)?.push({ kind: 'group', nodes });
    } else open.at(-1)?.push(name === undefined ? { kind: 'text', text: token } : { kind: 'slot', name });
  }
  return open.flat();
}

/** The names of all slots of a template. */
export function slotNames(nodes: readonly TemplateNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'slot') return [node.name];
    return node.kind === 'group' ? slotNames(node.nodes) : [];
  });
}

/** Fills a template; it is missing where a slot that stands in no group is. */
export function fillTemplate(template: string, resolve: (name: string) => Filled): Filled {
  return fillNodes(parseTemplate(template), resolve);
}

function fillNodes(nodes: readonly TemplateNode[], resolve: (name: string) => Filled): Filled {
  const runs: Run[] = [];
  let state: SlotState = 'given';
  for (const node of nodes) {
    if (node.kind === 'text') append(runs, [node]);
    else if (node.kind === 'slot') {
      const filled = resolve(node.name);
      if (filled.state === 'missing') state = 'missing';
      append(runs, filled.runs);
    } else {
      const filled = fillNodes(node.nodes, resolve);
      if (filled.state !== 'missing') append(runs, filled.runs);
    }
  }
  return { runs, state };
}

/** Adds runs to others; plain text that follows plain text becomes one run. */
export function append(runs: Run[], added: readonly Run[]): void {
  for (const run of added) {
    const last = runs.at(-1);
    if (run.text === '') continue;
    if (last && isPlain(run) && isPlain(last)) runs[runs.length - 1] = { text: last.text + run.text };
    else runs.push(run);
  }
}

function isPlain({ figure, field }: Run): boolean {
  return figure === undefined && field === undefined;
}

/** The words of some runs. */
export function textOfRuns(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}
