import { type Locale, say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import { displayWidth } from '../../text/displayWidth.ts';

/** Shows on the last line of a terminal how far a work is. */
export interface Progress {
  /** Begins anew: what is done, and how many there are to do. */
  readonly begin: (doing: Localized, count: number) => void;
  /** One more is done. */
  readonly step: () => void;
  /** Lets something else be written, above the line. */
  readonly aside: (write: () => void) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/** A terminal, as Node has it. */
export interface Terminal {
  /** 0 where it does not know. */
  readonly columns: number;
  readonly write: (text: string) => unknown;
}

/** What is done sooner needs no line, and no eye follows more than ten a second. */
const pause = { first: 500, next: 100 };

const barWidth = 20;
const usualColumns = 80;

/** A line of progress; no line where there is no terminal. `now` is a clock in milliseconds. */
export function progressLine(terminal: Terminal | undefined, locale: Locale, now: () => number): Progress {
  let work = { doing: { zh: '', en: '' }, count: 0, done: 0, since: now() };
  let due = work.since + pause.first;
  let isShown = false;
  const hide = (): void => {
    if (isShown) terminal?.write('\r\u001b[K');
    isShown = false;
  };
  return {
    begin(doing, count) {
      work = { doing, count, done: 0, since: now() };
    },
    step() {
      work.done++;
      const time = now();
      if (!terminal || time < due) return;
      due = time + pause.next;
      isShown = true;
      terminal.write(`\r${fitting(textsOf(work, time, locale), terminal.columns || usualColumns)}\u001b[K`);
    },
    aside(write) {
      hide();
      write();
    },
    end: hide,
  };
}

interface Work {
  readonly doing: Localized;
  readonly count: number;
  readonly done: number;
  readonly since: number;
}

/** How far it is, then what may be left out where the terminal is narrow. */
function textsOf({ doing, count, done, since }: Work, time: number, locale: Locale): string[] {
  const perSecond = done / Math.max((time - since) / 1000, 0.001);
  const filled = Math.floor((done / count) * barWidth);
  const rate = perSecond.toFixed(perSecond < 10 ? 1 : 0);
  return [
    `${say(doing, locale)} ${done} / ${count}`,
    say(
      { zh: `还需 ${timeText(count - done, perSecond).zh}`, en: `${timeText(count - done, perSecond).en} left` },
      locale,
    ),
    say({ zh: `每秒 ${rate} 个`, en: `${rate}/s` }, locale),
    `[${'#'.repeat(filled)}${'.'.repeat(barWidth - filled)}]`,
  ];
}

function timeText(left: number, perSecond: number): Localized {
  const seconds = Math.ceil(left / perSecond);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return minutes > 0
    ? { zh: `${minutes} 分 ${rest} 秒`, en: `${minutes} min ${rest} s` }
    : { zh: `${rest} 秒`, en: `${rest} s` };
}

/** As many of the texts as fit; a line that is wrapped could not be taken away. */
function fitting(texts: readonly string[], columns: number): string {
  const lines = texts.map((_, i) => texts.slice(0, i + 1).join('  '));
  return lines.findLast((line) => displayWidth(line) < columns) ?? '';
}
