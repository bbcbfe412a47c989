import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { type Analysis, analyse } from '../../server/features/Analysis.ts';
import type { Part } from '../../server/model/Budget.ts';
import { found } from '../edits/product.ts';
import { generatedBudget } from '../mutations/generatedBudget.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** A budget with as many units as a bureau has: the same one over and over again, under other names. */
function withManyUnits(): string {
  const text = generatedBudget(1, 'zh');
  const [, unit = ''] = /^(预算单位[\s\S]*?^\}\n)/m.exec(text) ?? [];
  return text + Array.from({ length: 30 }, (_, i) => unit.replace(/"(?=[^"]*" \{)/, `"第${i}`)).join('\n');
}

/** The texts of a budget in which somebody changes one amount after the other, here and there. */
function* typed(text: string, edits: number): Iterable<string> {
  const amounts = [...text.matchAll(/^ +3\d{4} +"[^"]*" +[\d,]+\.(\d)/gm)].map(
    ({ 0: line, index }) => index + line.length - 1,
  );
  let now = text;
  for (let i = 0; i < edits; i++) {
    const at = amounts[(i * 37) % amounts.length] ?? 0;
    now = now.slice(0, at) + ((Number(now[at]) + 1) % 10) + now.slice(at + 1);
    yield now;
  }
}

/** How many of some objects a collection leaves. */
function stillThere(objects: readonly WeakRef<object>[]): number {
  collect();
  return objects.filter((each) => each.deref() !== undefined).length;
}

test('of the versions of a budget only the last few are kept', async () => {
  let analysis: Analysis | undefined = analyse(withManyUnits());
  found(analysis);
  const old: WeakRef<Part>[] = [];
  let before = new Set(analysis.budget.parts);
  for (const text of typed(analysis.text, 150)) {
    analysis = analysis.withText(text);
    found(analysis);
    const now = new Set(analysis.budget.parts);
    for (const part of before) if (!now.has(part)) old.push(new WeakRef(part));
    before = now;
  }
  expect(old.length).toBeGreaterThanOrEqual(150);
  before = new Set();
  expect(analysis.budget.parts.length).toBeGreaterThan(30);
  // What is just being compiled holds a version until it is done.
  await expect.poll(() => stillThere(old), { timeout: 30_000 }).toBeLessThan(60);
});
