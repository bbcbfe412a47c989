import { blocks } from '../../language/blocks.ts';
import { knownWords } from '../../language/likelyWords.ts';
import { valuesOf } from '../../language/lookup.ts';
import type { ArgumentSchema } from '../../language/schema.ts';
import { dateIn } from '../../model/meant/readings.ts';
import { projectTexts } from '../../rules/texts/prose.ts';
import { quoted } from '../../syntax/stringValue.ts';
import { folded } from '../../text/folded.ts';
import { filledIn, type Row } from './plainRows.ts';
import { type Reading, valueWord } from './Reading.ts';

/** A field of a project, with its keyword, what the published form calls it, and how what a cell says of it is written. */
interface Field {
  readonly id: string;
  readonly word: string;
  readonly title: string;
  readonly written: (said: string, reading: Reading) => string | undefined;
}

const fields = blocks.project.flatMap(({ id, head, doc, args: [argument, ...others] }): Field[] => {
  const written = argument && others.length === 0 ? writerOf(argument) : undefined;
  return 'word' in head && written ? [{ id, word: head.word.zh, title: folded(doc.zh), written }] : [];
});
const words = fields.map(({ word }) => word);

function writerOf({ type, values = '' }: ArgumentSchema): Field['written'] | undefined {
  switch (type) {
    case 'string':
    case 'text':
      return quoted;
    case 'enumeration':
      return (said, reading) => chosen(said, values, reading);
    case 'quantity':
      return (said) => /^\d{1,2}年$/.exec(folded(said))?.[0];
    case 'date':
      return dateIn;
    default:
      return undefined;
  }
}

/** The one word of an enumeration that a cell has: 一次性项目, but not 一次性□ 经常性√. */
function chosen(said: string, values: string, reading: Reading): string | undefined {
  const [found, another] = valuesOf(values).filter(({ word }) => said.includes(word.zh));
  return found && another === undefined ? valueWord(values, found.id, reading) : undefined;
}

/** No name of a field is longer. */
const LONGEST = 16;

/** The field that a label names: 项目概况, 项目立项的依据：. */
export function fieldCalled(label: string): Field | undefined {
  if (label.length > LONGEST) return undefined;
  const told = folded(label).replace(/^[一二三四五六七八九十\d]{1,2}[、.]|:$/g, '');
  const short = told.replace(/^项目/, '').replace('的', '');
  const [known, another] = knownWords(told, words);
  const found = fields.filter(({ id, word, title }) => {
    const isKnown = known === word && another === undefined;
    const isText = projectTexts.has(id) && isNamed(short, word);
    return isKnown || isText || [word, title].some((name) => name === told || name === short);
  });
  return found.length === 1 ? found[0] : undefined;
}

/** 申报必要性 is 必要性. */
function isNamed(told: string, word: string): boolean {
  return word.length > 2 && told.length <= word.length + 4 && told.endsWith(word);
}

/** Whether a row has the names of fields side by side: 长期目标, 年度目标. What they are is told in the row below. */
export function namesFields(row: Row): boolean {
  const labels = filledIn(row).map(({ text }) => fieldCalled(text));
  return labels.some((label, i) => label && labels[i + 1]);
}

/** Whether a row begins with the name of a field, or has one with a colon: 负责人：, with who it is, below the indicators. */
export function tellsField(row: Row): boolean {
  return filledIn(row).some(({ text }, i) => (i === 0 || /[:：]$/.test(text)) && fieldCalled(text));
}
