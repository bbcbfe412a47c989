import { describe, expect, test } from 'vitest';
import { publications } from '../../server/data/publications.ts';
import { ruleCoverage } from '../../server/data/ruleCoverage.ts';
import { blocks } from '../../server/language/blocks.ts';
import { rules } from '../../server/rules/index.ts';

const numbered = (letter: string, last: number): string[] =>
  Array.from({ length: last }, (_, i) => `${letter}${String(i + 1).padStart(2, '0')}`);

const reconciliation = [
  ...numbered('A', 10),
  ...numbered('B', 7),
  ...numbered('C', 9),
  ...numbered('D', 9),
  ...numbered('E', 8),
  ...numbered('F', 12),
  ...numbered('G', 8),
  ...numbered('H', 5),
  ...numbered('I', 6),
  ...['I07-08', 'I09-11', 'I12', 'I13-15', 'I16-18', 'I19', 'I20', 'I21', 'I22-23', 'I24', 'I25-26'],
  ...['I27', 'I28', 'I29', 'I30', 'I31', 'I32'],
  ...numbered('J', 4),
  ...['J05-07', 'J08', 'J09', ...numbered('J', 19).slice(9)],
  ...numbered('K', 3),
];

const benefits = ['经济效益指标', '社会效益指标', '生态效益指标', '可持续影响指标'];
const outputs = ['数量指标', '质量指标', '时效指标'];
const framework = {
  old2015: [...outputs, '成本指标', ...benefits, '服务对象满意度指标'],
  new2021: [
    ...['经济成本指标', '社会成本指标', '生态环境成本指标', ...outputs, ...benefits],
    ...['服务对象满意度指标', '预算执行率'],
  ],
  sx2026: [...outputs, '成本指标', '经济效益/社会效益/生态效益/可持续性影响', '服务对象满意度'],
};

/** The rows of the lists that reviewers work by. */
const keys = [
  ...reconciliation,
  ...numbered('P', 32),
  ...numbered('PV', 15),
  ...Object.entries(framework).flatMap(([name, levels]) => levels.map((level) => `${name}/${level}`)),
];

const known = new Set(rules.map(({ id }) => id));

describe('every row of the lists of a review', () => {
  const rows = ruleCoverage();

  test('is answered once, in their order', () => {
    expect(keys).toHaveLength(185);
    expect(rows.map(({ id }) => id)).toEqual(keys);
  });

  test.each(rows)('$id is held by rules that exist, or says why by none', ({ what, state, rules: named, reason }) => {
    expect(what.zh).not.toBe('');
    expect(what.en).not.toBe('');
    expect(named.filter(({ id }) => !known.has(id)).map(({ id }) => id)).toEqual([]);
    expect(named.length > 0).toBe(state === 'checked');
    if (state !== 'checked') expect(reason).toBeDefined();
    if (reason) expect([reason.zh, reason.en]).not.toContain('');
  });

  test('names statements that the language has', () => {
    const scopes = rows.flatMap((row) => row.rules.flatMap(({ scope }) => (scope === undefined ? [] : [scope])));
    const needs = publications().flatMap((each) => each.needs?.path ?? []);
    for (const path of [...scopes, ...needs]) expect(statementAt(path), path).toBeDefined();
  });

  test('every rule about figures, texts and indicators holds some row', () => {
    const named = new Set(rows.flatMap((row) => row.rules.map(({ id }) => id)));
    const others = new Set(aboutTheTextItself);
    expect(rules.map(({ id }) => id).filter((id) => !named.has(id) && !others.has(id))).toEqual([]);
  });
});

/** What is wrong with the text as a text of the language, and what no row of a review speaks of. */
const aboutTheTextItself = [
  ...['syntax-error', 'unknown-keyword', 'misplaced-statement', 'duplicate-statement', 'include-not-found'],
  ...['include-cycle', 'unused-ignore', 'invalid-profile', 'punctuation-slip', 'unbalanced-quotes', 'repeated-word'],
  ...['misspelled-word', 'control-exceeded', 'item-in-wrong-part', 'project-category-suspicious'],
  ...['ignore-without-reason', 'deceptive-text'],
];

describe('every duty of publication', () => {
  test('stands once, with its texts in both languages', () => {
    expect(publications().map(({ id }) => id)).toEqual(numbered('P', 32));
    for (const { id, duty, where, needs } of publications())
      expect([duty.zh, duty.en, where.zh, where.en, needs?.lacks.zh, needs?.lacks.en], id).not.toContain('');
  });
});

interface Entry {
  readonly id: string;
  readonly block?: string;
}

/** The statement that a path of ids leads to from the top of a file, or from a block. */
function statementAt(path: string): Entry | undefined {
  const [first = '', ...ids] = path
    .replace(/^=/u, '')
    .split('/')
    .map((id) => id.split('.')[0] ?? '');
  const all: Readonly<Record<string, readonly Entry[]>> = blocks;
  const start: Entry | undefined = first === 'file' ? { id: 'file', block: 'file' } : at('file', first);
  return ids.reduce<Entry | undefined>((entry, id) => (entry?.block ? at(entry.block, id) : undefined), start);

  function at(block: string, id: string): Entry | undefined {
    return all[block]?.find((entry) => entry.id === id);
  }
}
