import type { Budget, Item } from '../../../model/Budget.ts';
import { writtenDigits } from '../../../model/money.ts';
import { totalOf } from '../../../model/totalOf.ts';
import { withoutBlanks } from '../merge/sameStatement.ts';
import { withoutOwnLevel } from './ownLevel.ts';

/** A project of a budget that is there. */
export interface KnownProject {
  /** The code of its function. */
  readonly function: string;
  /** What it spends of 财政专户 that was carried over, in hundredths of 万元. */
  readonly carriedSpecial: number;
}

/**
 * What a budget that is there has of what our tables leave open: to which function a project belongs, and what of the money
 * carried over is of 财政专户. Where no budget is there, it knows nothing.
 */
export class OwnGuide {
  readonly #budget: Budget | undefined;

  constructor(budget?: Budget) {
    this.#budget = budget;
  }

  /** Whether no budget is there, or none that has money. */
  get isBlank(): boolean {
    return !this.#budget || this.#budget.revenue.length + this.#budget.spendings.length === 0;
  }

  /** What was carried over of 财政专户, in hundredths of 万元. */
  get carriedSpecial(): number {
    return hundredthsOf(this.#budget?.revenue.flatMap(({ lines }) => lines.filter(isCarriedSpecial)) ?? []);
  }

  /** The projects of a unit that have this name, in their order. */
  projectsOf(unit: string, project: string): readonly KnownProject[] {
    const [owner, name] = [withoutOwnLevel(unit), project].map(withoutBlanks);
    const scope = this.#budget?.scopes.find((each) => withoutBlanks(each.unit.name) === owner);
    const named = scope?.spendings.filter((each) => each.kind === 'project' && withoutBlanks(each.name) === name) ?? [];
    return named.map(({ function: subject, items }) => ({
      function: subject?.code ?? '',
      carriedSpecial: hundredthsOf(items.filter(isCarriedSpecial)),
    }));
  }

  /** What some units spend of it on the functions of a 类. */
  carriedSpecialUnder(code: string, isOne: (unit: string) => boolean): number {
    const own = this.#budget?.scopes.filter(({ unit }) => isOne(unit.name)) ?? [];
    const spendings = own.flatMap((scope) => scope.spendings);
    return hundredthsOf(
      spendings
        .filter(({ function: subject }) => subject?.code.startsWith(code))
        .flatMap(({ items }) => items.filter(isCarriedSpecial)),
    );
  }
}

function isCarriedSpecial({ source, carryover }: Item): boolean {
  return carryover && source === 'special';
}

function hundredthsOf(items: readonly Item[]): number {
  return Math.round(Number(writtenDigits(totalOf(items.map(({ amount }) => amount)).value, '万元')) * 100);
}
