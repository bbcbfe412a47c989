import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LineIndex } from '../server/text/LineIndex.ts';
import { counted, tried } from './counted.ts';
import { type Action, action, EditingSession } from './edits/EditingSession.ts';
import { AskedDocument, resolving } from './edits/everyReply.ts';
import { longLists } from './edits/longLists.ts';
import { share } from './edits/pieces.ts';
import { wholeTexts } from './edits/wholeTexts.ts';
import { LspClient } from './LspClient.ts';

const command = [path.resolve(import.meta.dirname, '../dist/server.cjs'), '--stdio'];
/** One that is typed in, and one that opens each text anew. */
let typed: LspClient;
let fresh: LspClient;

beforeAll(() => {
  typed = new LspClient(command, { capabilities: resolving });
  fresh = new LspClient(command, { capabilities: resolving });
});

afterAll(async () => {
  expect(await Promise.all([typed.close(), fresh.close()])).toEqual([0, 0]);
});

const looks = fc.array(
  fc.record({
    actions: fc.array(action, { minLength: 1, maxLength: 3 }),
    places: fc.array(share, { minLength: 2, maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 10, size: 'max' },
);

let documents = 0;

/** Does something to the text and tells the server, by ranges where a line end is one character; answers the version. */
function act(editing: EditingSession, what: Action, { uri, version }: { uri: string; version: number }): number {
  let now = editing.text;
  let last = version;
  for (const { start, removed, inserted } of editing.act(what)) {
    const lines = new LineIndex(now);
    const end = start + removed.length;
    const isByRange = !(now + inserted).includes('\r');
    now = now.slice(0, start) + inserted + now.slice(end);
    if (isByRange) typed.change(uri, ++last, inserted, { start: lines.position(start), end: lines.position(end) });
    else typed.change(uri, ++last, now);
  }
  return last;
}

test('whatever is asked after edits is answered as of the same text opened afresh', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...wholeTexts, ...longLists), looks, async (text, steps) => {
      const editing = new EditingSession(text);
      const uri = `file:///replies/${++documents}.budget`;
      const asked = new AskedDocument(typed, uri);
      let version = 1;
      typed.open(uri, editing.text);
      await asked.everyReply(editing.text, []);
      for (const { actions, places } of steps) {
        for (const each of actions) version = act(editing, each, { uri, version });
        fresh.notify('textDocument/didOpen', {
          textDocument: { uri, languageId: 'budget', version, text: editing.text },
        });
        const replies = await asked.everyReply(editing.text, places);
        expect(replies).toEqual(await new AskedDocument(fresh, uri).everyReply(editing.text, places));
        fresh.notify('textDocument/didClose', { textDocument: { uri } });
      }
      typed.notify('textDocument/didClose', { textDocument: { uri } });
      tried('looks', steps.length);
    }),
    { numRuns: counted(3, 300) },
  );
  expect([...typed.log, ...fresh.log]).toEqual([]);
});
