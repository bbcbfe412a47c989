import type { Block, Disclosure } from '../../document/Disclosure.ts';
import { blockPieces } from './blockPieces.ts';
import type { ContentsEntry } from './contents.ts';
import type { Piece } from './Piece.ts';
import { type Orientation, textArea } from './page.ts';

/** The pieces of a block where they stand in the document. */
export interface PlacedPieces {
  readonly pieces: readonly Piece[];
  readonly orientation: Orientation;
  /** Whether a section begins with it; the first block and every change of orientation begin one. */
  readonly startsSection: boolean;
  /** Whether it begins a page although no section begins with it. */
  readonly breaksPage: boolean;
}

/** Every table and every form begins a page; headings that stand right above it come with it, on a page like its own. */
export function flow(disclosure: Disclosure, entries: ReadonlyMap<Block, ContentsEntry>): readonly PlacedPieces[] {
  const { blocks } = disclosure;
  const orientations = orientationsOf(blocks);
  return blocks.map((block, index) => {
    const orientation = orientations[index] ?? 'portrait';
    const startsSection = index === 0 || orientation !== orientations[index - 1];
    const breaksPage = !startsSection && beginsPage(block, blocks[index - 1]);
    const { width } = textArea(orientation);
    const pieces = blockPieces(block, { disclosure, width, entry: entries.get(block) });
    return { pieces, orientation, startsSection, breaksPage };
  });
}

function beginsPage(block: Block, before: Block | undefined): boolean {
  if (block.kind === 'heading') return block.startsPage;
  return (block.kind === 'sheet' || block.kind === 'form') && before?.kind !== 'heading';
}

function orientationsOf(blocks: readonly Block[]): readonly Orientation[] {
  const orientations: Orientation[] = [];
  for (const block of blocks.toReversed()) {
    const below = orientations.at(-1) ?? 'portrait';
    orientations.push(block.kind === 'heading' ? below : orientationOf(block));
  }
  return orientations.reverse();
}

function orientationOf(block: Block): Orientation {
  return block.kind === 'sheet' && block.sheet.landscape ? 'landscape' : 'portrait';
}
