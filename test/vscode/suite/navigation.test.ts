import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  commands,
  type Location,
  type LocationLink,
  type SymbolInformation,
  type TextDocument,
  type WorkspaceEdit,
  workspace,
} from 'vscode';
import { same } from './assert.ts';
import { closeAll, diagnosticsWhere, openUntitled, rangeOf } from './budgetDocument.ts';

const text = `部门 "示例局" { 代码 901; 年度 2026; 单位性质 事业; 职责 "服务。" }
科目 { 2011377 "园区运营" 17.54 }
基本支出 2011377 "园区运营" { 30101 "基本工资" 15.46; 30102 "津贴补贴" 2.08; 合计 17.54 }
说明 其他 "园区运营{科目 2011377}。"
`;

suite('navigation', () => {
  let document: TextDocument;

  setup(async () => {
    document = await openUntitled(text);
    await diagnosticsWhere(document, ({ length }) => length > 0);
  });

  teardown(closeAll);

  test('a placeholder leads to the declaration, and all uses are found', async () => {
    const at = rangeOf(document, '2011377}').start;
    const [link] = await ask<(Location | LocationLink)[]>('vscode.executeDefinitionProvider', at);
    const range = link && ('targetUri' in link ? link.targetSelectionRange : link.range);
    same(range, rangeOf(document, '2011377'));
    const references = await ask<Location[]>('vscode.executeReferenceProvider', at);
    same(
      references.map(({ range: { start } }) => start.line),
      [1, 2, 3],
    );
  });

  test('a declared subject is renamed at every place; a standard one says why not', async () => {
    const edit = await ask<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      rangeOf(document, '2011377').start,
      '2011378',
    );
    await workspace.applyEdit(edit);
    same(document.getText(), text.replaceAll('2011377', '2011378'));
    const refusal = await Promise.resolve(
      commands.executeCommand('vscode.prepareRename', document.uri, rangeOf(document, '30101').start),
    ).then(
      () => 'renamed',
      (error: unknown) => String(error),
    );
    same(/30101 (?:是标准科目|is a standard subject)/.test(refusal), true);
  });

  test('the hierarchy shows what feeds a total, and what a line feeds', async () => {
    const itemsAt = (found: string): Promise<CallHierarchyItem[]> =>
      ask('vscode.prepareCallHierarchy', rangeOf(document, found).start);
    const [total] = await itemsAt('合计');
    const incoming = await commands.executeCommand<CallHierarchyIncomingCall[]>('vscode.provideIncomingCalls', total);
    same(
      incoming.map(({ from: { name, detail } }) => `${name} ${detail}`),
      ['30101 基本工资 15.46万元', '30102 津贴补贴 2.08万元'],
    );
    const [line] = await itemsAt('30101');
    const outgoing = await commands.executeCommand<CallHierarchyOutgoingCall[]>('vscode.provideOutgoingCalls', line);
    same(outgoing[0]?.to.name, '基本支出 2011377 园区运营');
  });

  test('a subject is found by its code in the whole workspace', async () => {
    const found = await commands.executeCommand<SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      '2011377',
    );
    const here = found.filter(({ location }) => location.uri.toString() === document.uri.toString());
    same(here.map(({ name }) => name).sort(), ['2011377 园区运营', '基本支出 2011377 园区运营']);
  });

  /** Asks until a provider answers: VS Code may not have registered it yet, although the server knows the document. */
  async function ask<T extends object>(command: string, ...more: unknown[]): Promise<T> {
    for (let tries = 0; tries < 100; tries++) {
      const found = await commands.executeCommand<T | undefined>(command, document.uri, ...more);
      if (found && !(Array.isArray(found) && found.length === 0)) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${command} was not answered`);
  }
});
