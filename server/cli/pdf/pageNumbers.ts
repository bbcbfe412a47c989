/**
 * Writes beside each link of a page of HTML the number of the page on which its target was printed (`data-page`, which the
 * style shows), for Chromium's style sheets cannot ask for it. Numbers begin with 1 where the first link leads, because
 * cover and contents are not counted. A link that leads nowhere is left as it is.
 */
export function withPageNumbers(html: string, pdf: Uint8Array): string {
  const pages = pagesOfTargets(Buffer.from(pdf).toString('latin1'));
  const [, first = ''] = link.exec(html) ?? [];
  const before = pages.get(first) ?? 0;
  return html.replaceAll(new RegExp(link, 'g'), (whole, id: string) => {
    const page = pages.get(id);
    return page === undefined ? whole : `${whole} data-page="${page - before + 1}"`;
  });
}

const link = /<a href="#([^"]*)"/;

/** The index of the page on which each named place stands. Chromium writes these objects without compression. */
function pagesOfTargets(pdf: string): ReadonlyMap<string, number> {
  const [, id] = /\/Dests (\d+) 0 R/.exec(pdf) ?? [];
  const targets = id === undefined ? '' : objectIn(pdf, id);
  const order = leaves(pdf, rootIn(pdf));
  const places = [...targets.matchAll(/\/([^\s[/]+) \[(\d+) 0 R/g)];
  return new Map(places.map(([, name = '', page = '']) => [name, order.indexOf(page)]));
}

/** The pages below a node of the tree of pages, in order; a page is its own only leaf. */
function leaves(pdf: string, node: string): readonly string[] {
  const [, kids] = /^<<\/Type \/Pages\b[^>]*\/Kids \[([^\]]*)\]/.exec(objectIn(pdf, node)) ?? [];
  return kids === undefined
    ? [node]
    : [...kids.matchAll(/(?<!\d)(\d+) 0 R/g)].flatMap(([, kid = '']) => leaves(pdf, kid));
}

/** The node above all others. */
function rootIn(pdf: string): string {
  const nodes = [...pdf.matchAll(/\n(\d+) 0 obj\n<<\/Type \/Pages\b([^>]*)>>/g)];
  return nodes.find(([, , fields = '']) => !fields.includes('/Parent'))?.[1] ?? '';
}

function objectIn(pdf: string, id: string): string {
  const head = `\n${id} 0 obj\n`;
  const start = pdf.indexOf(head);
  return start < 0 ? '' : pdf.slice(start + head.length, pdf.indexOf('\nendobj', start));
}
