import type { Block, Heading, HeadingLevel, PlannedBlock, SheetBlock } from '../document/Disclosure.ts';

/** One line of the contents, with what it points to. */
export interface ContentsLine {
  readonly level: HeadingLevel;
  readonly text: string;
  readonly block: Heading | SheetBlock;
}

/** What the contents list: the headings, and the tables with their numbers one level below their heading. */
export function contentsOf(blocks: readonly (Block | PlannedBlock)[]): readonly ContentsLine[] {
  const lines: ContentsLine[] = [];
  let level: HeadingLevel = 1;
  for (const block of blocks) {
    if (block.kind === 'heading' && !block.unlisted) {
      level = block.level;
      lines.push({ level, text: block.text, block });
    }
    if (block.kind === 'sheet')
      lines.push({ level: level === 1 ? 2 : 3, text: `${block.label} ${block.sheet.title}`, block });
  }
  return lines;
}
