import {
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  Uri,
  window,
  workspace,
} from 'vscode';
import { budgetsIn } from '../../../client/listFiles.ts';
import { same } from './assert.ts';
import { closeAll, diagnosticsWhere, errorsOf, idsOf, rangeOf, replace } from './budgetDocument.ts';

const scheme = 'budget-memory';

/** 15.46 and, in the included file, 2.08 make the declared 17.54. */
const files: Readonly<Record<string, string>> = {
  '/部门/2026.budget': `部门 "示例单位" { 代码 901; 年度 2026; 单位性质 事业; 职责 "服务。" }
科目 { 2011308 "招商引资" 17.54 }
收入 { 一般公共预算 17.54 }
基本支出 2011308 "招商引资" { 30101 "基本工资" 15.46 }
引入 "单位/城东.budget"
`,
  '/部门/单位/城东.budget': '基本支出 2011308 "招商引资" { 30102 "津贴补贴" 2.08 }\n',
};

/** Files that are nowhere on a disk, as those of github.dev are. */
const memory: FileSystemProvider = {
  onDidChangeFile: new EventEmitter<FileChangeEvent[]>().event,
  watch: () => new Disposable(() => {}),
  stat: ({ path }): FileStat => {
    const type = path in files ? FileType.File : FileType.Directory;
    if (type === FileType.Directory && namesIn(path).length === 0) throw FileSystemError.FileNotFound(path);
    return { type, ctime: 0, mtime: 0, size: files[path]?.length ?? 0 };
  },
  readDirectory: ({ path }) => namesIn(path),
  readFile: ({ path }) => {
    const text = files[path];
    if (text === undefined) throw FileSystemError.FileNotFound(path);
    return new TextEncoder().encode(text);
  },
  createDirectory: refuse,
  writeFile: refuse,
  delete: refuse,
  rename: refuse,
};

function namesIn(folder: string): [string, FileType][] {
  const below = folder.replace(/\/?$/, '/');
  const rests = Object.keys(files).flatMap((path) => (path.startsWith(below) ? [path.slice(below.length)] : []));
  const entries = rests.map((rest): [string, FileType] => {
    const [name = '', ...more] = rest.split('/');
    return [name, more.length === 0 ? FileType.File : FileType.Directory];
  });
  return [...new Map(entries)];
}

function refuse(uri: Uri): never {
  throw FileSystemError.NoPermissions(uri);
}

suite('files of a virtual workspace', () => {
  let provider: Disposable;

  setup(() => {
    provider = workspace.registerFileSystemProvider(scheme, memory, { isReadonly: false, isCaseSensitive: true });
  });

  teardown(async () => {
    await closeAll();
    provider.dispose();
  });

  test('are checked, with those that they include', async () => {
    const document = await workspace.openTextDocument(Uri.from({ scheme, path: '/部门/2026.budget' }));
    await window.showTextDocument(document);
    await diagnosticsWhere(document, (found) => found.length > 0 && errorsOf(found).length === 0);
    await replace(document, rangeOf(document, '15.46'), '16.46');
    await diagnosticsWhere(document, (found) => idsOf(errorsOf(found)).includes('total-mismatch'));
  });

  test('are listed, though nobody can search them', async () => {
    const listed = await budgetsIn(Uri.from({ scheme, path: '/部门' }));
    same(listed.map(({ path }) => path).sort(), Object.keys(files).sort());
  });
});
