import { filledIn, type PageStrings } from '../pageStrings.ts';
import { breakRun, joinRun } from './breakRun.ts';
import type { PageSize } from './pageBreaks.ts';

/** The document as sheets of paper. */
export interface Pages {
  /** Shows pages, or one continuous text. */
  turn(mode: 'continuous' | 'pages'): void;
  /** After parts were drawn: those that differ, and what is printed across every page. */
  refresh(changed: readonly Element[], watermark: string): void;
  /** Lays out anew whatever is near: the width of letters has changed. */
  reflow(): void;
}

const mm = 96 / 25.4;

/** What lies between two sheets of paper; as in the style. */
const seam = 16;

/** A4 with the margins of the published document, in millimetres: text, tables, tables on their side. */
const papers = {
  text: { height: 297, top: 30, bottom: 28 },
  table: { height: 297, top: 20, bottom: 20 },
  turned: { height: 210, top: 20, bottom: 20 },
} as const;

/** How a run was laid out. */
interface Layout {
  readonly pages: number;
  /** Height and rows of the run as they were then: while they are the same, so are the breaks. */
  readonly signature: string;
}

/** `keepPlace` does something that may change heights, without moving what the reader sees. */
export function createPages(
  view: HTMLElement,
  container: HTMLElement,
  strings: PageStrings,
  keepPlace: (change: () => void) => void,
): Pages {
  let layouts = new WeakMap<Element, Layout>();
  let isOn = false;
  let watermark = '';
  let isIdleDue = false;
  const near = new Set<HTMLElement>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!(target instanceof HTMLElement)) continue;
        if (isIntersecting) near.add(target);
        else near.delete(target);
      }
      if (isOn) keepPlace(layOutNear);
    },
    { root: view, rootMargin: '100% 0px' },
  );

  function layOut(run: HTMLElement): void {
    if (layouts.get(run)?.signature === signatureOf(run)) return;
    joinRun(run);
    const pages = breakRun(run, sizeOf(run));
    run.style.setProperty('--pages', String(pages));
    layouts.set(run, { pages, signature: signatureOf(run) });
    run.append(overlay(pages));
    // The new papers have no numbers yet.
    run.removeAttribute('data-page-first');
  }

  function layOutNear(): void {
    for (const run of near) if (run.isConnected) layOut(run);
    number();
    later();
  }

  /** What is far is laid out when there is time: the numbers of the pages depend on it. */
  function later(): void {
    if (isIdleDue) return;
    isIdleDue = true;
    requestIdleCallback((deadline) => {
      isIdleDue = false;
      if (isOn) keepPlace(() => layOutFar(deadline));
    });
  }

  function layOutFar(deadline: IdleDeadline): void {
    const open = runsOf(container).filter((run) => !layouts.has(run));
    for (const run of open) {
      layOut(run);
      if (deadline.timeRemaining() < 5) break;
    }
    number();
    if (open.some((run) => !layouts.has(run))) later();
  }

  function overlay(pages: number): HTMLElement {
    const made = document.createElement('div');
    made.className = 'papers';
    made.dataset.pageMade = '';
    made.setAttribute('aria-hidden', 'true');
    made.append(...Array.from({ length: pages }, () => paper(watermark)));
    return made;
  }

  /** Writes the numbers of the pages as far as they are known. */
  function number(): void {
    let next = 1;
    for (const run of runsOf(container)) {
      const pages = layouts.get(run)?.pages;
      if (pages === undefined) return;
      // Cover and contents have no number.
      if (run.classList.contains('is-front')) continue;
      if (run.dataset.pageFirst !== String(next)) {
        run.dataset.pageFirst = String(next);
        const first = next;
        run.querySelectorAll('.paper-number').forEach((shown, i) => {
          shown.textContent = filledIn(strings.pageNumber, first + i);
        });
      }
      next += pages;
    }
    numberContents(container);
  }

  function forget(): void {
    layouts = new WeakMap();
    for (const run of runsOf(container)) run.removeAttribute('data-page-first');
  }

  return {
    turn(mode) {
      isOn = mode === 'pages';
      container.classList.toggle('is-pages', isOn);
      view.classList.toggle('has-pages', isOn);
      forget();
      for (const run of runsOf(container)) joinRun(run);
      if (isOn) layOutNear();
    },
    refresh(changed, next) {
      if (next !== watermark) forget();
      for (const run of new Set(changed.map((element) => element.closest('.run'))))
        if (run instanceof HTMLElement && layouts.get(run)?.signature !== signatureOf(run)) layouts.delete(run);
      watermark = next;
      for (const run of runsOf(container)) observer.observe(run);
      if (isOn) layOutNear();
    },
    reflow() {
      forget();
      if (isOn) layOutNear();
    },
  };
}

/** Writes into the contents on which page each entry begins. */
function numberContents(container: HTMLElement): void {
  for (const link of container.querySelectorAll<HTMLElement>('.contents a[href^="#"]')) {
    const target = document.getElementById(link.getAttribute('href')?.slice(1) ?? '');
    const run = target?.closest<HTMLElement>('.run');
    if (!target || !run) continue;
    const [from, at] = [run, target].map((element) => element.getBoundingClientRect().top);
    const scale = run.getBoundingClientRect().width / run.offsetWidth;
    const { room, between } = sizeOf(run);
    const page = Math.floor(((at ?? 0) - (from ?? 0)) / scale / (room + between));
    const number = String(Number(run.dataset.pageFirst) + page);
    if (link.dataset.pageNumber !== number) link.dataset.pageNumber = number;
  }
}

function runsOf(container: Element): readonly HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>(':scope > .run')];
}

function signatureOf(run: HTMLElement): string {
  return `${run.offsetHeight} ${run.querySelectorAll('tr').length} ${run.querySelectorAll('[data-part]').length}`;
}

function sizeOf(run: HTMLElement): PageSize {
  const { height, top, bottom } = papers[kindOf(run)];
  return { room: (height - top - bottom) * mm, between: (top + bottom) * mm + seam };
}

function kindOf({ classList }: HTMLElement): keyof typeof papers {
  if (classList.contains('landscape')) return 'turned';
  return classList.contains('is-table') ? 'table' : 'text';
}

function paper(watermark: string): HTMLElement {
  const sheet = document.createElement('div');
  sheet.className = 'paper';
  sheet.dataset.watermark = watermark;
  const number = document.createElement('span');
  number.className = 'paper-number';
  sheet.append(number);
  return sheet;
}
