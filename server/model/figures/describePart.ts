import { asWritten } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import type { ComparedPart, DeclaredAmount, Place } from '../Budget.ts';
import { headSpan, headText } from '../heads.ts';
import type { Money } from '../money.ts';
import { partCells } from './cells.ts';
import { BlockFigure, type FigurePart, type FigureSource, LineFigure } from './figures.ts';
import { SubjectFigure } from './SubjectFigure.ts';

/** A part with what it is called, its published amount, and where it stands. */
export function describePart(part: FigurePart, nameOf: (code: string) => string): ComparedPart {
  return new DescribedPart(part, nameOf);
}

/** Says what it is asked: a sum may have thousands of parts, of which few are shown. */
class DescribedPart implements ComparedPart {
  readonly #part: FigurePart;
  readonly #nameOf: (code: string) => string;

  constructor(part: FigurePart, nameOf: (code: string) => string) {
    this.#part = part;
    this.#nameOf = nameOf;
  }

  get label(): Localized {
    return partLabel(this.#part.source, this.#part.cells, this.#nameOf);
  }

  get amount(): Money {
    return this.#part.source.figure(this.#part.cells).value;
  }

  get place(): Place | undefined {
    return placeOf(this.#part.source, this.#part.cells);
  }

  get broken(): DeclaredAmount | undefined {
    return brokenIn(this.#part.source, this.#part.cells);
  }
}

/** A subject says which part of it is told where it has both, and nothing is as it was asked for; revenue has none. */
function partLabel(source: FigureSource, cells: number, nameOf: (code: string) => string): Localized {
  if (source instanceof LineFigure) return asWritten(source.label || headText(source.item.statement));
  if (source instanceof BlockFigure) return blockLabel(source);
  if (!(source instanceof SubjectFigure)) return asWritten(source.label);
  const name = `${source.code} ${nameOf(source.code)}`.trim();
  const shown = cells & source.nonZero || cells;
  const [hasBasic, hasProject] = [partCells.basic, partCells.project].map((part) => (source.nonZero & part) !== 0);
  if (!hasBasic || !hasProject) return asWritten(name);
  const of = name === '' ? '' : ` of ${name}`;
  if ((shown & partCells.project) === 0) return { zh: `${name} 基本支出`.trim(), en: `basic expenditure${of}` };
  if ((shown & partCells.basic) === 0) return { zh: `${name} 项目支出`.trim(), en: `project expenditure${of}` };
  return asWritten(name);
}

function blockLabel({ label: zh, spending: { kind, name, function: reference } }: BlockFigure): Localized {
  return { zh, en: kind === 'project' ? `project “${name}”` : `basic expenditure ${reference?.code ?? ''}`.trim() };
}

/** Where a part is declared, else where what it is made of first stands. */
export function placeOf(source: FigureSource, cells: number): Place | undefined {
  const declared = source.figure(cells).declared ?? source.assertionsOf(cells)[0]?.declared;
  if (declared) return declared.place;
  if (source instanceof LineFigure) return source.item.amountPlace;
  if (source instanceof BlockFigure && source.spending)
    return { segment: source.spending.segment, ...headSpan(source.spending.bound.statement) };
  const first = source instanceof SubjectFigure ? source.firstPart(cells) : source.parts(cells & source.nonZero)[0];
  return first && placeOf(first.source, first.cells);
}

/** The first total in a part, or below it where it declares none itself, that does not hold. */
function brokenIn(source: FigureSource, cells: number): DeclaredAmount | undefined {
  const own = source.assertionsOf(cells);
  if (own.length > 0) return own.find(({ state }) => state === 'mismatch')?.declared;
  if (!(source instanceof SubjectFigure)) return undefined;
  for (const part of source.partsWithTotals(cells)) {
    const found = brokenIn(part.source, part.cells);
    if (found) return found;
  }
  return undefined;
}
