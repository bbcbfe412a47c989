import type { Disclosure, Heading, SheetBlock } from '../../document/Disclosure.ts';
import { contentsOf } from '../contentsOf.ts';
import { escapeHtml } from './escapeHtml.ts';

/** The contents: a link to every heading and table; nothing where the document has none of either. */
export function renderContents({ contentsTitle, blocks }: Disclosure): string {
  const lines = contentsOf(blocks).map(({ level, text, block }) => {
    const link = `<a href="#${escapeHtml(anchorOf(block))}">${escapeHtml(text)}</a>`;
    return `<li class="level-${level}">${link}</li>`;
  });
  if (lines.length === 0) return '';
  return `<nav class="contents" aria-labelledby="contents-title">
<h2 id="contents-title">${escapeHtml(contentsTitle)}</h2>
<ol>
${lines.join('\n')}
</ol>
</nav>`;
}

function anchorOf(block: Heading | SheetBlock): string {
  return block.kind === 'heading' ? block.id : `sheet-${block.sheet.id}`;
}
