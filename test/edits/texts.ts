import fc from 'fast-check';
import { type Action, action, EditingSession } from './EditingSession.ts';
import { piece, share } from './pieces.ts';
import { wholeTexts } from './wholeTexts.ts';

/** A stretch of a whole budget, so that both of its ends get their share of edits. */
export const stretch = fc.tuple(fc.constantFrom(...wholeTexts), share).map(([text, at]) => {
  const start = Math.floor(at * text.length);
  return text.slice(start, start + 1500);
});

/** What an editing session starts from. */
export const startingText = fc.oneof(
  { weight: 1, arbitrary: fc.constant('') },
  { weight: 2, arbitrary: fc.constantFrom(...wholeTexts) },
  { weight: 6, arbitrary: stretch },
);

/** Nothing but pieces. */
export const rubble = fc.array(piece, { maxLength: 40 }).map((all) => all.join(''));

/** What a text has become after some edits. */
export function edited(text: string, actions: readonly Action[]): string {
  const session = new EditingSession(text);
  for (const each of actions) session.act(each);
  return session.text;
}

/** A budget that somebody was at, for better or worse. */
export const damaged = fc
  .tuple(startingText, fc.array(action, { maxLength: 8 }))
  .map(([text, actions]) => edited(text, actions));

/** The same with the quotes of some lines left out. */
export const unquoted = fc.tuple(damaged, fc.array(share, { maxLength: 5 })).map(([text, places]) => {
  const lines = text.split('\n');
  for (const place of places) {
    const at = Math.floor(place * lines.length);
    lines[at] = lines[at]?.replaceAll('"', '') ?? '';
  }
  return lines.join('\n');
});
