import type { DrawnPart } from './Drawing.ts';

/**
 * Puts the parts into the container in their order, those that follow each other on the same pages in one `div.run`.
 * What stands where it should is not touched.
 */
export function arrangeRuns(container: Element, parts: readonly DrawnPart[]): void {
  const present = new Map([...container.children].map((run) => [run.getAttribute('data-run'), run]));
  const runs = groups(parts).map((group) => {
    const [first] = group;
    const run = present.get(first.part.id) ?? createRun(first);
    const { part } = group.find((drawn) => !isHeading(drawn)) ?? first;
    run.classList.toggle('landscape', part.landscape);
    run.classList.toggle('is-table', part.kind === 'sheet' || part.kind === 'form');
    run.classList.toggle('is-front', part.kind === 'cover' || part.kind === 'contents');
    place(
      run,
      group.map(({ section }) => section),
    );
    return run;
  });
  place(container, runs);
}

type Group = [DrawnPart, ...DrawnPart[]];

function groups(parts: readonly DrawnPart[]): readonly Group[] {
  const found: Group[] = [];
  parts.forEach((drawn, i) => {
    const before = found.at(-1);
    const last = before?.at(-1);
    const isTurned = before !== undefined && drawn.part.landscape !== before.at(-1)?.part.landscape;
    const startsPage = drawn.part.startsPage || isTurned || (isHeadingOf(drawn, parts[i + 1]) && !isHeading(last));
    if (before && (isHeading(last) || !startsPage)) before.push(drawn);
    else found.push([drawn]);
  });
  return found;
}

/** Whether a part is a heading alone, which stands on the page of the table that follows. */
function isHeadingOf(drawn: DrawnPart, next: DrawnPart | undefined): boolean {
  return isHeading(drawn) && (next?.part.kind === 'sheet' || next?.part.kind === 'form');
}

function isHeading(drawn: DrawnPart | undefined): boolean {
  return drawn?.part.kind === 'section' && drawn.section.childElementCount === 1;
}

function createRun({ part }: DrawnPart): HTMLElement {
  const run = document.createElement('div');
  run.className = 'run';
  run.dataset.run = part.id;
  return run;
}

/** Makes a parent hold just these elements, beside what the page itself has put there. */
function place(parent: Element, wanted: readonly Element[]): void {
  const kept = new Set(wanted);
  for (const child of [...parent.children])
    if (!kept.has(child) && !child.hasAttribute('data-page-made')) child.remove();
  let present = parent.firstElementChild;
  for (const child of wanted) {
    while (present?.hasAttribute('data-page-made')) present = present.nextElementSibling;
    if (child === present) present = present.nextElementSibling;
    else parent.insertBefore(child, present);
  }
}
