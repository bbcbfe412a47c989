import { classificationOf, findSubject, type Subject } from '../../data/catalogue.ts';
import { changeOfSubject, type SubjectChange } from '../../data/subjectChanges.ts';
import type { CodeKind } from '../../language/schema.ts';
import { detached } from '../../text/detached.ts';
import { folded } from '../../text/folded.ts';
import { addToGroup } from '../../text/groupedBy.ts';

/** A subject code with the name that is written beside it, and all that can be said of the two wherever they stand. */
export interface NamedSubject {
  readonly code: string;
  readonly name: string | undefined;
  /** The classification asked for; in 科目 any of several. */
  readonly wanted: readonly CodeKind[];
  /** How long its code has to be; empty where any level will do. */
  readonly lengths: readonly number[];
  /** Whether this is a line of 科目 that declares it. */
  readonly isDeclaration: boolean;
  /** As the catalogue lists the code. */
  readonly listed: Subject | undefined;
  /** Its classification, or undefined where it is none of those that may stand there. */
  readonly classification: CodeKind | undefined;
  /** Whether the code has the length of a level that may stand there. */
  readonly hasLevel: boolean;
  /** What became of a subject that is used as if it still were one; nothing where that is not certain. */
  readonly retirement: SubjectChange | undefined;
  /** Whether nobody lists the code, so that it has to be declared. */
  readonly isUnlisted: boolean;
  /** Whether the name is not the one of the catalogue, so that it is looked up what it ought to be. */
  readonly isOddlyNamed: boolean;
  /** Whether any of this can be a fault: most subjects have none, and nothing more is asked about them. */
  readonly isSuspect: boolean;
}

/** So many subjects are kept for a kind of place; beyond them all are forgotten. */
const MOST = 8_000;

/** A kind of place where codes stand, and what is asked for there. It gives the same object for the same code and name. */
export class SubjectSlot {
  readonly #wanted: readonly CodeKind[];
  readonly #lengthsOf: (code: string) => readonly number[];
  readonly #isDeclaration: boolean;
  readonly #byCode = new Map<string, NamedSubject[]>();
  #count = 0;

  constructor(wanted: readonly CodeKind[], lengthsOf: (code: string) => readonly number[], isDeclaration: boolean) {
    this.#wanted = wanted;
    this.#lengthsOf = lengthsOf;
    this.#isDeclaration = isDeclaration;
  }

  /** A subject in this kind of place. */
  subject(code: string, name: string | undefined): NamedSubject {
    const same = this.#byCode.get(code);
    return same?.find((each) => each.name === name) ?? this.#kept(code, name);
  }

  #kept(writtenCode: string, writtenName: string | undefined): NamedSubject {
    const [code, name] = [detached(writtenCode), writtenName && detached(writtenName)];
    const made = this.#made(code, name);
    if (this.#count >= MOST) this.#byCode.clear();
    this.#count = this.#count >= MOST ? 1 : this.#count + 1;
    addToGroup(this.#byCode, code, made);
    return made;
  }

  #made(code: string, name: string | undefined): NamedSubject {
    const wanted = this.#wanted;
    const lengths = this.#lengthsOf(code);
    const isDeclaration = this.#isDeclaration;
    const kind = classificationOf(code);
    const classification = wanted.find((each) => each === kind);
    const hasLevel = lengths.length === 0 || lengths.includes(code.length);
    const listed = findSubject(code);
    const retirement = hasLevel ? retirementOf(code, name, classification) : undefined;
    const isKnown = classification === 'procurement' ? /^[ABC]/.test(code) : listed !== undefined;
    const isUnlisted = classification !== undefined && hasLevel && !isDeclaration && !retirement && !isKnown;
    const isOddlyNamed = name !== undefined && !retirement && isOddName(name, listed, isDeclaration);
    const isSuspect = !classification || !hasLevel || retirement !== undefined || isUnlisted || isOddlyNamed;
    const place = { wanted, lengths, isDeclaration };
    return { code, name, ...place, listed, classification, hasLevel, retirement, isUnlisted, isOddlyNamed, isSuspect };
  }
}

function retirementOf(
  code: string,
  name: string | undefined,
  classification: CodeKind | undefined,
): SubjectChange | undefined {
  if (classification !== 'function' && classification !== 'economic') return undefined;
  const change = changeOfSubject(code, name);
  if (!change || change.confidence === 'C') return undefined;
  const isMoved = change.code === code && change.oldName === name;
  return isMoved || !findSubject(code) ? change : undefined;
}

/** A declaration may give any name to what the catalogue lists from memory only. */
function isOddName(name: string, listed: Subject | undefined, isDeclaration: boolean): boolean {
  const trusted = trustedName(listed);
  if (trusted !== undefined) return !isSameName(name, trusted);
  return !isDeclaration && name !== listed?.name;
}

/** The catalogue's name where that can be trusted. */
export function trustedName(listed: Subject | undefined): string | undefined {
  return listed?.confidence === 'C' ? undefined : listed?.name;
}

/** Names are the same whichever brackets and blanks an input method made. */
export function isSameName(a: string, b: string): boolean {
  return a === b || folded(a) === folded(b);
}
