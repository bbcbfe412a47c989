import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { commands } from '../../server/cli/commands.ts';
import { helpText } from '../../server/cli/help.ts';
import { findSubject } from '../../server/data/catalogue.ts';
import { analyse } from '../../server/features/Analysis.ts';
import { codeSnippets } from '../../server/features/codeSnippets.ts';
import { hover } from '../../server/features/hover.ts';
import { questions } from '../../server/features/newBudget/questions.ts';
import { rulePage } from '../../server/features/rulePage.ts';
import { blocks } from '../../server/language/blocks.ts';
import { enumerations } from '../../server/language/enumerations.ts';
import type { Localized } from '../../server/language/schema.ts';
import { rules } from '../../server/rules/index.ts';
import { analysisOf } from '../support/caseFiles.ts';
import { filesUnder } from '../support/filesUnder.ts';
import { parseCases, readSample } from '../support/parseCases.ts';
import { root } from '../support/places.ts';
import { readLiteral } from '../support/readLiteral.ts';
import { everyFinding } from '../support/snapshotOf.ts';

/** Chinese characters that stand together. */
const CHINESE = /\p{Script=Han}+/gu;

/** They are the same in both languages. */
const UNITS = new Set(['元', '千元', '万元', '亿元']);

function hasChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** Why two texts are not the same in Chinese and in English; names and words that an English text quotes stand in the Chinese one, too. */
function faultsOf({ zh, en }: Localized, known = ''): string[] {
  const faults: string[] = [];
  if (zh.trim() === '' || en.trim() === '') return zh.trim() === en.trim() ? [] : [`one is empty: ${zh} | ${en}`];
  if (/\p{L}/u.test(zh) && !hasChinese(zh) && zh !== en) faults.push(`no Chinese: ${zh}`);
  const words = (en.match(CHINESE) ?? []).filter((word) => !UNITS.has(word));
  // The label of a line with its amount says the same in both.
  if (zh === en && !/[A-Za-z]/.test(en) && words.some((word) => !known.includes(word)))
    faults.push(`not translated: ${en}`);
  const foreign = words.filter((word) => !zh.includes(word) && !known.includes(word));
  if (foreign.length > 0) faults.push(`Chinese in English (${foreign.join(', ')}): ${en}`);
  return faults;
}

function readJson(file: string): Record<string, string> {
  return JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));
}

function sourcesIn(folder: string): { readonly file: string; readonly text: string }[] {
  return filesUnder(path.join(root, folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file: path.join(folder, file), text: fs.readFileSync(path.join(root, folder, file), 'utf8') }));
}

/** A text in two languages as it stands in a source. */
interface Pair extends Localized {
  readonly file: string;
}

/** The pairs of literals in the sources of a folder. */
function pairsIn(folder: string): Pair[] {
  return sourcesIn(folder).flatMap(({ file, text }) =>
    [...text.matchAll(/\bzh: (?=['"`])/g)].flatMap(({ index, 0: key }) => {
      const zh = readLiteral(text, index + key.length);
      const rest = text.slice(index + key.length);
      const [found] = /(?<=[{,]\s*)en: (?=['"`])/.exec(rest) ?? [];
      const at =
        found === undefined ? -1 : index + key.length + rest.search(/(?<=[{,]\s*)en: (?=['"`])/) + found.length;
      return at < 0 ? [] : [{ file, zh, en: readLiteral(text, at) }];
    }),
  );
}

/** What is filled into a text. */
function places(text: string): string[] {
  return [...new Set(text.match(/\{\d\}/g))].sort();
}

function withoutComments(source: string): string {
  return source.replace(/^\s*\/?\*.*$/gm, '').replace(/(?<=^|\s)\/\/.*$/gm, '');
}

describe('what package.json says', () => {
  const english = readJson('package.nls.json');
  const chinese = readJson('package.nls.zh-cn.json');
  const used = [...new Set([...JSON.stringify(packageJson).matchAll(/%([A-Za-z0-9.-]+)%/g)].map(([, key]) => key))];

  test('every key that is used has both languages, and none is left over', () => {
    expect(Object.keys(english).sort()).toEqual(used.sort());
    expect(Object.keys(chinese).sort()).toEqual(used.sort());
  });

  test('each in its language', () => {
    const faults = used.flatMap((key = '') => [
      ...faultsOf({ zh: chinese[key] ?? '', en: english[key] ?? '' }),
      ...(hasChinese(chinese[key] ?? '') ? [] : [`${key} has no Chinese`]),
      ...(commandLinks(chinese[key]) === commandLinks(english[key]) ? [] : [`${key} links to something else`]),
    ]);
    expect(faults).toEqual([]);
  });

  test('nothing that a user reads stands in it itself', () => {
    const {
      languages,
      commands: contributed,
      walkthroughs,
      languageModelTools,
      configuration,
    } = packageJson.contributes;
    const shown = [
      // The first one is shown, the others are found by.
      ...languages.flatMap(({ aliases }) => aliases?.slice(0, 1) ?? []),
      ...contributed.flatMap(({ title, category }) => [title, category]),
      ...walkthroughs.flatMap(({ title, description, steps }) => [
        title,
        description,
        ...steps.flatMap((step) => [step.title, step.description, step.media.altText]),
      ]),
      ...languageModelTools.flatMap(({ displayName, userDescription }) => [displayName, userDescription]),
      ...Object.values(configuration.properties).map((property) =>
        'markdownDescription' in property ? property.markdownDescription : property.description,
      ),
    ];
    expect(shown.filter((text) => !/^%.+%$/.test(text ?? ''))).toEqual([]);
  });
});

/** The commands that a text links to. */
function commandLinks(text = ''): string {
  return [...text.matchAll(/\(command:([^)]+)\)/g)].map(([, command]) => command).join(' ');
}

describe('what the client says', () => {
  const bundle = readJson('client/l10n/bundle.l10n.zh-cn.json');
  const asked = sourcesIn('client').flatMap(({ text }) =>
    [...text.matchAll(/\bl10n\.t\(\s*/g)].map(({ index, 0: call }) => readLiteral(text, index + call.length)),
  );

  test('every text has its Chinese, and none is left over', () => {
    expect(asked.length).toBeGreaterThan(20);
    expect(Object.keys(bundle).sort()).toEqual([...new Set(asked)].sort());
  });

  test('each in its language, with the same places to fill in', () => {
    for (const [en, zh] of Object.entries(bundle)) {
      expect(hasChinese(en), en).toBe(false);
      expect(hasChinese(zh), zh).toBe(true);
      expect(places(zh), en).toEqual(places(en));
    }
  });

  test('nothing is said past the translations', () => {
    const spoken = /\b(?:show(?:Information|Warning|Error)Message|showInputBox)\(\s*['"`]/;
    expect(sourcesIn('client').filter(({ text }) => spoken.test(text))).toEqual([]);
  });

  test('full-width marks stand in Chinese alone', () => {
    const inBoth = sourcesIn('client').flatMap(({ file, text }) =>
      withoutComments(text)
        .split('\n')
        .filter((line) => /[\u3001\u3002\uff08-\uff1f]/.test(line.replace(/\bzh: (['"`]).*?\1/, '')))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(inBoth).toEqual([]);
  });

  test('every pair in the source of the preview is in two languages, with the same places to fill in', () => {
    const pairs = pairsIn('client');
    expect(pairs.length).toBeGreaterThan(100);
    expect(pairs.flatMap(({ file, ...pair }) => faultsOf(pair).map((fault) => `${file}: ${fault}`))).toEqual([]);
    expect(pairs.filter(({ zh, en }) => String(places(zh)) !== String(places(en)))).toEqual([]);
  });
});

describe('what the server says', () => {
  // A piece of a sentence may be empty in one of them.
  test('every pair in its source is in two languages', () => {
    const pairs = pairsIn('server');
    expect(pairs.length).toBeGreaterThan(200);
    expect(
      pairs
        .filter(({ zh, en }) => zh.trim() && en.trim())
        .flatMap(({ file, ...pair }) => faultsOf(pair).map((fault) => `${file}: ${fault}`)),
    ).toEqual([]);
  });

  test('the documentation of every statement, argument and word', () => {
    const statements = Object.values(blocks).flat();
    const docs = [
      ...statements.flatMap(({ doc, args }) => [doc, ...args.map((argument) => argument.doc)]),
      ...Object.values(enumerations).flatMap((values) => values.map(({ doc }) => doc)),
      ...questions.flatMap(({ title, prompt, example }) => [title, prompt, example]),
    ];
    expect(docs.length).toBeGreaterThan(150);
    expect(docs.flatMap((doc) => faultsOf(doc))).toEqual([]);
    expect(docs.filter(({ zh }) => zh !== '' && !hasChinese(zh))).toEqual([]);
  });

  test('every rule has a page in both languages, a source and titles in both', () => {
    for (const rule of rules) {
      const pages = { zh: rulePage(rule, 'zh-cn').summary, en: rulePage(rule, 'en').summary };
      expect(hasChinese(pages.zh), rule.id).toBe(true);
      expect(pages.en, rule.id).toMatch(/[A-Za-z]{3}/);
      expect(pages.en, rule.id).not.toBe(pages.zh);
      for (const text of [rule.source, rule.fixAll]) if (text) expect(faultsOf(text), rule.id).toEqual([]);
    }
  });

  test('every message, related place and title of a fix of the rules’ own examples and the samples', () => {
    const analyses = [
      ...rules.flatMap(({ doc, id }) => parseCases(doc, id).map(analysisOf)),
      ...['mistakes', 'review', 'shuozhou-2026'].map((name) => analyse(readSample(name))),
    ];
    let spoken = 0;
    const faults = analyses.flatMap((analysis) => {
      const zh = textsOf(everyFinding(analysis, 'zh-cn'));
      const en = textsOf(everyFinding(analysis, 'en'));
      expect(en.length).toBe(zh.length);
      spoken += zh.length;
      return zh.flatMap((text, i) => faultsOf({ zh: text, en: en[i] ?? '' }, analysis.text + namesIn(text)));
    });
    expect(spoken).toBeGreaterThan(300);
    expect(faults).toEqual([]);
  });

  test('every hover over the reference disclosure', () => {
    const analysis = analyse(readSample('shuozhou-2026'));
    for (let offset = 0; offset < analysis.text.length; offset += 23) {
      const [zh, en] = [hover(analysis, offset, 'zh-cn')?.markdown, hover(analysis, offset, 'en')?.markdown];
      expect(en === undefined).toBe(zh === undefined);
      if (zh !== undefined && en !== undefined) expect(en).toMatch(/[A-Za-z]{2}/);
    }
  });

  test('every snippet, in keywords of its language', () => {
    const snippets = Object.entries(codeSnippets());
    expect(snippets.filter(([name]) => hasChinese(name)).length).toBe(snippets.length / 2);
    for (const [name, { description }] of snippets) expect(hasChinese(description), name).toBe(hasChinese(name));
  });

  test('the help of the command line', () => {
    const help = helpText(commands);
    const [zh = '', en = ''] = help.split(/\n(?=budget: )/);
    expect(hasChinese(en)).toBe(false);
    for (const { name, doc, options } of commands) {
      for (const pair of [doc, ...options.map((option) => option.doc)]) expect(faultsOf(pair), name).toEqual([]);
      expect(zh).toContain(doc.zh);
      expect(en).toContain(doc.en);
    }
  });
});

/** What the catalogue calls the codes in a text. */
function namesIn(text: string): string {
  return (text.match(/[A-Z]?[0-9]{3,}/g) ?? []).map((code) => findSubject(code)?.name).join(' ');
}

function textsOf(found: ReturnType<typeof everyFinding>): string[] {
  return found.flatMap(({ message, related, fixes, fixAll = '' }) => [
    message,
    fixAll,
    ...related.map((each) => each.message),
    ...fixes.map(({ title }) => title),
  ]);
}
