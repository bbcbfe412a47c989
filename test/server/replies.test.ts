import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Action, action, EditingSession } from '../edits/EditingSession.ts';
import { AskedDocument, resolving } from '../edits/everyReply.ts';
import { longLists } from '../edits/longLists.ts';
import { share } from '../edits/pieces.ts';
import { rangeEdits } from '../edits/TypedDocument.ts';
import { wholeTexts } from '../edits/wholeTexts.ts';
import { counted, tried } from '../support/counted.ts';
import { LspClient } from '../support/LspClient.ts';
import { serverCommand } from '../support/places.ts';

/** One that is typed in, and one that opens each text anew. */
let typed: LspClient;
let fresh: LspClient;

beforeAll(() => {
  typed = new LspClient(serverCommand, { capabilities: resolving });
  fresh = new LspClient(serverCommand, { capabilities: resolving });
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

/** Does something to the text and tells the server by ranges; answers the version. */
function act(editing: EditingSession, what: Action, { uri, version }: { uri: string; version: number }): number {
  const edits = rangeEdits(editing.text, editing.act(what));
  for (const [i, { range, text }] of edits.entries()) typed.change(uri, version + i + 1, text, range);
  return version + edits.length;
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
