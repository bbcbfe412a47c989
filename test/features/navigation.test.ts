import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSubject } from '../../server/data/catalogue.ts';
import { type Analysis, analyse, analyseRoot } from '../../server/features/Analysis.ts';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../server/features/callHierarchy.ts';
import { definition } from '../../server/features/definition.ts';
import { type FigureNode, figureGraph } from '../../server/features/figureFlow/FigureGraph.ts';
import { fed, feeding } from '../../server/features/figureFlow/flows.ts';
import { namedThings } from '../../server/features/occurrences/namedThings.ts';
import { references } from '../../server/features/references.ts';
import { rename } from '../../server/features/rename.ts';
import { selectionRange } from '../../server/features/selectionRange.ts';
import { workspaceSymbol } from '../../server/features/workspaceSymbol.ts';
import { SourceFile } from '../../server/model/SourceFile.ts';
import { afterFix, analysisOf } from '../support/caseFiles.ts';
import { everyNavigation } from '../support/everyNavigation.ts';
import { parseCases, readSample } from '../support/parseCases.ts';
import { everyFinding } from '../support/snapshotOf.ts';

const samples = ['shuozhou-2026', 'short-english', 'mistakes', 'review'];

/** Between the prefixes, and between the offsets in each; primes, so that both fall everywhere in a line. */
const [CUT, STEP] = [211, 397];

describe.each(samples)('navigation in %s', (sample) => {
  const text = readSample(sample);
  const whole = analyse(text);

  test('answers at every offset', () => {
    for (let offset = 0; offset <= text.length; offset++) everyNavigation(whole, offset, 'zh-cn');
  });

  test('answers in every prefix, and at its end', () => {
    let previous: Analysis | undefined;
    for (let length = 0; length <= text.length; length += CUT) {
      previous = analyse(text.slice(0, length), previous);
      for (let offset = length % STEP; offset < length; offset += STEP) everyNavigation(previous, offset, 'en');
      everyNavigation(previous, length, 'en');
    }
  });

  test('what is selected holds the offset, and each selection the one before', () => {
    for (let offset = 0; offset <= text.length; offset += 7) {
      const spans = selectionRange(whole, offset);
      spans.forEach(({ start, end }, i) => {
        const inner = spans[i - 1] ?? { start: offset, end: offset };
        expect(start <= inner.start && inner.end <= end, `${offset}`).toBe(true);
      });
      expect(spans.at(-1)).toEqual({ start: 0, end: text.length });
    }
  });

  test('every reference has the same references, and the same declaration', () => {
    for (let offset = 0; offset <= text.length; offset += 31) {
      const found = references(whole, offset);
      const spans = found.map(({ span }) => span);
      for (const { span } of found) {
        expect(references(whole, span.start).map((each) => each.span)).toEqual(spans);
        expect(definition(whole, span.start)?.targets).toEqual(definition(whole, offset)?.targets);
      }
    }
  });

  test('what feeds a figure is fed by it', () => {
    const graph = figureGraph(whole.budget);
    const seen = new Set<FigureNode>();
    const visit = (node: FigureNode): void => {
      if (seen.has(node)) return;
      seen.add(node);
      for (const { node: from } of feeding(node, graph)) {
        const back = fed(from, graph).map((flow) => flow.node);
        expect(back.includes(node), JSON.stringify([node.kind, from.kind])).toBe(true);
        visit(from);
      }
    };
    for (const { key } of [...whole.budget.totals, ...whole.budget.controls]) visit(graph.grand(key));
    for (const key of ['revenue', 'expenditure']) visit(graph.grand(key));
    expect(seen.size).toBeGreaterThan(10);
  });

  test('a figure of the hierarchy is found again by its key', () => {
    for (let offset = 0; offset <= text.length; offset += 13) {
      const item = prepareCallHierarchy(whole, offset, 'zh-cn');
      if (!item) continue;
      for (const each of incomingCalls(whole, item.key, 'zh-cn'))
        expect(outgoingCalls(whole, each.key, 'zh-cn').map(({ key }) => key)).toContain(item.key);
    }
  });
});

test('what a file has that the budgets of two years include is found once', () => {
  const shared = new SourceFile('一中.budget', '预算单位 "一中" { 项目 "助学金" { 金额 1.00 } }');
  const years = ['2025', '2026'].map((year) =>
    analyseRoot(new SourceFile(`${year}.budget`, '引入 "一中.budget"'), { find: () => shared }),
  );
  expect(workspaceSymbol(years, '助学金').map(({ name, file }) => [name, file.address])).toEqual([
    ['项目 “助学金”', '一中.budget'],
  ]);
});

const newName = '甲乙丙丁戊己𠮷';

describe('rename', () => {
  const cases = ['include', 'navigation', 'symbols', 'units'].flatMap((file) =>
    parseCases(readFileSync(new URL(`../cases/${file}.md`, import.meta.url), 'utf8'), file),
  );
  const all: [string, Analysis][] = [
    ...samples.map((sample): [string, Analysis] => [sample, analyse(readSample(sample))]),
    ...cases.map((each): [string, Analysis] => [each.name, analysisOf(each)]),
  ];
  const budgets = all.filter(([, { budget }]) => namedThings(budget).length > 0);

  test.each(budgets)('of what has a name changes nothing else: %s', (_, before) => {
    const names = namedThings(before.budget).map(({ name }) => name);
    namedThings(before.budget).forEach(({ place, name }, i) => {
      // A message with a name that others have, or have in theirs, may be about any of them.
      if (names.filter((each) => each.includes(name)).length > 1) return;
      const { file, span } = before.locate(place);
      const after = renamed(before.seenFrom(file), span.start + 1, newName);
      expect(namedThings(after.budget).map(({ name }) => name)).toEqual(names.with(i, newName));
      expect(findingsIn(after, newName)).toEqual(findingsIn(before, name));
    });
  });

  test.each(budgets)('of a declared subject changes nothing else: %s', (_, before) => {
    for (const { reference } of before.budget.subjects.filter(({ reference: { code } }) => !findSubject(code))) {
      const { file, span } = before.locate(reference.place);
      const sight = before.seenFrom(file);
      const code = `${reference.code.slice(0, -1)}${(Number(reference.code.at(-1)) + 1) % 10}`;
      if (!('refusal' in rename(sight, span.start, code)))
        expect(findingsIn(renamed(sight, span.start, code), code)).toEqual(findingsIn(before, reference.code));
      if (!reference.namePlace) continue;
      const after = renamed(sight, before.locate(reference.namePlace).span.start + 1, newName);
      expect(findingsIn(after, newName)).toEqual(findingsIn(before, reference.name ?? ''));
      expect(after.budget.nameOf(reference.code)).toBe(newName);
    }
  });

  test('of a name with every kind of quote reads back the same', () => {
    const names = fc.string({ unit: fc.constantFrom(...'甲乙“”"\\{}#；;，𠮷n '), minLength: 1 });
    fc.assert(
      fc.property(names, fc.constantFrom('"甲"', '“甲”'), (name, before) => {
        const analysis = analyse(`项目 ${before} { 功能科目 2011308 }`);
        const edits = rename(analysis, 4, name);
        if ('refusal' in edits) return;
        const [thing] = namedThings(afterFix(analysis, edits).budget);
        expect(thing?.name).toBe(
          name
            .trim()
            .replace(/^"(.*)"$/s, '$1')
            .trim(),
        );
      }),
    );
  });
});

function renamed(analysis: Analysis, offset: number, name: string): Analysis {
  const edits = rename(analysis, offset, name);
  if ('refusal' in edits) throw new Error(edits.refusal.en);
  return afterFix(analysis, edits);
}

/** The rules that judge a name, or a project, by the words of its name. */
const aboutNames: ReadonlySet<string> = new Set([
  'department-name-mismatch',
  'duplicate-project',
  'duplicate-unit',
  'headcount-exceeded',
  'misspelled-word',
  'project-category-suspicious',
  'repeated-word',
  'unfilled-placeholder',
]);

/** What is found, without the name or code that it is about. */
function findingsIn(analysis: Analysis, name: string): string[] {
  return everyFinding(analysis, 'zh-cn')
    .filter(({ id }) => !aboutNames.has(id))
    .map(({ id, message, file, span }) => {
      const found = `${file.address}:${file.lines.lineAt(span.start)} ${id} ${message}`;
      return /^\d+$/.test(name)
        ? found.replaceAll(name, '＊')
        : found.replaceAll(`“${name}”`, '＊').replace(name, '＊');
    });
}
