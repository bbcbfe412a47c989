import { heads } from '../language/lookup.ts';
import type { BindFault } from '../model/BindFault.ts';
import { bindStatement } from '../model/bind.ts';
import { isInOne, isOfLine, linesMeant } from '../model/meant/meantLine.ts';
import { readPart } from '../model/readPart.ts';
import { parse } from '../syntax/parse.ts';

/** How many faults a text has by itself, of syntax and of its lines; `told` are those of syntax that no line's reading explains. */
export interface FaultCounts {
  readonly syntax: number;
  readonly lines: number;
  readonly told: () => number;
}

export function faultsWhenRead(text: string): FaultCounts {
  const { segments } = parse(text, heads);
  const found: BindFault[] = [];
  for (const { statements } of segments)
    for (const statement of statements) bindStatement(statement, 'file', undefined, found);
  return {
    syntax: segments.reduce((sum, { faults }) => sum + faults.length, 0),
    lines: found.filter(isOfLine).length,
    told: () =>
      segments.reduce((sum, segment) => {
        const meant = linesMeant(readPart(segment, '万元'));
        return sum + segment.faults.filter(({ start }) => !isInOne(meant, start)).length;
      }, 0),
  };
}
