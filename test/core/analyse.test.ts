import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Analysis, analyse, analyseRoot } from '../../server/features/Analysis.ts';
import { completion } from '../../server/features/completion.ts';
import { documentSymbol } from '../../server/features/documentSymbol.ts';
import { hover } from '../../server/features/hover.ts';
import { hasDepartment, rootsOf } from '../../server/features/roots.ts';
import { addressOf, folderOf, foldersAbove, uriOf } from '../../server/lsp/addresses.ts';
import { mayInclude } from '../../server/model/includes.ts';
import { noOtherFiles } from '../../server/model/OtherFiles.ts';
import { editedVersion, nextVersion, SourceFile } from '../../server/model/SourceFile.ts';
import { LineIndex } from '../../server/text/LineIndex.ts';
import { resolvePath } from '../../server/text/resolvePath.ts';
import { applyEdits, type TextEdit } from '../../server/text/TextEdit.ts';
import { documentOf } from '../edits/product.ts';
import { filesInMemory } from '../support/caseFiles.ts';
import { readSample } from '../support/parseCases.ts';
import { right } from '../support/smallBudget.ts';
import { everyFinding, foundIn } from '../support/snapshotOf.ts';

describe('edits of a file', () => {
  const messagesOf = (analysis: Analysis): readonly string[] => foundIn(analysis, 'en').map(({ message }) => message);
  const insert = (at: number, newText: string): TextEdit => ({ span: { start: at, end: at }, newText });

  test('make what its text with them makes, whatever their order', () => {
    const long = right.repeat(12);
    const edit = fc.record({
      at: fc.nat(400),
      length: fc.nat(30),
      newText: fc.constantFrom('', '}', '1', '\n', '"', '项目'),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 4 }), (wanted) => {
        const edits = wanted.map(({ at, length, newText }, i): TextEdit => {
          const start = i * 450 + at;
          return { span: { start, end: start + length }, newText };
        });
        const after = analyse(long).withEdits(edits.toReversed());
        expect(after.text).toBe(applyEdits(long, edits));
        expect(messagesOf(after)).toEqual(messagesOf(analyse(after.text)));
      }),
      { numRuns: 20 },
    );
  });

  test('in one place stand one behind the other, before what begins there', () => {
    const edits = [{ span: { start: 4, end: 7 }, newText: '例' }, insert(4, '一'), insert(4, '二')];
    expect(analyse(right).withEdits(edits).text).toMatch(/^部门 "一二例位"/);
  });
});

test('the title of a fix tells which tables change, in a very long budget not', () => {
  const titles = (text: string): readonly string[] =>
    everyFinding(analyse(text), 'zh-cn').flatMap(({ id, fixes }) =>
      id === 'total-mismatch' ? fixes.map(({ title }) => title) : [],
    );
  const off = right.replace('"招商引资" 15.46 }', '"招商引资" 15.64 }');
  expect(titles(off)).toContain('把 15.64 改为 15.46（各项之和）；各表不变');
  expect(titles(`${off}${'# 备注\n'.repeat(100_000)}`)).toContain('把 15.64 改为 15.46（各项之和）');
});

describe('what did not change is not computed again', () => {
  const text = readSample('shuozhou-2026');
  const before = analyse(text);

  test('an edit of one statement leaves the segments and parts of all others', () => {
    const after = analyse(text.replace('15.46', '25.46'), before);
    const fresh = after.tree.segments.filter((segment) => !before.tree.segments.includes(segment));
    expect(fresh.map(({ statements }) => statements.map(({ head }) => head?.text))).toEqual([['基本支出']]);
    const known = new Set(before.budget.parts);
    expect(after.budget.parts.filter((part) => !known.has(part))).toHaveLength(1);
  });

  test('lines inserted on top move everything and change nothing', () => {
    const after = analyse(`# 一\n# 二\n\n${text}`, before);
    expect(after.tree.segments.filter((segment) => !before.tree.segments.includes(segment)).length).toBeLessThanOrEqual(
      1,
    );
  });

  test('a statement that is pasted a little before itself is there twice', () => {
    const { segments, starts } = before.tree;
    for (let i = 0; i + 1 < segments.length; i++) {
      const at = starts[i] ?? 0;
      const edit = { span: { start: at, end: at }, newText: segments[i + 1]?.text ?? '' };
      const after = analyseRoot(editedVersion(before.file, edit), noOtherFiles);
      expect(new Set(after.tree.segments).size).toBe(after.tree.segments.length);
      expect(everyFinding(after, 'zh-cn')).toEqual(everyFinding(analyse(after.text), 'zh-cn'));
    }
  });

  test('the form of a project has the code of the department again that was another for a while', () => {
    const twice = `部门 "另一个" {\n${text}`;
    let after = analyse(twice);
    for (const code of ['', '9', '']) {
      after = analyse(twice.replace(/^ {4}代码 +\S+/m, `$&${code}`), after);
      expect(documentOf(after)).toBe(documentOf(analyse(after.text)));
    }
  });

  test('what is declared for one kind of expenditure counts in the sum of both', () => {
    const others = Array.from({ length: 100 }, (_, i) => `基本支出 20${1000 + i}1 { 30101 1.00 }\n`).join('');
    const blocks = '基本支出 2011308 { 30101 2.00; 30102 3.00 }\n项目 "招商活动" { 功能科目 2011308; 金额 3.00 }\n';
    const declared = (basic: string): string =>
      `科目 { 2011308 "招商引资" 9.99 { 基本支出 ${basic}; 项目支出 3.00 } }\n${others}${blocks}`;
    let after = analyse(declared('5.01'));
    expect(documentOf(after)).toContain('8.01');
    after = analyse(declared('4.99'), after);
    expect(documentOf(after)).toBe(documentOf(analyse(after.text)));
    expect(documentOf(after)).toContain('7.99');
  });

  test('another unit of the file is another reading of every amount', () => {
    const after = analyse(text.replace('金额单位  万元', '金额单位  元'), before);
    expect(after.budget.unit).toBe('元');
    expect(after.budget.revenue[0]?.lines[0]?.amount.value).toBe(11_867);
    expect(before.budget.revenue[0]?.lines[0]?.amount.value).toBe(118_670_000);
  });
});

describe('included files', () => {
  const root = new SourceFile('部门.budget', '科目 { 2011308 "招商引资" 17.54 }\n引入 "城东.budget"\n');
  const unit = new SourceFile('城东.budget', '基本支出 2011308 { 30101 15.46 }\n基本支出 2011308 { 30102 2.08 }\n');
  const whole = analyseRoot(root, filesInMemory([root, unit]));

  test('are the same files in every analysis, and so are their parts', () => {
    const edited = nextVersion(root, `# 一\n${root.text}`);
    const after = analyseRoot(edited, filesInMemory([edited, unit]));
    expect(after.files).toEqual([edited, unit]);
    expect(after.seenFrom(unit).parts).toEqual(whole.seenFrom(unit).parts);
    expect(after.seenFrom(unit).parts.every((part, i) => part === whole.seenFrom(unit).parts[i])).toBe(true);
  });

  test('of units, with no department, lack nothing by themselves; without units a department', () => {
    const lacks = (text: string): string[] => foundIn(analyse(text), 'en').map(({ message }) => message);
    const alone = '预算单位 "城东" { 代码 901001; 单位性质 事业; 职责 "教学。"; 内设机构 "教务处" }\n';
    expect(lacks(alone).filter((message) => message.startsWith('The file lacks'))).toEqual([]);
    expect(lacks(unit.text)).toContain('The file lacks “department” (required)');
  });

  test('edited, leave the root and all of their own statements but one', () => {
    const after = whole.seenFrom(unit).withText(unit.text.replace('2.08', '3.08'));
    expect(after.file.text).toContain('3.08');
    expect(after.root).toBe(root);
    const known = new Set(whole.budget.parts);
    expect(after.budget.parts.filter((part) => !known.has(part))).toHaveLength(1);
    expect(after.budget.comparisons.map(({ state }) => state)).toEqual(['mismatch']);
    expect(whole.budget.comparisons.map(({ state }) => state)).toEqual(['equal']);
  });

  test('are looked at as parts of the whole', () => {
    const seen = whole.seenFrom(unit);
    expect(hover(seen, unit.text.indexOf('2011308'), 'zh-cn')?.markdown).toContain('17.54');
    expect(hover(seen, unit.text.indexOf('30102'), 'zh-cn')?.span).toEqual({ start: 44, end: 49 });
    expect(documentSymbol(seen).map(({ span }) => span.start)).toEqual([0, 29]);
    expect(completion(whole, root.text.length, 'zh-cn').items.some(({ label }) => label === '科目')).toBe(false);
    expect(completion(seen, unit.text.length, 'zh-cn').items.some(({ label }) => label === '科目')).toBe(false);
  });

  test('may be deep, but not without end', () => {
    const files = Array.from({ length: 60 }, (_, i) => new SourceFile(`${i}.budget`, `引入 "${i + 1}.budget"\n`));
    const [first = root] = files;
    const { budget, files: taken } = analyseRoot(first, filesInMemory(files));
    expect(taken).toHaveLength(51);
    expect(budget.includes.at(-1)?.state.kind).toBe('too-deep');
  });

  test('need not be parsed to know that there are none', () => {
    expect(['引入 "a"', 'include "a"', 'ｉｎｃｌｕｄｅ "a"', '收入 { }'].map(mayInclude)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(analyse('ｉｎｃｌｕｄｅ "a"\n').budget.includes).toHaveLength(1);
  });
});

describe('roots', () => {
  const department = (includes: string): string => `部门 "甲" { }\n${includes}`;

  /** The names of those among some files that stand for themselves. */
  function rootNames(texts: Readonly<Record<string, string>>): string[] {
    const files = Object.entries(texts).map(([name, text]) => new SourceFile(name, text));
    const others = filesInMemory(files);
    const analyses = files.map((file) => analyseRoot(file, others));
    return rootsOf(analyses, ({ file }) => hasDepartment(file)).map(({ file }) => file.address);
  }

  test.each([
    ['alone', { a: '', b: '' }, ['a', 'b']],
    ['included', { a: '', b: '引入 "a"', c: '引入 "b"' }, ['c']],
    ['in a circle', { a: '引入 "b"', b: '引入 "c"', c: '引入 "a"' }, ['a']],
    ['in a circle with a department', { a: '引入 "b"', b: department('引入 "a"') }, ['b']],
    ['a circle that another one includes', { a: '引入 "b"', b: department('引入 "a"'), c: '引入 "a"' }, ['c']],
    ['itself', { a: '引入 "a"' }, ['a']],
    ['shared', { a: '引入 "c"', b: '引入 "c"', c: '' }, ['a', 'b']],
  ])('%s', (_, texts, roots) => expect(rootNames(texts)).toEqual(roots));
});

describe('paths', () => {
  test.each([
    ['b', 'a', '', 'b'],
    ['c/b', 'x/a', '', 'x/c/b'],
    ['../b', 'x/a', '', 'b'],
    ['../b', 'a', '', undefined],
    ['../../b', 'file:///w/x/a', 'file:///w/', undefined],
    ['../b', 'file:///w/x/a', 'file:///w/', 'file:///w/b'],
  ])('%s from %s within %s', (path, from, within, address) => expect(resolvePath(path, from, within)).toBe(address));

  test.each([
    ['file:///c%3A/%E9%A2%84%E7%AE%97/a%20b.budget', 'file:///c:/预算/a b.budget', 'file:///c:/预算/'],
    ['file:///C:/a.budget', 'file:///c:/a.budget', 'file:///c:/'],
    ['file:///a%23b%3Fc/100%25.budget', 'file:///a#b?c/100%.budget', 'file:///a#b?c/'],
    ['vscode-vfs://github/o/a.budget', 'vscode-vfs://github/o/a.budget', 'vscode-vfs://github/o/'],
    ['untitled:Untitled-1', 'untitled:Untitled-1', undefined],
    ['untitled:/w/%E7%94%B2.budget', 'file:///w/甲.budget', 'file:///w/'],
    ['untitled://localhost:8080/w/a.budget', 'file:///w/a.budget', 'file:///w/'],
    ['untitled:/C%3A/a.budget', 'file:///c:/a.budget', 'file:///c:/'],
    ['git:/w/a.budget?%7B%7D', '?git:/w/a.budget?%7B%7D', undefined],
    ['clipboardCompare0:/w/a.budget', '?clipboardCompare0:/w/a.budget', undefined],
  ])('%s has one address, and a folder', (uri, address, folder) => {
    expect(addressOf(uri)).toBe(address);
    expect(folderOf(address)).toBe(folder);
    if (!address.startsWith('?')) expect(addressOf(uriOf(address))).toBe(address);
  });

  test('the folders above a file end at the top', () => {
    expect(foldersAbove('file:///w/x/a', 'file:///w/')).toEqual(['file:///w/x/', 'file:///w/']);
    expect(foldersAbove('file:///w/x/a', undefined)).toEqual(['file:///w/x/', 'file:///w/', 'file:///']);
    expect(foldersAbove('untitled:Untitled-1', undefined)).toEqual([]);
  });
});

describe('lines', () => {
  test.each([
    ['', 1],
    ['甲', 1],
    ['甲\n', 2],
    ['甲\r\n乙', 2],
    ['甲\r乙\n\n丙', 4],
  ])('%j has %d', (text, count) => expect(new LineIndex(text).lineCount).toBe(count));

  test('positions count UTF-16, and offsets behind the end of a line are moved to it', () => {
    const lines = new LineIndex('𠮷田\r\n乙\r丙');
    expect(lines.position(3)).toEqual({ line: 0, character: 3 });
    expect(lines.position(5)).toEqual({ line: 1, character: 0 });
    expect(lines.position(99)).toEqual({ line: 2, character: 1 });
    expect(lines.offset({ line: 1, character: 0 })).toBe(5);
    expect(lines.offset({ line: 1, character: 9 })).toBe(6);
    expect(lines.offset({ line: 9, character: 0 })).toBe(8);
    expect(lines.offset({ line: 0, character: 9 })).toBe(3);
  });
});
