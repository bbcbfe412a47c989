import { expect } from 'vitest';
import { disclose } from '../../server/document/disclose.ts';
import type { Analysis } from '../../server/features/Analysis.ts';
import { type Offered, refactoringsAt } from '../../server/features/refactoring/index.ts';
import { say } from '../../server/language/locale.ts';
import { renderJson } from '../../server/render/json.ts';
import { applyEdits } from '../../server/text/TextEdit.ts';
import type { Asked } from './expectations.ts';

function offeredAt({ analysis, case: { cursors, marks } }: Asked): Offered[] {
  const [cursor = 0] = cursors;
  return refactoringsAt(analysis, marks[0] ?? { start: cursor, end: cursor });
}

/** The titles of what is offered, with the reasons of what cannot be done now. */
export function refactorings(asked: Asked): string {
  const locale = asked.option === 'en' ? 'en' : 'zh-cn';
  return offeredAt(asked)
    .map(({ offer: { title, disabled } }) => say(title, locale) + (disabled ? ` ✗ ${say(disabled, locale)}` : ''))
    .join('\n');
}

/** The text after the refactoring whose title holds the option, and the file that it makes; figures and comments stay. */
export function refactored(asked: Asked): string {
  const { analysis, option } = asked;
  const found = offeredAt(asked).find(({ offer }) => offer.title.zh.includes(option));
  if (!found) throw new Error(`no refactoring “${option}”`);
  const { edits, created } = found.offer.change();
  const files = [...new Set(edits.map(({ file }) => file))];
  const texts = files.map((file) => {
    const text = applyEdits(
      file.text,
      edits.filter((edit) => edit.file === file),
    ).replaceAll('\r\n', '\n');
    return file === analysis.file ? text : `--- ${file.address}\n${text}`;
  });
  if (!created && files.length === 1) expectSame(analysis, texts[0] ?? '', found.refactoring.id === 'join-lines');
  return [...texts, ...(created ? [`--- ${created.name}\n${created.text}`] : [])].join('\n');
}

/** The same is published, be it in other paragraphs where lines are joined, and no comment is lost. */
function expectSame(analysis: Analysis, text: string, areLinesJoined: boolean): void {
  const after = analysis.withText(text);
  const published = ({ budget }: Analysis): string => {
    const json = renderJson(disclose(budget));
    return areLinesJoined ? json.replaceAll(/[\s",]+/g, '') : json;
  };
  expect(published(after)).toBe(published(analysis));
  expect(commentsOf(after)).toEqual(expect.arrayContaining(commentsOf(analysis)));
}

/** The comments of a file, in the order of their texts. */
export function commentsOf({ tree }: Analysis): string[] {
  return tree.segments
    .flatMap(({ text, comments }) => comments.map(({ start, end }) => text.slice(start, end).trim()))
    .sort();
}
