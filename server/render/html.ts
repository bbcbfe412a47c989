import type { AppendixBlock, Block, Disclosure, Heading, SheetBlock, TermBlock } from '../document/Disclosure.ts';
import documentStyle from './document.css';
import { escapeHtml } from './html/escapeHtml.ts';
import { whole } from './html/Fragment.ts';
import { htmlPage } from './html/htmlPage.ts';
import { fittedAppendix, printedWidths } from './html/printedWidths.ts';
import { renderChart } from './html/renderChart.ts';
import { renderContents } from './html/renderContents.ts';
import { renderForm } from './html/renderForm.ts';
import { renderSheet } from './html/renderSheet.ts';
import { appendixContent, renderGlossary, renderParagraph } from './html/renderText.ts';
import { typographyCss } from './html/typographyCss.ts';
import pageStyle from './page.css';

/** The whole document as one HTML page that needs nothing else. */
export function renderHtml(disclosure: Disclosure): string {
  const { title, status, typography, cover, watermark, blocks } = disclosure;
  return htmlPage({
    language: 'zh-CN',
    title,
    style: `${typographyCss(typography)}${documentStyle}${pageStyle}`,
    body: `<body class="${status}">
${watermark ? `<div class="watermark" aria-hidden="true">${escapeHtml(watermark)}</div>` : ''}
<header class="cover">
<h1>${cover.map((line) => `<span>${escapeHtml(line)}</span>`).join(' ')}</h1>
</header>
${renderContents(disclosure)}
<main>
${runsOfTerms(blocks)
  .map((run) => (run.kind === 'terms' ? renderGlossary(run.terms) : renderBlock(run, disclosure)))
  .join('\n')}
</main>
</body>`,
  });
}

interface Terms {
  readonly kind: 'terms';
  readonly terms: readonly TermBlock[];
}

type Drawn = Exclude<Block, TermBlock>;

/** Terms that follow each other are one list. */
function runsOfTerms(blocks: readonly Block[]): (Drawn | Terms)[] {
  const runs: (Drawn | Terms)[] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    if (block.kind !== 'term') runs.push(block);
    else if (last?.kind === 'terms') runs.splice(-1, 1, { ...last, terms: [...last.terms, block] });
    else runs.push({ kind: 'terms', terms: [block] });
  }
  return runs;
}

function renderBlock(block: Drawn, { owner }: Disclosure): string {
  switch (block.kind) {
    case 'heading':
      return renderHeading(block);
    case 'paragraph':
      return renderParagraph(block, () => undefined);
    case 'sheet':
      return renderPrinted(block, owner);
    case 'form':
      return renderForm(block.form);
    case 'chart':
      return renderChart(block.chart);
    case 'appendix':
      return renderAppendix(block);
  }
}

function renderPrinted({ sheet, number }: SheetBlock, owner: string): string {
  const widths = printedWidths(sheet);
  return renderSheet(sheet, { owner, number, heading: 'h3', noteOf: () => undefined, widths });
}

/** The cover is the heading of level 1 in HTML. */
function renderHeading({ level, id, text, startsPage }: Heading): string {
  const element = `h${level + 1}`;
  return `<${element} id="${escapeHtml(id)}"${startsPage ? ' class="starts-page"' : ''}>${escapeHtml(text)}</${element}>`;
}

function renderAppendix({ appendix }: AppendixBlock): string {
  return `<section class="appendix">\n${whole(appendixContent(appendix, fittedAppendix(appendix)))}\n</section>`;
}
