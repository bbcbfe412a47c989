import fc from 'fast-check';
import { piece, share } from './pieces.ts';
import { wholeTexts } from './wholeTexts.ts';

/** Something that a person does to a text in one go. Places are shares of the text, so that it can be done to any. */
export type Action =
  | { readonly kind: 'replace'; readonly at: number; readonly length: number; readonly inserted: string }
  | {
      readonly kind: 'paste';
      readonly at: number;
      readonly from: number;
      readonly lines: number;
      readonly text: string;
    }
  | { readonly kind: 'figure'; readonly at: number; readonly inserted: string }
  | {
      readonly kind: 'lines';
      readonly at: number;
      readonly lines: number;
      readonly change: LineChange;
      readonly to: number;
    }
  | { readonly kind: 'everywhere'; readonly at: number; readonly inserted: string }
  | { readonly kind: 'undo'; readonly steps: number }
  | { readonly kind: 'redo'; readonly steps: number };

type LineChange = 'delete' | 'duplicate' | 'move' | 'comment' | 'indent' | 'join' | 'crlf';

/** One replacement in the text that there is after the one before; `removed` is what stood there. */
export interface Change {
  readonly start: number;
  readonly removed: string;
  readonly inserted: string;
}

const figures = [
  '0',
  '-0.40',
  '12.34',
  '1,000',
  '１２．５',
  '0.005',
  '1/3',
  '2,100元/月*12月*1人',
  '99999999999999.99',
  '',
];
const codes = ['2011308', '2080505', '30101', '30201', '50101', '201', '9999999', '1'];

const inserted = fc.oneof(
  fc.constant(''),
  piece,
  fc.array(piece, { maxLength: 4 }).map((all) => all.join('')),
);
const fewLines = fc.oneof(fc.nat(3), fc.nat(20));

/** Weighed so that a text stays a budget for a while: most is typed in figures and lines, and much is taken back. */
export const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('replace' as const),
      at: share,
      length: fc.oneof(
        { weight: 6, arbitrary: fc.constant(0) },
        { weight: 3, arbitrary: fc.nat(12) },
        { weight: 1, arbitrary: fc.nat(400) },
      ),
      inserted,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('paste' as const),
      at: share,
      from: share,
      lines: fewLines,
      text: fc.constantFrom(...wholeTexts),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('figure' as const),
      at: share,
      inserted: fc.oneof(fc.constantFrom(...figures), fc.constantFrom(...codes), fc.nat(100_000).map(String)),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('lines' as const),
      at: share,
      lines: fewLines,
      change: fc.constantFrom<LineChange>('delete', 'duplicate', 'move', 'comment', 'indent', 'join', 'crlf'),
      to: share,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('everywhere' as const), at: share, inserted: piece }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('undo' as const), steps: fc.oneof(fc.nat(3), fc.nat(40)) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('redo' as const), steps: fc.nat(5) }) },
);

/** A text that grows beyond this gets no more lines pasted. */
const LARGEST = 16_000;

/** A text that somebody is at: knows what was done, and takes it back. */
export class EditingSession {
  #text: string;
  readonly #done: (readonly Change[])[] = [];
  readonly #undone: (readonly Change[])[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  /** Does it, and says by which changes, one after the other. */
  act(action: Action): readonly Change[] {
    if (action.kind === 'undo') return this.#moved(action.steps, this.#done, this.#undone);
    if (action.kind === 'redo') return this.#moved(action.steps, this.#undone, this.#done);
    const changes = changesOf(action, this.#text);
    this.#make(changes);
    this.#done.push(changes);
    this.#undone.length = 0;
    return changes;
  }

  #moved(steps: number, from: (readonly Change[])[], to: (readonly Change[])[]): Change[] {
    const all: Change[] = [];
    for (let step = 0; step <= steps; step++) {
      const last = from.pop();
      if (!last) break;
      const back = [...last].reverse().map(inverse);
      this.#make(back);
      to.push(back);
      all.push(...back);
    }
    return all;
  }

  #make(changes: readonly Change[]): void {
    for (const change of changes) this.#text = changed(this.#text, change);
  }
}

/** What takes a change back. */
export function inverse({ start, removed, inserted }: Change): Change {
  return { start, removed: inserted, inserted: removed };
}

/** A text with a change made. */
export function changed(text: string, { start, removed, inserted }: Change): string {
  return text.slice(0, start) + inserted + text.slice(start + removed.length);
}

function changesOf(action: Exclude<Action, { kind: 'undo' | 'redo' }>, text: string): readonly Change[] {
  const at = Math.floor(action.at * text.length);
  switch (action.kind) {
    case 'replace':
      return [change(text, at, at + action.length, action.inserted)];
    case 'figure':
      return figureChange(text, at, action.inserted);
    case 'paste': {
      if (text.length > LARGEST) return [];
      const [start, end] = linesAt(action.text, Math.floor(action.from * action.text.length), action.lines);
      const [line] = linesAt(text, at, 0);
      return [change(text, line, line, action.text.slice(start, end))];
    }
    case 'lines':
      return lineChanges(action, text, at);
    case 'everywhere':
      return changesEverywhere(text, at, action.inserted);
  }
}

function change(text: string, start: number, end: number, inserted: string): Change {
  return { start, removed: text.slice(start, end), inserted };
}

/** The next figure or code is typed over. */
function figureChange(text: string, at: number, inserted: string): Change[] {
  const pattern = /[\d.,]+/g;
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? [change(text, found.index, found.index + found[0].length, inserted)] : [];
}

/** The word at a place is another one everywhere, from the end on, as an editor sends it. */
function changesEverywhere(text: string, at: number, inserted: string): Change[] {
  const word = /[\p{L}\d]+/u.exec(text.slice(at, at + 40))?.[0];
  if (!word || text.length > LARGEST) return [];
  const places: number[] = [];
  for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + word.length)) places.push(i);
  return places.reverse().map((start) => ({ start, removed: word, inserted }));
}

/** From where a line begins to where some more lines end, the line break counted. */
function linesAt(text: string, at: number, more: number): readonly [number, number] {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  let end = start;
  for (let i = 0; i <= more && end < text.length; i++) {
    const next = text.indexOf('\n', end);
    end = next < 0 ? text.length : next + 1;
  }
  return [start, end];
}

function lineChanges(action: Action & { kind: 'lines' }, text: string, at: number): readonly Change[] {
  const [start, end] = linesAt(text, at, action.lines);
  const lines = text.slice(start, end);
  const replaced = (inserted: string): Change[] => [change(text, start, end, inserted)];
  switch (action.change) {
    case 'delete':
      return replaced('');
    case 'duplicate':
      return text.length > LARGEST ? [] : [change(text, end, end, lines)];
    case 'move': {
      const without = text.slice(0, start) + text.slice(end);
      const [to] = linesAt(without, Math.floor(action.to * without.length), 0);
      return [...replaced(''), change(without, to, to, lines)];
    }
    case 'comment':
      return replaced(lines.startsWith('# ') ? lines.replace(/^# /gm, '') : lines.replace(/^/gm, '# '));
    case 'indent':
      return replaced(lines.replace(/^/gm, action.to < 0.5 ? '  ' : '\t'));
    case 'join':
      return replaced(lines.replace(/\r?\n/g, ' '));
    case 'crlf':
      return replaced(lines.includes('\r') ? lines.replace(/\r\n?/g, '\n') : lines.replace(/\n/g, '\r\n'));
  }
}
