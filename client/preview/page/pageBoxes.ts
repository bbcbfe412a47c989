import type { Box } from './pageBreaks.ts';

/** A box with the element that it is. */
export interface ElementBox extends Box {
  readonly element: HTMLElement | SVGElement;
}

const whole =
  'h1, h2, h3, h4, h5, h6, thead, tr, svg, figcaption, .sheet-number, .sheet-meta, .form-subtitle, .caption';
/** Takes no room in the flow. */
const ignored = 'caption, colgroup, [data-page-made]';
const broken = 'p, li, dl > div';
const heading = 'h1, h2, h3, h4, h5, h6, thead, figcaption, .sheet-number, .sheet-meta, .form-subtitle, p.caption';

/** What stands on the pages of a run, from the first line to the last; without what the page itself put there. */
export function pageBoxes(run: HTMLElement): readonly ElementBox[] {
  const { top, width } = run.getBoundingClientRect();
  const scale = width / (run.offsetWidth || 1) || 1;
  const origin = top / scale + Number.parseFloat(getComputedStyle(run).paddingTop);
  const headings = new Map<Element, number>();
  return leaves(run).map((element) => {
    const rect = element.getBoundingClientRect();
    const box = { top: rect.top / scale - origin, bottom: rect.bottom / scale - origin };
    const table = element.closest('table');
    if (table && element.localName === 'thead') headings.set(table, box.bottom - box.top);
    const repeated = element.localName === 'tr' && table ? (headings.get(table) ?? 0) : 0;
    const common = { ...box, element, keepsNext: element.matches(heading), repeated };
    return element.matches(whole) ? common : { ...common, lines: () => linesOf(element, box) };
  });
}

function leaves(parent: Element): readonly (HTMLElement | SVGElement)[] {
  return [...parent.children].flatMap((child) => {
    if (!(child instanceof HTMLElement || child instanceof SVGElement) || child.matches(ignored)) return [];
    return child.matches(whole) || child.matches(broken) ? [child] : leaves(child);
  });
}

/** The lines of a text are all as high as each other. */
function linesOf(
  element: Element,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): readonly number[] {
  const height = Number.parseFloat(getComputedStyle(element).lineHeight);
  const count = Math.round((bottom - top) / height) || 1;
  return Array.from({ length: count }, (_, i) => top + i * ((bottom - top) / count));
}
