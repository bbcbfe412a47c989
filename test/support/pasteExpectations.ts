import { expect } from 'vitest';
import { blockTable } from '../../server/features/blockTable.ts';
import { type PastedRows, pasteRows } from '../../server/features/pasteRows.ts';
import { applyEdits } from '../../server/text/TextEdit.ts';
import type { Asked } from './expectations.ts';

/** The clipboard of a case: the blocks `file 剪贴板.txt` and `file 剪贴板.html`. */
function pasteAt({ analysis, case: { cursors, marks, files }, option }: Asked): PastedRows | undefined {
  const [cursor = 0] = cursors;
  const span = marks[0] ?? { start: cursor, end: cursor };
  const of = (name: string): string => files.get(`剪贴板.${name}`)?.text.replace(/\n$/, '') ?? '';
  return pasteRows(analysis, span, { plain: of('txt'), html: of('html') }, option === 'en' ? 'en' : 'zh-cn');
}

/** The text after pasting; `(as text)` where the clipboard is pasted as it is. */
export function pasted(asked: Asked): string {
  const found = pasteAt(asked);
  return found ? applyEdits(asked.analysis.text, [found.edit]).replaceAll('\r\n', '\n') : '(as text)';
}

/** What the editor says of a paste: its title, what could not be read, what was left out. */
export function paste(asked: Asked): string {
  const found = pasteAt(asked);
  expect(found).toBeDefined();
  if (!found) return '';
  const { title, unread, leftOut } = found;
  return [
    title,
    ...unread.map(({ text, reason }) => `? ${text}：${reason}`),
    ...leftOut.map(({ text, reason }) => `- ${text}：${reason}`),
  ].join('\n');
}

/** The block at the cursor as a table, with `→` for tabs. */
export function copied({ analysis, case: { cursors }, option }: Asked): string {
  const table = blockTable(analysis, cursors[0] ?? 0, option === 'en' ? 'en' : 'zh-cn');
  return table ? table.text.replaceAll('\t', '→') : '(nothing)';
}
