import { escapeHtml } from '../../server/render/html/escapeHtml.ts';
import { pageView } from './messages.ts';
import { type PageStrings, pageStrings } from './pageStrings.ts';

/** Drawn in a square of 16, in the colour of the text around. */
const icons = {
  outline: 'M2 3.5h3M7 3.5h7M4 8h2M8 8h6M4 12.5h2M8 12.5h6',
  pages: 'M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M6 8h4M6 11h4',
  zoomOut: 'M3 8h10',
  zoomIn: 'M3 8h10M8 3v10',
  search: 'M10.2 10.2 14 14M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0',
  lock: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  print: 'M4.5 5.5v-4h7v4M4.5 11.5h-3v-6h13v6h-3M4.5 9.5h7v5h-7z',
  export: 'M8 1.5v8M5 6.5l3 3 3-3M2.5 10.5v4h11v-4',
  side: 'M1.5 2.5h13v11h-13zM10 2.5v11M11.8 6h1M11.8 9h1',
  previous: 'M4 10l4-4 4 4',
  next: 'M4 6l4 4 4-4',
  close: 'M4 4l8 8M12 4l-8 8',
} as const;

/** What stands in the page before anything is drawn: the bar with views and tools, the list, an empty view each. */
export function pageBody(lang: string): string {
  const strings = pageStrings(lang);
  const views = pageView.options;
  return `<header id="bar">
<div role="tablist" aria-label="${escapeHtml(strings.views)}">
${views.map((view) => `<button type="button" role="tab" id="tab-${view}" aria-controls="view-${view}" aria-selected="false" tabindex="-1">${escapeHtml(strings[view])}<span class="count"></span></button>`).join('\n')}
</div>
${toolbar(strings)}
</header>
<div id="search" role="search" hidden>
<input id="search-input" type="search" aria-label="${escapeHtml(strings.searchFor)}" placeholder="${escapeHtml(strings.searchFor)}" spellcheck="false" autocomplete="off">
<output id="search-count" for="search-input"></output>
${button('search-previous', 'previous', strings.previousHit)}
${button('search-next', 'next', strings.nextHit)}
${button('search-close', 'close', strings.closeSearch)}
</div>
<p id="note" role="note" hidden></p>
<nav id="outline" aria-label="${escapeHtml(strings.outline)}">
<p id="outline-summary"></p>
<input id="outline-filter" type="search" aria-label="${escapeHtml(strings.filter)}" placeholder="${escapeHtml(strings.filter)}" spellcheck="false" autocomplete="off">
<ul id="outline-tree" role="tree" aria-label="${escapeHtml(strings.outline)}"></ul>
<p id="outline-none" hidden>${escapeHtml(strings.nothingListed)}</p>
</nav>
<main>
<h1 id="title" class="said"></h1>
${views.map(panel).join('\n')}
</main>
<aside id="side" aria-label="${escapeHtml(strings.side)}" hidden></aside>
<p id="status" class="said" role="status"></p>`;
}

function toolbar(strings: PageStrings): string {
  return `<div id="tools" role="toolbar" aria-label="${escapeHtml(strings.tools)}">
${button('tool-outline', 'outline', strings.outline, 'aria-expanded="false" aria-controls="outline"')}
<span class="group">
${button('tool-pages', 'pages', strings.pages, 'aria-pressed="false"')}
${button('tool-zoom-out', 'zoomOut', strings.zoomOut)}
<button type="button" id="tool-zoom" title="${escapeHtml(strings.fit)}">100%</button>
${button('tool-zoom-in', 'zoomIn', strings.zoomIn)}
</span>
<select id="tool-unit" aria-label="${escapeHtml(strings.unit)}" title="${escapeHtml(strings.unit)}" hidden></select>
${button('tool-search', 'search', strings.search, 'aria-expanded="false" aria-controls="search"')}
<span class="group">
${button('tool-lock', 'lock', strings.lock, 'aria-pressed="false"')}
${button('tool-print', 'print', strings.print)}
${button('tool-export', 'export', strings.export)}
</span>
${button('tool-side', 'side', strings.side, 'aria-expanded="false" aria-controls="side"')}
</div>`;
}

function button(id: string, icon: keyof typeof icons, name: string, attributes = ''): string {
  const drawing = `<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${icons[icon]}"/></svg>`;
  return `<button type="button" id="${id}" title="${escapeHtml(name)}" aria-label="${escapeHtml(name)}" ${attributes}>${drawing}</button>`;
}

function panel(view: string): string {
  const content = view === 'document' ? '<div id="document"></div>' : '';
  return `<div id="view-${view}" class="view" role="tabpanel" aria-labelledby="tab-${view}" tabindex="0" hidden>${content}</div>`;
}
