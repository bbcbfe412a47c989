import { remembered } from '../text/remembered.ts';
import kindTable from './indicatorKindWords.tsv';
import nameTable from './indicatorNames.tsv';
import valueTable from './indicatorValues.tsv';
import { readTable } from './readTable.ts';

/** What a typical value that is a text says; `frequency` are words that are doubled by themselves (人人). */
export type ValueSort = 'grade' | 'standard' | 'time' | 'state' | 'control' | 'degree' | 'frequency';

/** What the end of a name says that its number measures. */
export type MeasuredSort = 'area' | 'length' | 'people' | 'price';

/** What the end of a name tells: a percentage, one that cannot exceed 100%, something that should be little, half a name. */
export type NameSort =
  | 'share'
  | 'no-share'
  | 'at-most-all'
  | 'adverse'
  | 'satisfaction'
  | 'cut'
  | 'uncut'
  | MeasuredSort;

const valueSorts: readonly ValueSort[] = ['grade', 'standard', 'time', 'state', 'control', 'degree', 'frequency'];

const valueSortOf: ReadonlyMap<string, ValueSort> = new Map(
  readTable(valueTable).flatMap((row) => {
    const sort = valueSorts.find((each) => each === row('sort'));
    return sort ? [[row('value'), sort]] : [];
  }),
);

const endings: readonly { readonly ending: string; readonly sort: string }[] = readTable(nameTable).map((row) => ({
  ending: row('ending'),
  sort: row('sort'),
}));

/** Words of benefits by the id of the kind of indicator that they belong to. */
const kindWords = readTable(kindTable).map((row) => ({ word: row('word'), kind: row('kind'), weight: row('weight') }));

/** What a text that is often the value of an indicator says; undefined for any other text. */
export function sortOfValue(text: string): ValueSort | undefined {
  return valueSortOf.get(text);
}

/** The ending by which a name is of a sort, if it is. */
export function endingOf(name: string, sort: NameSort): string | undefined {
  return endingsOf(name).get(sort);
}

/** The ending of a name for each sort that it is of. */
const endingsOf = remembered((name): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const { ending, sort } of endings) if (!found.has(sort) && name.endsWith(ending)) found.set(sort, ending);
  return found;
});

const measuredSorts: readonly MeasuredSort[] = ['area', 'length', 'people', 'price'];

/** What the number of an indicator measures by the end of its name. */
export function measuredBy(name: string): MeasuredSort | undefined {
  return measuredSorts.find((sort) => endingOf(name, sort) !== undefined);
}

/** Whether a name is that of a percentage: 覆盖率, 占比, but not 效率. */
export function isShare(name: string): boolean {
  return endingOf(name, 'share') !== undefined && endingOf(name, 'no-share') === undefined;
}

/** A word in a name that is surely of another kind of benefit than the given one, where none hints at that. */
export function wordOfOtherKind(
  name: string,
  kind: string,
): { readonly word: string; readonly kind: string } | undefined {
  if (kindWords.some((each) => each.kind === kind && name.includes(each.word))) return undefined;
  return kindWords.find((each) => each.weight === 'sure' && name.includes(each.word));
}
