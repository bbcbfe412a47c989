import type { Span } from '../text/Span.ts';

/** Of a longer rest of a line it is not asked what was meant as a name. */
const LONGEST = 400;

const BLANK = /[ \t\u3000]/;
/** A number with its unit, or a calculation, with which a line or its statement ends; a comparator may stand before it. */
const AMOUNT =
  /[<>≤≥=＜＞＝]{0,2}[ \t]*[-－(（]{0,2}[\d０-９][\d０-９.,，．]*(?:[%％]|\p{Script=Han}+(?:[/／·]\p{Script=Han}+)*)?(?:[ \t]*[-+*×/÷＋－＊／][ \t]*[(（]?[\d０-９][\d０-９.,，．]*(?:[%％]|\p{Script=Han}+(?:[/／·]\p{Script=Han}+)*)?[)）]?)*[ \t]*(?=[;；}｝#＃]|$)/uy;
/** What a line of a code begins with. */
const CODE_BEFORE = /(?:^|[\r\n{｛;；])[ \t\u3000]*[A-Z]?[\d０-９][^\r\n{｛;；]*$/;
/** A block, but no placeholder of a sentence. */
const BLOCK = /[{｛](?![^{}｛｝;；\s]*[}｝])/uy;
/** What may stand behind a closing quote. */
const BEHIND_QUOTE = /[ \t\u3000{｛}｝;；#＃]|$/uy;

/**
 * Where a string that is never closed ends, of the rest of its line: with a quote of the other kind, or before the amount or
 * the block that its line ends with, so that those keep their meaning; else with the line. An amount is one behind the name
 * of a code, or behind a comparator.
 */
export function endOfUnclosed(text: string, { start, end }: Span): number {
  if (end - start > LONGEST) return end;
  const line = text.slice(start, end);
  const others = typedFor(line.startsWith('“') ? '”' : '"');
  const hasCode = CODE_BEFORE.test(text.slice(Math.max(0, start - LONGEST), start));
  let depth = 0;
  let blankAt: number | undefined;
  for (let i = 1; i < line.length; i++) {
    const c = line.charAt(i);
    if (BLANK.test(c)) {
      blankAt ??= i;
      continue;
    }
    const behind = blankAt ?? i;
    if (others.includes(c) && depth === 0 && isAt(BEHIND_QUOTE, line, i + 1)) return start + i + 1;
    if (isAt(BLOCK, line, i) || (blankAt !== undefined && (hasCode || isComparator(c)) && isAt(AMOUNT, line, i)))
      return start + behind;
    if (c === '“') depth++;
    else if (c === '”') depth--;
    blankAt = undefined;
  }
  return end;
}

/** The quotes that may have been typed for a closing one: of the other kind, or the wrong way round. */
export function typedFor(closing: string): string {
  if (closing === '”') return '"';
  return closing === '"' ? '”“' : '';
}

function isComparator(character: string): boolean {
  return '<>≤≥=＜＞＝'.includes(character);
}

function isAt(pattern: RegExp, line: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(line);
}
