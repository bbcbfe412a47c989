import { counted, type Locale, say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import type { ExitCode } from '../Command.ts';
import type { Host } from '../Host.ts';
import type { BudgetAnswer } from '../jobs/BudgetJob.ts';
import type { BudgetHead } from './BudgetHead.ts';
import { relativeName } from './readFacts.ts';

/** What is told on standard error, and in whose language. */
export interface Teller {
  /** The folder whose departments are counted: a document may tell of its files, and not of where it stands. */
  readonly folder: string;
  readonly locale: Locale;
  readonly host: Pick<Host, 'complain'>;
}

/**
 * The departments of a folder that are counted. What would make a sum wrong without anybody seeing it is told, with its
 * file: errors, a budget of nobody, the same department twice. Nothing is written then, unless errors are allowed.
 */
export class Roster {
  readonly #teller: Teller;
  readonly #files = new Map<string, string>();
  readonly #faulty = new Map<string, Localized[]>();
  #isFinal = false;
  #isWhole = true;

  constructor(teller: Teller) {
    this.#teller = teller;
  }

  /** Takes a department in, and tells what is wrong with it. */
  admit(head: BudgetHead): void {
    const faults = this.#faultsOf(head);
    for (const fault of faults) this.tell(head.file, fault);
    if (faults.length > 0) this.#faulty.set(head.file, faults);
    if (!head.isComplete) this.#isWhole = false;
  }

  /** Takes notice of something that is wrong for a reason of the command's own. */
  object(file: string, reason: Localized): void {
    this.tell(file, reason);
    this.#faulty.set(file, [...(this.#faulty.get(file) ?? []), reason]);
  }

  /** Takes notice of something that nobody may allow. */
  refuse(file: string, reason: Localized): void {
    this.object(file, reason);
    this.#isFinal = true;
  }

  /** Takes notice of a file or folder that could not be read, which was told: it is not counted. */
  miss(file: string): void {
    this.#isWhole = false;
    this.#faulty.set(file, [notCounted]);
  }

  /** Takes notice of a budget that could not be read, or not with all that counts for it. */
  follow({ file, answer, isWhole }: BudgetAnswer<unknown>): void {
    if (answer === undefined) this.miss(file);
    else if (!isWhole) this.#isWhole = false;
  }

  tell(file: string, reason: Localized): void {
    const { locale, host } = this.#teller;
    host.complain(`${file}: ${say(reason, locale)}`);
  }

  /** What is wrong with each file. */
  get faults(): ReadonlyMap<string, readonly Localized[]> {
    return this.#faulty;
  }

  get code(): ExitCode {
    if (!this.#isWhole) return 2;
    return this.#faulty.size > 0 ? 1 : 0;
  }

  /** Whether a file is written, errors being allowed or not; where there are any, says what becomes of it. */
  mayWrite(output: string, areErrorsAllowed: 'allowed' | 'refused'): boolean {
    if (this.code === 0) return true;
    const isWritten = areErrorsAllowed === 'allowed' && !this.#isFinal;
    const why = this.#faulty.size > 0 ? faultyBudgets(this.#faulty.size) : unread;
    this.tell(output, isWritten ? writtenAllTheSame(why) : this.#isFinal ? neverWritten(why) : notWritten(why));
    return isWritten;
  }

  #faultsOf({ file, name, code, regionCode, year, items, errors }: BudgetHead): Localized[] {
    const key = JSON.stringify([regionCode, code, name, year]);
    const before = name === undefined ? undefined : this.#files.get(key);
    if (before === undefined) this.#files.set(key, file);
    return [
      ...(errors === undefined ? [] : [{ zh: errors, en: errors }]),
      ...(name === undefined && items > 0 ? [nobody] : []),
      ...(before === undefined ? [] : [repeated(relativeName(this.#teller.folder, before))]),
    ];
  }
}

const nobody: Localized = {
  zh: '没有“部门”，不知道是谁的预算',
  en: 'it names no department, so it is not known whose budget it is',
};

function repeated(file: string): Localized {
  return {
    zh: `与 ${file} 是同一个部门、同一年度，会重复计算`,
    en: `it is of the same department and year as ${file}, and would be counted twice`,
  };
}

const notCounted: Localized = { zh: '没有读到，没有计入', en: 'it was not read, and is not counted' };

const unread: Localized = {
  zh: '有文件没有读到或没有检查完',
  en: 'some files were not read or not checked completely',
};

function faultyBudgets(count: number): Localized {
  return { zh: `${count} 份预算有问题，见上`, en: `${counted(count, 'budget')} not in order, see above` };
}

function neverWritten({ zh, en }: Localized): Localized {
  return { zh: `没有写出：${zh}`, en: `not written: ${en}` };
}

function notWritten({ zh, en }: Localized): Localized {
  return {
    zh: `没有写出：${zh}（--allow-errors 照样写出）`,
    en: `not written: ${en} (--allow-errors writes it all the same)`,
  };
}

function writtenAllTheSame({ zh, en }: Localized): Localized {
  return { zh: `仍已写出：${zh}`, en: `written all the same: ${en}` };
}
