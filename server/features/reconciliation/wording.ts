import type { Localized } from '../../language/schema.ts';
import { moneyUnits } from '../../model/money.ts';
import { type Notation, notedText, type Printed, type PrintedLabel, withUnit } from './Printed.ts';
import type { Side, SignedFigure } from './Side.ts';

/** How many figures of a sum are named; of more, the first and the last are. */
const MOST_NAMED = 4;

/** What a side adds, in words: `表三 201 一般公共服务支出：基本支出＋项目支出`; of a share, what it is a share of too. */
export function sideLabel(side: Side, over?: Side): Localized {
  const part = sumLabel(side);
  if (!over) return part;
  const [own, whole] = [side, over].map(({ figures }) => figures[0]?.figure.label.group.zh);
  const base = own === whole ? ownNames(over.figures) : sumLabel(over);
  return { zh: `${part.zh}÷${base.zh}`, en: `${part.en} ÷ ${base.en}` };
}

function sumLabel({ figures, notation }: Side): Localized {
  const [first] = figures;
  if (!first) return notation?.measure === 'percent' ? same('100%') : { zh: '没有数', en: 'nothing' };
  const { group } = first.figure.label;
  if (figures.every(({ figure }) => figure.label.group.zh === group.zh)) return prefixed(group, ownNames(figures));
  return listed(figures, ({ label }) => prefixed(label.group, same(whole(label))));
}

/** What tells figures of one table or section apart: their columns, their rows, or both. */
function ownNames(figures: readonly SignedFigure[]): Localized {
  const labels = figures.map(({ figure }) => figure.label);
  const [{ row, column } = { row: '', column: '' }] = labels;
  const isOneRow = labels.every((label) => label.row === row && label.column !== '');
  if (figures.length === 1 || isOneRow === labels.every((label) => label.column === column))
    return listed(figures, ({ label }) => same(whole(label)));
  const names = listed(figures, ({ label }) => same(isOneRow ? label.column : label.row));
  const common = isOneRow ? row : column;
  return common === '' ? names : { zh: `${common}：${names.zh}`, en: `${common}: ${names.en}` };
}

/** What stands between the figures of a sum. */
export const operators = { zh: { plus: '＋', minus: '－' }, en: { plus: ' + ', minus: ' − ' } } as const;

function whole({ row, column }: PrintedLabel): string {
  return [...new Set([row, column])].filter(Boolean).join(' ');
}

function same(text: string): Localized {
  return { zh: text, en: text };
}

function prefixed(group: Localized, { zh, en }: Localized): Localized {
  return { zh: `${group.zh} ${zh}`.trim(), en: `${group.en} ${en}`.trim() };
}

function listed(figures: readonly SignedFigure[], nameOf: (figure: Printed) => Localized): Localized {
  const isLong = figures.length > MOST_NAMED;
  const named = isLong ? [...figures.slice(0, 1), ...figures.slice(-1)] : figures;
  const join = (language: keyof Localized): string => {
    const { plus, minus } = operators[language];
    return named
      .map(({ sign, factor, figure }, i) => {
        const own = sign < 0 ? minus : plus;
        const first = sign < 0 ? minus.trim() : '';
        const operator = i === 0 ? first : isLong ? `${plus}…${own}` : own;
        return operator + nameOf(figure)[language] + (factor === '1' ? '' : ` × ${factor}`);
      })
      .join('');
  };
  const text = { zh: join('zh'), en: join('en') };
  if (!isLong) return text;
  return { zh: `${text.zh}（${figures.length} 项）`, en: `${text.en} (${figures.length} figures)` };
}

/** A side as it is printed: one figure as it stands there, several added up. */
export function sideAmount({ figures, value, notation, count }: Side, other: Side): string {
  const own = notation ?? other.notation;
  if (!own) return '';
  const [first] = figures;
  const isAlone = count === 1 && first?.sign === 1 && first.figure.value === value && first.figure.notation === own;
  return isAlone ? withUnit(first.figure.text, own) : notedText(value, own);
}

/** The finer of the two ways in which the sides are printed. */
export function finerNotation({ notation: left }: Side, { notation: right }: Side): Notation | undefined {
  if (!left || !right) return left ?? right;
  return moneyUnits[right.unit] < moneyUnits[left.unit] ? right : left;
}
