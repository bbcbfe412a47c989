import type { Localized } from '../../../language/schema.ts';
import type { Change } from './Merger.ts';

/** A change as a report tells it. */
export function changeText({ kind, path: where, from, to }: Change): Localized {
  if (kind === 'added') return { zh: `新增 ${where}：${to}`, en: `added ${where}: ${to}` };
  if (kind === 'brokenDown')
    return { zh: `表中有明细，改为注释 ${where}：${from}`, en: `told by lines, now a comment ${where}: ${from}` };
  return { zh: `改动 ${where}：${from} → ${to}`, en: `changed ${where}: ${from} → ${to}` };
}
