import { blockIndex, findValue } from '../language/lookup.ts';
import type { Segment, Statement } from '../syntax/tree.ts';
import { onceFor } from '../text/onceFor.ts';
import type { Span } from '../text/Span.ts';
import type { Place } from './Budget.ts';
import { isMoneyUnit, type MoneyUnit } from './money.ts';

/** A statement at the top of a file in which numbers without a unit are in the unit that it states. */
interface Stating extends Span {
  readonly id: 'department' | 'unit';
  readonly unit: MoneyUnit;
}

/** The unit of a file's plain numbers, read from its 部门 statement before anything else; 万元 where none is given. */
export function fileUnit(segments: readonly Segment[]): MoneyUnit {
  for (const segment of segments) {
    const department = statingIn(segment).find(({ id }) => id === 'department');
    if (department) return department.unit;
  }
  return '万元';
}

/** The unit of a number without one at a place: as the 预算单位 around it states, else that of the file. */
export function moneyUnitAt({ segment, start }: Pick<Place, 'segment' | 'start'>, ofFile: MoneyUnit): MoneyUnit {
  return statedAround(segment, start) ?? ofFile;
}

/** The same for all places of a segment. */
export function moneyUnitsIn(segment: Segment, ofFile: MoneyUnit): (start: number) => MoneyUnit {
  return statingIn(segment).length === 0 ? () => ofFile : (start) => moneyUnitAt({ segment, start }, ofFile);
}

/** Whether the 预算单位 around a place states the unit of its numbers. */
export function statesMoneyUnit({ segment, start }: Pick<Place, 'segment' | 'start'>): boolean {
  return statedAround(segment, start) !== undefined;
}

/** What the 预算单位 around a place states; undefined where it states none, or there is none. */
function statedAround(segment: Segment, at: number): MoneyUnit | undefined {
  const stating = statingIn(segment);
  if (stating.length === 0) return undefined;
  return stating.find(({ id, start, end }) => id === 'unit' && start <= at && at <= end)?.unit;
}

const none: readonly never[] = [];

/** What states its unit among the statements of a segment. Nothing is kept on the many that cannot have such. */
function statingIn(segment: Segment): readonly Stating[] {
  const { statements } = segment;
  for (let i = 0; i < statements.length; i++) if (isOwner(statements[i])) return kept(segment);
  return none;
}

const kept = onceFor(({ statements }: Segment): readonly Stating[] => {
  const all = statements.flatMap(statedBy);
  return all.length > 0 ? all : none;
});

function isOwner(statement: Statement | undefined): boolean {
  const id = statement && idOf(statement, 'file');
  return id === 'department' || id === 'unit';
}

/** The first unit of money that a department or unit states. */
function statedBy(statement: Statement): Stating[] {
  const id = idOf(statement, 'file');
  if (id !== 'department' && id !== 'unit') return [];
  const units = (statement.block?.statements ?? [])
    .filter((each) => idOf(each, id) === 'amounts')
    .flatMap(({ args: [argument] }) => (argument?.kind === 'word' ? (moneyUnitNamed(argument.text) ?? []) : []));
  const [unit] = units;
  return unit ? [{ id, unit, start: statement.start, end: statement.end }] : [];
}

function moneyUnitNamed(word: string): MoneyUnit | undefined {
  const name = findValue('moneyUnit', word)?.word.zh;
  return name !== undefined && isMoneyUnit(name) ? name : undefined;
}

function idOf({ head }: Statement, block: string): string | undefined {
  return head && blockIndex(block).words.get(head.text)?.id;
}
