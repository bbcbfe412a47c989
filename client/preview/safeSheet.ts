const elements = new Set(
  'section h2 h3 h4 p table caption colgroup col thead tbody tfoot tr th td span strong em br div ul ol li dl dt dd'.split(
    ' ',
  ),
);
const attribute = /^(?:id|class|title|lang|colspan|rowspan|span|scope|headers|role|tabindex|data-[a-z-]+|aria-[a-z]+)$/;

/**
 * The one section of a sheet's html, ready to be put into the page; undefined where the html holds anything but the
 * elements and attributes of a table. Parsing runs no script and loads nothing.
 */
export function safeSheet(id: string, html: string): HTMLElement | undefined {
  const { head, body } = new DOMParser().parseFromString(html, 'text/html');
  const [section, ...others] = body.children;
  if (!(section instanceof HTMLElement) || section.localName !== 'section' || section.id !== `sheet-${id}`)
    return undefined;
  if (others.length > 0 || head.childElementCount > 0 || body.attributes.length > 0) return undefined;
  return [section, ...section.querySelectorAll('*')].every(isSafe) ? document.adoptNode(section) : undefined;
}

function isSafe(element: Element): boolean {
  return elements.has(element.localName) && [...element.attributes].every(({ name }) => attribute.test(name));
}
