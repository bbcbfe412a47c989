import { describe, expect, test } from 'vitest';
import { fileLinks } from '../../server/features/fileLinks.ts';
import { pathBetween, type Renaming, renameFiles } from '../../server/features/renameFiles.ts';
import { SourceFile } from '../../server/model/SourceFile.ts';
import { resolvePath } from '../../server/text/resolvePath.ts';
import { applyEdits } from '../../server/text/TextEdit.ts';
import { readSample } from '../support/parseCases.ts';

const top = 'file:///县/';

/** A file after some renamings, its address being `file:///县/` and the name. */
function afterRenaming(name: string, text: string, ...renamings: readonly (readonly [string, string])[]): string {
  const file = new SourceFile(top + name, text);
  const all = renamings.map(([from, to]): Renaming => ({ from: top + from, to: top + to }));
  return applyEdits(
    text,
    renameFiles(file, all, (path) => resolvePath(path, file.address, top)),
  );
}

describe('a renaming', () => {
  test('changes the path of what is renamed, and nothing else', () => {
    const text =
      '引入 "单位/城东.budget"  # 𠮷\r\ninclude “.\\单位\\城西.budget”\r\n说明 其他 "引入 单位/城东.budget"\r\n';
    expect(afterRenaming('部门.budget', text, ['单位/城东.budget', '单位/𠮷.budget'])).toBe(
      text.replace('"单位/城东.budget"', '"单位/𠮷.budget"'),
    );
    expect(afterRenaming('部门.budget', text, ['单位', '下属/单位'])).toBe(
      '引入 "下属/单位/城东.budget"  # 𠮷\r\ninclude “下属\\单位\\城西.budget”\r\n说明 其他 "引入 单位/城东.budget"\r\n',
    );
  });

  test('of a folder beside one whose name begins alike changes only its own', () => {
    const text = '引入 "单位/a.budget"\n引入 "单位二/a.budget"\n';
    expect(afterRenaming('部门.budget', text, ['单位', '新'])).toBe('引入 "新/a.budget"\n引入 "单位二/a.budget"\n');
  });

  test('of both files at once keeps what holds', () => {
    const text = '引入 "单位/a.budget"\n';
    expect(afterRenaming('区/部门.budget', text, ['区', '新区'])).toBe(text);
    expect(afterRenaming('区/部门.budget', text, ['区/部门.budget', '部门.budget'])).toBe('引入 "区/单位/a.budget"\n');
  });

  test("changes last year's file, in both languages, and figures of last year are none", () => {
    expect(
      afterRenaming('2026.budget', '部门 "甲" {\n    上年：“2025.budget”\n}\n', ['2025.budget', '往年/2025.budget']),
    ).toBe('部门 "甲" {\n    上年：“往年/2025.budget”\n}\n');
    expect(afterRenaming('2026.budget', 'department "a" { prior "2025.budget" }\n', ['2025.budget', 'x.budget'])).toBe(
      'department "a" { prior "x.budget" }\n',
    );
    expect(fileLinks(new SourceFile('a', '部门 "甲" { 上年 { 收入 1; 支出 1 } }\n'))).toEqual([]);
  });

  test('goes by the paths of one file system, be it on a host or on none', () => {
    for (const root of ['file://', 'vscode-vfs://github', 'memfs:']) {
      expect(pathBetween(`${root}/部门.budget`, `${root}/单位.budget`)).toBe('单位.budget');
      expect(pathBetween(`${root}/县/部门.budget`, `${root}/乡/单位.budget`)).toBe('../乡/单位.budget');
    }
    for (const other of ['file://', 'memfs://host', 'other:'])
      expect(pathBetween('memfs:/县/部门.budget', `${other}/县/单位.budget`)).toBeUndefined();
    expect(pathBetween('vscode-vfs://a/部门.budget', 'vscode-vfs://b/部门.budget')).toBeUndefined();
  });

  test('leaves alone what leads nowhere, and text that does not parse', () => {
    for (const text of ['引入\n', '引入 ""\n', '引入 "/a.budget"\n', '引入 "../../../a.budget"\n', '引入 "a.budget'])
      expect(afterRenaming('部门.budget', text, ['b.budget', 'c.budget'])).toBe(text);
    const sample = readSample('shuozhou-2026');
    for (let end = 0; end < sample.length; end += 97)
      expect(afterRenaming('部门.budget', sample.slice(0, end), ['a', 'b'])).toBe(sample.slice(0, end));
  });
});
