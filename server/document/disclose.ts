import type { Budget } from '../model/Budget.ts';
import type { Layout } from '../tables/layout.ts';
import { layoutOf } from '../tables/layouts.ts';
import { contextOf } from './contextOf.ts';
import type { Block, Disclosure, DisclosurePlan } from './Disclosure.ts';
import { fillWith } from './fillSlot.ts';
import { sectionBlocks } from './outline.ts';
import { textOfRuns } from './template.ts';

/** The document that a budget publishes, in the layout that it names. */
export function disclose(budget: Budget): Disclosure {
  return disclosed(planOf(budget));
}

/** A plan with all its templates filled. */
export function disclosed(plan: DisclosurePlan): Disclosure {
  return {
    ...plan,
    blocks: plan.blocks.flatMap((block): readonly Block[] => (block.kind === 'template' ? block.blocks() : [block])),
  };
}

/** The same document, its tables those of its layout or some others; a preview of them needs none of the sentences and charts. */
export function planOf(budget: Budget, tables: Layout = layoutOf(budget)): DisclosurePlan {
  const { department, status } = budget;
  const context = contextOf(budget);
  const { layout } = context;
  const line = (template: string): string => textOfRuns(fillWith(template, {}, 'cover', context).runs);
  return {
    department: department?.name ?? '',
    owner: line(layout.owner),
    title: line(layout.title),
    status,
    typography: tables.typography,
    cover: layout.cover.map(line),
    watermark: status === 'draft' ? layout.watermark : undefined,
    contentsTitle: layout.contentsTitle,
    blocks: layout.outline.flatMap((section) => sectionBlocks(section, tables, context)),
  };
}
