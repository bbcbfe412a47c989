/** A sum of an identity, read. */
export interface Sum {
  readonly terms: readonly Term[];
}

/** Figures that are added or taken away, or a number. */
export interface Term {
  readonly sign: 1 | -1;
  readonly factor: string;
  /** Whether rows are counted, and not their figures added. */
  readonly isCount: boolean;
  readonly of: Address | { readonly percent: string };
}

/** An address with patterns in it; one of two parts has no columns. */
export interface Address {
  readonly groups: PartPattern;
  readonly rows: PartPattern;
  readonly columns: PartPattern;
}

/** The patterns of one part of an address; where all are plain, nothing has to be searched. */
export interface PartPattern {
  readonly alternatives: readonly Alternative[];
  readonly isPlain: boolean;
}

interface Alternative {
  readonly text: string;
  readonly isTakenAway: boolean;
  /** What the key has to look like; undefined where it is the text. */
  readonly test: RegExp | undefined;
}

const sums = new Map<string, Sum>();

/** Reads a sum of a layout's identity (`tables/Identity.ts`); once for each. */
export function parseSum(text: string): Sum {
  let sum = sums.get(text);
  if (!sum) {
    sum = { terms: text.split(/ (?=[+-] )/).map(parseTerm) };
    sums.set(text, sum);
  }
  return sum;
}

const TERM = /^(?:([+-]) )?(?:(\d[\d.]*) × )?(?:(\d+)%|(count\()?([^()]+?)\)?)$/;

function parseTerm(text: string): Term {
  const [, sign, factor = '1', percent, count, address = ''] = TERM.exec(text) ?? [];
  return {
    sign: sign === '-' ? -1 : 1,
    factor,
    isCount: count !== undefined,
    of: percent === undefined ? parseAddress(address) : { percent },
  };
}

/** Reads an address with patterns. */
export function parseAddress(text: string): Address {
  const [groups = '', rows = '', columns = ''] = text.split('/');
  return { groups: parsePart(groups), rows: parsePart(rows), columns: parsePart(columns) };
}

function parsePart(text: string): PartPattern {
  const alternatives = text.split(',').map((each): Alternative => {
    const isTakenAway = each.startsWith('!');
    const own = isTakenAway ? each.slice(1) : each;
    return { text: own, isTakenAway, test: /[#*]/.test(own) ? patternOf(own) : undefined };
  });
  return { alternatives, isPlain: alternatives.every(({ test, isTakenAway }) => !test && !isTakenAway) };
}

/** Placeholders are looked up before a key is matched and stand in no pattern. */
function patternOf(text: string): RegExp {
  return new RegExp(`^${text.replaceAll('#', '\\d').replaceAll('*', '.*')}$`, 's');
}
