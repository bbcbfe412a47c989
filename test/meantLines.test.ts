import { describe, expect, test } from 'vitest';
import { analyse } from '../server/features/Analysis.ts';
import { applyEdits } from '../server/text/TextEdit.ts';
import { readSample } from './parseCases.ts';
import { everyFinding } from './snapshotOf.ts';

/** What somebody does to a line who does not know the language yet, or types fast. */
const slips: readonly (readonly [string, (line: string) => string])[] = [
  ['no quotes', (line) => line.replace(/"([^"]*)"/g, '$1')],
  ['quotes of others', (line) => line.replace(/"([^"“”]*)"/g, '「$1」')],
  ['quotes the wrong way round', (line) => line.replace(/"([^"“”]*)"/g, '”$1“')],
  ['a number in quotes', (line) => line.replace(/^( +(?:3\d{4}|合计) .*? )(\d[\d,.]*元?)$/, '$1"$2"')],
  ['a keyword in quotes', (line) => line.replace(/^( +(?:类别|属性|单位性质) +)(\S+)$/, '$1"$2"')],
  ['a unit apart', (line) => line.replace(/(\d)(元|平方米|人|个|次)$/, '$1 $2')],
  ['the name before the code', (line) => line.replace(/^( +)(3\d{4}) +("[^"]*")/, '$1$3 $2')],
  ['the name in place of the code', (line) => line.replace(/^( +)30[1-3]\d{2} +"([^"]*)"(?= )/, '$1$2')],
  ['a comparator in words', (line) => line.replace('>=', '不低于').replace('<=', '不超过')],
];

/** Half a pair of Chinese quotes cannot be told from the beginning of a string, nor a `\` in a string from one outside. */
function isPlain(line: string): boolean {
  return !/^\s*#|\\|"""|"[^"]*“三公”[^"]*" *"/.test(line) && !/[“”]/.test(line.replace(/“[^“”]*”/g, ''));
}

/** Without the blanks that only align columns. */
function compact(text: string | undefined): string | undefined {
  return text?.replace(/ +/g, ' ');
}

/** The text after the fix of the one value on a line that is found to be none. */
function mended(text: string, line: number): string | undefined {
  const analysis = analyse(text);
  const found = everyFinding(analysis, 'zh-cn').filter(
    ({ id, span }) => id === 'invalid-value' && analysis.lines.lineAt(span.start) === line,
  );
  const [fix] = found.length === 1 ? (found[0]?.fixes ?? []) : [];
  return fix && applyEdits(text, fix.edits);
}

describe.each(['shuozhou-2026', 'review'])('one fix puts right any line of %s', (sample) => {
  const text = readSample(sample);
  const lines = text.split('\n');
  const planted = (slip: (line: string) => string): (readonly [number, string])[] =>
    lines.flatMap((line, i) => (isPlain(line) && slip(line) !== line ? [[i, slip(line)] as const] : []));

  test.each(slips)('with %s', (_, slip) => {
    const all = planted(slip);
    expect(all.length).toBeGreaterThan(3);
    const left = all.filter(([i, typed]) => compact(mended(lines.with(i, typed).join('\n'), i)) !== compact(text));
    expect(left).toEqual([]);
  });
});
