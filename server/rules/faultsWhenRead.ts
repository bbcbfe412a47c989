import { heads } from '../language/lookup.ts';
import { type BindFault, bindStatement } from '../model/bind.ts';
import { isOfLine } from '../model/meant/meantLine.ts';
import { parse } from '../syntax/parse.ts';

/** How many faults a text has by itself, of syntax and of its lines. */
export function faultsWhenRead(text: string): { readonly syntax: number; readonly lines: number } {
  const { segments } = parse(text, heads);
  const found: BindFault[] = [];
  for (const { statements } of segments)
    for (const statement of statements) bindStatement(statement, 'file', undefined, found);
  return {
    syntax: segments.reduce((sum, { faults }) => sum + faults.length, 0),
    lines: found.filter(isOfLine).length,
  };
}
