import { indicatorLevels } from '../../language/indicatorLevels.ts';
import { findValue, statementsOf, valuesOf } from '../../language/lookup.ts';
import type { Bound } from '../../model/binding/bind.ts';
import { childrenOf, wordOf } from '../../model/binding/boundValues.ts';
import type { Block, Segment } from '../../syntax/tree.ts';
import { displayWidth } from '../../text/displayWidth.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import { insertLines, isOneLine, offsetFor } from '../edits/insertLines.ts';
import { spelledLike } from '../edits/spelling.ts';
import type { PlacedEdit } from '../Rule.ts';
import { kindWord } from './indicators.ts';

/** What stands for a value until it is written; what a cost is not to exceed is asked for. */
const placeholders: Readonly<Record<string, string>> = {
  quantity: '>= 1次',
  quality: '>= 95%',
  timeliness: '"12月底前"',
  cost: '"控制在年度预算内"',
  social: '>= 95%',
  satisfaction: '>= 95%',
};

/**
 * Writes indicators of these kinds into their owner, each behind the last one that stands before it in the form, in the
 * columns of the others. `ceiling` is the value of a cost, where one is known.
 */
export function insertIndicators(
  kinds: readonly string[],
  owner: Bound,
  segment: Segment,
  ceiling: string | undefined,
): PlacedEdit[] {
  const { block } = owner.statement;
  if (!block) return [];
  const others = childrenOf(owner, 'indicator');
  const lines = kinds.map((kind) => wordsOf(kind, owner, ceiling));
  const columns = isOneLine(block, segment) ? NO_COLUMNS : columnsOf(others, lines, segment);
  const byOffset = new Map<number, string[]>();
  kinds.forEach((kind, i) => {
    const offset = behind(kind, others)?.statement.end ?? offsetIn(owner, block);
    byOffset.set(offset, [...(byOffset.get(offset) ?? []), aligned(lines[i] ?? [], columns)]);
  });
  return [...byOffset].map(([offset, texts]) =>
    insertLines(texts, offset, { block, container: owner.statement, segment }),
  );
}

/** The head with the kind, the name, the value. */
function wordsOf(kind: string, { statement }: Bound, ceiling: string | undefined): readonly string[] {
  const head = spelledLike(statement, { zh: '指标', en: 'indicator' });
  const name = indicatorLevels[kind]?.two.zh ?? '';
  const value = (kind === 'cost' ? ceiling : undefined) ?? placeholders[kind] ?? '';
  return [`${head} ${spelledLike(statement, kindWord(kind))}`, `"${name}"`, value];
}

function behind(kind: string, indicators: readonly Bound[]): Bound | undefined {
  return indicators
    .filter(({ args }) => rankOf(findValue('indicatorKind', wordOf(args['kind']))?.id) < rankOf(kind))
    .at(-1);
}

function rankOf(kind: string | undefined): number {
  return valuesOf('indicatorKind').findIndex(({ id }) => id === kind);
}

function offsetIn({ schema }: Bound, block: Block): number {
  const name = schema.block ?? '';
  const field = statementsOf(name).find(({ id }) => id === 'indicator');
  return field ? offsetFor(field, block, name) : block.start + 1;
}

/** Where the name and the value begin, counted from the head. */
interface Columns {
  readonly name: number;
  readonly value: number;
}

const NO_COLUMNS: Columns = { name: 0, value: 0 };

/** The columns of most of the others; where there are none, those that the new lines need. */
function columnsOf(others: readonly Bound[], lines: readonly (readonly string[])[], { text }: Segment): Columns {
  const columns = others.flatMap(({ statement: { start }, args }): Columns[] => {
    const [name, value] = [args['name'], args['comparator'] ?? args['value']];
    const widthTo = (end: number): number => displayWidth(text.slice(start, end));
    return name && value ? [{ name: widthTo(name.start), value: widthTo(value.start) }] : [];
  });
  if (columns.length > 0)
    return {
      name: mostFrequent(columns.map((each) => each.name)),
      value: mostFrequent(columns.map((each) => each.value)),
    };
  const name = Math.max(...lines.map(([head = '']) => displayWidth(head))) + 1;
  return { name, value: name + Math.max(...lines.map(([, label = '']) => displayWidth(label))) + 1 };
}

/** Of several that are as frequent, the one that stands first. */
function mostFrequent(numbers: readonly number[]): number {
  const groups = [...groupedBy(numbers, (each) => each).values()];
  return groups.toSorted((a, b) => b.length - a.length)[0]?.[0] ?? 0;
}

function aligned([head = '', name = '', value = '']: readonly string[], columns: Columns): string {
  return padded(padded(head, columns.name) + name, columns.value) + value;
}

function padded(text: string, column: number): string {
  return text + ' '.repeat(Math.max(1, column - displayWidth(text)));
}
