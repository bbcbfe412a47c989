import { expect, test } from 'vitest';
import { analyse } from '../../server/features/Analysis.ts';
import { refactoringsAt } from '../../server/features/refactoring/index.ts';
import { applyEdits } from '../../server/text/TextEdit.ts';

const text = `说明 变动原因 """
    本年项目支出主要用于河道治理和水质监测三项
    工作。
    本年项目支出主要用于 office equipment
    and software，按季度拨付，年末统一收回。
    """
`;

/** The text once the lines of what is selected are joined; undefined where that is not offered. */
function joined(selected: string, of = text): string | undefined {
  const start = of.indexOf(selected);
  const offered = refactoringsAt(analyse(of), { start, end: start + selected.length });
  const offer = offered.find(({ refactoring }) => refactoring.id === 'join-lines')?.offer;
  return offer && applyEdits(of, offer.change().edits);
}

test('of a selection only its lines are joined, by the width of the longest of them', () => {
  const selected = text.slice(text.indexOf('office'), text.indexOf('按季度'));
  const once = text.replace('equipment\n    and', 'equipment and');
  expect(joined(selected)).toBe(once);
  expect(joined('office')).toBe(once.replace('三项\n    工作', '三项工作'));
  expect(joined('说明')).toBe(joined('office'));
});

test('the line breaks of Windows and of old Macs go as well, and those that stay are kept', () => {
  for (const lineBreak of ['\r\n', '\r']) {
    const there = text.replaceAll('\n', lineBreak);
    expect(joined('office', there)).toBe(joined('office')?.replaceAll('\n', lineBreak));
  }
});

test('nothing is offered where each line ends, is short, or is followed by an empty one', () => {
  for (const each of [
    '本年项目支出主要用于河道治理、渠系改造。\n    工作。',
    '办公室\n    业务科',
    '本年项目支出主要用于河道治理、渠系改造\n\n    工作。',
    '本年项目支出主要用于河道治理、渠系改造\n    　　工作照常进行。',
  ])
    expect(joined('说明', `说明 变动原因 """\n    ${each}\n    """\n`)).toBeUndefined();
});
