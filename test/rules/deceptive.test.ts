import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { disclose } from '../../server/document/disclose.ts';
import { type Analysis, analyse } from '../../server/features/Analysis.ts';
import { renderJson } from '../../server/render/json.ts';
import { deceitsIn, suspectAt } from '../../server/rules/structure/deceit.ts';
import { applyEdits } from '../../server/text/TextEdit.ts';
import { counted } from '../support/counted.ts';
import { everyFinding } from '../support/snapshotOf.ts';

/** Every character that Unicode has, by what it counts. */
const everyCharacter = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code > 127 && (code < 0xd800 || code > 0xdfff))
  .map((code) => String.fromCodePoint(code));

/** The decimal digits of every script: rows of ten, in their order. */
const decimals = everyCharacter.filter((character) => /\p{Nd}/u.test(character));
const ofValue = (value: number): string[] => decimals.filter((_, i) => i % 10 === value);
const compatible = (plain: string): string[] =>
  everyCharacter.filter((character) => !/\p{Nd}/u.test(character) && character.normalize('NFKC') === plain);

const letters: Readonly<Record<string, string>> = { 0: 'OoОоΟο〇Ⲟ', 1: 'lIІі一丨Ⅰ', 3: 'ЗзⅢ', 5: 'ЅⅤ', 6: 'бⅥ' };
const marks: Readonly<Record<string, string>> = {
  '.': '．。·・﹒․٫｡•‧…,，、',
  ',': '，、﹐‚٬’',
  '-': '－−‐‑‒–—―﹣⁃˗─ー一',
  '%': '％﹪٪',
};
/** What is typed, or pasted, for a character of a figure. */
const twins = new Map<string, readonly string[]>([
  ...Array.from({ length: 10 }, (_, value): [string, string[]] => [
    String(value),
    [...ofValue(value), ...compatible(String(value)), ...(letters[value] ?? '')],
  ]),
  ...Object.entries(marks).map(([mark, alike]): [string, string[]] => [mark, [...alike]]),
]);

/** Characters that show nothing, or turn what is shown. */
const unseen = [
  ...'\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202d\u202e\u2060\u2063\u2066\u2069',
  ...'\u3164\ufe0f\ufeff\uffa0\ufffb\u0000\u0007\u007f\u0085\u009f\u2028\u2029\u0301\u0336\u20e3',
  ...['\u{e0001}', '\u{e0031}', '\u{e0100}', '\ud835', '\udfcf'],
];

const folder = new URL('../../samples/', import.meta.url);
const samples = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.budget'))
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const),
);

/** Where a character of a figure or a code stands, outside of comments and of strings. */
interface Spot {
  readonly sample: string;
  readonly at: number;
}

const spots: readonly Spot[] = [...samples].flatMap(([sample, text]) => {
  const apart = text.replace(/"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|#.*/g, ({ length }) => ' '.repeat(length));
  return [...apart.matchAll(/[0-9](?:[0-9,.%-]*[0-9%])?/g)].flatMap(({ 0: figure, index }) =>
    [...figure].map((_, i) => ({ sample, at: index + i })),
  );
});

const untouched = new Map<string, { readonly analysis: Analysis; readonly document: string }>();

/** A text as it is, analysed once. */
function originalOf(text: string): { readonly analysis: Analysis; readonly document: string } {
  const known = untouched.get(text);
  if (known) return known;
  const analysis = analyse(text);
  const original = { analysis, document: documentOf(analysis) };
  untouched.set(text, original);
  return original;
}

function textAt({ sample }: Spot): string {
  return samples.get(sample) ?? '';
}

function documentOf({ budget }: Analysis): string {
  return JSON.stringify(renderJson(disclose(budget)));
}

const aboutShape = new Set(['missing-field', 'missing-indicator', 'missing-explanation']);

/** What is found at a place, weaker than a warning left out. */
function foundAt(analysis: Analysis, start: number, end: number): ReturnType<typeof everyFinding> {
  return everyFinding(analysis, 'zh-cn').filter(
    ({ id, severity, span }) =>
      (severity === 'error' || severity === 'warning') && !aboutShape.has(id) && span.start <= end && span.end >= start,
  );
}

/** A figure is published as before, or something is found at the character that is another one. */
function isToldOrTheSame(spot: Spot, twin: string, width: number): boolean {
  const text = textAt(spot);
  const { at } = spot;
  const { analysis: before, document } = originalOf(text);
  const analysis = analyse(text.slice(0, at) + twin + text.slice(at + width), before);
  return foundAt(analysis, at, at + twin.length).length > 0 || documentOf(analysis) === document;
}

/** The text after each fix that is offered at a place; `other` stands there instead of `width` characters. */
function fixedAt(text: string, at: number, other: string, width: number): string[] {
  const edited = text.slice(0, at) + other + text.slice(at + width);
  return foundAt(analyse(edited), at, at + other.length)
    .filter(({ id }) => id === 'deceptive-text' || id === 'syntax-error')
    .flatMap(({ fixes }) => fixes)
    .map(({ edits }) => applyEdits(edited, edits));
}

const spot = fc.constantFrom(...spots);
/** How often each kind of twin is tried. */
const runs = (): number => counted(150, 40_000);

describe('no other character passes for one of a figure', () => {
  test('the tables hold what they say', () => {
    expect(spots.length).toBeGreaterThan(1_900);
    expect(decimals.length % 10).toBe(0);
    for (const character of decimals) expect(ofValue(Number(decimals.indexOf(character) % 10))).toContain(character);
  });

  test('one that looks alike in its place', () => {
    const alike = spot.chain((where) =>
      fc.record({
        where: fc.constant(where),
        twin: fc.constantFrom(...(twins.get(textAt(where).charAt(where.at)) ?? ['|'])),
      }),
    );
    fc.assert(
      fc.property(alike, ({ where, twin }) => isToldOrTheSame(where, twin, 1)),
      { numRuns: runs() },
    );
  });

  test('one that is not seen beside it', () => {
    fc.assert(
      fc.property(spot, fc.constantFrom(...unseen), (where, twin) => isToldOrTheSame(where, twin, 0)),
      { numRuns: runs() },
    );
  });

  test('one that is not seen before a code, which it would make a word of', () => {
    const text = '部门 "示例市示例局" {\n    代码  \u{e0100}901\n}\n';
    const at = text.indexOf('\u{e0100}');
    expect(foundAt(analyse(text), at, at + 2).map(({ id, severity }) => [id, severity])).toEqual([
      ['deceptive-text', 'error'],
    ]);
  });

  test('a byte-order mark is a blank, but where it cuts a number in two', () => {
    const fixed = (text: string): string[] => fixedAt(text, text.indexOf('|'), '\ufeff', 1);
    expect(fixed('控制数 {\n    三公经费  5|万元\n}\n')).toEqual(['控制数 {\n    三公经费  5 万元\n}\n']);
    expect(fixed('控制数 {\n    三公经费|54万元\n}\n')).toEqual(['控制数 {\n    三公经费 54万元\n}\n']);
    expect(fixed('控制数 {\n    三公经费  5|4万元\n}\n')).toEqual(['控制数 {\n    三公经费  54万元\n}\n']);
  });

  test('a digit of another script is put right by its fix, and so is what is not seen between two digits', () => {
    const others = fc.constantFrom(...decimals.filter((character) => !/[０-９]/.test(character)));
    const meant = spot.filter((where) => /^[0-9]{2}/.test(textAt(where).slice(where.at, where.at + 2)));
    fc.assert(
      fc.property(meant, others, (where, other) => {
        const text = textAt(where);
        const at = where.at + 1;
        const asTyped = text.slice(0, at) + String(decimals.indexOf(other) % 10) + text.slice(at + 1);
        expect(fixedAt(asTyped, at, other, 1).includes(asTyped)).toBe(true);
      }),
      { numRuns: counted(40, 5_000) },
    );
    fc.assert(
      fc.property(meant, fc.constantFrom(...'\u00ad\u200b\u200d\u202e\u2060\ufeff'), (where, other) => {
        expect(fixedAt(textAt(where), where.at + 1, other, 0).includes(textAt(where))).toBe(true);
      }),
      { numRuns: counted(40, 5_000) },
    );
  });
});

/** What people write, with characters that are near to those that deceive. */
const honest = [
  '二〇二六年“三公”经费、〔2026〕1号、1·5公里、古力巴哈尔·买买提、𠮷林、㐂、﨑、①②③、Ⅲ类、㎡、140m²、10³',
  '完成3项①、±5%、5μg/m³、PM2.5、Ω、α粒子、5℃、№1、№ 2、1×1＝1、２０２６年、100％、￥5、€5、—— …… • ● ★',
  'مەكتەپ 12، རྒྱལ་ ༡༢ ལོ་、ᠮᠣᠩᠭᠣᠯ\u180eᠠ、می\u200cخواهم、क्\u200dष、👨\u200d👩\u200d👧、👍🏽、❤️、🏴\u{e0067}\u{e0062}\u{e007f}、1️⃣',
  '葛\u{e0100}城、神\ufe00、ＡＢＣ、5l、Ohio、IO接口、l1级、ИП、Ту-154、Γ函数、O2、CO2、H2O、I类、Ⅱ-1、㈠、㊣、※、3D',
];

describe('what is told of a text', () => {
  test('nothing is told twice, nor put right twice', () => {
    const suspects = fc.constantFrom(...unseen, '\u17b4', '\u17b5', ...decimals, ...[...twins.values()].flat());
    const mixed = fc.array(fc.oneof(suspects, fc.constantFrom('1', 'a', '年', ' ')), { maxLength: 8 });
    const told = (text: string): string[] =>
      (['code', 'string', 'comment'] as const).flatMap((region) => {
        const found = deceitsIn(text, { start: 0, end: text.length }, region);
        return found.filter(({ start }, i) => start < (found[i - 1]?.end ?? 0)).map(({ message }) => message.zh);
      });
    fc.assert(
      fc.property(mixed, (characters) => {
        expect(told(characters.join(''))).toEqual([]);
      }),
      { numRuns: counted(500, 100_000) },
    );
    expect(deceitsIn('\u17b4# 年', { start: 0, end: 1 }, 'code')).toHaveLength(1);
    expect(deceitsIn('a\u180b\u0301', { start: 1, end: 3 }, 'code')).toMatchObject([
      { start: 1, end: 2 },
      { start: 2, end: 3 },
    ]);
  });

  test('what is too much beside it is told apart, and stays until its own fix', () => {
    const analysis = analyse('ꀀ\u0000⻓ꀀ\n');
    const found = everyFinding(analysis, 'zh-cn').filter(({ id }) => id === 'syntax-error');
    expect(found.map(({ span, fixes: [fix] }) => [span.start, span.end, fix?.title])).toEqual([
      [0, 1, '删除“ꀀ”'],
      [1, 3, '改为“长”'],
      [3, 4, '删除“ꀀ”'],
    ]);
    expect(applyEdits(analysis.text, found[1]?.fixes[0]?.edits ?? [])).toBe('ꀀ长ꀀ\n');
  });

  test.each([
    [
      '基本支出\u200b2011308 "招商引资" {\n    合计\u200b15.46\n}\n',
      '基本支出 2011308 "招商引资" {\n    合计 15.46\n}\n',
    ],
    [
      '国有资产 { 截至 2025年\u200b12月\u200b31日; 办公用房\u200b140平方米 }\n',
      '国有资产 { 截至 2025年12月31日; 办公用房 140平方米 }\n',
    ],
    [
      '国有资产 { 截至 2025年\u0661\u0662月31日; 办公用房\u0661平方米 }\n',
      '国有资产 { 截至 2025年12月31日; 办公用房 1平方米 }\n',
    ],
    ['科目 { 20113\u200b08 "招商引资" 15.\u200b46 }\n', '科目 { 2011308 "招商引资" 15.46 }\n'],
  ])('the fixes of %j make what is meant: a word and its figure are not one word', (text, meant) => {
    let fixed = text;
    for (;;) {
      const found = everyFinding(analyse(fixed), 'zh-cn').filter(({ message }) => message.includes('U+'));
      const [fix] = found.flatMap(({ fixes }) => fixes);
      if (!fix) break;
      fixed = applyEdits(fixed, fix.edits);
    }
    expect(fixed).toBe(meant);
  });

  test('a fix does not take for indentation what is none', () => {
    const text = '预算单位 "示例市第一小学" {\n \u2028码 218003\n}\n';
    const fixes = everyFinding(analyse(text), 'zh-cn').flatMap((finding) => finding.fixes);
    const fix = fixes.find(({ title }) => title === '插入“代码”');
    expect(fix?.edits.map(({ newText }) => newText)).toEqual(['\n    代码 000']);
  });
});

describe('what is written as it should be', () => {
  test.each(honest)('%s', (text) => {
    expect(deceitsIn(`"${text}"`, { start: 1, end: text.length + 1 }, 'string')).toEqual([]);
  });

  test('the samples hold nothing else', () => {
    for (const text of samples.values())
      expect(everyFinding(analyse(text), 'en').filter(({ id }) => id === 'deceptive-text')).toEqual([]);
  });

  test('most of it is not even looked at closely', () => {
    const lines = [...samples.values()].flatMap((text) => text.split('\n'));
    const suspects = lines.filter((line) => suspectAt(line, { start: 0, end: line.length }) !== undefined);
    expect(suspects.length).toBeLessThan(lines.length / 50);
  });
});
