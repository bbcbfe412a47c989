import { heads } from '../../language/lookup.ts';
import type { BindFault } from '../../model/binding/BindFault.ts';
import { bindStatement } from '../../model/binding/bind.ts';
import { isInOne, linesMeant } from '../../model/meant/meantLine.ts';
import { isOfLine } from '../../model/meant/readAlone.ts';
import { readPart } from '../../model/readPart.ts';
import { parse } from '../../syntax/parse.ts';

/** How many faults a text has by itself, of syntax and of its lines; `told` are those of syntax that no line's reading explains. */
export interface FaultCounts {
  readonly syntax: number;
  readonly lines: number;
  readonly told: () => number;
  /** Where they begin, in no order. */
  readonly starts: readonly number[];
}

export function faultsWhenRead(text: string): FaultCounts {
  const { segments } = parse(text, heads);
  const syntax: number[] = [];
  const lines: number[] = [];
  let offset = 0;
  for (const { statements, faults, text: own } of segments) {
    const found: BindFault[] = [];
    for (const statement of statements) bindStatement(statement, 'file', undefined, found);
    for (const { start } of faults) syntax.push(offset + start);
    for (const { start } of found.filter(isOfLine)) lines.push(offset + start);
    offset += own.length;
  }
  return {
    syntax: syntax.length,
    lines: lines.length,
    starts: [...syntax, ...lines],
    told: () =>
      segments.reduce((sum, segment) => {
        const meant = linesMeant(readPart(segment, '万元'));
        return sum + segment.faults.filter(({ start }) => !isInOne(meant, start)).length;
      }, 0),
  };
}
