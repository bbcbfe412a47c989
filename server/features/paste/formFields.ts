import { blocks } from '../../language/blocks.ts';
import { knownWords } from '../../language/likelyWords.ts';
import { projectTexts } from '../../rules/texts/prose.ts';
import { folded } from '../../text/folded.ts';
import type { Row } from './plainRows.ts';

/** The fields of a project that are texts, with their keyword and what the published form calls them. */
const fields = blocks.project.flatMap(({ id, head, doc }) =>
  projectTexts.has(id) && 'word' in head ? [{ id, word: head.word.zh, title: folded(doc.zh) }] : [],
);
const words = fields.map(({ word }) => word);

/** No name of a field is longer. */
const LONGEST = 16;

/** The field that a label names: 项目概况, 项目立项的依据：. */
export function fieldCalled(label: string): string | undefined {
  if (label.length > LONGEST) return undefined;
  const told = folded(label).replace(/^[一二三四五六七八九十\d]{1,2}[、.]|:$/g, '');
  const short = told.replace(/^项目/, '').replace('的', '');
  const [known, another] = knownWords(told, words);
  const found = fields.filter(({ word, title }) => {
    const isKnown = known === word && another === undefined;
    return isKnown || [word, title].some((name) => name === told || name === short) || isNamed(short, word);
  });
  return found.length === 1 ? found[0]?.id : undefined;
}

/** 申报必要性 is 必要性. */
function isNamed(told: string, word: string): boolean {
  return word.length > 2 && told.length <= word.length + 4 && told.endsWith(word);
}

/** Whether a row has the names of fields side by side: 长期目标, 年度目标. What they are is told in the row below. */
export function namesFields(row: Row): boolean {
  return row.filter(({ text }) => fieldCalled(text)).length > 1;
}
