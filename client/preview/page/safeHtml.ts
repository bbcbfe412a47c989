const named = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const elements = named(
  'section header nav h1 h2 h3 h4 h5 h6 p table caption colgroup col thead tbody tfoot tr th td span strong em b i u s sub sup br hr div ul ol li dl dt dd a figure figcaption',
);
const drawingElements = named(
  'svg g path rect circle ellipse line polyline polygon text tspan title desc defs pattern clipPath',
);
const attributes =
  /^(?:id|class|title|lang|colspan|rowspan|span|scope|headers|role|tabindex|width|height|data-[a-z-]+|aria-[a-z]+)$/;
const drawingAttributes =
  /^(?:viewBox|preserveAspectRatio|xmlns|version|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|dx|dy|d|points|transform|pathLength|patternUnits|patternTransform|patternContentUnits|clipPathUnits|clip-path|clip-rule|fill|fill-opacity|fill-rule|stroke|stroke-[a-z]+|opacity|color|font-family|font-size|font-style|font-weight|text-anchor|dominant-baseline|alignment-baseline|letter-spacing|paint-order|vector-effect|shape-rendering|text-rendering|visibility|display)$/;
const svg = 'http://www.w3.org/2000/svg';
const html = 'http://www.w3.org/1999/xhtml';

/**
 * The one element that some html is, ready to be put into the page; undefined where there are several or the html holds
 * anything but the elements and attributes of a document and its drawings. Parsing runs no script and loads nothing.
 */
export function safeElement(source: string): HTMLElement | undefined {
  const { head, body } = new DOMParser().parseFromString(source, 'text/html');
  const [element, ...others] = body.children;
  if (!(element instanceof HTMLElement) || others.length > 0 || head.childElementCount > 0) return undefined;
  return body.attributes.length === 0 && isSafeTree(element) ? document.adoptNode(element) : undefined;
}

/** As many rows of a table as there are sources; undefined where one of them is anything else. */
export function safeRows(sources: readonly string[]): readonly HTMLTableRowElement[] | undefined {
  const { head, body } = new DOMParser().parseFromString(
    `<table><tbody>${sources.join('')}</tbody></table>`,
    'text/html',
  );
  const [table, ...others] = body.children;
  const group = table?.firstElementChild;
  if (!table || !group || others.length > 0 || table.childElementCount > 1 || head.childElementCount > 0)
    return undefined;
  const rows = [...group.children].filter((row) => row instanceof HTMLTableRowElement);
  if (rows.length !== sources.length || rows.length !== group.childElementCount) return undefined;
  return isSafeTree(table) ? rows.map((row) => document.adoptNode(row)) : undefined;
}

function isSafeTree(root: Element): boolean {
  if (!isSafe(root)) return false;
  const all = root.getElementsByTagName('*');
  for (let i = 0; i < all.length; i++) {
    const element = all[i];
    if (element && !isSafe(element)) return false;
  }
  return true;
}

function isSafe({ namespaceURI, localName, attributes: given }: Element): boolean {
  const isDrawing = namespaceURI === svg;
  if (!(isDrawing ? drawingElements : elements).has(localName)) return false;
  if (!isDrawing && namespaceURI !== html) return false;
  for (let i = 0; i < given.length; i++) {
    const attribute = given[i];
    if (attribute && !isSafeAttribute(attribute, localName, isDrawing)) return false;
  }
  return true;
}

/** A link leads into the document itself, and what is filled is filled with what stands there. */
function isSafeAttribute({ name, value, namespaceURI }: Attr, element: string, isDrawing: boolean): boolean {
  if (namespaceURI !== null && name !== 'xmlns') return false;
  if (name === 'href') return element === 'a' && !isDrawing && value.startsWith('#');
  if (attributes.test(name)) return true;
  return isDrawing && drawingAttributes.test(name) && !/url\((?!#[\w-]+\)$)/i.test(value);
}
