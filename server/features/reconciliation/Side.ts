import { add, decimal, isZero, type Money, multiply, negate } from '../../model/money.ts';
import { type Instance, rowsAt } from './figuresAt.ts';
import { countNotation, type Notation, type Printed, type PrintedGroups, percentNotation } from './Printed.ts';
import { parseSum, type Term } from './parseSum.ts';

/** One side of an identity, added up. */
export interface Side {
  readonly value: Money;
  /** Undefined where it has no figures: it is written as the other side is. */
  readonly notation: Notation | undefined;
  /** The figures that are not zero with their signs; all of them where all are. */
  readonly figures: readonly SignedFigure[];
  /** How many figures are not zero, and how far off these may be together. */
  readonly count: number;
  readonly half: number;
}

export interface SignedFigure {
  readonly sign: 1 | -1;
  /** What it is multiplied with; `1` for nothing. */
  readonly factor: string;
  readonly figure: Printed;
}

/** Adds up what a sum of an identity says for one instance. */
export function sideOf(text: string, of: Instance, groups: PrintedGroups): Side {
  const { terms } = parseSum(text);
  const sums = terms.map((term) => ('percent' in term.of ? given(term.of.percent) : summed(term, of, groups)));
  const figures = sums.flatMap((sum) => sum.figures);
  const notZero = figures.filter(({ figure }) => !isZero(figure.value));
  return {
    value: sums.reduce<Money>((value, sum) => add(value, sum.value), 0),
    half: sums.reduce((half, sum) => half + sum.half, 0),
    notation: notationOf(terms, figures),
    figures: notZero.length > 0 ? notZero : figures,
    count: notZero.length,
  };
}

type Sum = Pick<Side, 'value' | 'half' | 'figures'>;

/** A percentage that is given is as far off as if it were one more that is printed. */
function given(percent: string): Sum {
  return { value: Number(percent) * 100, half: 0.5, figures: [] };
}

function summed(term: Term, of: Instance, groups: PrintedGroups): Sum {
  const rows = 'percent' in term.of ? [] : rowsAt(term.of, of, groups);
  if (term.isCount) return counted(term, rows);
  const { sign, factor } = term;
  const figures: SignedFigure[] = [];
  let value: Money = 0;
  let half = 0;
  for (const row of rows)
    for (const figure of row) {
      figures.push({ sign, factor, figure });
      if (isZero(figure.value)) continue;
      value = add(value, figure.value);
      half += figure.half;
    }
  const product = factor === '1' ? value : multiply(value, decimal(factor));
  return { value: sign < 0 ? negate(product) : product, half: half * Number(factor), figures };
}

/** The number of rows, in hundredths as all counts are. */
function counted({ sign, factor }: Term, rows: readonly (readonly Printed[])[]): Sum {
  const figures = rows.flatMap((row): SignedFigure[] => (row[0] ? [{ sign, factor, figure: row[0] }] : []));
  return { value: rows.reduce((sum, row) => sum + mostInColumn(row), 0) * 100, half: 0, figures };
}

/** How many things a row is of: projects of one name share theirs. */
function mostInColumn(row: readonly Printed[]): number {
  const columns = new Map<string, number>();
  for (const { label } of row) columns.set(label.group.zh, (columns.get(label.group.zh) ?? 0) + 1);
  return Math.max(0, ...columns.values());
}

/** Of figures that are printed in several ways, the one with the most digits behind the point. */
function notationOf(terms: readonly Term[], figures: readonly SignedFigure[]): Notation | undefined {
  if (terms.some(({ isCount }) => isCount)) return countNotation;
  if (terms.some(({ of }) => 'percent' in of)) return percentNotation;
  let found: Notation | undefined;
  for (const { figure } of figures) if (!found || figure.notation.decimals > found.decimals) found = figure.notation;
  return found;
}
