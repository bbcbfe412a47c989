import { onceFor } from '../../text/onceFor.ts';
import type { Spending } from '../Budget.ts';
import type { Figures } from '../figures/figures.ts';
import { emptyInput, SubjectTree } from '../figures/SubjectTree.ts';
import { blockGroups, economicGroups } from '../figures/spendingSums.ts';

/** The figures of one unit alone, without the department's declared totals. */
export const unitFigures = onceFor((spendings: readonly Spending[]): Figures => new UnitFigures(spendings));

const none = new SubjectTree(emptyInput);

class UnitFigures implements Figures {
  readonly revenue = none;
  readonly yearEnd = none;
  readonly #spendings: readonly Spending[];
  #expenditure: SubjectTree | undefined;
  #economic: SubjectTree | undefined;

  constructor(spendings: readonly Spending[]) {
    this.#spendings = spendings;
  }

  get expenditure(): SubjectTree {
    this.#expenditure ??= new SubjectTree({ ...emptyInput, blocks: blockGroups(this.#spendings) });
    return this.#expenditure;
  }

  get economic(): SubjectTree {
    this.#economic ??= new SubjectTree({ ...emptyInput, lines: economicGroups(this.#spendings) });
    return this.#economic;
  }
}
