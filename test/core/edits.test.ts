import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Analysis } from '../../server/features/Analysis.ts';
import { action, EditingSession } from '../edits/EditingSession.ts';
import { longLists } from '../edits/longLists.ts';
import { share } from '../edits/pieces.ts';
import * as product from '../edits/product.ts';
import { type Sending, TypedDocument } from '../edits/TypedDocument.ts';
import { startingText } from '../edits/texts.ts';
import { counted, isSoak, tried } from '../support/counted.ts';

/** What the product says once more, loaded apart, so that it is told nothing by what the other one remembers. */
let apart: typeof product;

beforeAll(async () => {
  vi.resetModules();
  apart = await import('../edits/product.ts');
});

/** What is looked at after an edit; a person types on before the server has come to anything, in a soak half of the time. */
const look = fc.constantFrom(...repeat('nothing', isSoak ? 7 : 1), ...repeat('findings', 5), ...repeat('document', 2));
const sending = fc.constantFrom<Sending>('together', 'apart', 'whole');
const step = fc.record({ action, look, sending });

/** So many edits go into one session at most, and half as many on average. */
const longest = isSoak ? 800 : 60;

const sessions = sessionsOf(startingText, longest);
/** Each look at a list of hundreds of lines takes as long as many others. */
const sessionsOfLists = sessionsOf(fc.constantFrom(...longLists), 8);
type Session = typeof sessions extends fc.Arbitrary<infer T> ? T : never;

function sessionsOf(text: fc.Arbitrary<string>, maxLength: number) {
  return fc.record({ text, steps: fc.array(step, { minLength: 1, maxLength, size: 'max' }), cursor: share });
}

function repeat<T>(value: T, times: number): T[] {
  return Array.from({ length: times }, () => value);
}

/** Holds the tree and the findings after an edit against those of the same text afresh, or what is printed as well. */
function expectSame(reused: Analysis, look: string): void {
  if (look === 'nothing') return;
  const fresh = apart.openedAfresh(reused.file);
  expectEqual(product.treeOf(reused), apart.treeOf(fresh));
  expectEqual(product.findingsOf(reused), apart.findingsOf(fresh));
  if (look === 'document') expectEqual(product.documentOf(reused), apart.documentOf(fresh));
}

/** Holds against it all that there is, with the cursor at a place: as much work as thirty other looks. */
function expectAllSame(reused: Analysis, cursor: number): void {
  const offset = Math.floor(cursor * reused.text.length);
  expectEqual(product.snapshotOf(reused, offset), apart.snapshotOf(apart.openedAfresh(reused.file), offset));
}

/** Tells of two long texts where they part. */
function expectEqual(actual: string, expected: string): void {
  if (actual === expected) return;
  let at = 0;
  while (actual[at] === expected[at]) at++;
  const around = (text: string): string => text.slice(Math.max(0, at - 150), at + 150);
  expect(around(actual)).toBe(around(expected));
}

/** Holds every session of a kind, and tells how many edits it had. */
type Hold = (what: string, edit: (session: Session) => void) => void;

function holding(kind: fc.Arbitrary<Session>, inTests: number, inSoak: number): Hold {
  return (what, edit) => {
    const held = (each: Session): void => {
      edit(each);
      tried(what, each.steps.length);
    };
    fc.assert(fc.property(kind, held), { numRuns: counted(inTests, inSoak) });
  };
}

describe.each([
  ['text', holding(sessions, 10, 1350)],
  ['list of hundreds of lines', holding(sessionsOfLists, 3, 250)],
])('an edited %s comes to what it comes to afresh', (_, hold) => {
  test('given whole', () => {
    hold('edits', ({ text, steps, cursor }) => {
      const editing = new EditingSession(text);
      let reused = product.analyse(text);
      for (const { action, look } of steps) {
        editing.act(action);
        reused = product.analyse(editing.text, reused);
        expectSame(reused, look);
      }
      expectAllSame(reused, cursor);
    });
  });

  test('sent to the server by ranges', () => {
    hold('edits by ranges', ({ text, steps, cursor }) => {
      const editing = new EditingSession(text);
      const document = new TypedDocument(text);
      for (const { action, look, sending } of steps) {
        document.change(editing.act(action), sending);
        expectEqual(document.file.text, editing.text);
        expectSame(product.opened(document.file), look);
      }
      expectAllSame(product.opened(document.file), cursor);
    });
  });
});
