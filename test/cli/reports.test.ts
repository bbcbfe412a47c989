import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { afterAll, describe, expect, test } from 'vitest';
import type { CheckResult } from '../../server/cli/CheckResult.ts';
import { githubReport } from '../../server/cli/reports/githubReport.ts';
import { jsonReport } from '../../server/cli/reports/jsonReport.ts';
import { junitReport } from '../../server/cli/reports/junitReport.ts';
import { inFull } from '../../server/cli/reports/PlainDiagnostic.ts';
import { sarifReport } from '../../server/cli/reports/sarifReport.ts';
import { textReport, verdictOf } from '../../server/cli/reports/textReport.ts';
import { analyseRoot } from '../../server/features/Analysis.ts';
import { diagnostic } from '../../server/features/diagnostic.ts';
import { rulePage } from '../../server/features/rulePage.ts';
import { referencePage } from '../../server/features/ruleReference.ts';
import type { Locale } from '../../server/language/locale.ts';
import { noOtherFiles } from '../../server/model/OtherFiles.ts';
import { SourceFile } from '../../server/model/SourceFile.ts';
import { rules } from '../../server/rules/index.ts';
import { standardProfile } from '../../server/rules/profile/Profile.ts';
import { parseCases, readSample } from '../support/parseCases.ts';
import { allElements, elementsOf, readXml } from '../support/readXml.ts';
import { type Outcome, runBudget } from '../support/runBudget.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'budget-reports-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** 15.46 + 2.08 = 17.54, where 18.54 is declared; line 3 of the block, columns 10 to 15. */
const wrongTotal = '基本支出 2011308 "招商引资" {\n    30101 15.46; 30102 2.08\n    合计 18.54\n}\n';

function budget(...args: string[]): Outcome {
  return runBudget(args);
}

function written(name: string, text: string): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
}

describe('the verdict', () => {
  test('closes the report with the counts', () => {
    expect(budget('check', 'samples/short-english.budget').out).toBe('已检查 1 个文件：没有问题；可公开\n');
    expect(budget('check', 'samples/mistakes.budget').out).toMatch(/已检查 1 个文件：\d+ 个错误，.*；不可公开\n$/);
    expect(budget('check', '--locale', 'en', 'samples/short-english.budget').out).toBe(
      '1 file checked: nothing found; fit to publish\n',
    );
  });

  test('is not known of a new budget without amounts, nor where a file could not be read', () => {
    const args = [
      '--name',
      '示例县水利局',
      '--code',
      '305',
      '--year',
      '2027',
      '--kind',
      '行政',
      '--duties',
      '防汛抗旱。',
    ];
    const file = written('新.budget', budget('new', ...args).out);
    expect(budget('check', file).out).toBe('已检查 1 个文件：没有问题；无法判断能否公开\n');
    const { code, out } = budget('check', 'samples/short-english.budget', path.join(folder, '没有.budget'));
    expect({ code, out }).toEqual({ code: 2, out: '已检查 1 个文件：没有问题；无法判断能否公开\n' });
  });

  test('is that of all findings, of those too that the baseline has', () => {
    const file = written('旧.budget', wrongTotal);
    const baseline = written('旧.json', budget('check', '--format', 'json', file).out);
    const { code, out } = budget('check', '--baseline', baseline, file);
    expect(code).toBe(0);
    expect(out).toMatch(/^已检查 1 个文件：没有问题，另有 \d+ 个已知的问题；不可公开\n$/);
  });
});

describe('--format sarif', () => {
  const file = written('合计 不符.budget', wrongTotal);
  const { out, code } = budget('check', '--format', 'sarif', file);
  const log = JSON.parse(out) as Log;
  const [run] = log.runs;
  const found = run?.results?.find(({ ruleId }) => ruleId === 'total-mismatch');

  test('is a log of version 2.1.0 that describes every rule', () => {
    expect(code).toBe(1);
    expect(log.version).toBe('2.1.0');
    expect(run?.tool.driver.rules?.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    expect(run?.tool.driver.rules?.[found?.ruleIndex ?? -1]?.id).toBe('total-mismatch');
  });

  test('places a finding at its line and columns, counted from 1, in a file named as a URI', () => {
    const location = found?.locations?.[0]?.physicalLocation;
    expect(found?.level).toBe('error');
    expect(location?.region).toEqual({ startLine: 3, startColumn: 8, endLine: 3, endColumn: 13 });
    expect(fileURLToPath(location?.artifactLocation?.uri ?? '')).toBe(file);
  });

  test('carries the fixes and the lines of the sum', () => {
    const replacement = found?.fixes?.[0]?.artifactChanges[0]?.replacements[0];
    expect(replacement?.insertedContent?.text).toBe('17.54');
    expect(replacement?.deletedRegion).toEqual({ startLine: 3, startColumn: 8, endLine: 3, endColumn: 13 });
    expect(found?.relatedLocations?.map(({ physicalLocation }) => physicalLocation?.region?.startColumn)).toEqual([
      11, 24,
    ]);
  });

  test('relative paths stay relative', () => {
    const relative = JSON.parse(budget('check', '--format', 'sarif', 'samples/mistakes.budget').out) as Log;
    const uris = relative.runs[0]?.results?.map(
      ({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri,
    );
    expect(new Set(uris)).toEqual(new Set(['samples/mistakes.budget']));
  });
});

/** A text as it is checked under the name of a file; a rule that fails fails the test. */
function checked(file: string, text: string, locale: Locale): CheckResult {
  const analysis = analyseRoot(new SourceFile(file, text), noOtherFiles);
  const failed = (id: string, cause: unknown): never => {
    throw new Error(`rule ${id} failed`, { cause });
  };
  return {
    file,
    files: [file],
    department: '',
    diagnostics: inFull(diagnostic(analysis, { locale, profile: standardProfile, failed }), analysis),
    isComplete: true,
    isBlank: false,
    isDraft: false,
  };
}

const closing = { verdict: verdictOf([]), known: 0, unread: ['没有 50%.budget'] };

/** The examples of every rule and every sample, under names that have to be escaped. */
function everything(locale: Locale): CheckResult[] {
  const examples = rules.flatMap(({ id, doc }) => parseCases(doc, id));
  const samples = ['mistakes', 'shuozhou-2026', 'short-english'].map((name) => ({ name, text: readSample(name) }));
  return [...examples, ...samples].map(({ name, text }, i) => checked(`预算 50%,<${i}>: ${name}.budget`, text, locale));
}

describe.each(['zh-cn', 'en'] as const)('every finding of every rule (%s)', (locale) => {
  const files = everything(locale);
  const all = files.flatMap(({ diagnostics }) => diagnostics);

  test('as SARIF fits the schema of version 2.1.0', () => {
    const ajv = new Ajv({ allErrors: true, unicodeRegExp: false });
    addFormats(ajv);
    const validate = ajv.compile(schema);
    const log = JSON.parse(sarifReport(files, locale, closing)) as Log;
    validate(log);
    expect(validate.errors ?? []).toEqual([]);
    expect(log.runs[0]?.results).toHaveLength(all.length);
    expect(validate({ ...log, version: '2.0.0' })).toBe(false);
  });

  test('as SARIF names its rule by id and place in the list', () => {
    const [run] = (JSON.parse(sarifReport(files, locale, closing)) as Log).runs;
    for (const { ruleId, ruleIndex } of run?.results ?? [])
      expect(run?.tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId);
  });

  test('for GitHub is one line, whatever the message and the name of the file have in them', () => {
    const lines = githubReport(files, locale, closing).trimEnd().split('\n');
    expect(lines).toHaveLength(all.length + 1);
    for (const line of lines.slice(0, -1)) {
      expect(line).toMatch(
        /^::(?:error|warning|notice) file=预算 50%25%2C<\d+>%3A [^:,]*\.budget,line=\d+,endLine=\d+,(?:col=\d+,endColumn=\d+,)?title=[a-z-]+::[^\r\n]+$/u,
      );
      expect(line.replace(/%(?:25|0D|0A|3A|2C)/gu, '')).not.toContain('%');
    }
  });

  test('as JUnit is well-formed and counts every rule for every file', () => {
    const root = readXml(junitReport(files, locale, closing));
    expect(allElements(root, 'testcase')).toHaveLength(files.length * rules.length + closing.unread.length);
    expect(root.attributes['failures']).toBe(String(allElements(root, 'failure').length));
  });

  test('as JSON and as text is there once, with its id', () => {
    const listed = JSON.parse(jsonReport(files)) as { readonly id: string }[];
    expect(listed.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    const lines = textReport(files, locale, closing).trimEnd().split('\n').slice(0, -1);
    expect(lines.map((line) => /\[([a-z-]+)\]$/u.exec(line)?.[1])).toEqual(all.map(({ id }) => id));
  });
});

describe('--format github', () => {
  test('is one workflow command for each finding, escaped, and the closing line', () => {
    const { out } = budget('check', '--format', 'github', written('a,b:50%.budget', wrongTotal));
    const line = out.split('\n').find((each) => each.includes('title=total-mismatch'));
    expect(line).toMatch(
      /^::error file=.*a%2Cb%3A50%25\.budget,line=3,endLine=3,col=8,endColumn=13,title=total-mismatch::/,
    );
    expect(line).toContain('18.54万元');
    expect(out.trimEnd().split('\n').at(-1)).toContain('不可公开');
  });
});

describe('--format junit', () => {
  test('has a suite for each file and a case for each rule, failed where it finds an error', () => {
    const { out } = budget(
      'check',
      '--format',
      'junit',
      written('甲&乙.budget', wrongTotal),
      'samples/short-english.budget',
    );
    const root = readXml(out);
    const [first, second] = elementsOf(root, 'testsuite');
    expect(root.attributes['tests']).toBe(String(2 * rules.length));
    const failed = elementsOf(first, 'testcase').filter((each) => elementsOf(each, 'failure').length > 0);
    expect(failed.map(({ attributes }) => attributes['name'])).toContain('total-mismatch');
    expect(second?.attributes).toMatchObject({ name: 'samples/short-english.budget', failures: '0' });
  });
});

describe('a file that cannot be read', () => {
  const missing = path.join(folder, '没有&这个.budget');
  const args = ['check', missing, 'samples/short-english.budget', '--format'];

  test('is a suite with an error in JUnit', () => {
    const { out, code } = budget(...args, 'junit');
    const root = readXml(out);
    const suites = elementsOf(root, 'testsuite');
    expect(code).toBe(2);
    expect(root.attributes).toMatchObject({ tests: String(rules.length + 1), errors: '1' });
    expect(suites.map(({ attributes }) => [attributes['name'], attributes['errors']])).toEqual([
      ['samples/short-english.budget', '0'],
      [missing, '1'],
    ]);
    expect(allElements(root, 'error')).toHaveLength(1);
  });

  test('is a notification of a run that did not succeed in SARIF', () => {
    const [run] = (JSON.parse(budget(...args, 'sarif').out) as Log).runs;
    expect(run?.invocations).toMatchObject([
      { executionSuccessful: false, toolExecutionNotifications: [{ level: 'error' }] },
    ]);
    expect(run?.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toContain('没有&这个.budget');
  });
});

describe('--baseline', () => {
  const file = written('baseline.budget', wrongTotal);
  const baseline = written('baseline.json', budget('check', '--format', 'json', file).out);

  test('leaves out what was there before, wherever its line has gone', () => {
    fs.writeFileSync(file, `# moved\n\n${wrongTotal}`);
    expect(budget('check', '--baseline', baseline, file)).toMatchObject({
      code: 0,
      out: expect.stringContaining('没有问题'),
    });
  });

  test('keeps what is new, also a second finding that says the same', () => {
    fs.writeFileSync(file, `${wrongTotal}${wrongTotal}`);
    const { code, out } = budget('check', '--baseline', baseline, file);
    expect(code).toBe(1);
    expect(out.match(/\[total-mismatch\]/g)).toHaveLength(1);
  });

  test('says what is wrong with a file that is none', () => {
    expect(budget('check', '--baseline', written('no.json', '{}'), file)).toMatchObject({
      code: 2,
      err: expect.stringContaining('不能作为基线'),
    });
    expect(budget('check', '--baseline', path.join(folder, 'missing.json'), file).code).toBe(2);
  });
});

describe('budget explain', () => {
  test('gives the page of a rule in either language', () => {
    const zh = budget('explain', 'total-mismatch').out;
    expect(zh).toMatch(/^# total-mismatch\n\n错误 · 依据：各表勾稽关系/);
    expect(zh).toContain('## 改正后');
    expect(zh).not.toMatch(/<\||\|>|# error/);
    expect(budget('explain', '--locale', 'en', 'total-mismatch').out).toContain('## Put right');
  });

  test('every rule has a page in both languages', () => {
    for (const rule of rules) {
      expect(rulePage(rule, 'zh-cn').summary, rule.id).toMatch(/[\u4e00-\u9fff]/);
      expect(rulePage(rule, 'en').summary, rule.id).toMatch(/^[^\u4e00-\u9fff]{12}/);
    }
  });

  test('a page quotes each kind of answer of an example once, in its own language', () => {
    for (const locale of ['zh-cn', 'en'] as const)
      for (const rule of rules) {
        const { markdown } = rulePage(rule, locale);
        for (const [example] of markdown.matchAll(
          /^## (?:示例|Example)\n[\s\S]*?(?=^## (?:示例|Example)\n|$(?![\s\S]))/gm,
        ))
          for (const title of ['## 提示的内容', '## 可以这样改', '## What is said', '## Ways to put it right'])
            expect(example.split(title).length, `${rule.id}: ${title}`).toBeLessThan(3);
      }
  });

  test('every answer of an example stands in both languages', () => {
    for (const { id, doc } of rules)
      for (const kind of ['message', 'fixes'])
        expect(doc.split(`\`\`\`${kind} en\n`).length, `${id}: ${kind}`).toBe(doc.split(`\`\`\`${kind}\n`).length);
  });

  test('the index names no rule twice for one point', () => {
    for (const row of (referencePage('index', 'zh-cn') ?? '').split('\n')) {
      const links = row.match(/\]\([a-z-]+\.md\)/g) ?? [];
      expect(links, row).toEqual([...new Set(links)]);
    }
  });

  test('tells the path of a subject and its government twins', () => {
    expect(budget('explain', '30101').out).toContain('301 工资福利支出 › 30101 基本工资');
    expect(budget('explain', '30101').out).toContain('政府预算支出经济分类（事业）：50501 工资福利支出');
    expect(budget('explain', '2011308').out).toContain('201 一般公共服务支出 › 20113 商贸事务 › 2011308 招商引资');
  });

  test('takes a code as an input method types it', () => {
    expect(budget('explain', '３０１０１')).toEqual(budget('explain', '30101'));
    expect(budget('explain', 'a02010105')).toEqual(budget('explain', 'A02010105'));
  });

  test('says what it does not know, with the nearest', () => {
    expect(budget('explain', 'total-mismatsh')).toMatchObject({
      code: 2,
      err: expect.stringContaining('total-mismatch'),
    });
  });
});
