import type { Block, Heading, HeadingLevel, SheetBlock } from '../document/Disclosure.ts';

/** One line of the contents, with what it points to. */
export interface ContentsLine {
  readonly level: HeadingLevel;
  readonly text: string;
  readonly block: Heading | SheetBlock;
}

/** What the contents list: the headings, and the tables with their numbers as lines of level 2. */
export function contentsOf(blocks: readonly Block[]): readonly ContentsLine[] {
  return blocks.flatMap((block): ContentsLine[] => {
    if (block.kind === 'heading') return block.unlisted ? [] : [{ level: block.level, text: block.text, block }];
    return block.kind === 'sheet' ? [{ level: 2, text: `${block.label} ${block.sheet.title}`, block }] : [];
  });
}
