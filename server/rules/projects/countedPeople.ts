import table from '../../data/staffWords.tsv';
import type { Place, Spending } from '../../model/Budget.ts';
import { folded } from '../../text/folded.ts';
import { onceFor } from '../../text/onceFor.ts';
import { type NameWord, nameWords, wordsOf } from './nameWords.ts';
import { isOperatingName } from './operatingName.ts';

/** An indicator of a project that counts the body's own people: `保障人数 = 12人`, `聘用人数 = 3人`. */
export interface CountedPeople {
  readonly name: string;
  readonly people: number;
  readonly place: Place;
  /** Everybody on the payroll, or only those outside the posts. */
  readonly who: 'staff' | 'hired';
  /** The words that say which of the latter: 临时, 聘用. */
  readonly words: readonly string[];
}

/** The indicators of a project that keeps the body running which count its people; none of any other project, whose people are others. */
export const countedPeople = onceFor((spending: Spending): readonly CountedPeople[] =>
  isOperating(spending) ? read(spending) : [],
);

function isOperating({ kind, category, name }: Spending): boolean {
  return kind === 'project' && (category?.id === 'otherOperating' || isOperatingName(name));
}

/** A number of people, not an upper limit. */
const PEOPLE = /^[≥>=]*([\d,]+)[人名](?:以上)?$/;

/** What hired people are: 巡查员, 讲解员. */
const JOB = /[\u4e00-\u9fff]{2,3}员/y;

let words: readonly NameWord[] | undefined;

function read({ indicators, segment }: Spending): CountedPeople[] {
  return indicators.flatMap(({ kind, name, comparator, value, bound }): CountedPeople[] => {
    const digits = PEOPLE.exec(folded(value))?.[1];
    const at = bound.args['value'];
    const counted = kind === 'quantity' && digits && !comparator.startsWith('<') ? whoIn(name) : undefined;
    if (!counted || !digits || !at) return [];
    const people = Number(digits.replaceAll(',', ''));
    return [{ name, people, place: { segment, start: at.start, end: at.end }, ...counted }];
  });
}

/** Whom the name of an indicator counts; undefined where that is not certain. */
function whoIn(name: string): Pick<CountedPeople, 'who' | 'words'> | undefined {
  words ??= nameWords(table);
  const found = wordsOf(name, words) ?? wordsOf(name, words, JOB) ?? [];
  const hired = found.filter(({ group }) => group === 'hired');
  const isStaff = found.some(({ group }) => group === 'staff') && found.every(({ group }) => group !== 'other');
  if (found.at(-1)?.group !== 'number' || (hired.length === 0 && !isStaff)) return undefined;
  return { who: hired.length > 0 ? 'hired' : 'staff', words: hired.map(({ text }) => text) };
}
